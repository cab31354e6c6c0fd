#include "sim/output/text/names.h"

#include <algorithm>

#include <fmt/format.h>

#include "sim/output/text/number.h"
#include "sim/output/text/table.h"
#include "sim/scenario/evidence/what_if.h"
#include "sim/scenario/format/format.h"

namespace spinepath::output {
namespace {

std::string event_text(const scenario::Treatment& treatment, const scenario::Name& name) {
  return treatment.name.text + ": " + name.text;
}

std::string of_text(const OutcomeKey& key, const scenario::Scenario& scenario) {
  if (key.of == OutcomeKey::none) return {};
  if (key.of == OutcomeKey::background) return "background";
  const auto of = static_cast<std::size_t>(key.of), entry = static_cast<std::size_t>(key.entry);
  const auto treatment = [&]() -> const scenario::Treatment& { return scenario.treatments[of]; };
  switch (info_of(key.outcome).indexed_by) {
    case IndexedBy::nothing: return {};
    case IndexedBy::view: return std::string(view_names[of]);
    case IndexedBy::treatment_class: return std::string(scenario::class_names[of]);
    case IndexedBy::treatment:
    case IndexedBy::treatment_or_background: return treatment().name.text;
    case IndexedBy::adverse_event: return event_text(treatment(), treatment().adverse_events[entry].name);
    case IndexedBy::late_event: return event_text(treatment(), treatment().late_events[entry].name);
    case IndexedBy::endpoint: return event_text(treatment(), treatment().endpoints[entry].name);
  }
  return {};
}

std::string at_text(const OutcomeKey& key, const scenario::Scenario& scenario) {
  if (key.at == OutcomeKey::horizon) return "horizon";
  if (key.at == OutcomeKey::month_12) return "12 months";
  if (info_of(key.outcome).at == ReportedAt::follow_up)
    return scenario.simulation.follow_up[static_cast<std::size_t>(key.at)].first.text;
  return scenario.simulation.report_at[static_cast<std::size_t>(key.at)].first.text;
}

}  // namespace

KeyText text_of(const OutcomeKey& key, const scenario::Scenario& scenario) {
  return text_of(key, scenario, scenario.currency);
}

KeyText text_of(const OutcomeKey& key, const scenario::Scenario& scenario, const std::string& currency) {
  const OutcomeInfo& info = info_of(key.outcome);
  return {.outcome = std::string(info.name),
          .of = of_text(key, scenario),
          .at = at_text(key, scenario),
          .unit = info.unit == money_unit ? currency : std::string(info.unit)};
}

std::string_view name_of(View view) { return view_names[index_of(view)]; }

std::string label_of(Outcome outcome, const std::string& currency) {
  const std::string_view label = info_of(outcome).label;
  return label.starts_with(money_unit) ? currency + std::string(label.substr(money_unit.size()))
                                       : std::string(label);
}

const std::string& label_of(const scenario::Treatment& treatment) {
  return treatment.label.empty() ? treatment.name.text : treatment.label;
}
const std::string& label_of(const scenario::Pathway& pathway) {
  return pathway.label.empty() ? pathway.name.text : pathway.label;
}

std::string what_if_note(const scenario::Scenario& scenario, std::string_view remark, const Style& style) {
  std::string list;
  for (std::size_t p = 0; p < scenario.pathways.size(); ++p)
    if (const std::string instead = evidence_instead(scenario.pathways[p], scenario); !instead.empty())
      list += fmt::format("{}{} uses {}", list.empty() ? "" : ", ", short_name(scenario, p), instead);
  if (list.empty()) return list;
  return wrapped(fmt::format("{} what-if, other evidence than the run's{}: {}", what_if_mark, remark,
                             printable(list)),
                 style.text(), 2) +
         "\n";
}

std::string short_name(const scenario::Scenario& scenario, std::size_t pathway) {
  const scenario::Pathway& meant = scenario.pathways[pathway];
  const std::string_view mark = evidence_instead(meant, scenario).empty() ? "" : what_if_mark;
  const std::size_t longest = 26 - display_width(mark);
  const std::string name = printable(meant.name.text);
  if (display_width(name) <= longest) return fmt::format("{}{}", name, mark);
  return fmt::format("{}. {}{}", pathway + 1, shortened(name, longest - 4), mark);
}

const scenario::Source* find_source(const scenario::Scenario& scenario, std::string_view name) {
  const auto found =
      std::ranges::find_if(scenario.sources, [&](const scenario::Source& s) { return s.name.text == name; });
  return found == scenario.sources.end() ? nullptr : &*found;
}

std::string money_text(const scenario::Scenario& scenario) {
  if (scenario.price_year == 0) return scenario.currency;
  return fmt::format("{} of {}", scenario.currency, scenario.price_year);
}

std::string rates_text(const scenario::RateSteps& steps) {
  std::string text;
  for (const scenario::RateStep& step : steps)
    text += fmt::format("{}{:.6g} %", text.empty() ? "" : fmt::format(", from {} on ", step.from.text),
                        100 * step.rate.value);
  return text;
}

std::string discounting_text(const scenario::Simulation& simulation) {
  return fmt::format("discounted by {} (money) and {} (QALYs) a year", rates_text(simulation.discount_costs),
                     rates_text(simulation.discount_qalys));
}

std::string view_text(View view) {
  std::string text(name_of(view));
  std::ranges::replace(text, '_', ' ');
  return text;
}

}  // namespace spinepath::output
