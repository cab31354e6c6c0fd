// Numbers as text. In files: the fewest digits that round-trip to the same double. In reports: rounded to the
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
std::string digits(std::optional<double> x);  ///< empty if there is no number

/// "0.412 ± 0.003": the error with one significant digit, or two if the first is a 1; the mean to the same
/// decimal. The mean alone, with six digits, if the error is 0 or unknown; "–" if there is no mean.
std::string rounded(std::optional<double> mean, std::optional<double> se);

/// With `digits` significant digits and thousands separated: 12,300; 0.40.
std::string significant(double x, int digits);
/// The same without trailing zeros.
std::string compact(double x, int digits = 6);
/// "1 patient", "12,300 patients"
std::string counted(std::uint64_t count, std::string_view one);
/// With `decimals` decimals and thousands separated; below 0: rounded to tens, hundreds, …
std::string fixed(double x, int decimals);

/// "120 to 3,400" with three digits; one number where they look the same.
std::string range_text(double low, double high);

/// Power of ten of the first digit of a number that is not 0: 2 of 345, -1 of 0.3.
int place_of_first_digit(double x);

/// The smallest precision (digits or decimals) within [least, most] at which `text` differs for all numbers
/// that differ; `most` if there is none.
int distinguishing_precision(std::span<const double> numbers, int least, int most,
                             std::string (*text)(double, int));

/// A probability or a random number in [0, 1]: four decimals, more if it is near 0 or 1.
std::string probability_text(double p);

/// Unit of a table of large amounts: 1, a thousand or a million.
struct Scale {
  double factor;          ///< of the amounts in that unit [1]
  std::string_view word;  ///< "million "; empty for 1
};
Scale scale_for(double largest);

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

inline constexpr std::string_view nothing = "–";

}  // namespace spinepath::output
