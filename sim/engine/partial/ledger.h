// Ledger: where partial results are kept, so that work can be stopped and resumed, or divided between processes. A
// command does one piece of work after another, always in the same order: the patients of one model, or runs of many
// models. The units of a piece are numbered; a record has what follows from some of them. Whoever computes a unit, its
// record has the same bits, and records are merged in a fixed order, so results do not depend on the division.
// The engine knows neither files nor messages: sim/output/partial/ writes and reads records, sim/cluster/ sends them.
#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

#include "sim/engine/partial/units.h"

namespace spinepath {

/// What follows from the units first to first + count - 1.
struct Record {
  std::uint64_t first = 0, count = 0;
  std::vector<double> numbers;  ///< sums or results [units of the outcomes]

  UnitRange range() const { return {first, first + count}; }
};

/// Other processes that compute units of the same work at the same time. One of all leads: records of all units come
/// together there.
class Others {
 public:
  virtual ~Others() = default;
  virtual bool lead_here() const = 0;
  /// For the leader: what came in since the last call; waits up to `patience` for something.
  virtual std::vector<Record> received(std::chrono::milliseconds patience) = 0;
  /// For the leader: whether units of this work are computed elsewhere.
  virtual bool awaited() const = 0;
  /// The records of the whole piece of work, for all processes. The leader gives them, the others wait for them.
  virtual std::vector<Record> whole(std::vector<Record> of_leader) = 0;
};

class Ledger {
 public:
  virtual ~Ledger() = default;

  /// Begins the next piece of work. Returns the usable ranges of which there are records here.
  virtual std::vector<UnitRange> begin(const Work& work) = 0;
  /// The record of one of these ranges.
  virtual Record read(const UnitRange& range) = 0;
  /// Throws: the numbers of a record are not those of this work.
  virtual void refuse(const UnitRange& range) const = 0;

  /// The next units without records to compute here, in ascending order; none: no more.
  virtual std::optional<UnitRange> next() = 0;
  /// Whether records should be kept now.
  virtual bool due() const = 0;
  /// Keeps records of units that had none, all of them or none.
  virtual void keep(std::vector<Record> records) = 0;

  /// Whether units without records are computed at all; otherwise they are left out.
  virtual bool computes() const = 0;
  /// Whether the records of all units come together here; otherwise only what is kept matters.
  virtual bool has_all() const = 0;
  /// Null: this process computes alone.
  virtual Others* others() { return nullptr; }
};

}  // namespace spinepath
