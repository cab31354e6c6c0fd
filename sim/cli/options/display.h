// How results are printed: --format and --color, the same for all commands that print results; and the amount
// of messages on stderr: --quiet and --verbose.
#pragma once
#include <string>

#include <CLI/CLI.hpp>

#include "sim/cli/terminal/page.h"
#include "sim/output/text/style.h"

namespace spinepath::cli {

enum class Format { table, csv, json, markdown };

/// --format table|csv|json|markdown and --color.
void add_display(CLI::App& command, Format& format, Colour& colour);
/// For reports without rows of numbers: --format table|markdown and --color.
void add_text_display(CLI::App& command, Format& format, Colour& colour);

/// The style of a report on stdout.
output::Style style_of(Format format, Colour colour);

/// Prints the one selected by --format to stdout. `report`: in the style of the format.
void print_as(Format format, const std::string& report, const std::string& csv, const std::string& json);
/// The same for a report alone, as table or Markdown.
void print_report(Format format, const std::string& report);

/// -q and -v.
void add_verbosity(CLI::App& command, bool& quiet, bool& verbose);

}  // namespace spinepath::cli
