// How results are shown: --format and --color, alike on all commands that print results; and how much is said on
// stderr: --quiet and --verbose.
#pragma once
#include <string>

#include <CLI/CLI.hpp>

#include "sim/cli/terminal/page.h"
#include "sim/output/text/style.h"

namespace spinepath::cli {

enum class Format { table, csv, json, markdown };

/// --format table|csv|json|markdown and --color.
void add_display(CLI::App& command, Format& format, Colour& colour);
/// For reports that are no rows of numbers: --format table|markdown and --color.
void add_text_display(CLI::App& command, Format& format, Colour& colour);

/// Of a report on stdout.
output::Style style_of(Format format, Colour colour);

/// The one that --format asks for, to stdout. `report`: written in the style of the format.
void print_as(Format format, const std::string& report, const std::string& csv, const std::string& json);
/// The same of a report alone, as a table or as Markdown.
void print_report(Format format, const std::string& report);

/// -q and -v.
void add_verbosity(CLI::App& command, bool& quiet, bool& verbose);

}  // namespace spinepath::cli
