// Section: a part of a report: a question as heading, a caption that explains the numbers, and a table.
#pragma once
#include <optional>
#include <string>

#include "sim/output/text/style.h"
#include "sim/output/text/table.h"

namespace spinepath::output {

struct Section {
  std::string question;
  std::string caption;  ///< what the numbers are, and their unit
  Table table;
};

/// The section as text; empty if its table is empty.
std::string text_of(const Section& section, const Style& style, Room room = Room::page);

/// What ± means, in lines.
std::string error_note(const Style& style);

/// Mean and Monte Carlo error as text, both times `scale` [1].
std::string scaled(const std::optional<double>& mean, const std::optional<double>& se, double scale);

}  // namespace spinepath::output
