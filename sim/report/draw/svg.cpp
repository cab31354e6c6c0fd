#include "sim/report/draw/svg.h"

#include <cassert>
#include <cmath>

#include <fmt/format.h>

#include "sim/output/text/table.h"
#include "sim/scenario/text/utf8.h"

namespace spinepath::report {
namespace {

/// What XML may hold of a character, with what has a meaning there as a reference.
std::string_view safe_text(char32_t code, std::string_view bytes) {
  if (code == U'&') return "&amp;";
  if (code == U'<') return "&lt;";
  if (code == U'>') return "&gt;";
  if (code == U'"') return "&quot;";
  const bool is_none = code == 0xFFFE || code == 0xFFFF;  // other ones that XML forbids are not printable
  if (is_none || code == 0xFFFD) return "\uFFFD";
  return bytes;
}

std::string point_text(double x, double y) { return coordinate(x) + " " + coordinate(y); }

double sign(double x) { return x > 0 ? 1 : x < 0 ? -1 : 0; }

}  // namespace

std::string escaped(std::string_view utf8) {
  const std::string text = output::printable(utf8);
  std::string safe;
  for (std::string_view rest = text; !rest.empty();) {
    const auto [code, bytes] = scenario::first_character(rest);
    rest.remove_prefix(bytes.size());
    safe += safe_text(code, bytes);
  }
  return safe;
}

std::string coordinate(double x) {
  assert(std::isfinite(x));
  const double rounded = std::round(x * 100) / 100;
  return fmt::format("{}", rounded == 0 ? 0.0 : rounded);  // no -0
}

std::string element(std::string_view name, Attributes attributes, std::string_view content) {
  std::string text = fmt::format("<{}", name);
  for (const auto& [key, value] : attributes) text += fmt::format(" {}=\"{}\"", key, escaped(value));
  if (content.empty()) return text + "/>\n";
  return fmt::format("{}>{}</{}>\n", text, content, name);
}

std::string rectangle(const Box& box, const std::string& of_class, double radius) {
  return element("rect", {{"class", of_class},
                          {"x", coordinate(box.left)},
                          {"y", coordinate(box.top)},
                          {"width", coordinate(box.width)},
                          {"height", coordinate(box.height)},
                          {"rx", coordinate(radius)}});
}

std::string rounded_path(std::span<const Corner> corners) {
  assert(!corners.empty());
  std::string path = "M" + point_text(corners.front().x, corners.front().y);
  for (std::size_t i = 1; i + 1 < corners.size(); ++i) {
    const auto& [x, y, r] = corners[i];
    const double in_x = sign(x - corners[i - 1].x), in_y = sign(y - corners[i - 1].y);
    const double out_x = sign(corners[i + 1].x - x), out_y = sign(corners[i + 1].y - y);
    const bool clockwise = in_x * out_y - in_y * out_x > 0;
    path += fmt::format("L{}A{} {} 0 0 {} {}", point_text(x - r * in_x, y - r * in_y), coordinate(r),
                        coordinate(r), clockwise ? 1 : 0, point_text(x + r * out_x, y + r * out_y));
  }
  return path + "L" + point_text(corners.back().x, corners.back().y);
}

}  // namespace spinepath::report
