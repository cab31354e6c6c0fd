// The value of information: what it would be worth to know all parameters (EVPI), a group, or one (EVPPI).
#include <algorithm>

#include <fmt/format.h>

#include "sim/output/decision/enough_patients.h"
#include "sim/report/data/decision.h"
#include "sim/report/decision/figures.h"
#include "sim/report/draw/svg.h"
#include "sim/report/findings/value.h"
#include "sim/report/plot/bars.h"
#include "sim/report/words/names.h"
#include "sim/report/words/numbers.h"
#include "sim/report/words/parameters.h"
#include "sim/report/words/verdict.h"

namespace spinepath::report {
namespace {

constexpr std::size_t shown_parameters = 8;
constexpr double information_bar = 22, information_inset = 4;  ///< [pixels]

/// What could be learnt: everything, a group, or a parameter or curve.
struct Learnable {
  std::string kind, name;  ///< as in the file
  std::string label;       ///< text
  Estimate value;          ///< at the threshold in the middle
};

double value_of(const Learnable& one) { return one.value.mean.value_or(-1); }

/// Parameters of other programs have no curves and no treatments in their names.
std::string learnable_label(const Learnt& row, const Material& material) {
  if (row.kind == "everything") return "Everything (EVPI)";
  const std::string name =
      material.sample ? row.name : readable_parameter(curve_of(row.name), material.study);
  return row.kind == "group" ? "Group: " + name : name;
}

/// Of the given kind, the highest first; a curve once, by the highest of its numbers.
std::vector<Learnable> learnables(const Material& material, const std::string& kind, double threshold) {
  std::vector<Learnable> all;
  for (const Learnt& row : information_rows(material)) {
    if (row.kind != kind || row.threshold != threshold) continue;
    const Learnable one{row.kind, row.name, learnable_label(row, material), row.value};
    const auto same = std::ranges::find(all, one.label, &Learnable::label);
    if (same == all.end())
      all.push_back(one);
    else if (value_of(one) > value_of(*same))
      *same = one;
  }
  std::ranges::stable_sort(all, std::greater{}, value_of);
  return all;
}

/// Those that are drawn: all groups, and the parameters of most value.
std::vector<Learnable> drawn_learnables(const Material& material, double threshold) {
  std::vector<Learnable> drawn;
  for (const char* kind : {"everything", "group"})
    for (Learnable& one : learnables(material, kind, threshold)) drawn.push_back(std::move(one));
  std::vector<Learnable> parameters = learnables(material, "parameter", threshold);
  std::erase_if(parameters, [](const Learnable& one) { return !clearly_positive(one.value); });
  if (parameters.size() > shown_parameters) parameters.resize(shown_parameters);
  for (Learnable& one : parameters) drawn.push_back(std::move(one));
  return drawn;
}

std::string information_finding(const Material& material, double threshold) {
  const std::vector<Learnable> parameters = learnables(material, "parameter", threshold);
  if (parameters.empty()) return "No parameter is known whose value could be found out";
  if (std::ranges::none_of(parameters, [](const Learnable& one) { return one.value.mean.has_value(); }))
    return "Too few draws to say which parameter is worth finding out";
  for (const Learnable& one : parameters)
    if (clearly_positive(one.value))
      return fmt::format("Most worth finding out: {} ({} {} per patient)", one.label,
                         significant(*one.value.mean, 2), material.study.currency);
  return "No single parameter is clearly worth finding out";
}

DataTable information_table(const Material& material, const std::vector<Learnable>& drawn) {
  DataTable table{
      .name = "value_of_information",
      .caption = fmt::format("What it would be worth to know, {} per patient (± Monte Carlo error)",
                             material.study.currency),
      .first = {.heading = "To know", .key = "name"},
      .columns = {}};
  const std::vector<double> thresholds = decision_basis(material).thresholds;
  for (const double k : thresholds)
    table.columns.push_back({price_text(material, k), threshold_text(k), {.decimals = 1}});
  const std::vector<Learnt> rows = information_rows(material);
  for (const Learnable& one : drawn) {
    DataRow row{.head = {.text = one.label, .key = one.name.empty() ? one.kind : one.name}, .cells = {}};
    for (const double k : thresholds) {
      const auto found = std::ranges::find_if(rows, [&](const Learnt& learnt) {
        return learnt.threshold == k && learnt.kind == one.kind && learnt.name == one.name;
      });
      row.cells.push_back(found == rows.end() ? DataCell() : DataCell(found->value));
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

std::string learnt_value(const Learnable& one) {
  if (!one.value.mean) return "too few draws";
  return one.value.se.value_or(0) > 0 ? rounded(one.value.mean, one.value.se)
                                      : significant(*one.value.mean, 2);
}

std::string information_bars(const std::vector<Learnable>& drawn, const std::string& currency) {
  constexpr double room = 1.03;
  double top = 0;
  for (const Learnable& one : drawn)
    if (one.value.mean) top = std::max(top, interval_of(one.value).high);
  const Range range{0, top > 0 ? room * top : 1};
  const Ticks marks = ticks(range);
  std::vector<BarRow> rows;
  for (const Learnable& one : drawn) {
    Bar bar(range, information_bar);
    bar.grid(marks);
    const std::string colour = one.kind == "everything" ? "bar k" : one.kind == "group" ? "bar g" : "bar p";
    if (one.value.mean && *one.value.mean > 0) bar.part(0, *one.value.mean, colour, information_inset);
    const auto [low, high] = interval_of(one.value);
    if (one.value.mean && high > low) bar.whisker(low, high);
    const std::string value = learnt_value(one);
    rows.push_back({.label = fmt::format("<span class=\"cl2\">{}</span>", escaped(one.label)),
                    .bar = bar.markup(fmt::format("{}: {} {}", one.label, value, currency)),
                    .value = value});
  }
  return bar_rows(
      rows, range, marks, [&](double x) { return fixed(x, marks.decimals); }, true);
}

std::string information_description(const std::vector<Learnable>& drawn, const std::string& currency) {
  std::string text =
      fmt::format("Horizontal bars: what it would be worth to know, {} per patient.", currency);
  for (const Learnable& one : drawn) text += fmt::format(" {}: {};", one.label, learnt_value(one));
  text.back() = '.';
  return text;
}

std::string patients_note(const Material& material, double threshold) {
  for (const Learnt& row : information_rows(material))
    if (row.threshold == threshold && row.patients_error && row.value.mean)
      if (const auto text = output::too_few_patients(*row.value.mean, *row.patients_error))
        return " " + with_capital(*text) + ".";
  return {};
}

std::string information_note(const Material& material, double threshold) {
  std::size_t unknown = 0;
  for (const Learnable& one : learnables(material, "parameter", threshold)) unknown += one.value.mean ? 0 : 1;
  std::string text = fmt::format(
      "Whiskers: 95 % Monte Carlo error. {}; drawn are at "
      "most {} parameters and curves, whose value exceeds 0 by 1.96 Monte Carlo errors. Values do not add "
      "up.",
      material.sample
          ? "Parameters in the same order in all draws are drawn together, and have the same value"
          : "The numbers of one curve count once, by the highest of them",
      counted_word(shown_parameters));
  text += patients_note(material, threshold);
  if (unknown > 0) text += fmt::format(" Too few draws for {} parameters.", unknown);
  return text;
}

}  // namespace

std::optional<Figure> information_figure(const Material& material) {
  const DecisionBasis basis = decision_basis(material);
  const std::optional<double> threshold = basis.middle();
  if (!threshold) return {};
  const std::vector<Learnable> drawn = drawn_learnables(material, *threshold);
  if (std::ranges::none_of(drawn, [](const Learnable& one) { return one.value.mean.has_value(); })) return {};
  const std::string& currency = material.study.currency;
  return Figure{
      .id = "f-evppi",
      .finding = escaped(information_finding(material, *threshold)),
      .measure = fmt::format(
          "What it would be worth to know everything (EVPI), a group of parameters, or one (EVPPI), {} "
          "per patient, spend of {}, at {}",
          escaped(currency), escaped(payer_of(basis.view)), escaped(price_text(material, *threshold))),
      .body = information_bars(drawn, currency),
      .error = information_note(material, *threshold),
      .source = material.sample && !material.sample->noise_known ? "information.csv, naive and value"
                                                                 : "information.csv, value",
      .description = information_description(drawn, currency),
      .data = {information_table(material, drawn)}};
}

}  // namespace spinepath::report
