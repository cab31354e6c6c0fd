// Limits: the valid values of a key and their unit; one object per kind of number, used by reader, schema and
// checks.
#pragma once
#include <cstdint>
#include <limits>
#include <string_view>

namespace spinepath::scenario {

enum class Ends { closed, open, open_low };  ///< open: neither end allowed; open_low: the lower end is not

struct Limits {
  double low = -std::numeric_limits<double>::infinity();  ///< [unit]
  double high = std::numeric_limits<double>::infinity();  ///< [unit]
  Ends ends = Ends::closed;
  std::string_view unit = "";  ///< "money": the scenario's currency

  Limits closed() const { return {low, high, Ends::closed, unit}; }
  bool is_share() const { return low == 0 && high == 1; }  ///< a probability or a fraction
  bool allow(double x) const {                             // false for NaN; the reader has refused infinities
    const bool above = ends == Ends::closed ? x >= low : x > low;
    return above && (ends == Ends::open ? x < high : x <= high);
  }
};

inline constexpr double no_limit = std::numeric_limits<double>::infinity();
/// The largest absolute value of any kind of number: its square, summed over patients, is finite.
inline constexpr double largest_number = 1e15;
inline constexpr Limits any_number{};
inline constexpr Limits probability{.low = 0, .high = 1, .unit = "probability"};
inline constexpr Limits inner_probability{.low = 0, .high = 1, .ends = Ends::open, .unit = "probability"};
inline constexpr Limits fraction{.low = 0, .high = 1, .unit = "fraction"};
inline constexpr Limits probability_difference{
    .low = -1, .high = 1, .ends = Ends::open, .unit = "difference of probabilities"};
inline constexpr Limits correlation_limits{.low = -1, .high = 1, .unit = "correlation"};
inline constexpr Limits factor{.low = 0, .high = 100, .unit = "factor"};
inline constexpr Limits positive_factor{.low = 0, .ends = Ends::open_low, .unit = "factor"};
inline constexpr Limits money{.low = 0, .unit = "money"};
inline constexpr Limits money_per_effect{.low = 0, .unit = "money per unit of effect"};
inline constexpr Limits money_per_year{.low = 0, .unit = "money per year"};
inline constexpr Limits money_per_pain{.low = 0, .unit = "money per year and VAS mm"};
inline constexpr Limits money_per_day{.low = 0, .unit = "money per day"};
inline constexpr Limits discount_rate{.low = 0, .high = 1, .unit = "per year"};
inline constexpr Limits rate_per_year{.low = 0, .high = 1000, .unit = "per year"};
inline constexpr Limits vas{.low = 0, .high = 100, .ends = Ends::open_low, .unit = "VAS mm"};
inline constexpr Limits vas_limit{.low = 0, .high = 100, .unit = "VAS mm"};
inline constexpr Limits years_of_age{.low = 0, .unit = "years"};
inline constexpr Limits years{.low = 0, .high = 1000, .unit = "years"};
inline constexpr Limits waiting_years{.low = 0,
                                      .unit = "years"};  ///< distributions of it may be unbounded above
inline constexpr Limits positive_years{.low = 0, .high = 1000, .ends = Ends::open_low, .unit = "years"};
inline constexpr Limits days{.low = 0, .high = 100'000, .unit = "days"};
inline constexpr Limits qaly{.low = 0, .high = 100, .unit = "QALY"};
inline constexpr Limits utility_value{.low = -1, .high = 1, .unit = "utility"};
inline constexpr Limits utility_per_pain{.low = -1, .high = 1, .unit = "utility per VAS mm"};
inline constexpr Limits percent_relief{.low = -1000, .high = 100, .unit = "percent relief"};
/// A wider normal distribution of relief is implausible: it would double the pain of many [percent].
inline constexpr double largest_sd = 60;
inline constexpr Limits percent_sd{
    .low = 0, .high = largest_sd, .ends = Ends::open_low, .unit = "percent relief"};
inline constexpr Limits percent_sd_or_none{.low = 0, .high = largest_sd, .unit = "percent relief"};
inline constexpr Limits percent_success{
    .low = 0, .high = 100, .ends = Ends::open_low, .unit = "percent relief"};
inline constexpr Limits percent_lost{.low = 0, .high = 100, .unit = "percent relief"};
/// Below 0.05 times would exceed the range of doubles.
inline constexpr Limits shape_parameter{.low = 0.05, .high = 1000};
inline constexpr Limits people{.low = 0, .ends = Ends::open_low, .unit = "people"};
inline constexpr Limits people_per_year{.low = 0, .ends = Ends::open_low, .unit = "people per year"};
inline constexpr Limits patients_of_trial{.low = 0, .ends = Ends::open_low, .unit = "patients"};

/// Of whole numbers, of files and of the command line; both ends are allowed.
struct CountLimits {
  std::int64_t low, high;
};
inline constexpr CountLimits patient_counts{1, 1'000'000'000'000};
inline constexpr CountLimits seed_values{0, 9'007'199'254'740'992};  ///< up to 2^53: JSON keeps it exactly
inline constexpr CountLimits draw_counts{2, 100'000'000};            ///< fewer have no variance; or 0: none
inline constexpr CountLimits patients_per_draw_counts{2, 1'000'000'000};  ///< fewer have no Monte Carlo error
inline constexpr CountLimits price_years{1900, 2200};
inline constexpr CountLimits trial_sizes{1, 1'000'000};

}  // namespace spinepath::scenario
