// What is said of value for money: findings by rule, as text. Each is empty if the files do not have what it is about.
#pragma once
#include <string>

#include "sim/report/data/decision.h"

namespace spinepath::report {

/// The mean difference to the reference, with its interval due to the parameters; without a PSA, at their values.
/// Null if there is none.
const Estimate* cost_difference(const Material& material, const PathwayText& pathway);
const Estimate* effect_difference(const Material& material, const PathwayText& pathway);

/// A probability in whole percent; "over 99 %", "under 1 %".
std::string chance_text(double probability);
/// "both", "all three"
std::string all_of(std::size_t count);

/// How many alternatives cost more and gain more than the reference, where the intervals exclude 0.
std::string plane_finding(const Material& material);
/// Which pathway has the highest expected net benefit at the thresholds asked for, and its chance to be best.
std::string choice_finding(const Material& material);
/// What it would be worth to know all parameters.
std::string loss_finding(const Material& material);

/// EVPI at a threshold, in the view of [decision]. Without a mean if it is unknown.
Estimate evpi_at(const Material& material, double threshold);
/// Whether it is above 0 beyond 1.96 of its errors.
bool clearly_positive(const Estimate& value);

}  // namespace spinepath::report
