// InputError: one mistake in the user's input, told so that it can be mended without reading a manual.
// As text: `file:line:column: key: problem; allowed: …; did you mean …?`, parts left out where empty, and
// only `file` where there is no position. Report collects the mistakes of all files. Source: CONVENTIONS.md
// section 3.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/scenario/text/location.h"

namespace spinepath::scenario {

struct InputError {
  Location where = {};
  std::string key = {};         ///< its keys, joined by dots, list entries counted from 1: costs[2].amount
  std::string problem = {};     ///< what is wrong
  std::string allowed = {};     ///< what would be right
  std::string suggestion = {};  ///< the nearest known name
  bool operator==(const InputError&) const = default;
};

/// A source that some number names; checked when all sources are known.
struct SourceMention {
  std::string source;
  Location where;
  std::string key;
};

struct Report {
  std::vector<InputError> errors, warnings;
  std::vector<SourceMention> source_mentions;
  bool whole = true;  ///< false where a file could not be read: what is missing may stand there

  void refuse(InputError error) { errors.push_back(std::move(error)); }
  void warn(InputError warning) { warnings.push_back(std::move(warning)); }
  /// For what is not there: told only where all files could be read.
  void miss(InputError error) {
    if (whole) refuse(std::move(error));
  }
};

/// In reading order, each mistake once: one that alike treatments share is told of the first.
std::vector<InputError> in_order(std::vector<InputError> errors);

/// `files`: names of the files read, by Location::file.
std::string to_text(const InputError& error, std::span<const std::string> files);
/// An array of objects: file, line, column, key, problem, allowed, suggestion.
std::string to_json(std::span<const InputError> errors, std::span<const std::string> files);

/// The known name nearest to a misspelt one; empty where none is near: at most one edit for each three
/// letters.
std::string nearest(std::string_view name, std::span<const std::string> known);

/// Names in one line, as for an error's `allowed`.
std::string listed(std::span<const std::string> names, std::string_view separator = ", ");

}  // namespace spinepath::scenario
