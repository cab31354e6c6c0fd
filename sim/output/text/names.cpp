#include "sim/output/text/names.h"

#include <algorithm>
#include <array>
#include <cassert>

#include <fmt/format.h>

#include "sim/output/text/number.h"
#include "sim/output/text/table.h"
#include "sim/scenario/evidence/what_if.h"
#include "sim/scenario/format/format.h"

namespace spinepath::output {
namespace {

struct Words {
  Outcome outcome;
  std::string_view name;
  std::string_view unit;  ///< "money": the currency
};
constexpr std::array<Words, 22> words{{
    {Outcome::relief_30, "relief_30", "probability"},
    {Outcome::relief_50, "relief_50", "probability"},
    {Outcome::pain, "pain", "VAS mm"},
    {Outcome::relief, "relief", "percent"},
    {Outcome::alive, "alive", "probability"},
    {Outcome::had_surgery, "had_surgery", "probability"},
    {Outcome::spend, "spend", "money"},
    {Outcome::spend_undiscounted, "spend_undiscounted", "money"},
    {Outcome::spend_by_class, "spend_by_class", "money"},
    {Outcome::spend_by_treatment, "spend_by_treatment", "money"},
    {Outcome::qalys, "qalys", "QALY"},
    {Outcome::qalys_undiscounted, "qalys_undiscounted", "QALY"},
    {Outcome::life_years, "life_years", "years"},
    {Outcome::years_relief_30, "years_relief_30", "years"},
    {Outcome::years_relief_50, "years_relief_50", "years"},
    {Outcome::courses, "courses", "per patient"},
    {Outcome::treated, "treated", "probability"},
    {Outcome::adverse_events, "adverse_events", "per patient"},
    {Outcome::late_events, "late_events", "per patient"},
    {Outcome::endpoints, "endpoints", "per patient"},
    {Outcome::cost_per_responder, "cost_per_responder", "money"},
    {Outcome::cohort_spend, "cohort_spend", "money"},
}};

constexpr const Words& words_of(Outcome outcome) { return words[static_cast<std::size_t>(outcome)]; }
static_assert([] {
  for (std::size_t i = 0; i < words.size(); ++i)
    if (static_cast<std::size_t>(words[i].outcome) != i) return false;
  return true;
}());

static_assert(scenario::view_names.size() == view_count);

std::string event_text(const scenario::Treatment& treatment, const scenario::Name& name) {
  return treatment.name.text + ": " + name.text;
}

std::string of_text(const OutcomeKey& key, const scenario::Scenario& scenario) {
  if (key.of == OutcomeKey::none) return {};
  if (key.of == OutcomeKey::background) return "background";
  const auto of = static_cast<std::size_t>(key.of), entry = static_cast<std::size_t>(key.entry);
  switch (key.outcome) {
    case Outcome::spend:
    case Outcome::spend_undiscounted:
    case Outcome::cost_per_responder:
    case Outcome::cohort_spend: return std::string(scenario::view_names[of]);
    case Outcome::spend_by_class: return std::string(scenario::class_names[of]);
    default: break;
  }
  const scenario::Treatment& treatment = scenario.treatments[of];
  switch (key.outcome) {
    case Outcome::adverse_events: return event_text(treatment, treatment.adverse_events[entry].name);
    case Outcome::late_events: return event_text(treatment, treatment.late_events[entry].name);
    case Outcome::endpoints: return event_text(treatment, treatment.endpoints[entry].name);
    default: return treatment.name.text;
  }
}

std::string at_text(const OutcomeKey& key, const scenario::Scenario& scenario) {
  if (key.at == OutcomeKey::horizon) return "horizon";
  if (key.at == OutcomeKey::month_12) return "12 months";
  return scenario.simulation.report_at[static_cast<std::size_t>(key.at)].first.text;
}

}  // namespace

KeyText text_of(const OutcomeKey& key, const scenario::Scenario& scenario) {
  return text_of(key, scenario, scenario.currency);
}

KeyText text_of(const OutcomeKey& key, const scenario::Scenario& scenario, const std::string& currency) {
  const Words& found = words_of(key.outcome);
  return {.outcome = std::string(found.name),
          .of = of_text(key, scenario),
          .at = at_text(key, scenario),
          .unit = found.unit == "money" ? currency : std::string(found.unit)};
}

std::string_view name_of(Outcome outcome) { return words_of(outcome).name; }
std::string_view name_of(View view) { return scenario::view_names[static_cast<std::size_t>(view)]; }

const std::string& label_of(const scenario::Treatment& treatment) {
  return treatment.label.empty() ? treatment.name.text : treatment.label;
}
const std::string& label_of(const scenario::Pathway& pathway) {
  return pathway.label.empty() ? pathway.name.text : pathway.label;
}

std::string short_name(const scenario::Scenario& scenario, std::size_t pathway) {
  const scenario::Pathway& meant = scenario.pathways[pathway];
  const std::string_view mark = evidence_instead(meant, scenario).empty() ? "" : what_if_mark;
  const std::size_t longest = 26 - display_width(mark);
  const std::string name = printable(meant.name.text);
  if (display_width(name) <= longest) return fmt::format("{}{}", name, mark);
  return fmt::format("{}. {}{}", pathway + 1, shortened(name, longest - 4), mark);
}

std::string money_text(const scenario::Scenario& scenario) {
  return fmt::format("{} of {}", scenario.currency, scenario.price_year);
}

std::string view_text(View view) {
  std::string text(name_of(view));
  std::ranges::replace(text, '_', ' ');
  return text;
}

}  // namespace spinepath::output
