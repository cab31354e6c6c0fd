// Units of work: patients or runs, by number, and which ranges of them partial results may have.
#pragma once
#include <cstdint>
#include <vector>

namespace spinepath {

/// [patients]. Determines the order of summation: a change alters the last digits of results.
inline constexpr std::uint64_t block_size = 1024;

/// The units first to end - 1.
struct UnitRange {
  std::uint64_t first = 0, end = 0;

  std::uint64_t size() const { return end - first; }
  bool operator==(const UnitRange&) const = default;
};

enum class UnitKind : std::uint8_t { patients, runs };

/// A piece of work.
struct Work {
  UnitKind kind = UnitKind::patients;
  std::uint64_t units = 0;
  std::uint64_t fingerprint = 0;  ///< of what numbers of its records depend on and a scenario does not say
  bool operator==(const Work&) const = default;
};

/// Whether a node of a run of so many patients may have this range: 2^k whole blocks from a multiple of 2^k on, or the
/// last block.
bool is_node(const UnitRange& range, std::uint64_t patients);
/// The largest node at the begin of a range whose patients all remain to be computed, of at most `most` patients.
UnitRange first_node(const UnitRange& range, std::uint64_t most);

/// Those of which the records of this work can be made: nodes or single runs. `ranges`: in ascending order, and of
/// ranges with the same begin the largest first. Those within another one are left out.
std::vector<UnitRange> usable(const std::vector<UnitRange>& ranges, const Work& work);
/// What is left of a share without these ranges; of patients in whole blocks.
std::vector<UnitRange> remaining(const UnitRange& share, const std::vector<UnitRange>& held,
                                 const Work& work);

}  // namespace spinepath
