// Reads text, names and choices from a tree. A value that cannot be read is reported and stays empty.
#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/scenario/format/scenario.h"
#include "sim/scenario/read/tree.h"
#include "sim/scenario/text/input_error.h"
#include "sim/scenario/text/key_path.h"

namespace spinepath::scenario {

std::string read_text(const Value& value, const KeyPath& path, Report& report);
/// Text that is not empty and has no line break; `allowed` in words.
std::string read_line(const Value& value, const KeyPath& path, std::string_view allowed, Report& report);
/// The same for a name, with its location.
Name read_name(const Value& value, const KeyPath& path, Report& report);
/// The key of a source, added to the mentions of the report.
Name read_source(const Value& value, const KeyPath& path, Report& report);
/// Index into `names`; none, and reported, if the value is not one of them.
std::optional<std::size_t> read_choice(const Value& value, const KeyPath& path,
                                       std::span<const std::string_view> names, Report& report);
bool read_yes_no(const Value& value, const KeyPath& path, Report& report);

/// The error for an unknown name, with the nearest known name as suggestion.
InputError unknown_name(const Name& name, const KeyPath& path, std::string_view problem,
                        std::span<const std::string> known);
std::vector<std::string> strings(std::span<const std::string_view> names);

}  // namespace spinepath::scenario
