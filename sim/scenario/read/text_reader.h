// Texts, names and choices out of a Tree. What cannot be read is reported and stays empty.
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
/// A text that is not empty, and its place.
Name read_name(const Value& value, const KeyPath& path, Report& report);
/// The key of a source, noted in the report as a mention.
Name read_source(const Value& value, const KeyPath& path, Report& report);
/// Index into the names to choose from.
std::optional<std::size_t> read_choice(const Value& value, const KeyPath& path,
                                       std::span<const std::string_view> names, Report& report);
bool read_yes_no(const Value& value, const KeyPath& path, Report& report);

/// Names that are not known, with the nearest one that is.
InputError unknown_name(const Name& name, const KeyPath& path, std::string_view problem,
                        std::span<const std::string> known);
std::vector<std::string> strings(std::span<const std::string_view> names);

}  // namespace spinepath::scenario
