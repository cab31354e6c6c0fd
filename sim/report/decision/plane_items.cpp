#include "sim/report/decision/plane_items.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

#include <fmt/format.h>

#include "sim/output/text/number.h"
#include "sim/report/findings/value.h"
#include "sim/report/words/names.h"
#include "sim/report/words/verdict.h"

namespace spinepath::report {
namespace {

constexpr std::size_t quarter_points = 15;  ///< of an ellipse

/// Points of the unit circle, exactly rational: ((1 - t²)/(1 + t²), 2t/(1 + t²)), and their turns by quarters.
std::array<Point, 4 * quarter_points> unit_circle() {
  std::array<Point, 4 * quarter_points> points{};
  for (std::size_t i = 0; i < quarter_points; ++i) {
    const double t = static_cast<double>(i) / static_cast<double>(quarter_points), size = 1 + t * t;
    Point point{(1 - t * t) / size, 2 * t / size};
    for (std::size_t quarter = 0; quarter < 4; ++quarter) {
      points[quarter * quarter_points + i] = point;
      point = {-point.y, point.x};
    }
  }
  return points;
}

double mean_of_draws(const std::vector<double>& draws) {
  double sum = 0;
  for (const double x : draws) sum += x;
  return sum / static_cast<double>(draws.size());
}

/// Mean product of the distances from the means.
double covariance_of(const std::vector<double>& a, double mean_a, const std::vector<double>& b,
                     double mean_b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += (a[i] - mean_a) * (b[i] - mean_b);
  return sum / static_cast<double>(a.size());
}

/// The smallest range so far, with more numbers in it.
void extend(Range& range, double x) {
  range.low = std::min(range.low, x);
  range.high = std::max(range.high, x);
}

/// All but the outermost half percent on each side.
void extend_by_most(Range& range, std::vector<double> draws) {
  constexpr double left_out = 0.005;
  if (draws.empty()) return;
  std::ranges::sort(draws);
  const auto last = static_cast<double>(draws.size() - 1);
  extend(range, draws[static_cast<std::size_t>(std::floor(left_out * last))]);
  extend(range, draws[static_cast<std::size_t>(std::ceil((1 - left_out) * last))]);
}

Range with_room(const Range& range, double share) {
  const double room = range.size() > 0 ? share * range.size() : 1;
  return {range.low - room, range.high + room};
}

/// A share of the draws; empty without any.
DataCell share_of(const PlaneItem& item, const std::function<bool(double effect, double cost)>& holds) {
  const auto& [effect, cost] = item.draws;
  if (effect.empty()) return {};
  std::size_t count = 0;
  for (std::size_t i = 0; i < effect.size(); ++i) count += holds(effect[i], cost[i]) ? 1 : 0;
  return Estimate{static_cast<double>(count) / static_cast<double>(effect.size()), {}, {}, {}};
}

std::vector<DataCell> plane_cells(const PlaneItem& item, const std::vector<double>& thresholds) {
  std::vector<DataCell> cells{item.effect, item.cost};
  cells.push_back(share_of(item, [](double effect, double) { return effect > 0; }));
  cells.push_back(share_of(item, [](double, double cost) { return cost > 0; }));
  for (const double k : thresholds)
    cells.push_back(share_of(item, [k](double effect, double cost) { return k * effect > cost; }));
  return cells;
}

}  // namespace

bool has_clouds(const std::vector<PlaneItem>& items) {
  return std::ranges::any_of(items, [](const PlaneItem& item) { return !item.draws.effect.empty(); });
}

std::vector<PlaneItem> plane_items(const Material& material) {
  std::vector<PlaneItem> items;
  for (const PathwayText* pathway : alternatives(material)) {
    PlaneItem item{pathway, drawn_differences(material, *pathway), {}, {}, {}};
    if (const Estimate* effect = effect_difference(material, *pathway)) item.effect = *effect;
    if (const Estimate* cost = cost_difference(material, *pathway)) item.cost = *cost;
    if (!item.draws.effect.empty()) {
      item.mean = {mean_of_draws(item.draws.effect), mean_of_draws(item.draws.cost)};
      if (!item.effect.mean) item.effect.mean = item.mean.x;
      if (!item.cost.mean) item.cost.mean = item.mean.y;
    } else if (item.effect.mean && item.cost.mean) {
      item.mean = {*item.effect.mean, *item.cost.mean};
    } else {
      continue;
    }
    items.push_back(std::move(item));
  }
  return items;
}

Thinned thinned(const DrawnDifferences& draws, std::size_t most) {
  Thinned kept;
  const std::size_t count = draws.effect.size();
  kept.step = std::max<std::size_t>(1, (count + most - 1) / most);
  for (std::size_t i = 0; i < count; i += kept.step) kept.points.push_back({draws.effect[i], draws.cost[i]});
  return kept;
}

std::vector<Point> ellipse_of(const DrawnDifferences& draws) {
  constexpr double reach = 2.4477468306808166;  // square root of the 95 % quantile of chi-square, two degrees
  constexpr std::size_t fewest = 10;            // draws
  if (draws.effect.size() < fewest) return {};
  const double x = mean_of_draws(draws.effect), y = mean_of_draws(draws.cost);
  const double sd_x = std::sqrt(covariance_of(draws.effect, x, draws.effect, x));
  const double sd_y = std::sqrt(covariance_of(draws.cost, y, draws.cost, y));
  if (!(sd_x > 0) || !(sd_y > 0)) return {};
  const double slope = covariance_of(draws.effect, x, draws.cost, y) / sd_x;
  const double rest = std::sqrt(std::max(0.0, sd_y * sd_y - slope * slope));
  std::vector<Point> points;
  for (const Point& unit : unit_circle())
    points.push_back({x + reach * sd_x * unit.x, y + reach * (slope * unit.x + rest * unit.y)});
  return points;
}

PlaneRanges plane_ranges(const std::vector<PlaneItem>& items) {
  constexpr double room_across = 0.04, room_up = 0.06;
  Range x{0, 0}, y{0, 0};
  for (const PlaneItem& item : items) {
    extend(x, item.mean.x);
    extend(y, item.mean.y);
    for (const Point& point : ellipse_of(item.draws)) {
      extend(x, point.x);
      extend(y, point.y);
    }
    extend_by_most(x, item.draws.effect);
    extend_by_most(y, item.draws.cost);
    if (!item.draws.effect.empty()) continue;
    const Interval across = interval_of(item.effect), up = interval_of(item.cost);
    for (const double end : {across.low, across.high}) extend(x, end);
    for (const double end : {up.low, up.high}) extend(y, end);
  }
  return {with_room(x, room_across), with_room(y, room_up)};
}

DataTable plane_table(const Material& material, const std::vector<PlaneItem>& items) {
  const DecisionBasis basis = decision_basis(material);
  const bool drawn = has_clouds(items);
  DataTable table{.name = "plane",
                  .caption = fmt::format("Differences to {}, per patient (± Monte Carlo error{})",
                                         name_in_text(material.study.reference()),
                                         !drawn            ? ""
                                         : material.sample ? "; " + interval_words(material)
                                                           : "; 95 % interval due to the parameters"),
                  .first = {.heading = "Pathway", .key = "pathway"},
                  .columns = {{basis.effect.many + " gained", basis.effect.name, {.sign = true}},
                              {material.study.currency + " more", "spend", {.sign = true}}}};
  const NumberStyle share{.scale = 100, .decimals = 1, .unit = " %"};
  if (drawn) {
    table.columns.push_back({"Draws with a gain", "draws_with_gain", share});
    table.columns.push_back({"Draws dearer", "draws_dearer", share});
    for (const double k : basis.thresholds)
      table.columns.push_back(
          {"Draws worth it at " + threshold_text(k), "draws_worth_it_at_" + output::digits(k), share});
  }
  for (const PlaneItem& item : items) {
    DataRow row{.head = {.pathway = item.pathway}, .cells = plane_cells(item, basis.thresholds)};
    row.cells.resize(table.columns.size());
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace spinepath::report
