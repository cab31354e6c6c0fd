// Plot: an area with axes. Across, everything is at a percentage of the width; up, at pixels; so a plot fits every
// screen at a constant size of text, without a script. Lines and areas are in a part that is stretched.
#pragma once
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/report/data/study.h"
#include "sim/report/plot/scale.h"

namespace spinepath::report {

struct Point {
  double x, y;  ///< [units of the axes]
};

/// Room for labels around the plot [pixels].
struct Margins {
  double top = 14, right = 16, bottom = 30, left = 46;  ///< [pixels]
  std::optional<double> right_narrow = {};              ///< on narrow screens, if it differs [pixels]
};

/// What a line ends in, to the right of the plot: its pathway's number, a value, and on wide screens the name.
struct EndLabel {
  const PathwayText* pathway;
  double y;           ///< of the line's end [unit of the axis]
  std::string value;  ///< text
};

/// From here on [fraction of the width] a text below its mark ends there: centred, it could leave the plot.
inline constexpr double near_end = 0.96;

using TickText = std::function<std::string(double)>;

class Plot {
 public:
  /// `alternative`: text for those who do not see it, with the key values. Ranges must not be empty.
  Plot(double height, Range x, Range y, Margins margins, std::string alternative);

  double across(double x) const { return (x - x_.low) / x_.size(); }  ///< [fraction of the width]
  double down(double y) const { return height_ * (1 - (y - y_.low) / y_.size()); }  ///< [pixels]
  double height() const { return height_; }
  const Range& x_range() const { return x_; }
  const Range& y_range() const { return y_; }

  void grid_y(std::span<const double> at, const TickText& text);
  /// `lines`: also draws them. Every `narrow_every`th text is there on narrow screens.
  void grid_x(std::span<const double> at, const TickText& text, bool lines, std::size_t narrow_every = 1);
  /// A mark and a text below the plot; `narrow`: on narrow screens.
  void tick_below(double x, const std::string& wide, const std::string& narrow);
  void axis_title(const std::string& across, const std::string& up = {});
  /// An upright line; `kind`: "zero", "thr" (dashed), "grid".
  void upright(double x, std::string_view kind);
  /// A shaded background from x on, with a text.
  void shade_from(double x, const std::string& wide, const std::string& narrow);

  void path(std::span<const Point> points, const std::string& of_class, bool closed = false);
  /// Points of a cloud as one path, to half a pixel, each place once; those outside are left out.
  void cloud(std::span<const Point> points, const std::string& of_class);
  void dot(const Point& point, const std::string& of_class, double radius = 4);
  /// Upright bar of an interval, moved by `shift` [pixels].
  void whisker_y(double x, double low, double high, const std::string& of_class, double shift = 0);
  /// A pathway's number in its colour. `across`: [fraction of the width]; `down`, `shift`: [pixels]
  void chip(double across, double down, const PathwayText& pathway, double shift = 0,
            const std::string& of_class = {});
  void text(double across, double down, const std::string& markup, const std::string& of_class = "lab",
            double shift = 0);
  /// Markup in front of all else, whose origin is there.
  void pin(double across, double down, const std::string& markup, const std::string& of_class = {});
  /// The line of a pathway through points, each with a dot.
  void line(std::span<const Point> points, const PathwayText& pathway);
  /// Moved apart where they would overlap; grey pathways have none.
  void end_labels(std::vector<EndLabel> labels);
  void in_front(const std::string& markup) { front_ += markup; }

  std::string markup(const std::string& of_class = {}) const;

 private:
  double height_;  ///< [pixels]
  Range x_, y_;
  Margins margins_;
  std::string alternative_, back_, stretched_, front_;
};

/// "12.5%", of a fraction [1].
std::string percent_of_width(double fraction);

}  // namespace spinepath::report
