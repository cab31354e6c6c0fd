#include "sim/scenario/read/toml_tree.h"

#include <algorithm>

#include <fmt/format.h>

#include "sim/scenario/read/nesting.h"

// toml++ 3.3 asserts on some input that its next lines would refuse with a message (a NUL where a key should
// begin): invalid input must not abort the program. Its compiled library contains those asserts: headers
// only.
#undef NDEBUG
#define TOML_ASSERT(condition) static_cast<void>(0)
#undef TOML_HEADER_ONLY
#undef TOML_SHARED_LIB
#define TOML_HEADER_ONLY 1
#include <toml++/toml.h>

namespace spinepath::scenario {
namespace {

constexpr std::size_t most_levels = 200;  ///< parser and tree recurse by nesting, and the stack is finite

constexpr std::string_view parser_prefix = "Error while parsing ";

Location location(const toml::source_position& at, int file) {
  return {file, static_cast<int>(at.line), static_cast<int>(at.column)};
}

Value convert(const toml::node& node, int file);

Table convert_table(const toml::table& table, int file) {
  Table result{.kind = table.is_inline() ? TableKind::closed : TableKind::open};
  for (const auto& [key, node] : table)
    result.entries.push_back({.key = std::string(key.str()),
                              .where = location(key.source().begin, file),
                              .value = convert(node, file)});
  std::ranges::stable_sort(result.entries, {}, &Entry::where);  // toml++ sorts by name
  return result;
}

Array convert_array(const toml::array& array, int file) {
  Array result;
  for (const toml::node& node : array) result.push_back(convert(node, file));
  return result;
}

Value convert(const toml::node& node, int file) {
  Value value{.data = DateOrTime{}, .where = location(node.source().begin, file)};
  if (const auto* boolean = node.as_boolean()) value.data = boolean->get();
  if (const auto* integer = node.as_integer()) value.data = integer->get();
  if (const auto* number = node.as_floating_point()) value.data = number->get();
  if (const auto* text = node.as_string()) value.data = text->get();
  if (const auto* array = node.as_array()) value.data = convert_array(*array, file);
  if (const auto* table = node.as_table()) value.data = convert_table(*table, file);
  return value;
}

}  // namespace

std::optional<Value> parse_toml(std::string_view text, int file, Report& report) {
  if (const int line = line_nested_beyond(most_levels, text); line > 0) {
    report.refuse({.where = {file, line, 1},
                   .problem = "is nested too deeply",
                   .allowed = fmt::format("at most {} levels of tables and lists", most_levels)});
    return {};
  }
  try {
    return convert(toml::parse(text), file);
  } catch (const toml::parse_error& error) {
    std::string_view problem = error.description();
    if (problem.starts_with(parser_prefix)) problem.remove_prefix(parser_prefix.size());
    report.refuse({.where = location(error.source().begin, file),
                   .problem = fmt::format("not valid TOML: {}", problem)});
    return {};
  }
}

}  // namespace spinepath::scenario
