// TableReader: reads one table. It returns values by key, reports missing ones, and at the end reports the
// keys that were never requested as unknown. An absent table has no values and reports none as missing: its
// keys take their defaults.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "sim/scenario/read/tree.h"
#include "sim/scenario/text/input_error.h"
#include "sim/scenario/text/key_path.h"

namespace spinepath::scenario {

class TableReader {
 public:
  TableReader(const Table* table, Location where, KeyPath path, Report& report)
      : table_(table), where_(where), path_(std::move(path)), report_(report) {}
  /// The value's table; if the value is not a table, that is reported and the table counts as absent.
  TableReader(const Value& value, KeyPath path, Report& report);

  bool present() const { return table_ != nullptr; }
  Location where() const { return where_; }
  KeyPath path(std::string_view key) const { return path_.key(key); }
  const KeyPath& path() const { return path_; }
  Report& report() const { return report_; }
  const Table* table() const { return table_; }

  /// The value of an optional key, null if absent; the key is known from now on.
  const Entry* find(std::string_view key);
  /// The value of a required key, null and reported if absent; `allowed` is part of that message.
  const Entry* require(std::string_view key, std::string_view allowed);
  /// To be called after all keys have been requested.
  void refuse_unknown_keys() const;

 private:
  const Table* table_;
  Location where_;
  KeyPath path_;
  Report& report_;
  std::vector<std::string> known_;
};

}  // namespace spinepath::scenario
