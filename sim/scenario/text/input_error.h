// InputError: one error in the user's input, with all that is needed to correct it. As text:
// `file:line:column: key: problem; allowed: …; did you mean …?`; empty parts are left out, and an error
// without a position begins with `file` alone. Report collects the errors of all files.
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
  std::string key = {};         ///< keys joined by dots, list entries counted from 1: costs[2].amount
  std::string problem = {};     ///< what is wrong
  std::string allowed = {};     ///< valid values
  std::string suggestion = {};  ///< the nearest known name
  bool operator==(const InputError&) const = default;
};

/// A reference to a source; checked when all sources are known.
struct SourceMention {
  std::string source;
  Location where;
  std::string key;
};

struct Report {
  std::vector<InputError> errors, warnings;
  std::vector<SourceMention> source_mentions;
  bool whole = true;  ///< false if a file could not be read: it may hold what is missing

  void refuse(InputError error) { errors.push_back(std::move(error)); }
  void warn(InputError warning) { warnings.push_back(std::move(warning)); }
  /// Reports something missing, only if all files could be read.
  void miss(InputError error) {
    if (whole) refuse(std::move(error));
  }
};

/// In reading order without duplicates: an error that treatments share by `like` is reported for the first.
std::vector<InputError> in_order(std::vector<InputError> errors);

/// `files`: names of the files read, indexed by Location::file.
std::string to_text(const InputError& error, std::span<const std::string> files);
/// An array of objects: file, line, column, key, problem, allowed, suggestion.
std::string to_json(std::span<const InputError> errors, std::span<const std::string> files);

/// The known name nearest to a misspelt one; empty if none is within one edit per three letters (at least
/// one).
std::string nearest(std::string_view name, std::span<const std::string> known);

/// Names joined in one line, as in an error's `allowed`.
std::string listed(std::span<const std::string> names, std::string_view separator = ", ");

}  // namespace spinepath::scenario
