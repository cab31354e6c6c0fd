#include "sim/engine/partial/units.h"

#include <algorithm>
#include <bit>

namespace spinepath {
namespace {

UnitRange in_blocks(const UnitRange& share, std::uint64_t patients) {
  const auto whole = [&](std::uint64_t unit) {
    return unit >= patients ? patients : unit / block_size * block_size;
  };
  return {whole(share.first), whole(share.end)};
}

}  // namespace

bool is_node(const UnitRange& range, std::uint64_t patients) {
  if (range.end > patients || range.first >= range.end || range.first % block_size != 0) return false;
  if (range.size() < block_size) return range.end == patients;
  return range.size() % block_size == 0 && std::has_single_bit(range.size() / block_size) &&
         range.first % range.size() == 0;
}

UnitRange first_node(const UnitRange& range, std::uint64_t most) {
  if (range.size() < block_size) return range;
  std::uint64_t size =
      block_size * std::bit_floor(std::max(block_size, std::min(range.size(), most)) / block_size);
  while (range.first % size != 0) size /= 2;
  return {range.first, range.first + size};
}

std::vector<UnitRange> usable(const std::vector<UnitRange>& ranges, const Work& work) {
  std::vector<UnitRange> kept;
  for (const UnitRange& range : ranges) {
    const bool fits = work.kind == UnitKind::patients ? is_node(range, work.units)
                                                      : range.size() == 1 && range.end <= work.units;
    if (fits && (kept.empty() || range.first >= kept.back().end)) kept.push_back(range);
  }
  return kept;
}

std::vector<UnitRange> remaining(const UnitRange& share, const std::vector<UnitRange>& held,
                                 const Work& work) {
  const UnitRange whole = work.kind == UnitKind::patients ? in_blocks(share, work.units) : share;
  std::vector<UnitRange> left;
  std::uint64_t next = whole.first;
  const auto leave = [&](std::uint64_t end) {
    if (next < std::min(end, whole.end)) left.push_back({next, std::min(end, whole.end)});
  };
  for (const UnitRange& range : held) {
    leave(range.first);
    next = std::max(next, range.end);
  }
  leave(whole.end);
  return left;
}

}  // namespace spinepath
