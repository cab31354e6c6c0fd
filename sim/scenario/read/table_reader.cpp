#include "sim/scenario/read/table_reader.h"

#include <algorithm>

#include <fmt/format.h>

#include "sim/scenario/read/renamed_keys.h"

namespace spinepath::scenario {
namespace {

void refuse_renamed(const Entry& entry, const RenamedKey& renamed, const KeyPath& path, Report& report) {
  report.refuse({.where = entry.where,
                 .key = path.key(entry.key).shown,
                 .problem = fmt::format("unknown key, of the first edition: is now {}", renamed.now)});
  const Array* list = entry.value.array();
  for (std::size_t i = 0; list && i < list->size(); ++i)
    for (const RenamedKey& inner : renamed_keys)
      if (const Table* table = (*list)[i].table(); table && inner.within == renamed.old)
        if (const Entry* found = table->find(inner.old))
          refuse_renamed(*found, inner, path.key(entry.key).entry(i, ""), report);
}

}  // namespace

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
  const auto is_known = [&](std::string_view key) { return std::ranges::find(known_, key) != known_.end(); };
  for (const Entry& entry : table_->entries) {
    if (is_known(entry.key)) continue;
    const auto renamed = std::ranges::find_if(
        renamed_keys, [&](const RenamedKey& key) { return key.old == entry.key && is_known(key.next_to); });
    if (renamed != renamed_keys.end())
      refuse_renamed(entry, *renamed, path_, report_);
    else
      report_.refuse({.where = entry.where,
                      .key = path_.key(entry.key).shown,
                      .problem = "unknown key",
                      .allowed = listed(known_),
                      .suggestion = nearest(entry.key, known_)});
  }
}

}  // namespace spinepath::scenario
