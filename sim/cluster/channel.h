// Messages between processes of one program: words of 64 bits with a tag.
#pragma once
#include <bit>
#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "sim/engine/partial/ledger.h"

namespace spinepath::cluster {

inline constexpr std::chrono::milliseconds between_polls{1};

using Words = std::vector<std::uint64_t>;

/// To the leader, but for the last one.
enum class Tag : int { ask_units, bring_records, ask_result, bring_code, answer };

struct Message {
  int from = 0;  ///< process, by number; 0: the leader
  Tag tag = Tag::answer;
  Words words;
};

class Channel {
 public:
  virtual ~Channel() = default;
  virtual int processes() const = 0;
  virtual void send(int to, Tag tag, const Words& words) = 0;
  /// A message to this process that is there, of any tag.
  virtual std::optional<Message> poll() = 0;
};

/// Records as words, and back.
inline void put(Words& words, const std::vector<Record>& records) {
  for (const Record& record : records) {
    words.insert(words.end(), {record.first, record.count, record.numbers.size()});
    for (const double number : record.numbers) words.push_back(std::bit_cast<std::uint64_t>(number));
  }
}

inline std::vector<Record> records_in(std::span<const std::uint64_t> words) {
  std::vector<Record> records;
  while (!words.empty()) {
    Record record{words[0], words[1], {}};
    const std::uint64_t size = words[2];
    record.numbers.reserve(size);
    for (const std::uint64_t word : words.subspan(3, size))
      record.numbers.push_back(std::bit_cast<double>(word));
    words = words.subspan(3 + size);
    records.push_back(std::move(record));
  }
  return records;
}

}  // namespace spinepath::cluster
