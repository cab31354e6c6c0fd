// frontier: which strategies are worth their cost. Strategies sorted by cost; dominated: another one costs no
// more and gains no less; extendedly dominated: the next one up gains at a lower cost per unit. Along what is
// left, the incremental cost-effectiveness ratio against the next cheaper strategy, ICER = dC/dE, grows.
// Source: CONVENTIONS.md section 1; Weinstein and Stason, N Engl J Med 296 (1977) 716.
#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace spinepath {

struct Strategy {
  double cost;    ///< [money per patient]
  double effect;  ///< [QALY per patient]
};

enum class Dominance { none, extended, dominated };  ///< dampack's words: ND, ED, D

struct FrontierRow {
  std::size_t strategy;  ///< as declared
  Dominance dominance = Dominance::none;
  bool equal = false;  ///< dominated only in that `against`, declared before, has the same cost and effect
  std::size_t against = 0;                                           ///< the strategy it is compared to
  std::optional<double> incremental_cost, incremental_effect, icer;  ///< on the frontier, but the cheapest
};

/// By cost; where two are equal in cost and effect, the first declared stays and the other is equal to it,
/// among the dominated.
std::vector<FrontierRow> frontier(std::span<const Strategy> strategies);

}  // namespace spinepath
