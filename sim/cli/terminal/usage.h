// Errors of a command line, with the nearest known name if one is misspelt.
#pragma once
#include <span>
#include <string>

#include <CLI/CLI.hpp>

namespace spinepath::cli {

/// "unknown option --patiens; did you mean --patients?", or all known names if none is near.
std::string unknown_name(const std::string& kind, const std::string& name,
                         std::span<const std::string> known);

/// The same for a command, also from terms of the field: "did you mean sensitivity?" for tornado.
std::string unknown_command(const CLI::App& program, const std::string& name);

/// A message of several lines for stderr.
std::string usage_message(const CLI::App& program, const CLI::ParseError& error);

}  // namespace spinepath::cli
