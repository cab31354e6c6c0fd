// The quantities of decision analysis, from the table of outcomes: money by view, then the effects. A PSA
// keeps their means of every draw, with the index of a quantity in `decision_quantities`.
#pragma once
#include <array>
#include <cassert>
#include <optional>
#include <string_view>

#include "models/outcomes.h"
#include "models/view.h"

namespace spinepath {

constexpr bool is_effect(const OutcomeInfo& info) { return !info.uses.effect.name.empty(); }

inline constexpr std::size_t effect_count = [] {
  std::size_t count = 0;
  for (const OutcomeInfo& info : outcome_table) count += is_effect(info) ? 1 : 0;
  return count;
}();
/// In the order of the table; the first one is the default.
inline constexpr auto decision_effects = [] {
  std::array<Outcome, effect_count> effects{};
  std::size_t i = 0;
  for (const OutcomeInfo& info : outcome_table)
    if (is_effect(info)) effects[i++] = info.outcome;
  return effects;
}();
inline constexpr auto effect_names = [] {
  std::array<std::string_view, effect_count> names;
  for (std::size_t i = 0; i < effect_count; ++i) names[i] = info_of(decision_effects[i]).uses.effect.name;
  return names;
}();

/// One of decision_effects; converts to and from its index there, which is that in `effect_names` as well.
class DecisionEffect {
 public:
  constexpr DecisionEffect(Outcome effect = decision_effects[0]) : outcome_(effect) {
    assert(is_effect(info_of(effect)));
  }
  constexpr explicit DecisionEffect(std::size_t place) : outcome_(decision_effects[place]) {}
  constexpr operator Outcome() const { return outcome_; }
  constexpr explicit operator std::size_t() const {
    std::size_t place = 0;
    while (decision_effects[place] != outcome_) ++place;
    return place;
  }

 private:
  Outcome outcome_;
};

struct DecisionQuantity {
  Outcome outcome;
  std::optional<View> view;  ///< of money; none for an effect
};
inline constexpr std::size_t quantity_count = view_count + effect_count;
inline constexpr auto decision_quantities = [] {
  std::array<DecisionQuantity, quantity_count> quantities{};
  std::size_t i = 0;
  for (const OutcomeInfo& info : outcome_table)
    if (info.uses.decision_cost)
      for (const View view : views) quantities[i++] = {info.outcome, view};
  for (const Outcome effect : decision_effects) quantities[i++] = {effect, std::nullopt};
  return quantities;
}();

static_assert(decision_quantities[view_count - 1].view == views.back(),
              "decisions use the money of one outcome");

/// Index of the money of a view.
constexpr std::size_t quantity_of(View view) { return index_of(view); }
/// Index of an effect.
constexpr std::size_t quantity_of(Outcome effect) {
  std::size_t place = view_count;
  while (decision_quantities[place].outcome != effect) ++place;
  return place;
}

}  // namespace spinepath
