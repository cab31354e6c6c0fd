// The parameters that a trial informs, and the patients who would make each of them as certain as it is: as the
// trial says, else what follows from the uncertainty. A probability with a beta of size n = alpha + beta is as
// certain as if n patients had been observed; a share of a Dirichlet likewise. Other uncertainties do not say how
// many patients they come from: that takes the spread between patients. Of a PSA sample, names are all that is known.
#pragma once
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/scenario/format/limits.h"
#include "sim/scenario/format/scenario.h"

namespace spinepath::scenario {

/// Uncertain parameters as patterns select them, of a scenario, which must outlive it, or of a sample.
struct UncertainParameters {
  std::function<std::vector<std::string>(std::string_view pattern)> selected;  ///< names
  /// Of those whose uncertainty says it, by name. [patients]
  std::function<std::map<std::string, double>()> prior_n;
  std::vector<std::string> sources;  ///< patterns of a source, for messages
  std::string_view allowed;          ///< what a pattern may be, for messages
};
UncertainParameters known_parameters(const Scenario& scenario);
UncertainParameters known_parameters(const std::vector<std::string>& names);

struct Informed {
  std::string name;               ///< of an uncertain parameter
  std::optional<double> prior_n;  ///< [patients]; none if it does not follow
  Name pattern;                   ///< that selects it
};
/// In the order of the patterns, each parameter once.
std::vector<Informed> informed_by(const Trial& trial, const DecisionSettings& decision,
                                  const UncertainParameters& parameters);

/// The patterns of a trial: its own, or those of its group.
const std::vector<Name>& patterns_of(const Trial& trial, const DecisionSettings& decision);

/// That of its uncertainty. [patients]
std::optional<double> prior_size(const Parameter& parameter, const Limits& limits);

}  // namespace spinepath::scenario
