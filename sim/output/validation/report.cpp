#include <algorithm>

#include <fmt/format.h>

#include "sim/output/text/names.h"
#include "sim/output/text/number.h"
#include "sim/output/text/section.h"
#include "sim/output/validation/record.h"

namespace spinepath::output {
namespace {

/// "26.6 %", "14.0 %", "0.035".
std::string figure_text(std::optional<double> x, const std::string& unit) {
  if (!x) return std::string(nothing);
  if (unit == "probability") return fmt::format("{} %", fixed(100 * *x, 1));
  if (unit == "percent") return fmt::format("{} %", fixed(*x, 1));
  if (unit == qaly_unit) return fixed(*x, 3);
  return compact(*x, 6);
}

/// With its Monte Carlo error: "26.6 ± 0.2 %".
std::string predicted_text(const ValidationRow& row) {
  if (!row.predicted || !row.se) return figure_text(row.predicted, row.text.unit);
  const bool share = row.text.unit == "probability";
  const double scale = share ? 100 : 1;
  const std::string text = scaled(row.predicted, row.se, scale);
  return share || row.text.unit == "percent" ? text + " %" : text;
}

std::string interval_text_of(const ValidationRow& row) {
  if (!row.interval) return std::string(nothing);
  return fmt::format("{} to {}", figure_text(row.interval->low, row.text.unit),
                     figure_text(row.interval->high, row.text.unit));
}

std::string_view verdict_text(const ValidationRow& row) {
  switch (row.verdict) {
    case Verdict::inside: return row.is_stale() ? "yes, in spite of the reason" : "yes";
    case Verdict::borderline: return "borderline";
    case Verdict::outside: return row.is_unexplained() ? "no, unexplained" : "no";
    case Verdict::unknown: return row.is_unexplained() ? "no prediction" : nothing;
  }
  return {};
}

std::string what_text(const ValidationRow& row, const scenario::Scenario& scenario) {
  std::string text = label_of(row.figure->outcome, scenario.currency);
  if (row.figure->costliest) text = "share of " + text + " of the costliest 15 %";
  if (row.text.of == view_names[index_of(View::payer)]) text += ", payer";
  if (!row.figure->condition.text.empty()) text += ", " + printable(row.figure->condition.text);
  return row.figure->difference ? text + ", difference" : text;
}

Section figures_section(const ValidationRecord& record) {
  Table table({{"arm", Align::left},
               {"figure", Align::left},
               {"at", Align::left},
               {"predicted"},
               {"published"},
               {"n"},
               {"95 % of published", Align::left},
               {"inside", Align::left},
               {"chosen by it", Align::left}});
  for (const ValidationRow& row : record.rows)
    table.add({printable(row.figure->name.text), what_text(row, *record.scenario), row.text.at,
               predicted_text(row), figure_text(row.figure->value, row.text.unit),
               row.figure->n > 0 ? fmt::format("{}", row.figure->n) : std::string(nothing),
               interval_text_of(row), std::string(verdict_text(row)), row.figure->calibrated ? "yes" : ""});
  return {
      .question = "What was published, and what does the model predict?",
      .caption =
          "± Monte Carlo error (none of shares of the costliest); inside: whether the prediction lies in the "
          "95 % interval of the published figure, borderline: its error of 95 % reaches an end of that; "
          "chosen by "
          "it: parameters of the model were chosen by that figure, so that it tests nothing",
      .table = std::move(table)};
}

Section counts_section(const std::vector<ValidationRecord>& records, const std::string& question) {
  Table table({{"figures", Align::left}, {"inside"}, {"borderline"}, {"outside"}, {"not judged"}});
  for (const bool calibrated : {false, true}) {
    std::vector<std::string> cells{calibrated ? "used to choose parameters" : "not used"};
    for (const Verdict verdict : {Verdict::inside, Verdict::borderline, Verdict::outside, Verdict::unknown}) {
      std::ptrdiff_t count = 0;
      for (const ValidationRecord& record : records)
        count += std::ranges::count_if(record.rows, [&](const ValidationRow& row) {
          return row.figure->calibrated == calibrated && row.verdict == verdict;
        });
      cells.push_back(fmt::format("{}", count));
    }
    table.add(std::move(cells));
  }
  return {.question = question, .caption = "number of figures", .table = std::move(table)};
}

Section misses_section(const ValidationRecord& record) {
  Table table({{"arm", Align::left}, {"at", Align::left}, {"reason", Align::left}});
  for (const ValidationRow& row : record.rows)
    if (row.verdict == Verdict::outside || !row.figure->miss.empty())
      table.add({printable(row.figure->name.text), row.text.at,
                 row.is_unexplained() ? "unexplained" : printable(row.figure->miss)});
  return {
      .question = "Why do some not agree?",
      .caption = "predictions outside the interval or near its end, with the reason that the scenario gives",
      .table = std::move(table)};
}

Section sources_section_of(const ValidationRecord& record) {
  Table table({{"arm", Align::left}, {"source", Align::left}, {"note", Align::left}});
  for (const ValidationRow& row : record.rows) {
    const scenario::Source* source = find_source(*record.scenario, row.figure->source.text);
    const std::string citation = source ? printable(source->citation) : std::string(nothing);
    table.add({printable(row.figure->name.text), citation, printable(row.figure->note)});
  }
  return {.question = "Where do the figures come from?",
          .caption = "as the scenario cites them",
          .table = std::move(table)};
}

}  // namespace

std::string validation_report(const ValidationRecord& record, const Style& style) {
  const scenario::Scenario& scenario = *record.scenario;
  std::string text = scenario.title.empty() ? std::string{} : bold(printable(scenario.title), style) + "\n";
  if (!scenario.description.empty()) text += wrapped(printable(scenario.description), style.text(), 0) + "\n";
  text +=
      wrapped(fmt::format("{} patients, seed {}", compact(static_cast<double>(record.manifest.patients), 15),
                          record.manifest.seed),
              style.text(), 0) +
      "\n";
  text += changes_note(record.manifest, style);
  return text + text_of(figures_section(record), style, Room::listing) +
         text_of(counts_section({record}, "How many agree?"), style) +
         text_of(misses_section(record), style, Room::listing) +
         text_of(sources_section_of(record), style, Room::listing);
}

std::string validation_totals(const std::vector<ValidationRecord>& records, const Style& style) {
  return text_of(counts_section(records, "How many agree in all scenarios?"), style);
}

}  // namespace spinepath::output
