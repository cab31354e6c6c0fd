#include "sim/scenario/merge/kinds.h"

#include <algorithm>

#include "sim/scenario/format/knots.h"

namespace spinepath::scenario {
namespace {

constexpr auto kinds = column(measured_kinds, &MeasuredKind::key);

void drop_other_kinds(Table& table, const Table& over) {
  if (std::ranges::none_of(kinds, [&](std::string_view kind) { return over.find(kind) != nullptr; })) return;
  std::erase_if(table.entries, [&](const Entry& entry) {
    return std::ranges::find(kinds, entry.key) != kinds.end() && !over.find(entry.key);
  });
}

/// Calls `give` with each pair of tables of one name under `key`.
void for_each_pair(Table& table, const Table& over, std::string_view key, auto give) {
  const auto below = std::ranges::find(table.entries, key, &Entry::key);
  const Entry* above = over.find(key);
  Table* inner = below == table.entries.end() ? nullptr : std::get_if<Table>(&below->value.data);
  if (!inner || !above || !above->value.table()) return;
  for (Entry& entry : inner->entries) {
    Table* one = std::get_if<Table>(&entry.value.data);
    const Entry* same = above->value.table()->find(entry.key);
    if (one && same && same->value.table()) give(*one, *same->value.table());
  }
}

}  // namespace

void give_way(Table& treatment, const Table& over) {
  drop_other_kinds(treatment, over);
  for_each_pair(treatment, over, "variants", drop_other_kinds);
}

void give_way_in_treatments(Table& file, const Table& over) {
  for_each_pair(file, over, "treatments", give_way);
}

}  // namespace spinepath::scenario
