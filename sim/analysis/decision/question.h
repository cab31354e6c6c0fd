// The question of a scenario's [decision] for a PSA. Without thresholds in the scenario: 50,000 and 100,000
// of its currency per QALY, an assumption (round numbers in use in the US: Neumann, Cohen and Weinstein, N
// Engl J Med 371 (2014) 796). Parameters of a group that the PSA did not draw, because they affect no
// patient, are omitted.
#pragma once
#include "sim/analysis/decision/decision.h"
#include "sim/scenario/format/scenario.h"

namespace spinepath {

/// At least one. [money per unit of effect]
std::vector<double> thresholds_of(const scenario::DecisionSettings& decision);
Perspective perspective_of(const scenario::DecisionSettings& decision);

DecisionQuestion question_of(const scenario::Scenario& scenario, const PsaSample& sample);

}  // namespace spinepath
