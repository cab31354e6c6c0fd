#include "sim/scenario/compile/compile.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

#include "models/stream.h"
#include "sim/scenario/compile/treatments.h"
#include "sim/scenario/evidence/groups.h"
#include "sim/scenario/evidence/measured.h"
#include "sim/scenario/format/format.h"
#include "sim/scenario/format/quantity.h"

namespace spinepath::scenario {
namespace {

std::vector<double> cumulative(const std::vector<Share>& shares) {
  std::vector<double> until;
  double sum = 0;
  for (const Share& share : shares) until.push_back(sum += share.probability.value);
  until.back() = 1;
  return until;
}

std::array<double, severity_count> cumulative_severity(const std::vector<Share>& shares) {
  std::array<double, severity_count> until{0, 1, 1};  // default: all moderate
  if (shares.empty()) return until;
  double sum = 0;
  for (std::size_t s = 0; s < severity_count; ++s) {
    const auto found = std::find_if(shares.begin(), shares.end(),
                                    [&](const Share& share) { return share.name.text == severity_names[s]; });
    if (found != shares.end()) sum += found->probability.value;
    until[s] = sum;
  }
  until.back() = 1;
  return until;
}

Population compile_population(const Scenario& scenario) {
  const Cohort& cohort = scenario.cohort;
  Population p{.size = cohort.size.value,
               .age = to_distribution(cohort.age),
               .female = cohort.female.value,
               .pain = to_distribution(cohort.pain),
               .condition_until = cumulative(cohort.conditions)};
  for (const Share& condition : cohort.conditions) {
    const auto own = std::find_if(cohort.severity_of.begin(), cohort.severity_of.end(),
                                  [&](const auto& entry) { return entry.first.text == condition.name.text; });
    p.severity_until.push_back(
        cumulative_severity(own != cohort.severity_of.end() ? own->second : cohort.severity));
  }
  for (const Share& flag : cohort.flags) {
    if (flag.name.text == "insured") p.insured = static_cast<int>(p.flags.size());
    p.flags.push_back({stream_of(flag.name.text), flag.probability.value});
  }
  p.life_table = scenario.mortality.table;
  p.hazard_ratio = scenario.mortality.hazard_ratio.value;
  for (const RatioFor& one : scenario.mortality.ratio_for)
    p.hazard_ratios.push_back({eligibility_of(one.eligibility, cohort), one.hazard_ratio.value});
  return p;
}

std::vector<double> times_of(const std::vector<std::pair<Name, double>>& named) {
  std::vector<double> times;
  for (const auto& [name, time] : named) times.push_back(time);
  return times;
}

spinepath::BackgroundFlow compile_flow(const BackgroundFlow& flow) {
  return {flow.base.value, flow.per_pain_point.value, flow.covered};
}

spinepath::Pathway compile_pathway(const Scenario& scenario, const Pathway& pathway) {
  const double success = pathway.success.value;
  spinepath::Pathway compiled{
      .success = {.success = success,
                  .lost_below = pathway.lost_below ? pathway.lost_below->value : success,
                  .since_course = pathway.success_since == SuccessSince::course},
      .steps = {}};
  for (const Step& step : pathway.steps) {
    const auto found = std::find_if(scenario.treatments.begin(), scenario.treatments.end(),
                                    [&](const Treatment& t) { return t.name.text == step.treatment.text; });
    compiled.steps.push_back({.treatment = static_cast<int>(found - scenario.treatments.begin()),
                              .accept = step.accept.value,
                              .wait = to_distribution(step.wait)});
  }
  return compiled;
}

}  // namespace

Discount discount_of(const RateSteps& steps) {
  std::vector<RateChange> changes;
  for (const RateStep& step : std::span(steps).subspan(1)) changes.push_back({step.start, step.rate.value});
  return Discount(steps.front().rate.value, changes);
}

CareModel compile(const Scenario& scenario) {
  const Simulation& simulation = scenario.simulation;
  const double rho = simulation.response_correlation.value;
  spinepath::NaturalCourse natural = natural_course_of(scenario);
  std::vector<spinepath::Treatment> treatments = compile_treatments(scenario, natural);
  CareModel model{.population = compile_population(scenario),
                  .natural = std::move(natural),
                  .treatments = std::move(treatments),
                  .pathways = {},
                  .horizon = simulation.horizon.value,
                  .report_at = times_of(simulation.report_at),
                  .follow_up = times_of(simulation.follow_up),
                  .discount_costs = discount_of(simulation.discount_costs),
                  .discount_qalys = discount_of(simulation.discount_qalys),
                  .itemised_view = scenario.decision.view,
                  .shared_response = std::sqrt(rho),
                  .own_response = std::sqrt(1 - rho),
                  .utility = {scenario.utility.at_no_pain.value, scenario.utility.per_pain_point.value},
                  .health_care = compile_flow(scenario.background.health_care),
                  .lost_production = compile_flow(scenario.background.lost_production),
                  .day_off_work = scenario.background.day_off_work.value,
                  .coinsurance = scenario.coverage.coinsurance.value};
  for (const Pathway& pathway : scenario.pathways)
    model.pathways.push_back(compile_pathway(scenario, pathway));
  return model;
}

}  // namespace spinepath::scenario
