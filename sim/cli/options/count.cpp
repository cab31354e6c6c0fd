#include "sim/cli/options/count.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "sim/output/text/number.h"

namespace spinepath::cli {
namespace {

using output::is_digit;

/// Without underscores; none if one is not between two digits.
std::optional<std::string> without_underscores(std::string_view text) {
  std::string digits;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '_')
      digits += text[i];
    else if (i == 0 || i + 1 == text.size() || !is_digit(text[i - 1]) || !is_digit(text[i + 1]))
      return std::nullopt;
  }
  return digits;
}

}  // namespace

std::optional<std::uint64_t> parse_count(std::string_view text) {
  const auto plain = without_underscores(text);
  if (!plain || plain->empty() || !is_digit(plain->front())) return std::nullopt;
  if (!std::ranges::all_of(
          *plain, [](char c) { return is_digit(c) || c == '.' || c == 'e' || c == 'E' || c == '+'; }))
    return std::nullopt;
  const char* const end = plain->data() + plain->size();
  if (std::ranges::all_of(*plain, is_digit)) {  // exact, also beyond the precision of double
    std::uint64_t count = 0;
    const bool fits = std::from_chars(plain->data(), end, count).ec == std::errc{} && count <= seeds.high;
    return fits ? std::optional(count) : std::nullopt;
  }
  double number = 0;
  const auto [rest, error] = std::from_chars(plain->data(), end, number);
  const bool whole = error == std::errc{} && rest == end && number == std::floor(number);
  if (!whole || number > static_cast<double>(seeds.high)) return std::nullopt;
  return static_cast<std::uint64_t>(number);
}

std::string problem_with_count(std::string_view text, CountRange range) {
  const auto count = parse_count(text);
  if (count && *count >= range.low && *count <= range.high) return {};
  constexpr std::uint64_t example = 250'000;
  return fmt::format("\"{}\" is not a whole number from {} to {}{}", text, range.low, range.high,
                     example < range.low || example > range.high ? "" : ", such as 250000, 250_000 or 2.5e5");
}

std::vector<std::string_view> parts_between_commas(std::string_view text) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(',', begin), text.size());
    parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

std::vector<std::uint64_t> parse_counts(std::string_view text) {
  std::vector<std::uint64_t> counts;
  for (const std::string_view part : parts_between_commas(text)) counts.push_back(parse_count(part).value());
  std::ranges::sort(counts);
  return counts;
}

std::string problem_with_counts(std::string_view text, CountRange range) {
  for (const std::string_view part : parts_between_commas(text))
    if (std::string problem = problem_with_count(part, range); !problem.empty()) return problem;
  const std::vector<std::uint64_t> counts = parse_counts(text);
  const auto twice = std::ranges::adjacent_find(counts);
  return twice == counts.end() ? std::string{} : fmt::format("duplicate {}", *twice);
}

}  // namespace spinepath::cli
