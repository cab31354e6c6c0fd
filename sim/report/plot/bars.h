// Horizontal bars, one row each: a label to the left, the bar, and a value to the right. On narrow screens the label is
// above its bar.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "sim/report/plot/scale.h"

namespace spinepath::report {

/// Geometry of one row's drawing, across as a share of the width.
class Bar {
 public:
  Bar(Range range, double height) : range_(range), height_(height) {}

  double across(double x) const { return (x - range_.low) / range_.size(); }  ///< [fraction of the width]
  void grid(const Ticks& ticks);
  /// From one value to another; `of_class`: its colour, "bar p". `inset`: free above and below [pixels]
  void part(double from, double to, const std::string& of_class, double inset);
  void whisker(double low, double high);
  void upright(double x, const std::string& of_class);
  void text(double x, const std::string& markup, const std::string& of_class, double shift = 0);
  void in_front(const std::string& markup) { front_ += markup; }
  double height() const { return height_; }
  /// `alternative`: text with the values.
  std::string markup(const std::string& alternative) const;

 private:
  Range range_;
  double height_;  ///< [pixels]
  std::string back_, front_;
};

struct BarRow {
  std::string label;  ///< markup
  std::string bar;    ///< Bar::markup
  std::string value;  ///< markup; empty in all rows: no column for it
};

/// `ticks` and `text`: the axis below the rows; without ticks none. `tight`: low rows.
std::string bar_rows(const std::vector<BarRow>& rows, const Range& range, const Ticks& ticks,
                     const std::function<std::string(double)>& text, bool tight);

}  // namespace spinepath::report
