#include "sim/cli/help.h"

#include <algorithm>

#include <fmt/format.h>

#include "sim/cli/entries.h"
#include "sim/cli/terminal/exit_codes.h"
#include "sim/cli/terminal/page.h"
#include "sim/output/text/table.h"

namespace spinepath::cli {
namespace {

using Entries = std::vector<OptionEntry>;

/// One line each: label and summary.
struct Line {
  std::string label, text;
};

constexpr std::size_t widest_labels = 32;  ///< wider labels have their text on the next line [columns]

/// Texts in a column next to their labels, if there is room.
std::string in_columns(const std::vector<Line>& lines, std::size_t width) {
  std::size_t labels = 0;
  for (const Line& line : lines) labels = std::max(labels, output::display_width(line.label));
  const std::size_t indent = std::min(labels, widest_labels) + 4;
  std::string text;
  for (const auto& [label, what] : lines) {
    const std::size_t used = output::display_width(label) + 2;
    const bool fits = used + 2 <= indent;
    const std::string words = output::wrapped(what, width - indent, indent);
    text += fmt::format("  {}{}{}{}\n", label, fits ? "" : "\n",
                        std::string(fits ? indent - used : indent, ' '), words);
  }
  return text;
}

std::string whole_entry(const OptionEntry& entry, std::size_t width) {
  std::string text = fmt::format("  {}\n", entry.label());
  for (const std::string* what : {&entry.summary, &entry.more})
    if (!what->empty()) text += fmt::format("        {}\n", output::wrapped(*what, width - 8, 8));
  return text;
}

std::string list_of(const Entries& entries, HelpLength length, std::size_t width) {
  if (length == HelpLength::brief) {
    std::vector<Line> lines;
    for (const OptionEntry& entry : entries) lines.push_back({entry.short_label(), entry.summary});
    return in_columns(lines, width);
  }
  std::string text;
  for (const OptionEntry& entry : entries) text += whole_entry(entry, width);
  return text;
}

std::string arguments_and_options(const Entries& entries, HelpLength length, std::size_t width) {
  Entries arguments, options;
  for (const OptionEntry& entry : entries) (entry.is_argument() ? arguments : options).push_back(entry);
  std::string text;
  if (!arguments.empty()) text += fmt::format("\nArguments:\n{}", list_of(arguments, length, width));
  if (!options.empty()) text += fmt::format("\nOptions:\n{}", list_of(options, length, width));
  return text;
}

std::string indented(std::string_view lines) {
  std::string text = "  ";
  for (const char c : lines) text += c == '\n' ? std::string("\n  ") : std::string(1, c);
  return text + "\n";
}

std::string command_lines(std::size_t width) {
  std::vector<Line> lines;
  for (const Command& command : commands())
    lines.push_back({std::string(command.name), std::string(command.summary)});
  return in_columns(lines, width);
}

constexpr std::string_view program_example = "spinepath new mine.toml && spinepath run mine.toml";

}  // namespace

std::size_t page_for_help() {
  constexpr std::size_t easy_to_read = 100;
  return std::min(page_columns().value_or(help_width), easy_to_read);
}

std::string program_help(const CLI::App& program, HelpLength length, std::size_t width) {
  const Entries entries = entries_of(program);
  std::string text = output::wrapped(program.get_description(), width, 0) + "\n";
  text += fmt::format("\nUsage: {}\n       spinepath FILE.toml [options]   as: spinepath run FILE.toml\n",
                      usage_line(program, entries));
  text += fmt::format("\nCommands:\n{}{}\nExample:\n{}", command_lines(width),
                      arguments_and_options(entries, length, width), indented(program_example));
  if (length == HelpLength::whole) return text + "\n" + exit_codes_text();
  return text + "\nMore: spinepath --help, spinepath help COMMAND\n";
}

std::string command_help(const Subcommand& command, HelpLength length, std::size_t width) {
  const Entries entries = entries_of(*command.app);
  const Command& row = *command.command;
  std::string text = output::wrapped(fmt::format("spinepath {}: {}", row.name, row.summary), width, 2) + "\n";
  text += fmt::format("\nUsage: {}\n", usage_line(*command.app, entries));
  if (length == HelpLength::whole && !row.details.empty())
    text += fmt::format("\n{}\n", output::wrapped(row.details, width, 0));
  text += arguments_and_options(entries, length, width);
  text += fmt::format("\nExample:\n{}", indented(row.example));
  if (length == HelpLength::whole) return text + "\n" + exit_codes_text();
  return text + fmt::format("\nMore: spinepath {} --help\n", row.name);
}

}  // namespace spinepath::cli
