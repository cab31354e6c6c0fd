// frontier: the cost-effectiveness frontier. Dominated: another strategy costs no more and is at least as
// effective; extendedly dominated: the next more effective one has a lower incremental cost-effectiveness
// ratio. Along the frontier, the ICER = dC/dE against the next cheaper strategy increases. Costs, effects and ratios
// within rounding (tally/rounding.h) are equal: no ratio has a difference of effects that is only rounding.
// Source: Weinstein and Stason, N Engl J Med 296 (1977) 716.
#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace spinepath {

struct Strategy {
  double cost;    ///< [money per patient]
  double effect;  ///< [unit of effect per patient], by default QALY
};

enum class Dominance { none, extended, dominated };  ///< ND, ED, D of the R package dampack

/// 95 % limits of a ratio. None where the set of ratios that agree with the results is not an interval, since the
/// difference of effects may be 0.
struct RatioInterval {
  std::optional<double> low, high;  ///< [money per unit of effect]
};

struct FrontierRow {
  std::size_t strategy;  ///< index, in the order of declaration
  Dominance dominance = Dominance::none;
  bool equal = false;       ///< dominated because `against`, declared before, has the same cost and effect
  std::size_t against = 0;  ///< the strategy it is compared with
  // For strategies on the frontier except the cheapest.
  std::optional<double> incremental_cost;    ///< [money per patient]
  std::optional<double> incremental_effect;  ///< [unit of effect per patient]
  std::optional<double> icer;                ///< [money per unit of effect]
  std::optional<RatioInterval> interval;     ///< of icer, by sim/analysis/ratios/; none: not known
};

/// Rows in order of cost. Of two strategies with equal cost and effect, the one declared later is dominated
/// and marked `equal`.
std::vector<FrontierRow> frontier(std::span<const Strategy> strategies);

}  // namespace spinepath
