// Budget impact: what a population spends in each calendar year with two mixes of pathways. Those who become
// eligible enter at the beginning of each year and are followed to the end of the budget, so the spend of
// year y is that of its first cohort in their year y, of the second in their year y - 1, and so on:
//   B(y) = sum over c <= y of N(c) (1+r)^-(c-1) sum over p of u(c, p) (S(p, y-c+1) - S(p, y-c)),
// N: people entering, u: uptake, S: spend per patient from entry to that many years, r: discount rate (0).
// It is linear in each patient's spend and is summed per patient, so that its error is exact.
// Source: Sullivan et al., Value Health 17 (2014) 5 (ISPOR budget impact task force).
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/analysis/psa.h"
#include "sim/engine/outcome.h"
#include "sim/engine/watch.h"
#include "sim/scenario/scenario.h"

namespace spinepath {

enum class BudgetMix { current, new_mix, difference };
inline constexpr std::size_t budget_mix_count = 3;

struct BudgetNumber {
  double mean = 0;
  std::optional<double> se;         ///< Monte Carlo; none of one patient
  std::optional<double> low, high;  ///< 95 % interval over parameter draws; none: no PSA
};

struct BudgetImpact {
  std::size_t years = 0;
  std::vector<BudgetNumber> spend;  ///< [year, then all years][view][mix], of the whole population
  std::uint64_t draws = 0;          ///< behind the intervals; fewer than asked for where stopped

  const BudgetNumber& at(std::size_t year, View view, BudgetMix mix) const {  ///< `years`: all years
    return spend[(year * view_count + static_cast<std::size_t>(view)) * budget_mix_count +
                 static_cast<std::size_t>(mix)];
  }
};

struct BudgetOptions {
  std::uint64_t patients = 0, seed = 1;
  int threads = 0;  ///< 0: all cores
};

/// People who enter in a year (from 0).
double people_entering(const scenario::Budget& budget, std::size_t year);
/// Share of a pathway, 0 where the mix does not name it.
double uptake(const scenario::Mix& mix, const std::string& pathway, std::size_t year);

/// The scenario must have a budget. None if stopped.
std::optional<BudgetImpact> budget_impact(const scenario::Scenario& scenario, const BudgetOptions& options,
                                          const KeepGoing& keep_going);

/// Takes the intervals: 2.5 and 97.5 % points of the budget by draws of the scenario's uncertain parameters,
/// on the same patients in every draw, moved by what these patients shift at the declared values; the
/// luck that draws do not share is in them. Returns the part of the scenario that was impossible in all
/// attempts, which ended it; empty where none was.
std::string add_intervals(BudgetImpact& impact, const scenario::Scenario& scenario, const PsaOptions& options,
                          const KeepGoing& keep_going);

}  // namespace spinepath
