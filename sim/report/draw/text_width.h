// Width of text without a font: an upper bound over the fonts that browsers take for sans-serif, so that a label which
// is measured here is nowhere cut. Printable ASCII has the advance widths of DejaVu Sans, the widest of these fonts
// (system-ui, Segoe UI, Roboto, Helvetica, Arial, Liberation Sans are narrower); all other characters that of the
// widest letters, or of an emoji. Marks that combine with a letter have none.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace spinepath::report {

struct Font {
  double size = 13;  ///< [units of the drawing]
  bool bold = false;
};

/// [units of the drawing]
double text_width(std::string_view utf8, Font font);

/// The text in lines of at most `width` [units]: broken at spaces, and within words that are wider. If there are more
/// than `most` lines, the last of them ends with …
std::vector<std::string> lines_within(std::string_view utf8, double width, Font font, std::size_t most);

}  // namespace spinepath::report
