// Expected loss: what is lost on average by choosing a pathway and not the one that is best in each draw. The least of
// them is the expected value of perfect information, EVPI. Source: Alarid-Escudero et al., Value Health 22 (2019) 611.
#include <algorithm>

#include <fmt/format.h>

#include "models/numerics/elementary.h"
#include "sim/output/text/number.h"
#include "sim/report/decision/figures.h"
#include "sim/report/decision/threshold_axis.h"
#include "sim/report/draw/svg.h"
#include "sim/report/findings/value.h"
#include "sim/report/page/html.h"
#include "sim/report/words/numbers.h"

namespace spinepath::report {
namespace {

constexpr double loss_height = 280;  ///< [pixels]

std::optional<double> loss_of(const Option& option) { return option.loss.mean; }

/// Marks of the logarithmic axis, ascending; it begins at the first.
struct LossScale {
  std::vector<double> at;  ///< powers of ten, or 1, 2 and 5 times these [money]
  double top;              ///< [money]

  double bottom() const { return at.front(); }
  /// What is below the axis goes just out of the plot.
  double place(double loss) const { return natural_log(std::max(loss, bottom() / 2)); }
};

std::optional<double> least_loss(const AtThreshold& at) {
  const Option* best = at.best();
  return best ? best->loss.mean : std::nullopt;
}

/// None if nothing is lost with any pathway.
std::optional<LossScale> loss_scale(const DecisionOfView& view, const std::vector<double>& thresholds) {
  constexpr double most_decades = 1e4, few_decades = 1e2, room = 1.1;
  double top = 0;
  for (const AtThreshold& at : view.at)
    for (const Option& option : at.options) top = std::max(top, option.loss.mean.value_or(0));
  if (!(top > 0)) return {};
  double least = top;
  for (const double k : thresholds)
    if (const AtThreshold* at = view.find(k))
      if (const auto loss = least_loss(*at); loss && *loss > 0) least = std::min(least, *loss);
  double power = 1;
  while (power > std::max(least, top / most_decades)) power /= 10;
  while (10 * power <= std::max(least, top / most_decades)) power *= 10;
  LossScale scale{.at = {}, .top = room * top};
  for (double decade = power; decade <= scale.top; decade *= 10)
    for (const double times : {1.0, 2.0, 5.0})
      if (times * decade <= scale.top && (times == 1 || top / power < few_decades))
        scale.at.push_back(times * decade);
  return scale;
}

std::vector<Point> placed(std::vector<Point> curve, const LossScale& scale) {
  for (Point& point : curve) point.y = scale.place(point.y);
  return curve;
}

DataTable loss_table(const Material& material, const DecisionOfView& view) {
  DataTable table{
      .name = "loss_at_thresholds",
      .caption = fmt::format("Expected loss, {} per patient (± Monte Carlo error)", material.study.currency),
      .first = {.heading = "Pathway", .key = "pathway"},
      .columns = {}};
  const std::vector<double> thresholds = decision_basis(material).thresholds;
  for (const double k : thresholds)
    table.columns.push_back({price_text(material, k), threshold_text(k), {.decimals = 1}});
  for (const PathwayText& here : pathways_in(view, material.study)) {
    const PathwayText& pathway = *material.study.pathway(here.name);
    DataRow row{.head = {.pathway = &pathway}, .cells = {}};
    for (const double k : thresholds) {
      const AtThreshold* at = view.find(k);
      const Option* option = at ? at->of(pathway) : nullptr;
      row.cells.push_back(option ? DataCell(option->loss) : DataCell());
    }
    table.rows.push_back(std::move(row));
  }
  DataRow evpi{.head = {.text = "EVPI (the least of these)", .key = "EVPI"}, .cells = {}};
  for (const double k : thresholds) evpi.cells.push_back(evpi_at(material, k));
  table.rows.push_back(std::move(evpi));
  return table;
}

/// A row for each threshold, a column for each pathway.
DataTable loss_file(const Material& material, const DecisionOfView& view) {
  DataTable table{.name = "expected_loss",
                  .caption = "Expected loss",
                  .first = {.heading = "Threshold", .key = "threshold"},
                  .columns = {}};
  const std::vector<PathwayText> pathways = pathways_in(view, material.study);
  for (const PathwayText& pathway : pathways) table.columns.push_back({pathway.label, pathway.name});
  for (const AtThreshold& at : view.at) {
    DataRow row{.head = {.text = threshold_text(at.threshold), .key = output::digits(at.threshold)},
                .cells = {}};
    for (const PathwayText& pathway : pathways) {
      const Option* option = at.of(*material.study.pathway(pathway.name));
      row.cells.push_back(option ? DataCell(option->loss) : DataCell());
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

std::string alternative_to_loss(const Material& material, const DecisionOfView& view) {
  std::string text = fmt::format(
      "Expected loss of each pathway by what a {} may cost, on a logarithmic axis; the lowest is the "
      "expected value "
      "of perfect information.",
      decision_basis(material).effect.one);
  for (const double k : decision_basis(material).thresholds) {
    const AtThreshold* at = view.find(k);
    if (!at) continue;
    text += fmt::format(" At {} {}:", threshold_text(k), material.study.currency);
    for (const Option& option : at->options)
      if (option.loss.mean)
        text += fmt::format(" {} {},", option.pathway->label, significant(*option.loss.mean, 2));
    text.back() = '.';
  }
  return text;
}

std::string loss_plot(const Material& material, const DecisionOfView& view, const LossScale& scale) {
  Plot plot(loss_height, threshold_range(view), {scale.place(scale.bottom()), scale.place(scale.top)},
            {.right = 206, .bottom = 46, .left = 60, .right_narrow = 90},
            alternative_to_loss(material, view));
  std::vector<double> marks;
  for (const double at : scale.at) marks.push_back(scale.place(at));
  plot.grid_y(marks, [&](double place) {
    return significant(scale.at[static_cast<std::size_t>(std::ranges::find(marks, place) - marks.begin())],
                       1);
  });
  threshold_axis(plot, material);
  std::vector<Point> envelope;
  for (const AtThreshold& at : view.at)
    if (const auto loss = least_loss(at)) envelope.push_back({at.threshold, scale.place(*loss)});
  plot.path(envelope, "halo");
  std::vector<EndLabel> ends;
  for (const PathwayText& here : pathways_in(view, material.study)) {
    const PathwayText& pathway = *material.study.pathway(here.name);
    const std::vector<Point> curve = curve_over_thresholds(view, pathway, loss_of);
    if (curve.empty()) continue;
    plot.path(placed(curve, scale), "ln " + pathway.colour);
    const double end = curve.back().y;
    const std::string value =
        end > 0 && end < scale.bottom() ? "under " + significant(scale.bottom(), 1) : significant(end, 2);
    ends.push_back({&pathway, scale.place(std::max(end, scale.bottom())), value});
  }
  plot.end_labels(std::move(ends));
  return plot.markup();
}

}  // namespace

std::optional<Figure> loss_figure(const Material& material) {
  const std::vector<DecisionOfView> views = decisions(material);
  const DecisionBasis basis = decision_basis(material);
  if (views.empty() || views.front().view != basis.view || views.front().at.size() < 2) return {};
  const DecisionOfView& view = views.front();
  const std::optional<LossScale> scale = loss_scale(view, basis.thresholds);
  const std::vector<PathwayText> pathways = pathways_in(view, material.study);
  const std::string finding = loss_finding(material);
  if (!scale || pathways.size() < 2 || finding.empty()) return {};
  const std::string currency = escaped(material.study.currency);
  return Figure{.id = "f-loss",
                .finding = escaped(finding),
                .measure = fmt::format(
                    "Expected loss of each choice, {} per patient, spend of {}, by what a {} may cost "
                    "(logarithmic axis); "
                    "grey halo: the least, which is the expected value of perfect information (EVPI)",
                    currency, escaped(payer_of(view.view)), escaped(basis.effect.one)),
                .body = legend(pathways, true) + loss_plot(material, view, *scale),
                .error = fmt::format(
                    "The loss is what a choice brings less, on average, than the best choice in each draw. "
                    "The axis begins at {} {}; what is below is not drawn. Monte Carlo errors are in the "
                    "table.",
                    significant(scale->bottom(), 1), currency),
                .source = fmt::format("decision.csv, {}; information.csv", shown_column(material, "loss")),
                .description = alternative_to_loss(material, view),
                .data = {loss_table(material, view)},
                .files = {loss_file(material, view)}};
}

}  // namespace spinepath::report
