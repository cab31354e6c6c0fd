// Entries: the options and arguments of a command, for help, completions and manual page. The first line of
// an option's description is its summary; further lines are left out of the short help. Its type name
// determines completion: A|B|C these words, FILE.toml scenarios, FILE any file, DIR folders, COMMAND
// commands.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>

namespace spinepath::cli {

struct OptionEntry {
  std::vector<std::string> names;    ///< "-o", "--out"; none of an argument
  std::string value;                 ///< "DIR", "table|csv"; empty: without value. Of an argument: its type
  std::string summary, more;         ///< the first line of its description, and the others
  std::vector<std::string> choices;  ///< valid words
  bool required = false, repeated = false;

  bool is_argument() const { return names.empty(); }
  /// "-o, --out DIR", "    --format table|csv"; of an argument: "FILE.toml".
  std::string label() const;
  /// The same with a word in place of a long list of choices: "    --format FORMAT".
  std::string short_label() const;
};

/// Arguments and options, in the order in which they were added.
std::vector<OptionEntry> entries_of(const CLI::App& app);

/// "spinepath run FILE [options]"
std::string usage_line(const CLI::App& app, const std::vector<OptionEntry>& entries);

inline constexpr std::string_view command_type = "COMMAND";  ///< type name of a command name

/// The parts of "a|b|c"; none if it is one word.
std::vector<std::string> choices_of(std::string_view value);

}  // namespace spinepath::cli
