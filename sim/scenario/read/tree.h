// Tree: the content of a file, each value with its location. Independent of TOML, so that merging and reading
// are testable without it. A table written in [brackets] or by dotted keys is open: it is merged with that of
// a library. One written inline, { … }, is closed: it replaces that of a library.
#pragma once
#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "sim/scenario/text/location.h"

namespace spinepath::scenario {

struct Value;
struct Entry;

using Array = std::vector<Value>;
enum class TableKind { open, closed };
struct Table {
  std::vector<Entry> entries;  ///< in the order of the file
  TableKind kind = TableKind::open;
  const Entry* find(std::string_view key) const;
};
struct DateOrTime {};  ///< TOML has them; scenarios do not

struct Value {
  std::variant<bool, std::int64_t, double, std::string, DateOrTime, Array, Table> data;
  Location where;
  const Table* table() const { return std::get_if<Table>(&data); }
  const Array* array() const { return std::get_if<Array>(&data); }
  const std::string* text() const { return std::get_if<std::string>(&data); }
};

struct Entry {
  std::string key;
  Location where;  ///< of the key
  Value value;
};

inline const Entry* Table::find(std::string_view key) const {
  const auto found = std::ranges::find(entries, key, &Entry::key);
  return found == entries.end() ? nullptr : &*found;
}

/// The kind of a value, for messages.
inline std::string_view kind_name(const Value& value) {
  constexpr std::string_view names[] = {"true or false",  "a number",     "a number",     "text",
                                        "a date or time", "a list [ … ]", "a table { … }"};
  return names[value.data.index()];
}

}  // namespace spinepath::scenario
