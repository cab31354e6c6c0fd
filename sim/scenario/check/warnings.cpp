#include "sim/scenario/check/warnings.h"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "sim/scenario/evidence/curves.h"
#include "sim/scenario/evidence/implied.h"
#include "sim/scenario/evidence/measured.h"
#include "sim/scenario/text/time_text.h"

namespace spinepath::scenario {
namespace {

constexpr double tolerable_harm = 1.0 / 3;  ///< share of patients worse than the natural course [1]
constexpr double nearly_sure = 0.9995;      ///< share shown as 100 % [1]
constexpr double no_mean = 0.01;            ///< of the sd: 50 % of patients are worse, rounded [1]
constexpr double same_relief = 1e-9;        ///< difference by rounding alone [percent]

std::string percent(double share) { return fmt::format("{:.0f} %", 100 * share); }

bool is_sure(const Spread& effect) { return effect.sd < 0.001; }

/// Without what rounding leaves of 0.
std::string relief_text(double x) { return fmt::format("{:.3g}", std::fabs(x) < 1e-9 ? 0.0 : x); }

/// "on top of natural_course.curve its effect is 10 with sd 7 percent relief"
std::string effect_in_words(const ImpliedKnot& knot, const std::string& natural) {
  const Spread& effect = knot.effect;
  const std::string top = natural.empty() ? std::string{} : fmt::format("on top of {} ", natural);
  const std::string sd = is_sure(effect) ? std::string{} : fmt::format(" with sd {:.3g}", effect.sd);
  return fmt::format("{}its effect is {}{} percent relief", top, relief_text(effect.mean), sd);
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

void note_weak_responses(const Scenario& scenario, std::vector<InputError>& notes) {
  OnePerCurve messages;
  for (const ImpliedEffect& effect : implied_effects(scenario)) {
    if (effect.kind != Measured::response) continue;
    for (const ImpliedKnot& knot : effect.knots) {
      const double in_mean = knot.natural.mean - knot.arm.mean, in_sd = knot.natural.sd - knot.arm.sd;
      if (std::max(in_mean, in_sd) < same_relief) continue;
      messages.add(effect.path.shown, std::max(in_mean, in_sd),
                   {.where = knot.at.where,
                    .key = effect.path.key(knot.at.text).shown,
                    .problem = fmt::format("is below the natural course in {}; {}: {} better, {} worse",
                                           in_mean < same_relief ? "spread" : "mean",
                                           effect_in_words(knot, effect.natural), percent(knot.effect.better),
                                           percent(knot.effect.worse))});
    }
  }
  messages.move_to(notes);
}

/// A spread that is left where the mean has faded makes half of the patients worse: seldom meant.
bool is_spread_alone(const Spread& effect) {
  return !is_sure(effect) && std::fabs(effect.mean) < no_mean * effect.sd;
}

/// "makes 42 % of patients worse: its effect is 6.4 with sd 30 percent relief, as there is no natural course"
std::string harm_in_words(const ImpliedKnot& knot, const ImpliedEffect& effect) {
  const bool alone = is_spread_alone(knot.effect);
  const std::string who = knot.effect.worse > nearly_sure ? "all patients"
                          : alone                         ? "half of the patients"
                                                          : percent(knot.effect.worse) + " of patients";
  const std::string when =
      knot.of_context ? fmt::format(" at {}, a knot of contexts.{}", knot.at.text, effect.context) : "";
  std::string why = alone ? ", a spread without a mean" : "";
  if (!alone && effect.natural.empty() && effect.kind == Measured::response)
    why = ", as there is no natural course";
  return fmt::format("makes {} worse{}: {}{}", who, when, effect_in_words(knot, effect.natural), why);
}

InputError harm(const ImpliedKnot& knot, const ImpliedEffect& effect) {
  return {.where = knot.of_context ? effect.where : knot.at.where,
          .key = knot.of_context ? effect.path.shown : effect.path.key(knot.at.text).shown,
          .problem = harm_in_words(knot, effect),
          .allowed = is_spread_alone(knot.effect)
                         ? "an sd that fades with the mean, unless so much harm is meant"
                         : "fewer than a third, unless so much harm is meant"};
}

}  // namespace

std::vector<InputError> warnings_of(const Scenario& scenario) {
  std::vector<InputError> warnings;
  warn_of_report_times(scenario, warnings);
  warn_of_rates(scenario, warnings);
  warn_of_pain_above(scenario, warnings);
  warn_of_scales(scenario, warnings);
  warn_of_payer(scenario, warnings);
  warn_of_contexts(scenario, warnings);
  warn_of_assessments(scenario, warnings);
  warn_of_harm(scenario, warnings);
  return in_order(std::move(warnings));
}

std::vector<InputError> notes_of(const Scenario& scenario) {
  std::vector<InputError> notes;
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
                                           time_text(treatment.assess_at.value),
                                           is_default ? " (the default)" : "", first.at.text),
                    .allowed = "a time from the first knot on, or a knot at the assessment"});
    }
  }
  messages.move_to(warnings);
}

void warn_of_harm(const Scenario& scenario, std::vector<InputError>& warnings) {
  OnePerCurve messages;
  for (const ImpliedEffect& effect : implied_effects(scenario))
    for (const ImpliedKnot& knot : effect.knots)
      if (knot.effect.worse > tolerable_harm)
        messages.add(effect.path.shown, knot.effect.worse, harm(knot, effect));
  messages.move_to(warnings);
}

}  // namespace spinepath::scenario
