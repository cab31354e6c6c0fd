// Claims: what is advertised of a treatment beside what controlled evidence says of it. A claim is a number
// (relief_30, relief_50 or mean; a spread claims nothing) of a response curve other than the controlled one
// that stands under the variant `clinic_claim` or names a source of design `clinic-marketing`. Its
// counterpart is the curve that a run with evidence = "controlled" follows, at the same knot: the number
// written there, or what the knot's normal distribution implies.
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
  std::string path;                ///< of the parameter
  std::string treatment, at, key;  ///< name; knot as written; relief_30, relief_50 or mean
  double claimed;
  std::optional<double> controlled;  ///< none: the controlled curve lacks the knot
  bool implied;                      ///< the controlled curve's knot is given by other numbers
};

/// Of treatments with a controlled curve for patients whatever their age and flags.
std::vector<Claim> claims_of(const Scenario& scenario);

}  // namespace spinepath::scenario
