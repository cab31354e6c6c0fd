#include "sim/scenario/read/table_reader.h"

#include <algorithm>

#include <fmt/format.h>

namespace spinepath::scenario {

TableReader::TableReader(const Value& value, KeyPath path, Report& report)
    : TableReader(value.table(), value.where, std::move(path), report) {
  if (!table_)
    report_.refuse({.where = where_,
                    .key = path_.shown,
                    .problem = fmt::format("expected a table, found {}", kind_name(value)),
                    .allowed = "a table"});
}

const Entry* TableReader::find(std::string_view key) {
  known_.emplace_back(key);
  return table_ ? table_->find(key) : nullptr;
}

const Entry* TableReader::require(std::string_view key, std::string_view allowed) {
  const Entry* entry = find(key);
  if (!entry && table_)
    report_.miss({.where = where_,
                  .key = path_.key(key).shown,
                  .problem = "missing",
                  .allowed = std::string(allowed)});
  return entry;
}

void TableReader::refuse_unknown_keys() const {
  if (!table_) return;
  for (const Entry& entry : table_->entries)
    if (std::ranges::find(known_, entry.key) == known_.end())
      report_.refuse({.where = entry.where,
                      .key = path_.key(entry.key).shown,
                      .problem = "unknown key",
                      .allowed = listed(known_),
                      .suggestion = nearest(entry.key, known_)});
}

}  // namespace spinepath::scenario
