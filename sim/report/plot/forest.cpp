#include "sim/report/plot/forest.h"

#include <algorithm>

#include <fmt/format.h>

#include "sim/report/draw/svg.h"
#include "sim/report/plot/plot.h"

namespace spinepath::report {
namespace {

constexpr double row_height = 30;  ///< [pixels]

std::string alternative_of(const Forest& forest) {
  std::string text = fmt::format("{}, {}", forest.title, forest.unit);
  for (const auto& [pathway, mean, low, high] : forest.items)
    text += fmt::format("; {}: {}, interval {} to {}", pathway->label, forest.text(mean), forest.text(low),
                        forest.text(high));
  return text + ".";
}

void add(Plot& plot, const Forest& forest, const ForestItem& item, double y) {
  const auto& [pathway, mean, low, high] = item;
  const auto at = [&](double x) {
    return percent_of_width(plot.across(std::clamp(x, forest.range.low, forest.range.high)));
  };
  plot.in_front(fmt::format("<line x1=\"{0}\" x2=\"{1}\" y1=\"{2}\" y2=\"{2}\" class=\"ci {3}\"/>", at(low),
                            at(high), coordinate(y), pathway->colour));
  plot.in_front(fmt::format("<circle cx=\"{}\" cy=\"{}\" r=\"5\" class=\"pt {}\"/>", at(mean), coordinate(y),
                            pathway->colour));
  plot.chip(0, y, *pathway, -16);
  plot.text(1, y + 4, fmt::format("<tspan class=\"b\">{}</tspan>", forest.text(mean)), "lab", 10);
}

}  // namespace

Range range_of(const std::vector<ForestItem>& items) {
  Range range{0, 0};
  for (const ForestItem& item : items) {
    range.low = std::min({range.low, item.low, item.mean});
    range.high = std::max({range.high, item.high, item.mean});
  }
  if (range.size() <= 0) return {-1, 1};
  const double room = 0.04 * range.size();
  return {range.low - room, range.high + room};
}

std::string markup_of(const Forest& forest) {
  const double height = row_height * static_cast<double>(forest.items.size());
  Plot plot(height, forest.range, {0, 1}, {.top = 6, .right = 92, .bottom = 26, .left = 32},
            alternative_of(forest));
  const Ticks marks = ticks(forest.range, 4);
  plot.grid_x(marks.at, forest.text, true);
  for (std::size_t i = 0; i < forest.items.size(); ++i)
    add(plot, forest, forest.items[i], row_height * (static_cast<double>(i) + 0.5));
  return fmt::format(
      "<div class=\"cell\"><p class=\"ct\"><b>{}</b> <span class=\"mut\">{}</span></p>{}</div>\n",
      escaped(forest.title), escaped(forest.unit), plot.markup());
}

std::string panels(const std::vector<Forest>& forests) {
  std::string all;
  for (const Forest& forest : forests) all += markup_of(forest);
  return fmt::format("<div class=\"multi m2\">{}</div>\n", all);
}

}  // namespace spinepath::report
