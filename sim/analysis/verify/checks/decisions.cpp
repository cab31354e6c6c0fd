// Checks of the decision analysis of a PSA, and of the frontier.
#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "sim/analysis/decision/question.h"
#include "sim/analysis/verify/checks/groups.h"
#include "sim/analysis/verify/compare.h"
#include "sim/analysis/verify/subject.h"
#include "sim/engine/tally/rounding.h"

namespace spinepath::verify {
namespace {

/// Why there is no decision; none if there is one.
std::optional<Finding> no_decision(Subject& subject) {
  if (const auto why = subject.why_no_psa()) return not_applicable(*why);
  if (subject.model().pathways.size() < 2) return not_applicable("there is only one pathway");
  return std::nullopt;
}

template <class Visit>
void for_each_threshold(const Decision& decision, const Visit& visit) {
  for (const auto* all : {&decision.thresholds, &decision.grid})
    for (const DecisionAt& at : *all) visit(at, fmt::format("at {:.6g} per unit of effect", at.threshold));
}

Finding acceptability_sums_to_one(Subject& subject) {
  if (const auto none = no_decision(subject)) return *none;
  std::vector<std::string> wrong;
  std::size_t count = 0;
  for_each_threshold(subject.decision(), [&](const DecisionAt& at, const std::string& where) {
    for (const auto figure : {&Estimate::naive, &Estimate::corrected}) {
      double sum = 0;
      for (const StrategyValue& strategy : at.strategies) sum += strategy.probability.*figure;
      ++count;
      if (std::fabs(sum - 1) > rounding_of_results)
        wrong.push_back(fmt::format("{}: the sum is {:.9g}", where, sum));
    }
  });
  return named(std::move(wrong), fmt::format("{} sums", count), Verdict::failed);
}

Finding evpi_at_least_evppi(Subject& subject) {
  if (const auto none = no_decision(subject)) return *none;
  std::vector<std::string> wrong;
  std::size_t count = 0;
  const Decision& decision = subject.decision();
  for_each_threshold(decision, [&](const DecisionAt& at, const std::string& where) {
    ++count;
    if (at.evpi.naive < 0 || at.evpi.corrected < 0)
      wrong.push_back(fmt::format("{}: EVPI {:.6g}", where, std::min(at.evpi.naive, at.evpi.corrected)));
    for (std::size_t p = 0; p < at.parameters.size(); ++p) {
      if (!at.parameters[p]) continue;
      ++count;
      const double value = at.parameters[p]->value;
      if (value < 0 || value > at.evpi.naive)
        wrong.push_back(fmt::format("{}: EVPPI of {} {:.6g}, EVPI {:.6g}", where, decision.parameters[p],
                                    value, at.evpi.naive));
    }
  });
  return named(std::move(wrong), fmt::format("{} values of information", count), Verdict::failed);
}

Finding evpi_is_the_least_loss(Subject& subject) {
  if (const auto none = no_decision(subject)) return *none;
  std::vector<std::string> wrong;
  std::size_t count = 0;
  for_each_threshold(subject.decision(), [&](const DecisionAt& at, const std::string& where) {
    double least = at.strategies.front().expected_loss.naive, size = 0;
    for (const StrategyValue& strategy : at.strategies) {
      least = std::min(least, strategy.expected_loss.naive);
      size = std::max({size, std::fabs(strategy.nmb), strategy.expected_loss.naive});
    }
    ++count;
    if (std::fabs(least - at.evpi.naive) > rounding_of_results * size)
      wrong.push_back(
          fmt::format("{}: least expected loss {:.6g}, EVPI {:.6g}", where, least, at.evpi.naive));
  });
  return named(std::move(wrong), fmt::format("{} thresholds", count), Verdict::failed);
}

/// Both pathways are the first one.
scenario::Scenario with_twins(scenario::Scenario scenario) {
  scenario.pathways.resize(2);
  const scenario::Name second = scenario.pathways[1].name;
  scenario.pathways[1] = scenario.pathways[0];
  scenario.pathways[1].name = second;
  scenario.uncertainty.correlation.clear();  // it may name what other pathways have
  return scenario;
}

Finding twins_have_no_ratio(Subject& subject) {
  if (const auto none = no_decision(subject)) return *none;
  const scenario::Scenario twins = with_twins(subject.read());
  const Psa psa = subject.psa_of(twins, 8);
  const Decision decision = subject.program().decide(psa.sample, question_of(twins, psa.sample));
  std::vector<std::string> wrong;
  for_each_threshold(decision, [&](const DecisionAt& at, const std::string& where) {
    if (at.evpi.naive != 0 || at.evpi.corrected != 0)
      wrong.push_back(fmt::format("{}: EVPI {:.6g}", where, at.evpi.naive));
  });
  for (const FrontierRow& row : subject.program().frontier(decision.means))
    if (row.icer) wrong.push_back(fmt::format("a ratio of {:.6g}", *row.icer));
  return named(std::move(wrong),
               fmt::format("{} thresholds", decision.thresholds.size() + decision.grid.size()),
               Verdict::failed);
}

/// Of the run at the parameters' values.
std::vector<Strategy> strategies_of(Subject& subject) {
  const Perspective perspective = perspective_of(subject.scenario().decision);
  std::vector<Strategy> strategies;
  for (std::size_t p = 0; p < subject.model().pathways.size(); ++p) {
    const auto mean = [&](std::size_t quantity) {
      const OutcomeKey key = key_of(decision_quantities[quantity]);
      return mean_of(subject.base(), p, key);
    };
    const auto cost = mean(perspective.cost()), effect = mean(perspective.gain());
    if (!cost || !effect) return {};
    strategies.push_back({*cost, *effect});
  }
  return strategies;
}

Finding frontier_in_order(Subject& subject) {
  const std::vector<Strategy> strategies = strategies_of(subject);
  if (strategies.size() < 2) return not_applicable("there are no two pathways with a cost and an effect");
  std::vector<std::string> wrong;
  const FrontierRow* last = nullptr;
  const std::vector<FrontierRow> rows = subject.program().frontier(strategies);
  for (const FrontierRow& row : rows) {
    if (row.dominance != Dominance::none) continue;
    const Strategy& one = strategies[row.strategy];
    for (const Strategy& other : strategies)
      if (other.cost < one.cost && other.effect > one.effect)
        wrong.push_back(subject.pathway(row.strategy) + " is on the frontier and dominated");
    if (last != nullptr && last->icer && row.icer && *row.icer < *last->icer)
      wrong.push_back(fmt::format("{}: the ratio falls from {:.6g} to {:.6g}", subject.pathway(row.strategy),
                                  *last->icer, *row.icer));
    last = &row;
  }
  if (rows.size() != strategies.size())
    wrong.push_back(fmt::format("{} of {} pathways", rows.size(), strategies.size()));
  return named(std::move(wrong), fmt::format("{} pathways", strategies.size()), Verdict::failed);
}

/// Mean and standard deviation of a quantity over the draws.
struct OverDraws {
  double mean = 0, sd = 0;  ///< [the quantity's unit]
};

OverDraws over_draws(const PsaSample& sample, std::size_t strategy, std::size_t quantity) {
  const auto n = static_cast<double>(sample.draws);
  OverDraws over;
  double squares = 0;
  for (std::size_t draw = 0; draw < sample.draws; ++draw)
    over.mean += sample.at(draw, strategy, quantity) / n;
  for (std::size_t draw = 0; draw < sample.draws; ++draw) {
    const double off = sample.at(draw, strategy, quantity) - over.mean;
    squares += off * off;
  }
  over.sd = std::sqrt(squares / (n - 1));
  return over;
}

/// All draws have the same few patients: their mean has the Monte Carlo error of these as well.
Finding draws_around_the_values(Subject& subject) {
  if (const auto why = subject.why_no_psa()) return not_applicable(*why);
  const PsaSample& sample = subject.psa().sample;
  const double fewer = std::sqrt(subject.patients() / static_cast<double>(subject.psa().options.patients));
  Comparison comparison;
  for (std::size_t p = 0; p < sample.strategies.size(); ++p)
    for (std::size_t q = 0; q < quantity_count; ++q) {
      const OutcomeKey key = key_of(decision_quantities[q]);
      const OutcomeRow* row = subject.base().find(p, key);
      if (row == nullptr || !row->mean || !row->se) continue;
      const OverDraws over = over_draws(sample, p, q);
      const double of_draws = over.sd / std::sqrt(static_cast<double>(sample.draws)),
                   of_patients = *row->se * fewer;
      comparison.within({subject.pathway(p), key}, over.mean, row->mean,
                        0.5 * over.sd +
                            errors_allowed * std::sqrt(of_draws * of_draws + of_patients * of_patients) +
                            rounding_of_results * std::fabs(over.mean));
    }
  return comparison.finding("no pathway", Verdict::warning);
}

constexpr auto decision_rows = std::to_array<Check>({
    {.name = "draws_around_the_values",
     .change = "a small PSA",
     .law = "mean costs and effects are those at the parameters' values, within half a standard deviation of "
            "the draws "
            "and 5 standard errors",
     .stage = Stage::uncertainty,
     .item = "means of the PSA are near the deterministic results",
     .look_at =
         "parameters whose uncertainty is not centred on their value; results that are far from linear",
     .find = draws_around_the_values},
    {.name = "acceptability_sums_to_one",
     .change = "a small PSA",
     .law = "the probabilities that a pathway is best sum to 1 at every threshold",
     .stage = Stage::uncertainty,
     .item = "CEACs sum to 1 at all thresholds",
     .look_at = "this is a defect of the program: report it",
     .find = acceptability_sums_to_one},
    {.name = "evpi_at_least_evppi",
     .change = "a small PSA",
     .law = "EVPI is at least the EVPPI of each parameter, which is at least 0",
     .stage = Stage::uncertainty,
     .item = "EVPI is at least every EVPPI",
     .look_at = "this is a defect of the program: report it",
     .find = evpi_at_least_evppi},
    {.name = "evpi_is_the_least_loss",
     .change = "a small PSA",
     .law = "EVPI is the smallest expected loss",
     .stage = Stage::uncertainty,
     .item = "the value of information is implemented correctly",
     .look_at = "this is a defect of the program: report it",
     .find = evpi_is_the_least_loss},
    {.name = "twins_have_no_ratio",
     .change = "two pathways that are both the first one, in a PSA",
     .law = "EVPI is 0 and there is no cost-effectiveness ratio",
     .stage = Stage::uncertainty,
     .item = "equal inputs of all treatments: equal results",
     .look_at = "this is a defect of the program: report it",
     .find = twins_have_no_ratio},
    {.name = "frontier_in_order",
     .change = "nothing",
     .law = "ratios rise along the frontier, on which nobody is dominated",
     .stage = Stage::results,
     .item = "ICERs of the full incremental analysis do not fall",
     .look_at = "costs and effects of the pathways in [decision]'s view",
     .find = frontier_in_order},
});

}  // namespace

std::span<const Check> decision_checks() { return decision_rows; }

}  // namespace spinepath::verify
