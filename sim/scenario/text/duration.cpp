#include "sim/scenario/text/duration.h"

#include <array>
#include <charconv>
#include <cmath>
#include <vector>

#include <fmt/format.h>

namespace spinepath::scenario {
namespace {

struct Unit {
  std::string_view name;  ///< plural
  double factor;          ///< years = number * factor / divisor, so that whole years come out whole
  double divisor;
};
constexpr std::array<Unit, 4> units{
    {{"days", 1, 365.25}, {"weeks", 7, 365.25}, {"months", 1, 12}, {"years", 1, 1}}};

bool digit(char c) { return c >= '0' && c <= '9'; }

InputError unknown_unit(std::string_view text, std::string_view unit) {
  std::vector<std::string> names;
  for (const Unit& known : units) names.emplace_back(known.name);
  return {.problem = unit.empty() ? fmt::format("\"{}\" has no unit", text)
                                  : fmt::format("\"{}\" is not a unit of time", unit),
          .allowed = std::string(duration_units),
          .suggestion = nearest(unit, names)};
}

}  // namespace

std::variant<double, InputError> parse_duration(std::string_view text) {
  double number = 0;
  const char* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, number, std::chars_format::fixed);
  const bool plain = error == std::errc{} && digit(rest[-1]) && (digit(text.front()) || text.front() == '-');
  if (!plain || !std::isfinite(number) || (rest != end && *rest != ' '))
    return InputError{.problem = fmt::format("\"{}\" is not a duration", text),
                      .allowed = fmt::format("text such as \"6 weeks\" ({})", duration_units)};
  std::string_view unit(rest, static_cast<std::size_t>(end - rest));
  while (unit.starts_with(' ')) unit.remove_prefix(1);
  for (const Unit& known : units)
    if (unit == known.name || unit == known.name.substr(0, known.name.size() - 1))
      return number * known.factor / known.divisor;
  return unknown_unit(text, unit);
}

bool is_duration_of(std::string_view text, double time) {
  const auto parsed = parse_duration(text);
  const double* written = std::get_if<double>(&parsed);
  return written && std::fabs(*written - time) < 1e-9;
}

}  // namespace spinepath::scenario
