// Desk: where the leader of several processes hands out work by demand and collects records. The others ask and
// deliver; the number of a piece of work says which one they are at, and who is ahead of the leader waits.
// Functions may be called at the same time in several threads.
#pragma once
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "sim/engine/partial/ledger.h"

namespace spinepath::cluster {

/// The answer to who asks for units.
struct Handed {
  enum class Kind : std::uint8_t { later, units, none } kind = Kind::none;
  UnitRange units = {};
};

class Desk {
 public:
  /// `processes`: at least 2.
  explicit Desk(std::uint64_t processes) : processes_(processes) {}

  // For the leader.

  /// Begins the next piece of work. `left`: units to compute, in ascending order.
  void begin(const Work& work, std::vector<UnitRange> left);
  /// Units that the leader computes itself.
  std::optional<UnitRange> next();
  /// Records that came in; waits up to `patience` for the first.
  std::vector<Record> received(std::chrono::milliseconds patience);
  /// Whether others have units of which no record came in.
  bool awaited() const;
  /// The result of the piece, for the others.
  void publish(std::vector<Record> whole);

  // For the others.

  Handed hand_out(std::uint64_t piece, const Work& work);
  /// Those of a piece that the leader has ended are left out.
  void receive(std::uint64_t piece, std::vector<Record> records);
  /// What was published of a piece; none: not yet. The last of the others who asks takes it away.
  std::optional<std::vector<Record>> published(std::uint64_t piece);
  /// Why processes do not work together; empty if they do.
  std::string mismatch() const;

 private:
  struct Published {
    std::vector<Record> whole;
    std::uint64_t asked = 0;
  };
  std::optional<UnitRange> take();

  const std::uint64_t processes_;
  mutable std::mutex mutex_;
  std::condition_variable came_in_;
  std::uint64_t pieces_ = 0;  ///< begun
  Work work_;                 ///< the last one
  std::vector<UnitRange> left_;
  std::uint64_t units_left_ = 0, units_awaited_ = 0;
  std::vector<Record> records_;
  std::map<std::uint64_t, Published> published_;
  std::string mismatch_;
};

}  // namespace spinepath::cluster
