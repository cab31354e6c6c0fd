// The words of a life table: ages, sexes, rates. Ages: 85; 85+, 85 and over, >=85, Y_GE85 (an open group, all
// ages from 85 on); 84-85, Y84 (a year of age). Rates have a decimal point or a decimal comma.
#pragma once
#include <optional>
#include <string_view>

namespace spinepath::scenario {

enum class Sex { male, female, both };

struct WrittenAge {
  int years = 0;      ///< at the begin of the year or group
  bool open = false;  ///< all greater ages as well
};

/// Nothing if it is none of these, or above 150 years.
std::optional<WrittenAge> age_in(std::string_view text);

/// Several years in one: 1-4, Y5-9.
bool is_age_group(std::string_view text);

/// Male, men, m; female, women, f; both, total, persons, all, t; in any case.
std::optional<Sex> sex_in(std::string_view text);

/// A number without separators of thousands. `mark`: the decimal mark in it, or 0.
struct WrittenRate {
  double value = 0;  ///< [1], or [per year]
  char mark = 0;
};
std::optional<WrittenRate> rate_in(std::string_view text);

}  // namespace spinepath::scenario
