// Checks of names: only characters that files and streams can hold, declared, without duplicates.
#pragma once
#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/scenario/format/scenario.h"
#include "sim/scenario/text/input_error.h"
#include "sim/scenario/text/key_path.h"

namespace spinepath::scenario {

/// Letters, digits, `_`, `-` and `.`, at least one.
void check_spelling(const Name& name, const KeyPath& path, Report& report);
/// One of the known names; otherwise `problem` is the predicate of the message: "is not in [curves]".
void check_known(const Name& name, const KeyPath& path, std::string_view problem,
                 std::span<const std::string> known, Report& report);
/// One of the names that a table declares.
void check_declared(const Name& name, const KeyPath& path, std::string_view table,
                    std::span<const std::string> declared, Report& report);
/// Each name of a list; entries of the path are counted from 1.
void check_all_known(std::span<const Name> names, const KeyPath& path, std::string_view problem,
                     std::span<const std::string> known, Report& report);

inline const Name& name_of(const Name& name) { return name; }
inline const Name& name_of(const Share& share) { return share.name; }
inline const Name& name_of(const CostItem& cost) { return cost.item; }
inline const Name& name_of(const Step& step) { return step.treatment; }
template <class Thing>
const Name& name_of(const std::pair<Name, Thing>& named) {
  return named.first;
}
const Name& name_of(const auto& thing) { return thing.name; }

/// The names of a list of objects, as text.
std::vector<std::string> names_of(const auto& things) {
  std::vector<std::string> names;
  for (const auto& thing : things) names.push_back(name_of(thing).text);
  return names;
}

/// No duplicates in a list; `key` is the key that holds the name.
void check_unique(const auto& things, const KeyPath& path, std::string_view key, Report& report) {
  const std::vector<std::string> names = names_of(things);
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto end = names.begin() + static_cast<std::ptrdiff_t>(i);
    if (names[i].empty() || std::find(names.begin(), end, names[i]) == end) continue;
    report.refuse({.where = name_of(things[i]).where,
                   .key = path.entry(i, "").key(key).shown,
                   .problem = "duplicate \"" + names[i] + "\"",
                   .allowed = "each name once"});
  }
}

}  // namespace spinepath::scenario
