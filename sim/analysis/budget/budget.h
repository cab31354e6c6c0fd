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

#include "sim/analysis/psa/psa.h"
#include "sim/engine/run/watch.h"
#include "sim/engine/value/outcome.h"
#include "sim/scenario/format/scenario.h"

namespace spinepath {

enum class BudgetMix { current, new_mix, difference };
inline constexpr std::size_t budget_mix_count = 3;

struct BudgetNumber {
  double mean = 0;
  std::optional<double> se;         ///< Monte Carlo; none of one patient
  std::optional<double> low, high;  ///< 95 % interval by the parameters alone; none: no PSA
};

struct BudgetImpact {
  std::size_t years = 0;
  std::vector<BudgetNumber> spend;           ///< [year, then all years][view][mix], of the whole population
  std::uint64_t draws = 0, draws_asked = 0;  ///< behind the intervals; fewer than asked for where stopped
  std::size_t parameters = 0;                ///< uncertain ones that were drawn
  std::vector<Redrawn> redrawn;              ///< in scenario order
  /// Where no attempt at a draw was possible: the draws ended there.
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

/// People who enter in a year (from 0).
double people_entering(const scenario::Budget& budget, std::size_t year);
/// Share of a pathway, 0 where the mix does not name it.
double uptake(const scenario::Mix& mix, const std::string& pathway, std::size_t year);

/// The scenario must have a budget. None if stopped.
std::optional<BudgetImpact> budget_impact(const scenario::Scenario& scenario, const BudgetOptions& options,
                                          const KeepGoing& keep_going);

/// Takes the intervals that uncertain parameters make, as the PSA of a run does (psa_spread.h): 2.5 and 97.5
/// % points of draws on the same patients, drawn in until the luck that draws do not share is out of their
/// variance, for each number. Of the luck they do share, the part that these patients show at the declared
/// values, beside those of the impact, is taken off.
void add_intervals(BudgetImpact& impact, const scenario::Scenario& scenario, const PsaOptions& options,
                   const KeepGoing& keep_going);

}  // namespace spinepath
