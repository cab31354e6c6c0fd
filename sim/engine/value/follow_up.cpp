// Relief of those treated, of the pain at their first course, and its parts.
#include "sim/engine/value/side.h"

namespace spinepath {

/// Of one treatment.
struct alignas(sizeof(Lanes)) Valuation::FollowUp {
  std::size_t slot, entry;  ///< of the treatment, and of the follow-up time
  Lanes time;               ///< of the follow-up, or the end before it [years from entry]
  LaneBits counts;          ///< alive then, and had pain at the first course
  Lanes per_percent;        ///< percent of pain at the first course, for a percent of pain at entry [1]
  Lanes relief{};           ///< [percent of pain at the first course]
  Lanes natural{},
      layers{};  ///< change of the natural course and of all layers since then [percent of pain at entry]
};

/// What relief is made of, before limits, which are the rest. The treatment's own layer begins with nothing.
SPINEPATH_INLINE void Valuation::report_treated_parts(const FollowUp& found, const Relief& relief,
                                                      const Side& side) const {
  const Tag own = Relief::own(found.slot), context = Relief::context(found.slot);
  const Lanes hidden = relief.hidden_contexts().value_before(side, context, found.time);
  const Lanes shown = relief.kinks().value_before(side, context, found.time);
  const Lanes layer = relief.kinks().value_before(side, own, found.time);
  Lanes rest = found.relief;
  const auto put = [&](Outcome what, Lanes change) __attribute__((always_inline)) {
    const Lanes part = only(found.counts, change * found.per_percent);
    side.put(row(found.slot, what, found.entry), part);
    rest -= part;
  };
  put(Outcome::treated_relief_natural, found.natural);
  put(Outcome::treated_relief_context, hidden + shown);
  put(Outcome::treated_relief_specific, layer - hidden);
  put(Outcome::treated_relief_others, found.layers - (layer + shown));
  side.put(row(found.slot, Outcome::treated_relief_capped, found.entry), rest);
}

SPINEPATH_INLINE void Valuation::report_treated(const FollowUp& found, const Side& side) const {
  const Lanes none{}, one = none + 1.0;
  const auto put = [&](Outcome what, Lanes value) __attribute__((always_inline)) {
    side.put(row(found.slot, what, found.entry), value);
  };
  put(Outcome::treated_relief, found.relief);
  put(Outcome::treated_relief_30, found.relief >= Sweep::lower_criterion - same_relief ? one : none);
  put(Outcome::treated_relief_50, found.relief >= Sweep::higher_criterion - same_relief ? one : none);
}

SPINEPATH_VECTORISED
void Valuation::follow_up(const Crowd& crowd, const Lives& lives, const Side& side) const {
  constexpr double no_pain = 1e-6, worst = -100;  // [VAS mm]; [percent]
  const Lanes none{}, one = none + 1.0, all = none + 100.0;
  for (std::size_t slot = 0; slot < lives.treatments; ++slot) {
    const Treated& treated = lives.treated[slot];
    const Lanes start = side.of(treated.first_start.data()), then = all - side.of(treated.relief_then.data());
    if (!any(where_below(start, none + never))) continue;  // the rows are clear
    const LaneBits had_pain = where_at_most(none + 100 * no_pain, side.pain * then);
    // After what ends with the course.
    const Lanes nature_then = crowd.nature.at(side, start), layers_then = layers_.through(start).at(start);
    for (std::size_t f = 0; f < model_.follow_up.size(); ++f) {
      const LaneBits alive = where_at_most(start + model_.follow_up[f], side.end + same_time);
      FollowUp found{.slot = slot,
                     .entry = f,
                     .time = select(alive, smaller(start + model_.follow_up[f], side.end), side.end),
                     .counts = alive & had_pain,
                     .per_percent = all / then};
      const Lanes nature = crowd.nature.at(side, found.time),
                  layers = layers_.before(found.time).at(found.time);
      const Lanes now = all - smaller(larger(nature + layers, side.lowest), all);
      found.relief = only(found.counts, larger(all * (1.0 - now / then), none + worst));
      found.natural = nature - nature_then;
      found.layers = layers - layers_then;
      side.put(row(slot, Outcome::followed_up, f), only(alive, one));
      report_treated(found, side);
      if (layout_.has_parts()) report_treated_parts(found, lives.relief, side);
    }
  }
}

}  // namespace spinepath
