// TextBlock: paragraphs set below each other in a column of a given width, as lines with their places.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "sim/report/draw/text_width.h"

namespace spinepath::report {

enum class Ink { strong, muted };

struct Paragraph {
  std::string text;  ///< without any: no line
  Font font;
  Ink ink = Ink::strong;
  std::size_t most_lines = 4;  ///< then it is shortened with …
};

enum class Anchor { start, middle };

/// One line of text.
struct Label {
  double x, baseline;  ///< of the anchor [units of the drawing]
  Font font;
  Ink ink;
  std::string text;
  Anchor anchor = Anchor::start;
};

struct TextBlock {
  std::vector<Label> labels;
  double bottom;  ///< of the last line [units]
};

/// A line is 1.35 times as high as its font.
TextBlock text_block(const std::vector<Paragraph>& paragraphs, double left, double top, double width);

/// A <text> of class "ink" or "muted".
std::string markup_of(const Label& label);

}  // namespace spinepath::report
