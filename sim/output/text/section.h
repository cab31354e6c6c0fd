// Section: a part of a report: a question as heading, a caption that explains the numbers, and a table.
#pragma once
#include <optional>
#include <string>

#include "sim/output/text/table.h"

namespace spinepath::output {

struct Section {
  std::string question;
  std::string caption;  ///< what the numbers are, and their unit
  Table table;
};

enum class Style { plain, coloured };  ///< coloured: headings in bold, for terminals

std::string bold(const std::string& text, Style style);
/// The section as text; empty if its table is empty.
std::string text_of(const Section& section, Style style, std::size_t width = page_width);

/// Mean and Monte Carlo error as text, both times `scale` [1].
std::string scaled(const std::optional<double>& mean, const std::optional<double>& se, double scale);

}  // namespace spinepath::output
