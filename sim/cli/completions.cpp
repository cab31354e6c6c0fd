#include "sim/cli/completions.h"

#include <algorithm>

#include <fmt/format.h>

#include "sim/cli/entries.h"
#include "sim/scenario/text/input_error.h"

namespace spinepath::cli {
namespace {

using Entries = std::vector<OptionEntry>;

/// Kind of completion of the value of an option or an argument.
enum class Completes { words, scenarios, files, folders, nothing };
Completes completes(const OptionEntry& entry) {
  if (!entry.choices.empty()) return Completes::words;
  if (entry.value == "FILE.toml") return Completes::scenarios;
  if (entry.value == "FILE") return Completes::files;
  return entry.value == "DIR" ? Completes::folders : Completes::nothing;
}

std::string joined(const std::vector<std::string>& words, std::string_view between = " ") {
  return scenario::listed(words, between);
}

/// In single quotes, for a shell.
std::string in_quotes(std::string_view text) {
  std::string inside;
  for (const char c : text) inside += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return "'" + inside + "'";
}

/// A command, or the program if no command is given yet.
struct Completed {
  std::string name;
  std::string summary;
  Entries entries;
};

std::vector<Completed> commands_of(std::span<const Subcommand> subcommands) {
  std::vector<Completed> all;
  for (const Subcommand& one : subcommands)
    all.push_back({std::string(one.command->name), std::string(one.command->summary), entries_of(*one.app)});
  return all;
}

std::vector<std::string> names_of(const std::vector<Completed>& commands) {
  std::vector<std::string> names;
  for (const Completed& command : commands) names.push_back(command.name);
  return names;
}

std::vector<std::string> option_names(const Entries& entries) {
  std::vector<std::string> names;
  for (const OptionEntry& entry : entries) names.insert(names.end(), entry.names.begin(), entry.names.end());
  return names;
}

// bash

std::string bash_action(const OptionEntry& entry) {
  switch (completes(entry)) {
    case Completes::words: return fmt::format("_spinepath_words '{}'", joined(entry.choices));
    case Completes::scenarios: return "_spinepath_files '!*.toml'";
    case Completes::files: return "_spinepath_files";
    case Completes::folders: return "_spinepath_folders";
    case Completes::nothing: break;
  }
  return ":";
}

/// The command's options that take a value, as cases of COMMAND:OPTION.
std::string bash_values(const Completed& command) {
  std::string text;
  for (const OptionEntry& entry : command.entries) {
    if (entry.is_argument() || entry.value.empty()) continue;
    std::vector<std::string> patterns;
    for (const std::string& name : entry.names) patterns.push_back(command.name + ":" + name);
    text += fmt::format("    {}) {}; return ;;\n", joined(patterns, "|"), bash_action(entry));
  }
  return text;
}

/// Its options by name, or its argument.
std::string bash_words(const Completed& command) {
  std::string argument = ":";
  for (const OptionEntry& entry : command.entries)
    if (entry.is_argument()) argument = bash_action(entry);
  return fmt::format("    {}) case $current in -*) _spinepath_words '{}' ;; *) {} ;; esac; return ;;\n",
                     command.name, joined(option_names(command.entries)), argument);
}

constexpr std::string_view bash_functions =
    R"(# Completions of spinepath for bash, made by: spinepath completions bash
_spinepath_words() { mapfile -t COMPREPLY < <(compgen -W "$1" -- "$current"); }
_spinepath_files() {
  compopt -o filenames 2>/dev/null
  mapfile -t COMPREPLY < <(compgen -d -- "$current"; compgen -f ${1+-X "$1"} -- "$current")
}
_spinepath_folders() {
  compopt -o filenames 2>/dev/null
  mapfile -t COMPREPLY < <(compgen -d -- "$current")
}
)";

std::string bash(const Completed& program, const std::vector<Completed>& commands) {
  const std::vector<std::string> names = names_of(commands);
  std::string text(bash_functions);
  text += "_spinepath() {\n";
  text += "  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} command= word\n";
  text += "  if [[ $current == = ]]; then current=\n";  // for bash, the = of --option=value is a word
  text += "  elif [[ $previous == = ]]; then previous=${COMP_WORDS[COMP_CWORD-2]}\n  fi\n";
  text += fmt::format(
      "  for word in \"${{COMP_WORDS[@]:1:COMP_CWORD-1}}\"; do\n    case $word in {}) "
      "command=$word; break ;; *.toml) command=run; break ;; esac\n  done\n",
      joined(names, "|"));
  text += "  COMPREPLY=()\n  case $command:$previous in\n";
  for (const Completed& command : commands) text += bash_values(command);
  text += "  esac\n  case $command in\n";
  for (const Completed& command : commands) text += bash_words(command);
  text += fmt::format(
      "  esac\n  case $current in\n    -*) _spinepath_words '{}' ;;\n    *)\n      _spinepath_files "
      "'!*.toml'\n      mapfile -t -O ${{#COMPREPLY[@]}} COMPREPLY < <(compgen -W '{}' -- "
      "\"$current\") ;;\n  esac\n}}\ncomplete -F _spinepath spinepath\n",
      joined(option_names(program.entries)), joined(names));
  return text;
}

// zsh

std::string zsh_action(const OptionEntry& entry) {
  switch (completes(entry)) {
    case Completes::words: return fmt::format("({})", joined(entry.choices));
    case Completes::scenarios: return "_files -g \"*.toml\"";
    case Completes::files: return "_files";
    case Completes::folders: return "_files -/";
    case Completes::nothing: break;
  }
  return " ";
}

/// Escapes a text for use in brackets and between colons.
std::string zsh_text(std::string_view text) {
  std::string escaped;
  for (const char c : text)
    escaped += std::string_view(":[]\\").find(c) != std::string_view::npos ? std::string("\\") + c
                                                                           : std::string(1, c);
  return escaped;
}

std::string zsh_specs(const Entries& entries) {
  std::string text;
  for (const OptionEntry& entry : entries) {
    if (entry.is_argument()) {
      text +=
          fmt::format(" \\\n        {}", in_quotes(fmt::format("{}:{}:{}", entry.repeated ? "*" : "",
                                                               zsh_text(entry.value), zsh_action(entry))));
      continue;
    }
    for (const std::string& name : entry.names) {
      const std::string value =
          entry.value.empty() ? "" : fmt::format(":{}:{}", zsh_text(entry.value), zsh_action(entry));
      text += fmt::format(" \\\n        {}", in_quotes(fmt::format("{}{}[{}]{}", entry.repeated ? "*" : "",
                                                                   name, zsh_text(entry.summary), value)));
    }
  }
  return text;
}

std::string zsh(const Completed& program, const std::vector<Completed>& commands) {
  std::string text =
      "#compdef spinepath\n# Completions of spinepath for zsh, made by: spinepath completions zsh\n"
      "_spinepath() {\n  local curcontext=\"$curcontext\" state line\n  typeset -A opt_args\n"
      "  local -a commands\n  commands=(\n";
  for (const Completed& command : commands)
    text += fmt::format("    {}\n", in_quotes(fmt::format("{}:{}", command.name, zsh_text(command.summary))));
  text += fmt::format("  )\n  _arguments -C{} \\\n        '1: :->first' '*:: :->rest'\n",
                      zsh_specs(program.entries));
  text +=
      "  case $state in\n    first)\n      _describe command commands\n      _files -g \"*.toml\" ;;\n"
      "    rest)\n      case $line[1] in\n";
  for (const Completed& command : commands)
    text += fmt::format("      {}{})\n        _arguments{} ;;\n", command.name,
                        command.name == "run" ? "|*.toml" : "", zsh_specs(command.entries));
  return text + "      esac ;;\n  esac\n}\n_spinepath \"$@\"\n";
}

// fish

std::string fish_line(std::string_view condition, const OptionEntry& entry) {
  std::string text = fmt::format("complete -c spinepath -n {}", in_quotes(condition));
  for (const std::string& name : entry.names)
    text += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
  switch (completes(entry)) {
    case Completes::words: text += fmt::format(" -x -a {}", in_quotes(joined(entry.choices))); break;
    case Completes::scenarios: text += " -k -a '(__fish_complete_suffix .toml)'"; break;
    case Completes::files: text += " -r -F"; break;
    case Completes::folders: text += " -x -a '(__fish_complete_directories)'"; break;
    case Completes::nothing:
      if (!entry.value.empty()) text += " -x";
      break;
  }
  return text + fmt::format(" -d {}\n", in_quotes(entry.summary));
}

std::string fish(const Completed& program, const std::vector<Completed>& commands) {
  std::string text =
      "# Completions of spinepath for fish, made by: spinepath completions fish\n"
      "complete -c spinepath -f\n"
      "complete -c spinepath -n __fish_use_subcommand -k -a '(__fish_complete_suffix .toml)'\n";
  for (const OptionEntry& entry : program.entries) text += fish_line("__fish_use_subcommand", entry);
  for (const Completed& command : commands) {
    text += fmt::format("complete -c spinepath -n __fish_use_subcommand -a {} -d {}\n", command.name,
                        in_quotes(command.summary));
    const std::string within = "__fish_seen_subcommand_from " + command.name;
    for (const OptionEntry& entry : command.entries) text += fish_line(within, entry);
  }
  return text;
}

}  // namespace

std::string completions(Shell shell, const CLI::App& program, std::span<const Subcommand> subcommands) {
  const Completed before{"spinepath", "", entries_of(program)};
  const std::vector<Completed> commands = commands_of(subcommands);
  switch (shell) {
    case Shell::bash: return bash(before, commands);
    case Shell::zsh: return zsh(before, commands);
    case Shell::fish: return fish(before, commands);
  }
  return {};
}

}  // namespace spinepath::cli
