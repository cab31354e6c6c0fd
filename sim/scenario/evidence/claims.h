// Claims: the advertised effect of a treatment compared with controlled evidence. A claim is a number
// (relief_30, relief_50 or mean; a spread is not a claim) of a response curve other than the controlled one,
// under the variant `clinic_claim` or with a source of design `clinic-marketing`. Its counterpart is the
// curve of a run with evidence = "controlled" at the same knot: the number written there, or the number
// implied by the knot's normal distribution.
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
  std::optional<double> controlled;  ///< [as `claimed`]; none: the controlled curve lacks the knot
  bool implied;                      ///< the controlled curve's knot is given by other numbers
};

/// Claims of all treatments that have a controlled curve for patients of any age and any flags.
std::vector<Claim> claims_of(const Scenario& scenario);

}  // namespace spinepath::scenario
