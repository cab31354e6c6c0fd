#include "sim/output/comparison/report.h"

#include <algorithm>

#include <fmt/format.h>

#include "sim/output/comparison/decisions.h"
#include "sim/output/text/names.h"
#include "sim/output/text/number.h"
#include "sim/scenario/text/input_error.h"
#include "sim/scenario/text/time_text.h"

namespace spinepath::output {
namespace {

/// A column of numbers.
struct Shown {
  std::string header;
  OutcomeKey key;
  double scale = 1;
};

std::vector<Shown> shown_numbers(const std::string& currency) {
  std::vector<Shown> shown;
  const auto add = [&](const OutcomeKey& key, double scale = 1) {
    shown.push_back({label_of(key.outcome, currency), key, scale});
  };
  for (const Outcome relief : {Outcome::relief_30, Outcome::relief_50})
    add({.outcome = relief, .at = OutcomeKey::month_12}, 100);
  for (const View view : views) shown.push_back({view_text(view), key_of(Outcome::spend, view)});
  add({Outcome::qalys});
  add(key_of(Outcome::cost_per_responder, View::health_care, OutcomeKey::month_12));
  return shown;
}

std::string differ(const std::string& what, const std::vector<std::string>& settings) {
  return fmt::format("{} ({})", what, scenario::listed(settings));
}

/// Which differences of a case are paired (taken on the same patients), and why the others are not.
std::string pairing_text(const CaseDifferences& d, const std::string& first) {
  if (d.none()) return fmt::format("the same patients as {}: all differences are paired", first);
  if (!d.people.empty()) {
    std::vector<std::string> all = d.people;
    for (const auto* settings : {&d.quality, &d.money})
      all.insert(all.end(), settings->begin(), settings->end());
    return fmt::format("other patients than {}, no difference is paired; settings that differ: {}", first,
                       scenario::listed(all));
  }
  std::vector<std::string> unpaired;
  if (!d.quality.empty()) unpaired.push_back(differ("QALYs", d.quality));
  if (!d.money.empty()) unpaired.push_back(differ("money", d.money));
  return fmt::format("the same patients as {}; not paired, as settings differ: {}", first,
                     scenario::listed(unpaired));
}

/// "MXN of 2022 x 1.1 (index, cpi) x 0.055 (exchange rate, bank) = USD of 2024"; empty if nothing is
/// converted.
std::string conversion_text(const scenario::Scenario& s, const scenario::Money& money) {
  if (money == scenario::money_of(s)) return {};
  std::string text = to_text(scenario::money_of(s));
  const auto times = [&](const std::optional<scenario::Parameter>& p, const char* name) {
    if (!p) return;
    const std::string source = p->source.text.empty() ? "no source" : p->source.text;
    text += fmt::format(" x {} ({}, {})", digits(p->value), name, source);
  };
  times(s.prices->index, "index");
  times(s.prices->exchange_rate, "exchange rate");
  return fmt::format("{} = {}", text, to_text(money));
}

std::string case_text(const ComparisonRecord& record, std::size_t c, const Style& style) {
  const scenario::Scenario& s = record.cases[c].scenario;
  const Manifest& manifest = record.manifests[c];
  const std::string& evidence = s.simulation.evidence.text;
  constexpr std::size_t indent = 20;
  const auto line = [&](const std::string& name, const std::string& text) {
    return text.empty() ? text
                        : fmt::format("  {:<{}}{}\n", name, indent - 2,
                                      wrapped(printable(text), style.text() - indent, indent));
  };
  const std::string what =
      fmt::format("{}, evidence {}; {}, seed {}, followed for {}", manifest.scenario_file,
                  evidence.empty() ? "as given" : evidence, counted(manifest.patients, "patient"),
                  manifest.seed, scenario::time_text(s.simulation.horizon.value));
  const std::string name = printable(record.cases[c].name);
  const bool fits = display_width(name) < indent - 2;
  return (fits ? line(name, what) : fmt::format("  {}\n{}", name, line("", what))) +
         line("", changes_text(manifest)) + line("", conversion_text(s, record.money)) +
         (c > 0 ? line("", pairing_text(record.results.disagreements[c], record.cases[0].name)) : "");
}

bool horizons_differ(const ComparisonRecord& record) {
  const auto horizon = [](const Case& one) { return one.scenario.simulation.horizon.value; };
  return std::ranges::any_of(record.cases,
                             [&](const Case& one) { return horizon(one) != horizon(record.cases[0]); });
}

/// The rows of one pathway of one case: its numbers and, except for the first case, its differences.
class Rows {
 public:
  explicit Rows(const ComparisonRecord& record)
      : record_(record), shown_(shown_numbers(record.money.currency)) {}

  Table table() const {
    std::vector<Column> columns{{"pathway, case", Align::left}};
    for (const Shown& column : shown_) columns.push_back({column.header});
    Table table(std::move(columns));
    for (const std::string& name : pathway_names()) {
      table.add({shortened(name, longest)});
      for (std::size_t c = 0; c < record_.cases.size(); ++c) add(table, c, name);
    }
    return table;
  }

 private:
  static constexpr std::size_t longest = 28;

  /// All warnings of all cases, without duplicates.
  std::vector<std::string> pathway_names() const {
    std::vector<std::string> names;
    for (const Case& one : record_.cases)
      for (const scenario::Pathway& pathway : one.scenario.pathways)
        if (std::ranges::find(names, pathway.name.text) == names.end()) names.push_back(pathway.name.text);
    return names;
  }

  void add(Table& table, std::size_t c, const std::string& name) const {
    const auto& pathways = record_.cases[c].scenario.pathways;
    const auto found = std::ranges::find_if(
        pathways, [&](const scenario::Pathway& pathway) { return pathway.name.text == name; });
    if (found == pathways.end()) return;
    const auto pathway = static_cast<std::size_t>(found - pathways.begin());
    std::vector<std::string> numbers{fmt::format("  {}", shortened(record_.cases[c].name, longest - 2))};
    for (const Shown& column : shown_) {
      const OutcomeRow* row = record_.results.find(c, pathway, column.key);
      numbers.push_back(row ? scaled(row->mean, row->se, column.scale) : std::string(nothing));
    }
    table.add(std::move(numbers));
    if (c > 0) table.add(differences(c, pathway));
  }

  std::vector<std::string> differences(std::size_t c, std::size_t pathway) const {
    const auto& own = record_.cases[c].scenario.pathways[pathway];
    const auto& reference = record_.cases[0].scenario.pathways[reference_of(own, record_.cases[0])];
    const std::string& less =
        own.name.text == reference.name.text ? record_.cases[0].name : reference.name.text;
    std::vector<std::string> cells{fmt::format("    less {}", shortened(less, longest - 9))};
    for (const Shown& column : shown_) {
      const CaseDifference* row = record_.results.find_difference(c, pathway, column.key);
      const bool defined = row != nullptr && row->mean;
      cells.push_back(defined ? scaled(row->mean, row->se, column.scale) + (row->paired ? "" : " *")
                              : std::string(nothing));
    }
    return cells;
  }

  const ComparisonRecord& record_;
  std::vector<Shown> shown_;
};

}  // namespace

std::string comparison_report(const ComparisonRecord& record, const Style& style) {
  std::string text =
      bold(fmt::format("{} cases; {} is the reference", record.cases.size(), printable(record.cases[0].name)),
           style) +
      "\n" + error_note(style) + "\n";
  for (std::size_t c = 0; c < record.cases.size(); ++c) text += case_text(record, c, style);
  const bool some_unpaired = std::ranges::any_of(
      record.results.disagreements, [](const CaseDifferences& disagreement) { return !disagreement.none(); });
  const Section section{
      .question = "How do they compare?",
      .caption = fmt::format(
          "relief: percent of the living with at least 30, 50 % less pain at 12 months; {} and QALYs per "
          "patient over the horizon, discounted; per responder: health care's spend by 12 months per patient "
          "with half the pain gone then; less: the difference to the reference{}",
          to_text(record.money),
          std::string(horizons_differ(record) ? "; –: totals over different horizons are not compared" : "") +
              std::string(some_unpaired ? "; *: not paired, its error is the root of the sum of squares"
                                        : "")),
      .table = Rows(record).table()};
  text += text_of(section, style);
  return record.decisions ? text + text_of(compared_decisions_section(record), style) : text;
}

}  // namespace spinepath::output
