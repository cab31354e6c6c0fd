// KeyPath: the path of a key. `shown` is for messages, with list entries counted from 1 as in the file:
// costs[2].amount. `name` is the name of a parameter and its random stream, with list entries by their own
// names: costs.hospital.amount, so that adding an entry changes no other name.
#pragma once
#include <string>
#include <string_view>

namespace spinepath::scenario {

struct KeyPath {
  std::string shown;
  std::string name;

  KeyPath key(std::string_view key) const;
  KeyPath entry(std::size_t index, std::string_view name_of_entry) const;  ///< index from 0
};

/// In quotation marks and in one line: control characters as TOML escapes them.
std::string in_quotes(std::string_view text);

}  // namespace spinepath::scenario
