#include "sim/output/text/section.h"

#include <fmt/format.h>

#include "sim/output/text/number.h"

namespace spinepath::output {

std::string scaled(const std::optional<double>& mean, const std::optional<double>& se, double scale) {
  const auto times = [&](const std::optional<double>& x) { return x ? std::optional(*x * scale) : x; };
  return rounded(times(mean), times(se));
}

std::string bold(const std::string& text, Style style) {
  return style == Style::coloured ? fmt::format("\033[1m{}\033[0m", text) : text;
}

std::string text_of(const Section& section, Style style, std::size_t width) {
  if (section.table.empty()) return {};
  return fmt::format("\n{}\n{}\n\n{}", bold(section.question, style), wrapped(section.caption, page_width, 0),
                     section.table.text(width));
}

}  // namespace spinepath::output
