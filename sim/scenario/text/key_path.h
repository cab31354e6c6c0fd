// KeyPath: how to say which key is meant. `shown` is what a user finds in the file, list entries counted from
// 1: costs[2].amount. `name` addresses a parameter and its stream, with list entries by their own name:
// costs.hospital.amount, so that adding an entry moves no other.
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

}  // namespace spinepath::scenario
