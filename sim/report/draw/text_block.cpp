#include "sim/report/draw/text_block.h"

#include <fmt/format.h>

#include "sim/report/draw/svg.h"

namespace spinepath::report {
namespace {

constexpr double line_height = 1.35, ascent = 1.02;  ///< [font sizes]

}  // namespace

TextBlock text_block(const std::vector<Paragraph>& paragraphs, double left, double top, double width) {
  TextBlock block{.labels = {}, .bottom = top};
  for (const Paragraph& paragraph : paragraphs) {
    const auto [text, font, ink, most_lines] = paragraph;
    for (std::string& line : lines_within(text, width, font, most_lines)) {
      block.labels.push_back({left, block.bottom + ascent * font.size, font, ink, std::move(line)});
      block.bottom += line_height * font.size;
    }
  }
  return block;
}

std::string markup_of(const Label& label) {
  return element("text",
                 {{"class", label.ink == Ink::strong ? "ink" : "muted"},
                  {"x", coordinate(label.x)},
                  {"y", coordinate(label.baseline)},
                  {"font-size", coordinate(label.font.size)},
                  {"font-weight", label.font.bold ? "600" : "400"},
                  {"text-anchor", label.anchor == Anchor::start ? "start" : "middle"}},
                 escaped(label.text));
}

}  // namespace spinepath::report
