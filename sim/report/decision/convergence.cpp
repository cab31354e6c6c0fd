// Whether the draws are enough: the running mean of incremental net benefit by number of draws, and how much of its
// error is due to the patients of each draw.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "sim/output/text/number.h"
#include "sim/report/data/decision.h"
#include "sim/report/decision/figures.h"
#include "sim/report/draw/svg.h"
#include "sim/report/page/html.h"
#include "sim/report/plot/plot.h"
#include "sim/report/words/names.h"
#include "sim/report/words/numbers.h"

namespace spinepath::report {
namespace {

constexpr double convergence_height = 220;                 ///< [pixels]
constexpr std::size_t fewest_draws = 10, most_steps = 80;  ///< of a line

/// Incremental net benefit of a pathway.
struct RunningMean {
  const PathwayText* pathway;
  std::vector<double> by_draws;  ///< mean of the first 1, 2, … draws [money]
  const Option* option;          ///< of decision.csv; null if it is not there

  double last() const { return by_draws.back(); }
  double moved() const { return last() - by_draws[by_draws.size() / 2 - 1]; }  ///< since half of the draws
};

std::vector<RunningMean> running_means(const Material& material, double threshold, const AtThreshold* at) {
  std::vector<RunningMean> all;
  for (const PathwayText* pathway : alternatives(material)) {
    const auto [effect, cost] = drawn_differences(material, *pathway);
    if (effect.size() < fewest_draws) continue;
    RunningMean mean{pathway, {}, at ? at->of(*pathway) : nullptr};
    double sum = 0;
    for (std::size_t i = 0; i < effect.size(); ++i) {
      sum += threshold * effect[i] - cost[i];
      mean.by_draws.push_back(sum / static_cast<double>(i + 1));
    }
    all.push_back(std::move(mean));
  }
  return all;
}

/// 0 where it is no more than rounding error.
double most_moved(const std::vector<RunningMean>& means) {
  constexpr double rounding = 1e-9;  // of a mean
  double most = 0;
  for (const RunningMean& mean : means)
    if (const double moved = std::abs(mean.moved()); moved > rounding * std::abs(mean.last()))
      most = std::max(most, moved);
  return most;
}

/// How far the highest mean is above the next, the reference with 0 among them.
double lead_of(const std::vector<RunningMean>& means) {
  std::vector<double> last{0};
  for (const RunningMean& mean : means) last.push_back(mean.last());
  std::ranges::sort(last, std::greater{});
  return last[0] - last[1];
}

std::string convergence_finding(const Material& material, const std::vector<RunningMean>& means) {
  const double moved = most_moved(means), lead = lead_of(means);
  const std::string& currency = material.study.currency;
  const std::string draws = output::counted(means.front().by_draws.size(), "draw");
  if (moved < lead)
    return fmt::format("The second half of {} moved means by at most {} {}; the best leads by {}", draws,
                       significant(moved, 2), currency, significant(lead, 2));
  return fmt::format(
      "More draws could change which is best: half of {} moved means by up to {} {}, the best leads by {}",
      draws, significant(moved, 2), currency, significant(lead, 2));
}

/// Part of the squared error of the mean that more patients per draw would reduce [1]; none if it is not known.
std::optional<double> share_of_patients(const RunningMean& mean) {
  if (!mean.option || !mean.option->inmb_se_patients || !(mean.option->inmb.se.value_or(0) > 0)) return {};
  const double ratio = *mean.option->inmb_se_patients / *mean.option->inmb.se;
  return std::min(1.0, ratio * ratio);
}

std::string error_by_patients(const std::vector<RunningMean>& means) {
  std::vector<double> shares;
  for (const RunningMean& mean : means)
    if (const auto share = share_of_patients(mean)) shares.push_back(*share);
  if (shares.empty()) return {};
  const auto [least, most] = std::ranges::minmax(shares);
  const std::string low = fixed(100 * least, 0), high = fixed(100 * most, 0);
  constexpr double half = 0.5;
  const char* advice = least > half ? "more of them would make it smaller than more draws would"
                       : most <= half
                           ? "more draws would make it smaller than more patients would"
                           : "it depends on the pathway whether more draws or more patients help most";
  return fmt::format(" Of the squared error of these means, {} % is due to the number of patients: {}.",
                     low == high ? low : low + " to " + high, advice);
}

DataTable convergence_table(const Material& material, const std::vector<RunningMean>& means) {
  DataTable table{
      .name = "draws",
      .caption = fmt::format("Net benefit over {}, {} per patient, mean over the draws",
                             name_in_text(material.study.reference()), material.study.currency),
      .first = {.heading = "Pathway", .key = "pathway"},
      .columns = {
          {"Mean (± Monte Carlo error)", "inmb", {.decimals = 0, .sign = true}},
          {"Moved since half of the draws", "moved", {.decimals = 0, .sign = true}},
          {"Error due to patients", "inmb_se_patients", {.decimals = 0}},
          {"Its share of the squared error", "share_patients", {.scale = 100, .decimals = 0, .unit = " %"}}}};
  for (const RunningMean& mean : means) {
    const std::optional<double> se = mean.option ? mean.option->inmb.se : std::nullopt;
    const std::optional<double> patients = mean.option ? mean.option->inmb_se_patients : std::nullopt;
    table.rows.push_back(
        {.head = {.pathway = mean.pathway},
         .cells = {Estimate{mean.last(), se, {}, {}}, Estimate{mean.moved(), {}, {}, {}},
                   Estimate{patients, {}, {}, {}}, Estimate{share_of_patients(mean), {}, {}, {}}}});
  }
  return table;
}

/// At evenly spaced numbers of draws, from a twentieth on.
std::vector<Point> running_line(const RunningMean& mean) {
  constexpr std::size_t left_out = 20;  // one of so many
  const std::size_t draws = mean.by_draws.size(), step = std::max<std::size_t>(1, draws / most_steps);
  std::vector<Point> line;
  for (std::size_t i = draws; i >= std::max<std::size_t>(draws / left_out, 1); i -= step) {
    line.push_back({static_cast<double>(i), mean.by_draws[i - 1]});
    if (i <= step) break;
  }
  std::ranges::reverse(line);
  return line;
}

std::string convergence_description(const Material& material, const std::vector<RunningMean>& means) {
  std::string text = fmt::format("Running mean of net benefit over {} by number of draws. At the end, in {}:",
                                 name_in_text(material.study.reference()), material.study.currency);
  for (const RunningMean& mean : means)
    text += fmt::format(" {} {}, since half of the draws {};", mean.pathway->label,
                        with_sign(significant(mean.last(), 2)), with_sign(significant(mean.moved(), 2)));
  text.back() = '.';
  return text;
}

std::string convergence_plot(const Material& material, const std::vector<RunningMean>& means) {
  constexpr int most_ticks = 4;
  Range range{0, 0};
  double draws = 0;
  for (const RunningMean& mean : means) {
    draws = std::max(draws, static_cast<double>(mean.by_draws.size()));
    for (const Point& point : running_line(mean))
      range = {std::min(range.low, point.y), std::max(range.high, point.y)};
  }
  if (!(range.size() > 0)) range = {-1, 1};
  const Ticks marks = ticks(range);
  Plot plot(convergence_height, {0, draws}, widened(range, marks),
            {.right = 206, .bottom = 46, .left = 64, .right_narrow = 84},
            convergence_description(material, means));
  plot.grid_y(ticks(plot.y_range(), 6).at, [&](double y) { return with_sign(fixed(y, marks.decimals)); });
  plot.grid_x(
      ticks({0, draws}, most_ticks).at, [](double x) { return fixed(x, 0); }, false);
  plot.axis_title("draws");
  std::vector<EndLabel> ends;
  for (const RunningMean& mean : means) {
    plot.path(running_line(mean), "ln " + mean.pathway->colour);
    const std::string value = with_sign(significant(mean.last(), 2));
    ends.push_back({mean.pathway, mean.last(), value});
  }
  plot.end_labels(std::move(ends));
  return plot.markup();
}

}  // namespace

std::optional<Figure> convergence_figure(const Material& material) {
  const DecisionBasis basis = decision_basis(material);
  const std::optional<double> threshold = basis.middle();
  if (!threshold) return {};
  const std::vector<DecisionOfView> views = decisions(material);
  const bool has_view = !views.empty() && views.front().view == basis.view;
  const AtThreshold* at = has_view ? views.front().find(*threshold) : nullptr;
  const std::vector<RunningMean> means = running_means(material, *threshold, at);
  if (means.empty()) return {};
  std::vector<PathwayText> pathways;
  for (const RunningMean& mean : means) pathways.push_back(*mean.pathway);
  return Figure{
      .id = "f-draws",
      .finding = escaped(convergence_finding(material, means)),
      .measure = fmt::format(
          "Running mean of net benefit over {}, {} per patient, spend of {}, at {}, by number of draws",
          named_shortly(material.study.reference()), escaped(material.study.currency),
          escaped(payer_of(basis.view)), escaped(price_text(material, *threshold))),
      .body = legend(pathways, true) + convergence_plot(material, means),
      .error =
          "Lines that are flat at the end need no more draws." +
          std::string(material.sample ? ""
                                      : " All draws have the same patients: the error that these share does "
                                        "not show here.") +
          error_by_patients(means),
      .source = draws_source(material) + "; decision.csv, inmb_se and inmb_se_patients",
      .description = convergence_description(material, means),
      .data = {convergence_table(material, means)}};
}

}  // namespace spinepath::report
