// Tables with one row for each enumerator of an enum, in the enumerators' order.
#pragma once
#include <array>
#include <cstddef>

namespace spinepath {

/// Whether row i of a table names enumerator i: static_assert(indexed_by(table, &Row::enumerator)).
template <class Row, class Enum>
constexpr bool indexed_by(const auto& rows, Enum Row::*enumerator) {
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (static_cast<std::size_t>(rows[i].*enumerator) != i) return false;
  return true;
}

/// One field of each row, such as its name.
template <class Row, std::size_t n, class Field>
constexpr std::array<Field, n> column(const std::array<Row, n>& rows, Field Row::*field) {
  std::array<Field, n> fields{};
  for (std::size_t i = 0; i < n; ++i) fields[i] = rows[i].*field;
  return fields;
}

}  // namespace spinepath
