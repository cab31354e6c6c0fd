#include "sim/output/scenario/effect_table.h"

#include <fmt/format.h>

#include "sim/output/text/names.h"
#include "sim/output/text/number.h"
#include "sim/output/text/table.h"
#include "sim/scenario/check/warnings.h"
#include "sim/scenario/evidence/implied.h"
#include "sim/scenario/evidence/implied_curves.h"

namespace spinepath::output {
namespace {

std::string_view kind_text(Measured kind) {
  switch (kind) {
    case Measured::response: return "treated arm";
    case Measured::effect: return "effect";
    case Measured::specific_effect: return "specific effect";
  }
  return {};
}

std::string time_of(const scenario::ImpliedKnot& knot) {
  return knot.of_context ? knot.at.text + ", context" : knot.at.text;
}

std::string spread_text(const scenario::Spread& spread) { return moments_text(spread.mean, spread.sd); }

std::string percent_text(double share) { return fmt::format("{:.0f}", 100 * share); }

std::string notes_text(const scenario::Scenario& scenario, const Style& style) {
  std::string text;
  for (const scenario::InputError& note : scenario::notes_of(scenario))
    text += wrapped(printable(fmt::format("note: {}: {}", note.key, note.problem)), style.text(), 2) + "\n";
  return text.empty() ? text : "\n" + text;
}

}  // namespace

std::string moments_text(double mean, double sd) { return fmt::format("{:.1f} ({:.1f})", mean, sd); }

std::string curves_text(const scenario::Scenario& scenario, const Style& style) {
  Table table({{"curve", Align::left},
               {"at", Align::left},
               {"relief"},
               {"% with 30 %"},
               {"% with 50 %"},
               {"% worse"}});
  for (const scenario::ImpliedCurve& curve : scenario::implied_curves(scenario))
    for (const scenario::ReliefAlone& knot : curve.knots)
      table.add({&knot == &curve.knots.front() ? shortened(printable(curve.curve), 40) : "", knot.at.text,
                 moments_text(knot.relief.mean, knot.relief.sd), percent_text(knot.relief_30),
                 percent_text(knot.relief_50), percent_text(knot.worse)});
  if (table.empty()) return {};
  return fmt::format(
      "{}\n{}\n\n{}\n", bold("Natural course and contexts", style),
      wrapped("percent relief by the curve alone, mean (sd) over patients, since entry or since a "
              "course's start; shares with at least 30 % and 50 % relief, and below 0",
              style.text(), 0),
      table.text(style));
}

std::string effects_text(const scenario::Scenario& scenario, const Style& style) {
  Table table({{"treatment", Align::left},
               {"measured as", Align::left},
               {"at", Align::left},
               {"treated arm"},
               {"effect"},
               {"% better"},
               {"% worse"},
               {"natural course", Align::left}});
  for (const scenario::ImpliedEffect& effect : scenario::implied_effects(scenario))
    for (const scenario::ImpliedKnot& knot : effect.knots) {
      const bool first = &knot == &effect.knots.front();
      table.add({first ? shortened(printable(effect.treatment), 32) : "",
                 first ? std::string(kind_text(effect.kind)) : "", time_of(knot), spread_text(knot.arm),
                 spread_text(knot.effect), percent_text(knot.effect.better), percent_text(knot.effect.worse),
                 first ? (effect.natural.empty() ? std::string("none") : printable(effect.natural)) : ""});
    }
  if (table.empty()) return {};
  return fmt::format("{}\n{}\n\n{}{}\n", bold("Effects", style),
                     wrapped("percent relief, mean (sd) over patients who get it at entry, before any "
                             "relapse; effect: on top of "
                             "the natural course, with its context, which may have later knots; better and "
                             "worse: shares with an effect above and below 0",
                             style.text(), 0),
                     table.text(style), notes_text(scenario, style));
}

}  // namespace spinepath::output
