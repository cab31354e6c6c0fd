// Knots of curves: which numbers a knot may have by the use of its curve, and the normal distribution over
// patients that the numbers imply. Validation refuses a knot without a valid set of numbers, and the PSA redraws
// it: both use knot_problem. Source: models/README.md, Relief.
#pragma once
#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "models/numerics/rows.h"
#include "models/relief/layer.h"
#include "models/relief/moments.h"
#include "sim/scenario/format/rules.h"
#include "sim/scenario/format/scenario.h"

namespace spinepath::scenario {

/// What a curve is used for; `any`: a named curve, whose use is not known where it is declared.
enum class CurveUse { response, effect, natural_course, context, any };

/// Whether the name of one in [curves] may be given instead.
constexpr bool may_be_named(CurveUse use) { return use != CurveUse::any && use != CurveUse::context; }

/// A number of a knot and its key.
struct KnotNumber {
  std::string_view key;
  std::optional<Parameter> Knot::*number;
};
inline constexpr std::array<KnotNumber, 7> knot_numbers{{{"relief_30", &Knot::relief_30},
                                                         {"relief_50", &Knot::relief_50},
                                                         {"difference_30", &Knot::difference_30},
                                                         {"difference_50", &Knot::difference_50},
                                                         {"responders", &Knot::responders},
                                                         {"mean", &Knot::mean},
                                                         {"sd", &Knot::sd}}};

/// Keys that are a valid set of numbers: one, or one and another.
struct KnotSet {
  std::string_view one, other = "";
};
/// Of an arm of a study: a response, or a natural course.
inline constexpr auto arm_sets = std::to_array<KnotSet>({{"relief_30"},
                                                         {"relief_50"},
                                                         {"mean"},
                                                         {"relief_30", "relief_50"},
                                                         {"relief_30", "mean"},
                                                         {"relief_30", "sd"},
                                                         {"relief_50", "mean"},
                                                         {"relief_50", "sd"},
                                                         {"mean", "sd"}});
inline constexpr auto effect_sets = std::to_array<KnotSet>({{"mean"},
                                                            {"difference_30"},
                                                            {"difference_50"},
                                                            {"mean", "sd"},
                                                            {"difference_30", "sd"},
                                                            {"difference_50", "sd"},
                                                            {"responders", "mean"}});
inline constexpr auto context_sets = std::to_array<KnotSet>({{"mean"}, {"mean", "sd"}});
/// The valid sets of a use; of `any`: those of an arm and those of an effect.
std::vector<KnotSet> knot_sets(CurveUse use);

/// A kind of measurement, its key and the use of its curve.
struct MeasuredKind {
  Measured kind;
  std::string_view key;
  std::optional<Curve> Measurement::*curve;
  CurveUse use;
};
inline constexpr auto measured_kinds = std::to_array<MeasuredKind>({
    {Measured::response, "response", &Measurement::response, CurveUse::response},
    {Measured::effect, "effect", &Measurement::effect, CurveUse::effect},
    {Measured::specific_effect, "specific_effect", &Measurement::specific_effect, CurveUse::effect},
});
static_assert(indexed_by(measured_kinds, &MeasuredKind::kind));
constexpr CurveUse use_of(Measured kind) { return measured_kinds[static_cast<std::size_t>(kind)].use; }

/// A valid set of numbers; relief_50 below relief_30; a plausible normal distribution that meets them. What a
/// difference in rates implies depends on the control arm too (evidence/measured.h).
std::optional<Problem> knot_problem(const Knot& knot, CurveUse use);

/// Moments over patients of a knot of a response or a natural course that has passed its checks.
ReliefMoments to_moments(const Knot& knot);
/// Of a knot of a context: without `sd` all patients have the same.
ReliefMoments to_context_moments(const Knot& knot);

}  // namespace spinepath::scenario
