// Section: one question of a report, a line on what the numbers are, and a table that answers it.
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
/// Empty where the table is.
std::string text_of(const Section& section, Style style, std::size_t width = page_width);

/// Mean and error, both times `scale`.
std::string scaled(const std::optional<double>& mean, const std::optional<double>& se, double scale);

}  // namespace spinepath::output
