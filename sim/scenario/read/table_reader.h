// TableReader: one table being read. It hands out values by key, reports those that are missing, and in the
// end refuses the keys that nobody asked for. A table that is not there has no values and misses none: its
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
  /// The value's table; where it is none, that is reported and the table counts as absent.
  TableReader(const Value& value, KeyPath path, Report& report);

  bool present() const { return table_ != nullptr; }
  Location where() const { return where_; }
  KeyPath path(std::string_view key) const { return path_.key(key); }
  const KeyPath& path() const { return path_; }
  Report& report() const { return report_; }
  const Table* table() const { return table_; }

  /// The value of an optional key; from now on the key is known.
  const Entry* find(std::string_view key);
  /// The value of a required key; `allowed` tells what is missing.
  const Entry* require(std::string_view key, std::string_view allowed);
  /// To be called when all keys have been asked for.
  void refuse_unknown_keys() const;

 private:
  const Table* table_;
  Location where_;
  KeyPath path_;
  Report& report_;
  std::vector<std::string> known_;
};

}  // namespace spinepath::scenario
