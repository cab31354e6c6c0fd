// The value of trials: what the result of a trial would be worth to all who still face the choice, by its size (EVSI),
// less what it costs (ENBS).
#include "sim/report/findings/trials.h"

#include <algorithm>

#include <fmt/format.h>

#include "sim/output/text/number.h"
#include "sim/report/data/decision.h"
#include "sim/report/decision/figures.h"
#include "sim/report/draw/svg.h"
#include "sim/report/plot/plot.h"
#include "sim/report/words/names.h"
#include "sim/report/words/numbers.h"
#include "sim/report/words/verdict.h"

namespace spinepath::report {
namespace {

constexpr double trials_height = 260, trial_label_gap = 17;  ///< [pixels]

DataTable trials_table(const Material& material, const std::vector<TrialRow>& rows, double threshold,
                       const Unit& unit) {
  const std::string& currency = material.study.currency;
  const NumberStyle large{.scale = 1 / unit.size, .decimals = unit.size > 1 ? 2 : 0};
  NumberStyle net = large;
  net.sign = true;
  DataTable table{
      .name = "value_of_trials",
      .caption = fmt::format("What trials would be worth at {}: EVSI per patient in {}, all else in "
                             "{}{} (± Monte Carlo error)",
                             price_text(material, threshold), currency, unit.words, currency),
      .first = {.heading = "Trial", .key = "trial"},
      .columns = {{"EVSI per patient", "evsi", {.decimals = 1}},
                  {"EVSI for all", "population_evsi", large},
                  {"EVPPI for all", "population_evppi", large},
                  {"Cost", "cost", large},
                  {"ENBS", "enbs", net}}};
  for (const TrialRow& row : rows)
    table.rows.push_back(
        {.head = {.text = trial_words(row),
                  .key = fmt::format("{} {}", row.name, output::digits(row.patients))},
         .cells = {row.evsi, row.population, row.perfect, Estimate{row.cost, {}, {}, {}}, row.net}});
  return table;
}

/// A line of the plot: a size on the first axis, money on the second.
struct TrialLine {
  std::string name, of_class;
  std::vector<Point> points;
};

/// Of one trial, by size.
std::vector<TrialLine> trial_lines(const std::vector<TrialRow>& rows, double unit) {
  TrialLine all{"EVPPI", "ref", {}}, sampled{"EVSI", "ell cx", {{0, 0}}}, net{"ENBS", "ray", {}};
  all.points.push_back({0, rows.front().perfect.mean.value_or(0) / unit});
  for (const TrialRow& row : rows) {
    all.points.push_back({row.patients, row.perfect.mean.value_or(0) / unit});
    sampled.points.push_back({row.patients, row.population.mean.value_or(0) / unit});
    net.points.push_back({row.patients, row.net.mean.value_or(0) / unit});
  }
  return {all, sampled, net};
}

Range trials_range(const std::vector<TrialRow>& rows, double unit) {
  Range range{0, 0};
  for (const TrialRow& row : rows)
    for (const Estimate* one : {&row.perfect, &row.population, &row.net}) {
      const auto [low, high] = interval_of(*one);
      range = {std::min(range.low, one == &row.net ? *one->mean / unit : 0.0),
               std::max(range.high, (one == &row.population ? high : one->mean.value_or(low)) / unit)};
    }
  return range.size() > 0 ? range : Range{-1, 1};
}

std::string trials_plot(const std::vector<TrialRow>& rows, const Unit& unit, const std::string& description) {
  const Range range = trials_range(rows, unit.size);
  const Ticks marks = ticks(range);
  Plot plot(trials_height, {0, rows.back().patients}, widened(range, marks),
            {.right = 110, .bottom = 46, .left = 64}, description);
  plot.grid_y(ticks(plot.y_range(), 6).at, [&](double y) { return fixed(y, marks.decimals); });
  plot.grid_x(
      ticks({0, rows.back().patients}, 4).at, [](double x) { return fixed(x, 0); }, false);
  plot.axis_title("patients in the trial");
  for (const TrialRow& row : rows) {
    const auto [low, high] = interval_of(row.population);
    if (high > low) plot.whisker_y(row.patients, low / unit.size, high / unit.size, "whisk");
  }
  const std::vector<TrialLine> lines = trial_lines(rows, unit.size);
  std::vector<double> places;
  for (const TrialLine& line : lines) places.push_back(plot.down(line.points.back().y));
  places = moved_apart(places, trial_label_gap, {6, trials_height - 4});
  for (std::size_t i = 0; i < lines.size(); ++i) {
    plot.path(lines[i].points, lines[i].of_class);
    plot.text(1, places[i] + 4, fmt::format("{} {}", lines[i].name, significant(lines[i].points.back().y, 2)),
              "lab", 8);
  }
  return plot.markup();
}

std::string trials_description(const std::vector<TrialRow>& rows, const std::string& currency) {
  std::string text = "What the result of a trial would be worth by its size, and less its cost.";
  for (const TrialRow& row : rows)
    text += fmt::format(" {}: EVSI {}, ENBS {};", trial_words(row),
                        large_amount(*row.population.mean, currency), large_amount(*row.net.mean, currency));
  text.back() = '.';
  return text;
}

}  // namespace

std::optional<Figure> trials_figure(const Material& material) {
  const DecisionBasis basis = decision_basis(material);
  const std::optional<double> threshold = basis.middle();
  if (!threshold) return {};
  const std::vector<TrialRow> rows = trials_at(material, *threshold);
  const TrialRow* most = most_net(rows);
  if (!most) return {};
  std::vector<TrialRow> drawn = rows;  // of the trial that is most worth doing
  std::erase_if(drawn, [&](const TrialRow& row) { return row.name != most->name || !row.net.mean; });
  const std::string& currency = material.study.currency;
  const Unit unit = unit_for(std::max(most->perfect.mean.value_or(0), most->cost));
  const std::string description = trials_description(drawn, currency);
  return Figure{
      .id = "f-evsi",
      .finding = escaped(trials_finding(*most, currency)),
      .measure = fmt::format("What the result of the trial \"{}\" would be worth to all patients whose care "
                             "follows it (EVSI), less the "
                             "trial's cost (ENBS), {}{}, spend of {}, at {}; dotted: perfect information on "
                             "the same parameters (EVPPI)",
                             escaped(spaced(most->name)), unit.words, escaped(currency),
                             escaped(payer_of(basis.view)), escaped(price_text(material, *threshold))),
      .body = trials_plot(drawn, unit, description),
      .error =
          "Whiskers: 95 % Monte Carlo error of the EVSI, which is also that of the ENBS. What the trial's "
          "patients gain or lose by taking part is not counted. All trials are in the table.",
      .source = "trials.csv, population_evsi, enbs and evppi times reached",
      .description = description,
      .data = {trials_table(material, rows, *threshold, unit)}};
}

}  // namespace spinepath::report
