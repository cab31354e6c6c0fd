// Claims: the advertised relief of a treatment compared with the first evidence. A claim is a number (relief_30,
// relief_50 or mean; a spread is not a claim) of a response, under the variant `clinic_claim` or with a source of
// design `clinic-marketing`, that the first evidence does not use. Its counterpart is the same knot of the curve of
// the first evidence: the number written there, or that of the treated arm which the curve implies with the natural
// course and the context of these patients.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/scenario/format/scenario.h"

namespace spinepath::scenario {

inline constexpr std::string_view marketing_evidence = "clinic_claim";
inline constexpr std::string_view marketing_design = "clinic-marketing";

struct Claim {
  std::string path;                  ///< of the parameter
  std::string treatment, at, key;    ///< name; knot as written; relief_30, relief_50 or mean
  double claimed;                    ///< [the key's unit: probability, or percent relief for `mean`]
  std::optional<double> controlled;  ///< [as `claimed`]; none: the other curve lacks the knot
  bool implied;                      ///< the other curve's knot is given by other numbers
};

/// Claims of all treatments that have a curve of the first evidence for patients of any age and any flags.
std::vector<Claim> claims_of(const Scenario& scenario);

}  // namespace spinepath::scenario
