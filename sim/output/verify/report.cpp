// The report of a verification: the table of checks, and for those that do not pass what to look at.
#include <algorithm>

#include <fmt/format.h>

#include "sim/output/text/names.h"
#include "sim/output/text/number.h"
#include "sim/output/text/section.h"
#include "sim/output/verify/record.h"

namespace spinepath::output {
namespace {

using verify::Checked;
using verify::Verdict;

/// "spend of payer at 12 months in usual_care: 3,120 in place of 3,100"
std::string deviation_text(const verify::Deviation& deviation, const scenario::Scenario& scenario) {
  const KeyText key = text_of(deviation.key, scenario);
  std::string text = key.outcome;
  if (!key.of.empty()) text += " of " + printable(key.of);
  text += key.at == "horizon" ? " over the horizon" : " at " + printable(key.at);
  return fmt::format("{}, {}: {} in place of {}", printable(deviation.pathway), text,
                     compact(deviation.found, 9), compact(deviation.expected, 9));
}

constexpr std::size_t most_named = 12;

/// What does not agree, and what is named, a line each.
std::vector<std::string> details_of(const Checked& one, const scenario::Scenario& scenario) {
  std::vector<std::string> lines;
  if (one.finding.deviation) lines.push_back(deviation_text(*one.finding.deviation, scenario));
  const std::vector<std::string>& named = one.finding.named;
  for (std::size_t i = 0; i < std::min(named.size(), most_named); ++i) lines.push_back(printable(named[i]));
  if (named.size() > most_named)
    lines.push_back(fmt::format("and {} more, in verify.json", named.size() - most_named));
  return lines;
}

bool is_noted(const Checked& one) {
  const Verdict verdict = one.finding.verdict;
  return verdict == Verdict::warning || verdict == Verdict::failed || !one.finding.named.empty();
}

Section checks_section(const VerificationRecord& record) {
  Table table({{"check", Align::left}, {"verdict", Align::left}, {"figure", Align::left}});
  for (const Checked& one : record.checked) {
    std::string figure = printable(one.finding.figure);
    if (!one.finding.named.empty()) figure += fmt::format(", {} named", one.finding.named.size());
    table.add({std::string(one.check->name), std::string(name_of(one.finding.verdict)), figure});
  }
  return {
      .question = "Which laws does the model obey?",
      .caption =
          "each check changes the scenario in memory and runs it on the same patients; what is changed and "
          "what must then hold: scenarios/verify.md",
      .table = std::move(table)};
}

Section notes_section(const VerificationRecord& record) {
  Table table({{"check", Align::left}, {"what does not hold", Align::left}, {"look at", Align::left}});
  for (const Checked& one : record.checked) {
    if (!is_noted(one)) continue;
    const std::vector<std::string> lines = details_of(one, *record.scenario);
    table.add({std::string(one.check->name), lines.empty() ? one.finding.figure : lines[0],
               std::string(one.check->look_at)});
    for (std::size_t i = 1; i < lines.size(); ++i) table.add({"", lines[i], ""});
  }
  return {.question = "What should be looked at?",
          .caption = "the worst number, or the inputs, steps and events concerned",
          .table = std::move(table)};
}

std::string cell_of(std::string_view text) { return text.empty() ? std::string(nothing) : std::string(text); }

}  // namespace

std::string verification_report(const VerificationRecord& record, const Style& style) {
  const scenario::Scenario& scenario = *record.scenario;
  std::string text = scenario.title.empty() ? std::string{} : bold(printable(scenario.title), style) + "\n";
  text +=
      wrapped(fmt::format("{} patients a run, seed {}",
                          compact(static_cast<double>(record.manifest.patients), 15), record.manifest.seed),
              style.text(), 0) +
      "\n";
  text += changes_note(record.manifest, style);
  return text + text_of(checks_section(record), style) +
         text_of(notes_section(record), style, Room::listing) + "\n" + verdicts_text(record) + "\n";
}

std::string checks_text(const std::vector<const verify::Check*>& checks, const Style& style) {
  Table table({{"check", Align::left},
               {"what is changed", Align::left},
               {"what must hold", Align::left},
               {"TECH-VER", Align::left},
               {"where it does not pass, look at", Align::left}});
  for (const verify::Check* check : checks)
    table.add({style.markup == Style::Markup::markdown ? fmt::format("`{}`", check->name)
                                                       : std::string(check->name),
               std::string(check->change), std::string(check->law),
               check->item.empty() ? cell_of(check->item)
                                   : fmt::format("{}: {}", name_of(check->stage), check->item),
               std::string(check->look_at)});
  return table.text(style, Room::listing);
}

}  // namespace spinepath::output
