// Duration: a time written as text with a unit, "6 weeks". 1 year = 12 months = 365.25 days, 1 week = 7 days.
// Source: scenarios/guide.md, Values.
#pragma once
#include <string_view>
#include <variant>

#include "sim/scenario/text/input_error.h"

namespace spinepath::scenario {

inline constexpr std::string_view duration_pattern = "^[0-9]+(\\.[0-9]+)? +(day|week|month|year)s?$";
inline constexpr std::string_view duration_units = "days, weeks, months, years";

/// The duration [years], or an error (without location and key).
std::variant<double, InputError> parse_duration(std::string_view text);

/// Whether the text is this duration [years], however it is written.
bool is_duration_of(std::string_view text, double time);

}  // namespace spinepath::scenario
