// Whole numbers on the command line: 250000, 250_000, 2.5e5, no other forms; and lists of them: 1,2,4.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/scenario/format/limits.h"

namespace spinepath::cli {

struct CountRange {
  std::uint64_t low, high;
};
constexpr CountRange range_of(const scenario::CountLimits& limits) {
  return {static_cast<std::uint64_t>(limits.low), static_cast<std::uint64_t>(limits.high)};
}
inline constexpr CountRange patient_counts = range_of(scenario::patient_counts);
inline constexpr CountRange draw_counts{0, range_of(scenario::draw_counts).high};  ///< 0: none; 1 is refused
inline constexpr CountRange patients_per_draw_counts = range_of(scenario::patients_per_draw_counts);
inline constexpr CountRange patient_numbers{0, patient_counts.high - 1};
inline constexpr CountRange seeds = range_of(scenario::seed_values);
inline constexpr CountRange thread_counts{0, 1024};
inline constexpr CountRange bench_threads{1, thread_counts.high};
inline constexpr CountRange bench_repetitions{7, 1000};  ///< fewer give no useful spread

/// None if the text is not a whole number from 0 to 2^53.
std::optional<std::uint64_t> parse_count(std::string_view text);

/// The error of the text; empty if it is a count in the range.
std::string problem_with_count(std::string_view text, CountRange range);

/// "a", "b" of "a,b"; at least one.
std::vector<std::string_view> parts_between_commas(std::string_view text);

/// The counts between commas, in ascending order; the text must be valid.
std::vector<std::uint64_t> parse_counts(std::string_view text);

/// The error of the text; empty if it is a list of distinct counts in the range.
std::string problem_with_counts(std::string_view text, CountRange range);

}  // namespace spinepath::cli
