#include "sim/analysis/information/memory.h"

#include <algorithm>
#include <functional>
#include <numeric>
#include <vector>

#include "sim/analysis/decision/question.h"
#include "sim/analysis/decision/regressors.h"
#include "sim/analysis/information/trials.h"
#include "sim/analysis/statistics/regression.h"
#include "sim/scenario/evidence/what_if.h"

namespace spinepath {
namespace {

// Numbers of a draw in tables that exist at the same time.
constexpr double tables_of_basis = 4;  ///< basis, penalised columns, and two while they are made or used
constexpr double tables_of_strategies =
    10;                       ///< net benefits with and without noise, those without a group, …
constexpr double growth = 3;  ///< of a list that is copied into one of twice its size

/// Of a regression on some parameters.
double numbers_of_regression(const PsaSample& like, const std::vector<std::size_t>& parameters,
                             std::uint64_t draws) {
  const auto ranks = static_cast<Eigen::Index>(first_of_ranks(like, parameters).size());
  if (ranks == 0) return 0;
  return tables_of_basis *
         static_cast<double>(ranks + Regression::most_functions(ranks, static_cast<Eigen::Index>(draws)));
}

/// Of the largest ones, as many as there are threads.
double sum_of_largest(std::vector<double> numbers, int threads) {
  std::ranges::sort(numbers, std::greater{});
  numbers.resize(std::min(numbers.size(), static_cast<std::size_t>(threads)));
  return std::accumulate(numbers.begin(), numbers.end(), 0.0);
}

}  // namespace

double memory_of_analysis(const scenario::Scenario& scenario, const PsaSample& like, std::uint64_t draws,
                          int threads) {
  const DecisionQuestion question = question_of(scenario, like);
  const auto strategies = static_cast<double>(candidates(scenario).size());
  std::vector<double> information;
  for (std::size_t p = 0; p < like.parameters.size(); ++p)
    information.push_back(numbers_of_regression(like, {p}, draws));
  for (const ParameterGroup& group : question.groups)
    information.push_back(numbers_of_regression(like, group.parameters, draws));
  double trials = 0;
  for (const TrialDesign& design : designs_of(scenario, like))
    trials = std::max(trials, numbers_of_regression(like, design.parameters, draws));

  const double per_thread = tables_of_strategies * strategies;
  const double copied = static_cast<double>(like.parameters.size() + like.strategies.size() * quantity_count);
  const double increments = static_cast<double>(question.thresholds.size()) * strategies;
  const double reported = growth * static_cast<double>(like.strategies.size() * quantity_count);
  const double most = std::max({threads * per_thread,
                                increments + threads * per_thread + sum_of_largest(information, threads),
                                trials + per_thread, reported});
  return sizeof(double) * (copied + most) * static_cast<double>(draws);
}

}  // namespace spinepath
