// What is wrong with a command line, with the nearest known name where one is misspelt.
#pragma once
#include <span>
#include <string>

#include <CLI/CLI.hpp>

namespace spinepath::cli {

/// "unknown option --patiens; did you mean --patients?", or all known names where none is near.
std::string unknown_name(const std::string& kind, const std::string& name,
                         std::span<const std::string> known);

/// The same of a command, with other words for what some command does: "did you mean sensitivity?" of tornado.
std::string unknown_command(const CLI::App& program, const std::string& name);

/// A message in lines, for stderr.
std::string usage_message(const CLI::App& program, const CLI::ParseError& error);

}  // namespace spinepath::cli
