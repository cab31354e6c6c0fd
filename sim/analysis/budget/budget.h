// Budget impact: spend of a population in each calendar year under two mixes of pathways. People who become
// eligible enter at the beginning of each year and are followed to the end of the budget, so the spend of
// year y is that of the first cohort in its year y, of the second in its year y - 1, and so on:
//   B(y) = sum over c <= y of N(c) (1+r)^-(c-1) sum over p of u(c, p) (S(p, y-c+1) - S(p, y-c)),
// N: people entering, u: uptake, S: spend per patient from entry to that many years, r: discount rate (0).
// It is linear in each patient's spend and is summed per patient, so the standard error is exact.
// Source: Sullivan et al., Value Health 17 (2014) 5 (ISPOR budget impact task force).
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/analysis/psa/psa.h"
#include "sim/engine/run/watch.h"
#include "sim/engine/value/outcome.h"
#include "sim/scenario/format/scenario.h"

namespace spinepath {

enum class BudgetMix { current, new_mix, difference };
inline constexpr std::size_t budget_mix_count = 3;

struct BudgetNumber {
  double mean = 0;                  ///< [money]
  std::optional<double> se;         ///< Monte Carlo error [money]; none with one patient
  std::optional<double> low, high;  ///< 95 % interval of parameter uncertainty [money]; none without PSA
};

struct BudgetImpact {
  std::size_t years = 0;
  std::uint64_t patients = 0;                ///< simulated
  std::vector<BudgetNumber> spend;           ///< [year, then all years][view][mix], of the whole population
  std::uint64_t draws = 0, draws_asked = 0;  ///< done and requested, for the intervals; differ if stopped
  std::size_t parameters = 0;                ///< number of uncertain parameters drawn
  std::vector<RejectedDraws> redrawn;        ///< in scenario order
  /// The part of the scenario for which no valid values could be drawn, which ended the draws.
  std::optional<std::string> impossible_part;

  bool complete() const { return draws == draws_asked; }

  const BudgetNumber& at(std::size_t year, View view, BudgetMix mix) const {  ///< `years`: all years
    return spend[(year * view_count + static_cast<std::size_t>(view)) * budget_mix_count +
                 static_cast<std::size_t>(mix)];
  }
};

struct BudgetOptions {
  std::uint64_t patients = 0, seed = 1;
  int threads = 0;  ///< 0: all cores
};

/// Number of people who enter in a year (from 0). [people]
double people_entering(const scenario::Budget& budget, std::size_t year);
/// Share of a pathway in the mix [fraction]; 0 if the mix does not name it.
double uptake(const scenario::Mix& mix, const std::string& pathway, std::size_t year);

/// Computes the impact without intervals. The scenario must have a budget. None if stopped.
std::optional<BudgetImpact> budget_impact(const scenario::Scenario& scenario, const BudgetOptions& options,
                                          const KeepGoing& keep_going);

/// Adds the intervals of parameter uncertainty, computed as in the PSA of a run (psa/spread.h): for each
/// number, the 2.5 and 97.5 % points of draws on the same patients, shrunk towards the mean until the Monte
/// Carlo noise that draws do not share is removed from their variance. The shared noise of these patients is
/// reduced by comparison, at the declared values, with the patients of the impact.
void add_intervals(BudgetImpact& impact, const scenario::Scenario& scenario, const PsaOptions& options,
                   const KeepGoing& keep_going);

}  // namespace spinepath
