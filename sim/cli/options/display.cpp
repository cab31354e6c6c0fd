#include "sim/cli/options/display.h"

#include "sim/cli/options/commands.h"
#include "sim/cli/terminal/streams.h"

namespace spinepath::cli {
namespace {

void add_colour(CLI::App& command, Colour& colour) {
  add_choice(
      command, "--color", colour,
      {{"auto", Colour::automatic}, {"always", Colour::always}, {"never", Colour::never}},
      "bold headings: auto (default), always, never\n"
      "auto: on a terminal, unless NO_COLOR is set or TERM is dumb; or wherever CLICOLOR_FORCE is set.");
}

}  // namespace

void add_display(CLI::App& command, Format& format, Colour& colour) {
  add_choice(command, "--format", format,
             {{"table", Format::table},
              {"csv", Format::csv},
              {"json", Format::json},
              {"markdown", Format::markdown}},
             "stdout: table (default), csv, json, markdown\n"
             "table: a report as wide as the terminal, or as COLUMNS says; csv and json: the content of the "
             "files of that kind; markdown: the report for a document.");
  add_colour(command, colour);
}

void add_text_display(CLI::App& command, Format& format, Colour& colour) {
  add_choice(
      command, "--format", format, {{"table", Format::table}, {"markdown", Format::markdown}},
      "stdout: table (default) or markdown\n"
      "table: a report as wide as the terminal, or as COLUMNS says; markdown: the same for a document.");
  add_colour(command, colour);
}

output::Style style_of(Format format, Colour colour) {
  using Markup = output::Style::Markup;
  if (format == Format::markdown) return {.markup = Markup::markdown};
  return {.markup = page_has_colours(colour) ? Markup::coloured : Markup::plain, .width = page_columns()};
}

void print_as(Format format, const std::string& report, const std::string& csv, const std::string& json) {
  switch (format) {
    case Format::table:
    case Format::markdown: return print_report(format, report);
    case Format::csv: return print(csv);
    case Format::json: return print(json);
  }
}

void print_report(Format format, const std::string& report) {
  print(format == Format::markdown ? output::with_line_breaks(report) : report);
}

void add_verbosity(CLI::App& command, bool& quiet, bool& verbose) {
  CLI::Option* option = command.add_flag("-q,--quiet", quiet, "on stderr only errors and warnings");
  command
      .add_flag(
          "-v,--verbose", verbose,
          "on stderr each step\nWhat is read, with the scenario's hash; each stage and its time; each file "
          "that is written.")
      ->excludes(option);
}

}  // namespace spinepath::cli
