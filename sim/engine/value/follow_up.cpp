// Relief of those treated, of the pain at their first course, and its parts.
#include "sim/engine/value/side.h"

namespace spinepath {

/// Parts of relief before the clamp [percent of pain at entry].
struct alignas(sizeof(Lanes)) Valuation::Parts {
  Lanes natural{}, context{}, specific{};

  SPINEPATH_INLINE Parts(const ColumnSums& layers, const ColumnSums& contexts, const ColumnSums& hidden,
                         Lanes nature, Lanes time)
      : natural(nature), context(contexts.at(time) + hidden.at(time)), specific(layers.at(time) - context) {}
};

/// Of one treatment.
struct alignas(sizeof(Lanes)) Valuation::FollowUp {
  std::size_t slot, time;  ///< of the treatment; index of the follow-up time
  LaneBits counts;         ///< alive then, and had pain at the first course
  Lanes per_percent;       ///< percent of pain at the first course, for a percent of pain at entry [1]
  Lanes relief;            ///< [percent of pain at the first course]
};

/// What the parts have changed by since the first course; the rest of relief is due to limits.
SPINEPATH_INLINE void Valuation::report_treated_parts(const FollowUp& found, const Parts& before,
                                                      const Parts& after, const Side& side) const {
  Lanes rest = found.relief;
  const auto put = [&](Outcome what, Lanes change) __attribute__((always_inline)) {
    const Lanes part = only(found.counts, change * found.per_percent);
    side.put(row(found.slot, what, found.time), part);
    rest -= part;
  };
  put(Outcome::treated_relief_natural, after.natural - before.natural);
  put(Outcome::treated_relief_context, after.context - before.context);
  put(Outcome::treated_relief_specific, after.specific - before.specific);
  side.put(row(found.slot, Outcome::treated_relief_capped, found.time), rest);
}

SPINEPATH_INLINE void Valuation::report_treated(const FollowUp& found, const Side& side) const {
  const Lanes none{}, one = none + 1.0;
  const auto put = [&](Outcome what, Lanes value) __attribute__((always_inline)) {
    side.put(row(found.slot, what, found.time), value);
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
    // After what ends with the course; its own layer begins with nothing.
    const Parts before(layers_.through(start), contexts_.through(start), hidden_.through(start),
                       crowd.nature.at(side, start), start);
    for (std::size_t f = 0; f < model_.follow_up.size(); ++f) {
      const LaneBits alive = where_at_most(start + model_.follow_up[f], side.end + same_time);
      const Lanes time = select(alive, smaller(start + model_.follow_up[f], side.end), side.end);
      const ColumnSums layers = layers_.before(time);
      const Lanes nature = crowd.nature.at(side, time),
                  now = all - smaller(larger(nature + layers.at(time), side.lowest), all);
      FollowUp found{.slot = slot, .time = f, .counts = alive & had_pain, .per_percent = all / then};
      found.relief = only(found.counts, larger(all * (1.0 - now / then), none + worst));
      side.put(row(slot, Outcome::followed_up, f), only(alive, one));
      report_treated(found, side);
      if (!layout_.has_parts()) continue;
      report_treated_parts(found, before,
                           {layers, contexts_.before(time), hidden_.before(time), nature, time}, side);
    }
  }
}

}  // namespace spinepath
