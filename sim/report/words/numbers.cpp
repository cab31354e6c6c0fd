#include "sim/report/words/numbers.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "sim/output/text/number.h"

namespace spinepath::report {

std::string with_minus(std::string_view text) {
  std::string typeset;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool starts = i == 0 || text[i - 1] == ' ';
    const bool is_minus = text[i] == '-' && starts && i + 1 < text.size() && output::is_digit(text[i + 1]);
    typeset += is_minus ? std::string("−") : std::string(1, text[i]);
  }
  return typeset;
}

std::string fixed(double x, int decimals) { return with_minus(output::fixed(x, decimals)); }

std::string significant(double x, int digits) { return with_minus(output::significant(x, digits)); }

std::string with_sign(const std::string& text) {
  const bool is_zero = text.find_first_of("123456789") == std::string::npos;
  return is_zero || text.starts_with("−") ? text : "+" + text;
}

std::string money(double amount) {
  const double size = std::abs(amount);
  return fixed(amount, size >= 1e5 ? -2 : size >= 1e3 ? -1 : 0);
}

std::string money_difference(double amount) { return with_sign(money(amount)); }

std::string percent(double probability) {
  const double per_cent = 100 * probability;
  if (per_cent > 0 && per_cent < 0.1) return "under 0.1 %";
  return fixed(per_cent, per_cent == std::round(per_cent) ? 0 : 1) + " %";
}

std::string rounded(std::optional<double> mean, std::optional<double> se) {
  constexpr double rounding_error = 1e-9;  // of sums and differences in any unit that is shown
  if (mean && std::abs(*mean) < rounding_error) mean = 0;
  if (se && *se < rounding_error) se = 0;
  return with_minus(output::rounded(mean, se));
}

std::string interval(double low, double high) {
  const double largest = std::max(std::abs(low), std::abs(high));
  if (largest == 0) return "0 to 0";
  const int decimals = 2 - output::place_of_first_digit(largest);
  return fixed(low, decimals) + " to " + fixed(high, decimals);
}

std::string counted_word(std::size_t count) {
  constexpr std::array words{"none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"};
  return count < words.size() ? words[count] : fmt::format("{}", count);
}

std::string listed(std::span<const std::string> parts) {
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i)
    text += (i == 0 ? "" : i + 1 == parts.size() ? " and " : ", ") + parts[i];
  return text;
}

}  // namespace spinepath::report
