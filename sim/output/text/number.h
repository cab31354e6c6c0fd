// Numbers as text. In files: the fewest digits that read back the same double. For people: rounded to the
// Monte Carlo standard error, so that no digit is shown that another seed would change.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace spinepath::output {

/// For files; the number must be finite.
std::string digits(double x);
std::string digits(std::optional<double> x);  ///< empty where there is none

/// "0.412 ± 0.003": the error with one significant digit, with two where the first is a 1; the mean to the
/// same decimal. The mean alone, in six digits, where the error is 0 or unknown; "–" where there is no mean.
std::string rounded(std::optional<double> mean, std::optional<double> se);

/// In so many significant digits, thousands apart: 12,300; 0.40.
std::string significant(double x, int digits);
/// The same without zeros at the end.
std::string compact(double x, int digits = 6);
/// "1 patient", "12,300 patients"
std::string counted(std::uint64_t count, std::string_view one);
/// With so many decimals, thousands apart; below 0: to tens, hundreds, …
std::string fixed(double x, int decimals);

/// The least digits or decimals within [least, most] at which `text` tells all numbers that differ apart;
/// most where none does.
int precision_to_tell(std::span<const double> numbers, int least, int most, std::string (*text)(double, int));

/// A probability or a random number: four decimals, more where it is near 0 or 1.
std::string probability_text(double p);

inline constexpr std::string_view nothing = "–";

}  // namespace spinepath::output
