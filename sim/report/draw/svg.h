// Elements of SVG and HTML as text. Every value is escaped, and every element that is opened is closed, so what is made
// of them is well-formed whatever a scenario's names are. Source: XML 1.0, 2.2 (characters), 2.4 and 3.
#pragma once
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace spinepath::report {

/// As content or value of an attribute: & < > " escaped; control characters as spaces, other characters that XML cannot
/// hold as U+FFFD.
std::string escaped(std::string_view utf8);

/// A coordinate, to a hundredth of a unit, with the fewest digits.
std::string coordinate(double x);

using Attributes = std::initializer_list<std::pair<std::string_view, std::string>>;

/// <name key="value">content</name> and a new line; `content` is markup.
std::string element(std::string_view name, Attributes attributes, std::string_view content = {});

struct Box {
  double left, top, width, height;  ///< [units of the drawing]
  double right() const { return left + width; }
  double bottom() const { return top + height; }
};

/// A <rect> with rounded corners.
std::string rectangle(const Box& box, const std::string& of_class, double radius);

/// A corner of a line, rounded by a quarter of a circle where two parts meet.
struct Corner {
  double x, y;        ///< [units of the drawing]
  double radius = 0;  ///< [units]; 0 at both ends
};

/// Data of a <path> along the corners; consecutive parts are level or upright, by turns.
std::string rounded_path(std::span<const Corner> corners);

}  // namespace spinepath::report
