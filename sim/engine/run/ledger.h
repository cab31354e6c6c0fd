// Ledger: where partial results are kept, so that work can be stopped and resumed, or divided between processes. A
// command does one piece of work after another, always in the same order: the patients of one model, or runs of many
// models. The units of a piece are numbered; a record has what follows from some of them. Whoever computes a unit, its
// record has the same bits, and records are merged in a fixed order, so results do not depend on the division.
// The engine knows no files: sim/output/partial/ writes and reads records.
#pragma once
#include <cstdint>
#include <vector>

namespace spinepath {

/// What follows from the units first to first + count - 1.
struct Record {
  std::uint64_t first = 0, count = 0;
  std::vector<double> numbers;  ///< sums or results [units of the outcomes]
};

/// The units first to end - 1.
struct UnitRange {
  std::uint64_t first = 0, end = 0;
  bool operator==(const UnitRange&) const = default;
};

enum class UnitKind : std::uint8_t { patients, runs };

/// A piece of work.
struct Work {
  UnitKind kind = UnitKind::patients;
  std::uint64_t units = 0;
  std::uint64_t fingerprint =
      0;  ///< of what the numbers of its records depend on and a scenario does not say
};

class Ledger {
 public:
  virtual ~Ledger() = default;

  /// Begins the next piece of work. Returns the ranges of which there are records, in ascending order.
  virtual std::vector<UnitRange> begin(const Work& work) = 0;
  /// The record of one of these ranges.
  virtual Record read(const UnitRange& range) = 0;
  /// Whether records should be kept now.
  virtual bool due() const = 0;
  /// Keeps records of units that had none, all of them or none.
  virtual void keep(std::vector<Record> records) = 0;

  /// The units to compute here; those of others are left out of the result.
  virtual UnitRange share(const Work& work) const = 0;
  /// Whether units without records are computed; otherwise they are left out.
  virtual bool computes() const = 0;
  /// Throws: the numbers of a record are not those of this work.
  virtual void refuse(const UnitRange& range) const = 0;
};

}  // namespace spinepath
