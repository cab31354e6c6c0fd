// Entries: what help, completions and the manual page say about a command, read off the options that it added.
// An option's description is a line that says what it does; further lines, where it has them, say more and are
// left out of the short help. Its type name says which values complete: A|B|C these words, FILE.toml scenarios,
// FILE any file, DIR folders, COMMAND commands.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>

namespace spinepath::cli {

struct OptionEntry {
  std::vector<std::string> names;    ///< "-o", "--out"; none of an argument
  std::string value;                 ///< "DIR", "table|csv"; empty: takes none. Of an argument: what it is
  std::string summary, more;         ///< the first line of its description, and the others
  std::vector<std::string> choices;  ///< words that it may be
  bool required = false, repeated = false;

  bool is_argument() const { return names.empty(); }
  /// "-o, --out DIR", "    --format table|csv"; of an argument: "FILE.toml".
  std::string label() const;
  /// The same with a word in place of a long list of choices: "    --format FORMAT".
  std::string short_label() const;
};

/// In the order in which they were added: arguments and options together.
std::vector<OptionEntry> entries_of(const CLI::App& app);

/// "spinepath run FILE [options]"
std::string usage_line(const CLI::App& app, const std::vector<OptionEntry>& entries);

inline constexpr std::string_view command_type = "COMMAND";  ///< type name of what names a command

/// The parts of "a|b|c"; none where it is one word.
std::vector<std::string> choices_of(std::string_view value);

}  // namespace spinepath::cli
