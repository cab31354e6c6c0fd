// Fate: what becomes, at one step of a pathway, of a patient who entered it. Exactly one of them.
#pragma once
#include <array>
#include <cstdint>
#include <string_view>

#include "models/numerics/rows.h"

namespace spinepath {

enum class Fate : std::uint8_t {
  not_reached,
  ineligible,
  declined,
  ended_waiting,
  unconfirmed,
  ended_before_assessment,
  failed,
  ended_relieved,
  relief_lost
};

struct FateInfo {
  Fate fate;
  std::string_view name;     ///< in flow.csv
  std::string_view meaning;  ///< in words
  bool goes_on = false;      ///< after a work-up or a course, to the next step if there is one
};

/// Index: Fate.
inline constexpr auto fate_table = std::to_array<FateInfo>({
    {Fate::not_reached, "not_reached", "dead, past the horizon, or at an earlier step until then"},
    {Fate::ineligible, "ineligible", "not eligible: skipped"},
    {Fate::declined, "declined", "declined: skipped"},
    {Fate::ended_waiting, "ended_waiting", "accepted, but death or the horizon came before the work-up"},
    {Fate::unconfirmed, "unconfirmed", "the work-up did not confirm the treatment", true},
    {Fate::ended_before_assessment, "ended_before_assessment",
     "death or the horizon came before an assessment"},
    {Fate::failed, "failed", "an assessment without success", true},
    {Fate::ended_relieved, "ended_relieved",
     "success until death or the horizon, or waiting for a repeated course then"},
    {Fate::relief_lost, "relief_lost", "success lost after the last course allowed", true},
});
static_assert(indexed_by(fate_table, &FateInfo::fate));

/// Number of patients with each fate.
using Fates = std::array<std::uint64_t, fate_table.size()>;

}  // namespace spinepath
