// The parameters that a trial informs, and the patients who would make each of them as certain as it is: as the
// trial says, else what follows from the uncertainty. A probability with a beta of size n = alpha + beta is as
// certain as if n patients had been observed; a share of a Dirichlet likewise. Other uncertainties do not say how
// many patients they come from: that takes the spread between patients.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "sim/scenario/format/limits.h"
#include "sim/scenario/format/scenario.h"

namespace spinepath::scenario {

struct Informed {
  std::string name;               ///< of an uncertain parameter
  std::optional<double> prior_n;  ///< [patients]; none if it does not follow
  Name pattern;                   ///< that selects it
};
/// In the order of the patterns, each parameter once.
std::vector<Informed> informed_by(const Trial& trial, const Scenario& scenario);

/// The patterns of a trial: its own, or those of its group.
const std::vector<Name>& patterns_of(const Trial& trial, const DecisionSettings& decision);

/// That of its uncertainty. [patients]
std::optional<double> prior_size(const Parameter& parameter, const Limits& limits);

}  // namespace spinepath::scenario
