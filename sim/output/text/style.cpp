#include "sim/output/text/style.h"

#include <fmt/format.h>

namespace spinepath::output {
namespace {

bool breaks_by_itself(std::string_view line) {
  return line.empty() || line.starts_with('|') || line.starts_with('#');
}

}  // namespace

std::string bold(const std::string& text, const Style& style) {
  switch (style.markup) {
    case Style::Markup::plain: return text;
    case Style::Markup::coloured: return fmt::format("\033[1m{}\033[0m", text);
    case Style::Markup::markdown: return fmt::format("## {}", text);
  }
  return text;
}

std::string with_line_breaks(const std::string& report) {
  std::string text;
  for (std::size_t begin = 0; begin < report.size();) {
    const std::size_t end = std::min(report.find('\n', begin), report.size());
    const std::string_view line = std::string_view(report).substr(begin, end - begin);
    const bool last_of_paragraph = end + 1 >= report.size() || report[end + 1] == '\n';
    text.append(line).append(breaks_by_itself(line) || last_of_paragraph ? "\n" : "  \n");
    begin = end + 1;
  }
  return text;
}

}  // namespace spinepath::output
