#include "sim/scenario/check/warnings.h"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "sim/scenario/evidence/curves.h"
#include "sim/scenario/evidence/implied.h"
#include "sim/scenario/evidence/measured.h"

namespace spinepath::scenario {
namespace {

constexpr double tolerable_harm = 1.0 / 3;  ///< share of patients worse than the natural course [1]

std::string percent(double share) { return fmt::format("{:.0f} %", 100 * share); }

/// Without what rounding leaves of 0.
std::string relief_text(double x) { return fmt::format("{:.3g}", std::fabs(x) < 1e-9 ? 0.0 : x); }

std::string months(double years) { return fmt::format("{:.4g} months", 12 * years); }

/// What a knot makes of the natural course, in words.
std::string effect_in_words(const Spread& effect, const std::string& natural) {
  return fmt::format("on top of {} its effect is {} with sd {} percent relief: {} better, {} worse",
                     natural.empty() ? "no natural course" : natural, relief_text(effect.mean),
                     relief_text(effect.sd), percent(effect.better), percent(effect.worse));
}

/// A knot of a treatment's curve, and what it implies.
struct KnotInUse {
  const MeasuredCurve* curve;
  const Knot* knot;
  std::string natural;  ///< path of the natural course's curve; empty: none
  ReliefMoments nature, measured;
  Spread effect;
};

/// Calls visit(knot in use) for all knots of the treatments in use under their evidence, and each natural course.
void for_each_knot_in_use(const Scenario& scenario, auto visit) {
  const spinepath::NaturalCourse natural = natural_course_of(scenario);
  for (const Treatment& treatment : scenario.treatments) {
    if (!treatment.relieves_pain || !in_use(treatment, scenario)) continue;
    const spinepath::Curve context = context_of(treatment, scenario);
    const std::vector<MeasuredCurve> curves = curve_choices(treatment, scenario);
    for (const auto& [index, rule] : layer_pairs(treatment, curves, scenario, natural)) {
      const MeasuredCurve& curve = curves[index];
      const Surroundings around = surroundings(natural, rule, context);
      for (const Knot& knot : curve.curve->knots) {
        const MeasuredKnot measured = to_measured(knot, curve.kind, around);
        visit(KnotInUse{.curve = &curve,
                        .knot = &knot,
                        .natural = rule ? path_of_natural(scenario, *rule).shown : "",
                        .nature = natural_moments(around.natural, around.persistence, knot.time),
                        .measured = {measured.mean, measured.sd},
                        .effect = implied_knot(knot, curve.kind, around).effect});
      }
    }
  }
}

/// At most one message for each curve.
class OnePerCurve {
 public:
  /// Keeps the most important.
  void add(const std::string& curve, double importance, InputError message) {
    const auto [known, is_new] = messages_.try_emplace(curve, importance, message);
    if (!is_new && importance > known->second.first) known->second = {importance, std::move(message)};
  }
  void move_to(std::vector<InputError>& messages) {
    for (auto& [curve, message] : messages_) messages.push_back(std::move(message.second));
  }

 private:
  std::map<std::string, std::pair<double, InputError>> messages_;
};

void note_missing_contexts(const Scenario& scenario, std::vector<InputError>& notes) {
  for (const Treatment& treatment : scenario.treatments) {
    if (!treatment.relieves_pain || !in_use(treatment, scenario) || !treatment.context.text.empty()) continue;
    for (const MeasuredCurve& curve : curve_choices(treatment, scenario))
      if (curve.kind == Measured::specific_effect)
        notes.push_back({.where = curve.curve->where,
                         .key = curve.path.shown,
                         .problem = "has no context: the procedure itself does nothing",
                         .allowed = "context = a name in [contexts], where a sham procedure helps too"});
  }
}

void note_weak_responses(const Scenario& scenario, std::vector<InputError>& notes) {
  OnePerCurve messages;
  for_each_knot_in_use(scenario, [&](const KnotInUse& at) {
    const double shortfall = std::max(at.nature.mean - at.measured.mean, at.nature.sd - at.measured.sd);
    if (at.curve->kind != Measured::response || shortfall <= 0) return;
    messages.add(at.curve->path.shown, shortfall,
                 {.where = at.knot->at.where,
                  .key = at.curve->path.key(at.knot->at.text).shown,
                  .problem = fmt::format("is below the natural course in {}; {}",
                                         at.measured.mean < at.nature.mean ? "mean" : "spread",
                                         effect_in_words(at.effect, at.natural))});
  });
  messages.move_to(notes);
}

}  // namespace

std::vector<InputError> warnings_of(const Scenario& scenario) {
  std::vector<InputError> warnings;
  warn_of_scales(scenario, warnings);
  warn_of_payer(scenario, warnings);
  warn_of_assessments(scenario, warnings);
  warn_of_harm(scenario, warnings);
  return in_order(std::move(warnings));
}

std::vector<InputError> notes_of(const Scenario& scenario) {
  std::vector<InputError> notes;
  note_missing_contexts(scenario, notes);
  note_weak_responses(scenario, notes);
  return in_order(std::move(notes));
}

void warn_of_assessments(const Scenario& scenario, std::vector<InputError>& warnings) {
  OnePerCurve messages;
  for (const Treatment& treatment : scenario.treatments) {
    if (!treatment.relieves_pain || !in_use(treatment, scenario)) continue;
    const std::vector<MeasuredCurve> curves = curve_choices(treatment, scenario);
    for (const LayerPair& pair : layer_pairs(treatment, curves, scenario, {})) {
      const Knot& first = curves[pair.curve].curve->knots.front();
      if (treatment.assess_at.value >= first.time) continue;
      const bool is_default = treatment.assess_at.path.empty();
      messages.add(treatment.name.text, first.time,
                   {.where = is_default ? treatment.name.where : treatment.assess_at.where,
                    .key = KeyPath{}.key("treatments").key(treatment.name.text).key("assess_at").shown,
                    .problem = fmt::format("assessed at {}{}, before the first knot at {}",
                                           months(treatment.assess_at.value),
                                           is_default ? " (the default)" : "", first.at.text),
                    .allowed = "a time from the first knot on, or a knot at the assessment"});
    }
  }
  messages.move_to(warnings);
}

void warn_of_harm(const Scenario& scenario, std::vector<InputError>& warnings) {
  OnePerCurve messages;
  for_each_knot_in_use(scenario, [&](const KnotInUse& at) {
    if (at.effect.worse <= tolerable_harm) return;
    messages.add(at.curve->path.shown, at.effect.worse,
                 {.where = at.knot->at.where,
                  .key = at.curve->path.key(at.knot->at.text).shown,
                  .problem = fmt::format("makes {} of patients worse; {}", percent(at.effect.worse),
                                         effect_in_words(at.effect, at.natural)),
                  .allowed = "fewer than a third, unless so much harm is meant"});
  });
  messages.move_to(warnings);
}

}  // namespace spinepath::scenario
