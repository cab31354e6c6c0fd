#include "sim/report/plot/bars.h"

#include <algorithm>

#include <fmt/format.h>

#include "sim/report/draw/svg.h"
#include "sim/report/plot/plot.h"

namespace spinepath::report {
namespace {

std::string row_of(const std::string& label, const std::string& bar, const std::string& value,
                   bool has_values, const char* kind) {
  const std::string third = has_values ? fmt::format("<div class=\"rt\">{}</div>", value) : "";
  return fmt::format("<div class=\"row{}{}\"><div class=\"rl\">{}</div>{}{}</div>\n", has_values ? " r3" : "",
                     kind, label, bar, third);
}

/// Numbers at the ends of an axis stay within it, since narrow screens have no room there.
const char* anchor_at(double across) {
  constexpr double begin = 0.02, end = 0.95;
  return across < begin ? "" : across > end ? " e" : " m";
}

}  // namespace

void Bar::grid(const Ticks& ticks) {
  for (const double x : ticks.at) upright(x, x == 0 ? "zero" : "grid");
  std::swap(back_, front_);
  back_ += front_;
  front_.clear();
}

void Bar::part(double from, double to, const std::string& of_class, double inset) {
  const double left = across(std::clamp(std::min(from, to), range_.low, range_.high));
  const double right = across(std::clamp(std::max(from, to), range_.low, range_.high));
  front_ += fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" class=\"{}\"/>",
                        percent_of_width(left), coordinate(inset), percent_of_width(right - left),
                        coordinate(height_ - 2 * inset), of_class);
}

void Bar::whisker(double low, double high) {
  const std::string left = percent_of_width(across(std::max(low, range_.low)));
  const std::string right = percent_of_width(across(std::min(high, range_.high)));
  for (const char* kind : {"casing", "whisk"})
    front_ += fmt::format("<line x1=\"{0}\" x2=\"{1}\" y1=\"{2}\" y2=\"{2}\" class=\"{3}\"/>", left, right,
                          coordinate(height_ / 2), kind);
}

void Bar::upright(double x, const std::string& of_class) {
  front_ += fmt::format("<line x1=\"{0}\" x2=\"{0}\" y1=\"0\" y2=\"{1}\" class=\"{2}\"/>",
                        percent_of_width(across(x)), coordinate(height_), of_class);
}

void Bar::text(double x, const std::string& markup, const std::string& of_class, double shift) {
  front_ +=
      fmt::format("<text x=\"{}\" y=\"{}\" dx=\"{}\" class=\"{}\">{}</text>", percent_of_width(across(x)),
                  coordinate(height_ / 2 + 5), coordinate(shift), of_class, markup);
}

std::string Bar::markup(const std::string& alternative) const {
  return fmt::format("<svg width=\"100%\" height=\"{}\" role=\"img\" aria-label=\"{}\">{}{}</svg>",
                     coordinate(height_), escaped(alternative), back_, front_);
}

std::string bar_rows(const std::vector<BarRow>& rows, const Range& range, const Ticks& ticks,
                     const std::function<std::string(double)>& text, bool tight) {
  const bool has_values = std::ranges::any_of(rows, [](const BarRow& row) { return !row.value.empty(); });
  std::string all;
  for (const BarRow& row : rows) all += row_of(row.label, row.bar, row.value, has_values, "");
  if (!ticks.at.empty()) {
    std::string axis;
    for (const double x : ticks.at) {
      const double across = (x - range.low) / range.size();
      axis += fmt::format("<text x=\"{}\" y=\"14\" class=\"tick{}\">{}</text>", percent_of_width(across),
                          anchor_at(across), text(x));
    }
    all += row_of("", "<svg width=\"100%\" height=\"18\" aria-hidden=\"true\">" + axis + "</svg>", "",
                  has_values, " axis");
  }
  return fmt::format("<div class=\"rows{}\">{}</div>\n", tight ? " tight" : "", all);
}

}  // namespace spinepath::report
