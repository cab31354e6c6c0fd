#include "sim/report/plot/plot.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "sim/report/draw/svg.h"
#include "sim/report/words/names.h"

namespace spinepath::report {
namespace {

constexpr double stretched_width = 1000;  ///< units of the part that is stretched
constexpr double label_gap = 19;          ///< between end labels [pixels]

std::string straight_line(const std::string& x1, const std::string& x2, double y1, double y2,
                          std::string_view of_class) {
  return fmt::format("<line x1=\"{}\" x2=\"{}\" y1=\"{}\" y2=\"{}\" class=\"{}\"/>", x1, x2, coordinate(y1),
                     coordinate(y2), of_class);
}

std::string label(const std::string& x, double y, std::string_view of_class, double shift,
                  const std::string& markup) {
  const std::string moved = shift == 0 ? "" : fmt::format(" dx=\"{}\"", coordinate(shift));
  return fmt::format("<text x=\"{}\" y=\"{}\"{} class=\"{}\">{}</text>", x, coordinate(y), moved, of_class,
                     markup);
}

}  // namespace

std::string percent_of_width(double fraction) { return coordinate(100 * fraction) + "%"; }

Plot::Plot(double height, Range x, Range y, Margins margins, std::string alternative)
    : height_(height), x_(x), y_(y), margins_(margins), alternative_(std::move(alternative)) {}

void Plot::grid_y(std::span<const double> at, const TickText& text) {
  for (const double y : at) {
    back_ += straight_line("0", "100%", down(y), down(y), y == 0 ? "zero" : "grid");
    back_ += label("-8", down(y) + 4, "tick e", 0, text(y));
  }
}

void Plot::grid_x(std::span<const double> at, const TickText& text, bool lines, std::size_t narrow_every) {
  for (std::size_t i = 0; i < at.size(); ++i) {
    const std::string x = percent_of_width(across(at[i]));
    if (lines) back_ += straight_line(x, x, 0, height_, at[i] == 0 ? "zero" : "grid");
    back_ += label(x, height_ + 18, i % narrow_every == 0 ? "tick m" : "tick m wide", 0, text(at[i]));
  }
}

void Plot::tick_below(double x, const std::string& wide, const std::string& narrow) {
  const std::string at = percent_of_width(across(x)), kind = across(x) > near_end ? "tick e" : "tick m";
  back_ += straight_line(at, at, height_, height_ + 5, "zero");
  if (wide == narrow && !wide.empty()) {
    back_ += label(at, height_ + 18, kind, 0, wide);
    return;
  }
  if (!wide.empty()) back_ += label(at, height_ + 18, kind + " wide", 0, wide);
  if (!narrow.empty()) back_ += label(at, height_ + 18, kind + " narrow", 0, narrow);
}

void Plot::axis_title(const std::string& across, const std::string& up) {
  back_ += label("100%", height_ + 40, "axt e", 0, across);
  if (!up.empty()) back_ += label("0", -8, "axt", 6 - margins_.left, up);
}

void Plot::upright(double x, std::string_view kind) {
  const std::string at = percent_of_width(across(x));
  back_ += straight_line(at, at, 0, height_, kind);
}

void Plot::shade_from(double x, const std::string& wide, const std::string& narrow) {
  const double from = across(x);
  back_ += fmt::format("<rect x=\"{}\" y=\"0\" width=\"{}\" height=\"{}\" class=\"ext\"/>",
                       percent_of_width(from), percent_of_width(1 - from), coordinate(height_));
  if (!wide.empty()) back_ += label(percent_of_width(from), height_ - 8, "ann wide", 8, wide);
  if (!narrow.empty()) back_ += label(percent_of_width(from), height_ - 8, "ann narrow", 4, narrow);
}

void Plot::path(std::span<const Point> points, const std::string& of_class, bool closed) {
  if (points.empty()) return;
  std::string data;
  for (const Point& point : points)
    data += fmt::format("{}{} {}", data.empty() ? "M" : "L", coordinate(stretched_width * across(point.x)),
                        coordinate(down(point.y)));
  stretched_ += fmt::format("<path class=\"{}\" d=\"{}{}\"/>", of_class, data, closed ? "Z" : "");
}

void Plot::cloud(std::span<const Point> points, const std::string& of_class) {
  std::set<std::pair<long, long>> places;  // down and across, in half pixels
  for (const Point& point : points) {
    const long x = std::lround(2 * stretched_width * across(point.x)), y = std::lround(2 * down(point.y));
    if (x >= 0 && x <= std::lround(2 * stretched_width) && y >= 0 && y <= std::lround(2 * height_))
      places.insert({y, x});
  }
  std::string data;
  long last_x = 0, last_y = 0;
  for (const auto& [y, x] : places) {
    data += fmt::format("m{} {}h1", x - last_x, y - last_y);
    std::tie(last_x, last_y) = std::pair(x + 1, y);
  }
  if (!data.empty())
    stretched_ += fmt::format("<path class=\"{}\" transform=\"scale(.5)\" d=\"{}\"/>", of_class, data);
}

void Plot::dot(const Point& point, const std::string& of_class, double radius) {
  front_ +=
      fmt::format("<circle cx=\"{}\" cy=\"{}\" r=\"{}\" class=\"{}\"/>", percent_of_width(across(point.x)),
                  coordinate(down(point.y)), coordinate(radius), of_class);
}

void Plot::whisker_y(double x, double low, double high, const std::string& of_class, double shift) {
  const std::string at = percent_of_width(across(x));
  const double top = down(std::min(high, y_.high)), bottom = down(std::max(low, y_.low));
  const std::string moved = shift == 0 ? "" : fmt::format(" transform=\"translate({})\"", coordinate(shift));
  front_ += fmt::format("<line x1=\"{0}\" x2=\"{0}\" y1=\"{1}\" y2=\"{2}\" class=\"{3}\"{4}/>", at,
                        coordinate(top), coordinate(bottom), of_class, moved);
}

void Plot::pin(double across, double down, const std::string& markup, const std::string& of_class) {
  const std::string its_class = of_class.empty() ? "" : fmt::format(" class=\"{}\"", of_class);
  front_ += fmt::format("<svg x=\"{}\" y=\"{}\" width=\"1\" height=\"1\" overflow=\"visible\"{}>{}</svg>",
                        percent_of_width(across), coordinate(down), its_class, markup);
}

void Plot::chip(double across, double down, const PathwayText& pathway, double shift,
                const std::string& of_class) {
  const double width = pathway.number < 10 ? 17 : 23;
  pin(across, down,
      fmt::format(
          "<g transform=\"translate({})\" class=\"{}\"><rect x=\"{}\" y=\"-8.5\" width=\"{}\" height=\"17\" "
          "rx=\"8.5\" class=\"chipc\"/><text y=\"4\" class=\"chipt\">{}</text></g>",
          coordinate(shift), pathway.colour, coordinate(-width / 2), coordinate(width), pathway.number),
      of_class);
}

void Plot::text(double across, double down, const std::string& markup, const std::string& of_class,
                double shift) {
  front_ += label(percent_of_width(across), down, of_class, shift, markup);
}

void Plot::line(std::span<const Point> points, const PathwayText& pathway) {
  constexpr double radius = 3.5;  // [pixels]
  if (points.size() > 1) path(points, "ln " + pathway.colour);
  for (const Point& point : points) dot(point, "pt " + pathway.colour, radius);
}

void Plot::end_labels(std::vector<EndLabel> labels) {
  std::erase_if(labels, [](const EndLabel& label) { return label.pathway->colour == "cx"; });
  std::vector<double> places;
  for (const EndLabel& label : labels) places.push_back(down(label.y));
  places = moved_apart(places, label_gap, {6, height_ - 4});
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const auto& [pathway, y, value] = labels[i];
    const std::string name = fmt::format("<tspan class=\"mut\">{}</tspan>", escaped(end_name(*pathway)));
    chip(1, places[i], *pathway, 18);
    text(1, places[i] + 4, escaped(value) + " " + name, "lab wide", 34);
    text(1, places[i] + 4, escaped(value), "lab narrow", 32);
  }
}

std::string Plot::markup(const std::string& of_class) const {
  const auto& [top, right, bottom, left, right_narrow] = margins_;
  std::string geometry;
  if (!stretched_.empty())
    geometry = fmt::format(
        "<svg x=\"0\" y=\"0\" width=\"100%\" height=\"{0}\" viewBox=\"0 0 {1} {0}\" "
        "preserveAspectRatio=\"none\" class=\"geo\">{2}</svg>",
        coordinate(height_), coordinate(stretched_width), stretched_);
  return fmt::format(
      "<div class=\"plot {}\" style=\"--t:{}px;--r:{}px;--b:{}px;--l:{}px;--rn:{}px\"><svg width=\"100%\" "
      "height=\"{}\" role=\"img\" aria-label=\"{}\">{}{}{}</svg></div>\n",
      of_class, top, right, bottom, left, right_narrow.value_or(right), coordinate(height_),
      escaped(alternative_), back_, geometry, front_);
}

}  // namespace spinepath::report
