// The cost-effectiveness plane: draws, means and ellipses as differences to the reference.
#include <algorithm>

#include <fmt/format.h>

#include "sim/output/text/number.h"
#include "sim/report/decision/figures.h"
#include "sim/report/decision/plane_items.h"
#include "sim/report/draw/svg.h"
#include "sim/report/findings/value.h"
#include "sim/report/page/html.h"
#include "sim/report/words/names.h"
#include "sim/report/words/numbers.h"
#include "sim/report/words/verdict.h"

namespace spinepath::report {
namespace {

constexpr double plane_height = 420;                           ///< [pixels]
constexpr std::size_t most_points = 2000, all_points = 12000;  ///< of a pathway, of all

std::string alternative_to_plane(const Material& material, const std::vector<PlaneItem>& items) {
  const DecisionBasis basis = decision_basis(material);
  std::string text =
      fmt::format("Cost-effectiveness plane. Differences to {}: {} across, {} upwards.",
                  name_in_text(material.study.reference()), basis.effect.many, material.study.currency);
  for (const PlaneItem& item : items)
    text += fmt::format(" {}: {} {}, {} {};", item.pathway->label, with_sign(significant(item.mean.x, 3)),
                        basis.effect.many, money_difference(item.mean.y), material.study.currency);
  text.back() = '.';
  return text;
}

std::string of_item(const PlaneItem& item, std::string_view kind) {
  return fmt::format("{} {} q{}", kind, item.pathway->colour, item.pathway->number);
}

/// Where a threshold's line leaves the plot.
struct RayEnd {
  double threshold, place;  ///< fraction of the width, or pixels down
};

/// Names of the lines that leave at the top, at places that fit a width.
void top_labels(Plot& plot, const std::vector<RayEnd>& ends, double gap, const std::string& of_class) {
  std::vector<double> places;
  for (const RayEnd& end : ends) places.push_back(end.place);
  places = moved_apart(places, gap, {0, 1});
  for (std::size_t i = 0; i < ends.size(); ++i)
    plot.text(places[i], -5, short_threshold(ends[i].threshold), "rayl m " + of_class);
}

void right_labels(Plot& plot, const std::vector<RayEnd>& ends, const std::string& unit) {
  constexpr double gap = 16;  // [pixels]
  std::vector<double> places;
  for (const RayEnd& end : ends) places.push_back(end.place);
  places = moved_apart(places, gap, {0, plot.height()});
  for (std::size_t i = 0; i < ends.size(); ++i) {
    const std::string price = short_threshold(ends[i].threshold);
    plot.text(1, places[i] + 4, fmt::format("{} a {}", price, unit), "rayl wide", 6);
    plot.text(1, places[i] + 4, price, "rayl narrow", 4);
  }
}

/// The lines on which an effect costs just what it may cost.
void plane_rays(Plot& plot, const DecisionBasis& basis) {
  constexpr double wide_gap = 0.06, narrow_gap = 0.15;  // [fraction of the width]
  const Range &x = plot.x_range(), &y = plot.y_range();
  std::vector<RayEnd> top, right;
  for (const double k : basis.thresholds) {
    const double end = k * x.high > y.high ? y.high / k : x.high;
    const double begin = k * x.low < y.low ? y.low / k : x.low;
    plot.path(std::vector<Point>{{begin, k * begin}, {end, k * end}}, "ray");
    if (end < x.high)
      top.push_back({k, plot.across(end)});
    else
      right.push_back({k, plot.down(k * end)});
  }
  top_labels(plot, top, wide_gap, "wide");
  top_labels(plot, top, narrow_gap, "narrow");
  right_labels(plot, right, escaped(basis.effect.one));
}

/// At both ends of the level line at 0, where the dashed lines are not.
void quadrant_words(Plot& plot) {
  constexpr double room_across = 0.16, room_up = 30, above = -8, below = 18, shift = 7;  // [1], then [pixels]
  const double zero = plot.down(0), left = plot.across(0);
  for (const bool dearer : {true, false}) {
    if ((dearer ? zero : plot.height() - zero) < room_up) continue;
    const std::string word = dearer ? "dearer" : "cheaper";
    const double at = zero + (dearer ? above : below);
    if (left > room_across) plot.text(0, at, word + ", worse", "quad wide", shift);
    if (left < 1 - room_across) plot.text(1, at, word + ", better", "quad e wide", -shift);
  }
}

/// The ellipse of its draws, or without draws the cross of its Monte Carlo errors.
void plane_extent(Plot& plot, const PlaneItem& item, bool many) {
  if (!item.draws.effect.empty()) {
    if (!many || item.pathway->colour != "cx") plot.path(ellipse_of(item.draws), of_item(item, "ell"), true);
    return;
  }
  const Interval across = interval_of(item.effect), up = interval_of(item.cost);
  plot.path(std::vector<Point>{{across.low, item.mean.y}, {across.high, item.mean.y}}, of_item(item, "ell"));
  plot.path(std::vector<Point>{{item.mean.x, up.low}, {item.mean.x, up.high}}, of_item(item, "ell"));
}

void plane_axes(Plot& plot, const Material& material) {
  constexpr int most_across = 6, most_up = 6;
  const DecisionBasis basis = decision_basis(material);
  const Ticks across = ticks(plot.x_range(), most_across), up = ticks(plot.y_range(), most_up);
  plot.grid_y(up.at, [&](double y) { return with_sign(fixed(y, up.decimals)); });
  plot.grid_x(
      across.at, [&](double x) { return with_sign(fixed(x, across.decimals)); }, true, 2);
  plot.axis_title(escaped(basis.effect.many) + " gained per patient");
  plot.text(0, -22, escaped(material.study.currency) + " more per patient", "axt", -56);
}

/// Coloured ones last, so that they are in front.
std::vector<const PlaneItem*> in_order(const std::vector<PlaneItem>& items) {
  std::vector<const PlaneItem*> order;
  for (const PlaneItem& item : items) order.push_back(&item);
  std::stable_partition(order.begin(), order.end(),
                        [](const PlaneItem* item) { return item->pathway->colour == "cx"; });
  return order;
}

std::size_t points_each(const std::vector<PlaneItem>& items) {
  return std::min(most_points, all_points / items.size());
}

/// Room for the longest label of a line. [pixels]
double right_margin(const DecisionBasis& basis) {
  constexpr double least = 124, per_letter = 7.5;
  std::size_t letters = 0;
  for (const double k : basis.thresholds)
    letters = std::max(letters, short_threshold(k).size() + basis.effect.one.size() + 3);
  return std::max(least, per_letter * static_cast<double>(letters));
}

std::string plane_plot(const Material& material, const std::vector<PlaneItem>& items) {
  const auto [x, y] = plane_ranges(items);
  Plot plot(plane_height, x, y,
            {.top = 38,
             .right = right_margin(decision_basis(material)),
             .bottom = 46,
             .left = 60,
             .right_narrow = 40},
            alternative_to_plane(material, items));
  const bool many =
      std::ranges::any_of(items, [](const PlaneItem& item) { return item.pathway->colour == "cx"; });
  const std::vector<const PlaneItem*> order = in_order(items);
  plane_axes(plot, material);
  for (const PlaneItem* item : order)
    plot.cloud(thinned(item->draws, points_each(items)).points, of_item(*item, "cl"));
  plane_rays(plot, decision_basis(material));
  for (const PlaneItem* item : order) plane_extent(plot, *item, many);
  quadrant_words(plot);
  plot.chip(plot.across(0), plot.down(0), material.study.reference());
  for (const PlaneItem* item : order)
    plot.chip(plot.across(item->mean.x), plot.down(item->mean.y), *item->pathway, 0,
              fmt::format("q{}", item->pathway->number));
  return plot.markup();
}

/// Boxes to hide pathways, and the CSS that does it.
Tabs plane_boxes(const std::vector<PlaneItem>& items) {
  Tabs made;
  std::vector<PathwayText> pathways;
  for (const PlaneItem& item : items) {
    const std::size_t number = item.pathway->number;
    made.controls +=
        fmt::format("<input type=\"checkbox\" id=\"pl-{0}\" checked><label for=\"pl-{0}\">{1}</label>",
                    number, named(*item.pathway));
    made.rules += fmt::format("figure:has(#pl-{0}:not(:checked)) .q{0}{{display:none}}\n", number);
    pathways.push_back(*item.pathway);
  }
  made.controls = fmt::format("<fieldset class=\"tabs\"><legend>Show</legend>{}</fieldset>\n", made.controls);
  made.panels = "<div class=\"po\">" + legend(pathways) + "</div>";  // on paper, where there are no boxes
  return made;
}

std::string plane_measure(const Material& material, const std::vector<PlaneItem>& items) {
  const DecisionBasis basis = decision_basis(material);
  std::string text =
      fmt::format("Cost-effectiveness plane: spend of {}{} and {}, per patient, as differences to {}",
                  escaped(payer_of(basis.view)), material.sample ? "" : " over the horizon",
                  escaped(basis.effect.many), named_shortly(material.study.reference()));
  if (!has_clouds(items)) return text;
  return text + fmt::format("; {}, numbers mark their means",
                            output::counted(items.front().draws.effect.size(), "draw"));
}

std::string plane_error(const Material& material, const std::vector<PlaneItem>& items) {
  const DecisionBasis basis = decision_basis(material);
  std::string text;
  if (has_clouds(items)) {
    const std::size_t step = thinned(items.front().draws, points_each(items)).step;
    text = fmt::format(
        "Each point is a draw of the uncertain parameters, {}; "
        "ellipses hold 95 % of such points if they are normal. Gains and costs in the title: where "
        "the {} excludes 0. ",
        material.sample ? "as it is in the files" : "with the Monte Carlo error of its patients",
        material.sample ? interval_words(material) : "95 % interval due to the parameters");
    if (step > 1) text += fmt::format("Drawn is every {}th draw. ", step);
  } else {
    text =
        "Crosses: 95 % Monte Carlo error, at the parameters' values; the uncertainty of the parameters is "
        "not "
        "in it. ";
  }
  if (!basis.thresholds.empty())
    text += fmt::format("Points below a dashed line are worth it at that price of a {}.",
                        escaped(basis.effect.one));
  return text;
}

}  // namespace

std::optional<Figure> plane_figure(const Material& material) {
  const std::vector<PlaneItem> items = plane_items(material);
  if (items.empty()) return {};
  const std::string outcome = decision_basis(material).effect.outcome;
  const Tabs boxes = plane_boxes(items);
  return Figure{.id = "f-plane",
                .finding = escaped(plane_finding(material)),
                .measure = plane_measure(material, items),
                .body = boxes.panels + plane_plot(material, items),
                .error = plane_error(material, items),
                .source = has_clouds(items)
                              ? draws_source(material) +
                                    (material.sample ? "; decision.json, differences" : "; summary.json, psa")
                              : "differences.csv, spend and " + outcome,
                .description = alternative_to_plane(material, items),
                .data = {plane_table(material, items)},
                .controls = boxes.controls,
                .rules = boxes.rules};
}

}  // namespace spinepath::report
