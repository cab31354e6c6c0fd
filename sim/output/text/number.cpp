#include "sim/output/text/number.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "models/numerics/elementary.h"

namespace spinepath::output {
namespace {

/// Of its first digit that is not 0, and this digit.
struct FirstDigit {
  int exponent;
  char digit;
};
FirstDigit first_digit_of(double x) {
  const std::string text = fmt::format("{:.16e}", std::abs(x));  // "1.2345678901234567e-05"
  return {std::stoi(text.substr(text.find('e') + 1)), text[0]};
}

/// 1234567.8 -> 1,234,567.8
std::string with_thousands_separated(std::string_view number) {
  const std::size_t point = std::min(number.find('.'), number.size());
  std::string separated;
  for (std::size_t i = 0; i < number.size(); ++i) {
    const bool between_digits = i > 0 && number[i - 1] != '-';
    if (between_digits && i < point && (point - i) % 3 == 0) separated += ',';
    separated += number[i];
  }
  return separated;
}

/// Decimals that show one significant digit of an error, or two if the first is a 1.
int decimals_for(double se) {
  const FirstDigit first = first_digit_of(se);
  return (first.digit == '1' ? 1 : 0) - first.exponent;
}

}  // namespace

int place_of_first_digit(double x) { return first_digit_of(x).exponent; }

std::string digits(double x) {
  assert(std::isfinite(x));
  return fmt::format("{}", x == 0 ? 0.0 : x);  // no -0
}

std::string digits(std::optional<double> x) { return x ? digits(*x) : std::string{}; }

std::string fixed(double x, int decimals) {
  if (decimals < 0) {
    const double unit = integer_power(10, -decimals);
    x = std::round(x / unit) * unit;
  }
  std::string number = fmt::format("{:.{}f}", x, std::max(0, decimals));
  if (number.find_first_of("123456789") == std::string::npos && number.starts_with('-')) number.erase(0, 1);
  return with_thousands_separated(number);
}

std::string significant(double x, int digits) {
  if (x == 0) return "0";
  const double magnitude = std::abs(x);
  if (magnitude < 1e-6 || magnitude >= 1e15) return fmt::format("{:.{}g}", x, digits);
  return fixed(x, digits - 1 - place_of_first_digit(x));
}

std::string compact(double x, int digits) {
  std::string number = significant(x, digits);
  if (number.find('.') == std::string::npos || number.find('e') != std::string::npos) return number;
  number.erase(number.find_last_not_of('0') + 1);
  if (number.ends_with('.')) number.pop_back();
  return number;
}

std::string range_text(double low, double high) {
  constexpr int shown_digits = 3;
  const std::string from = significant(low, shown_digits), to = significant(high, shown_digits);
  return from == to ? from : from + " to " + to;
}

std::string counted(std::uint64_t count, std::string_view one) {
  return fmt::format("{} {}{}", compact(static_cast<double>(count), 15), one, count == 1 ? "" : "s");
}

std::string rounded(std::optional<double> mean, std::optional<double> se) {
  if (!mean) return std::string(nothing);
  const double smallest = 1e-12 * std::abs(*mean);  // below it: rounding error of sums over equal patients
  if (!se || *se <= smallest) return compact(*mean);
  const int decimals = decimals_for(*se);
  return fmt::format("{} ± {}", fixed(*mean, decimals), fixed(*se, decimals));
}

int distinguishing_precision(std::span<const double> numbers, int least, int most,
                             std::string (*text)(double, int)) {
  std::vector<double> sorted(numbers.begin(), numbers.end());
  std::ranges::sort(sorted);
  const auto has_equal_texts = [&](int precision) {
    return std::ranges::adjacent_find(sorted, [&](double a, double b) {
             return a != b && text(a, precision) == text(b, precision);
           }) != sorted.end();
  };
  int precision = least;
  while (precision < most && has_equal_texts(precision)) ++precision;
  return precision;
}

std::string probability_text(double p) {
  const double distance = std::min(p, 1 - p);
  if (distance <= 0) return fmt::format("{:g}", p);
  return fmt::format("{:.{}f}", p, std::clamp(2 - place_of_first_digit(distance), 4, 16));
}

Scale scale_for(double largest) {
  return largest >= 1e7 ? Scale{1e-6, "million "} : largest >= 1e6 ? Scale{1e-3, "thousand "} : Scale{1, ""};
}

}  // namespace spinepath::output
