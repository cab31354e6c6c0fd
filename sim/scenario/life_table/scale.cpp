#include "sim/scenario/life_table/scale.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "sim/scenario/life_table/words.h"

namespace spinepath::scenario {
namespace {

constexpr double largest_central_rate = 10;  ///< [deaths per year lived]
constexpr double rare_central_rate = 1;  ///< nowhere reached below 100 years of age [deaths per year lived]
constexpr int rare_below = 100;          ///< [years]
constexpr std::size_t several = 3;       ///< so many are no slips of the pen

double largest(Rate rate) { return rate == Rate::of_dying ? 1 : largest_central_rate; }

/// A scale and what to divide by.
struct Scale {
  double up_to;  ///< largest rate on it
  std::string_view name, divide;
};
constexpr std::array<Scale, 3> scales{{
    {100, "in percent or per 1,000", "divide them by 100 or 1,000"},
    {1000, "per 1,000", "divide them by 1,000"},
    {100'000, "per 100,000", "divide them by 100,000"},
}};

constexpr Scale unclear{0, "per 1,000 or per 100,000", "divide them by 1,000 or 100,000"};

/// "1,234": one number with a separator of thousands, another with a decimal comma.
bool is_ambiguous(std::string_view text) {
  return text.size() > 4 && text[text.size() - 4] == ',' && text.find('.') == text.npos;
}

/// Null if the rates are on no scale that is known.
const Scale* scale_of(double most, bool is_clear) {
  if (!is_clear) return &unclear;
  const auto scale = std::ranges::find_if(scales, [&](const Scale& s) { return most <= s.up_to; });
  return scale == scales.end() ? nullptr : &*scale;
}

/// 1,234.5 and 1.234,5 as a number.
std::optional<double> with_thousands(std::string text) {
  const std::size_t point = text.rfind('.'), comma = text.rfind(',');
  if (point == std::string::npos || comma == std::string::npos) return {};
  std::erase(text, point < comma ? '.' : ',');
  const auto rate = rate_in(text);
  return rate ? std::optional(rate->value) : std::nullopt;
}

}  // namespace

std::string_view name_of(Rate rate) { return rate == Rate::of_dying ? "probability" : "central death rate"; }

std::string allowed(Rate rate) {
  return rate == Rate::of_dying ? "0 to 1" : fmt::format("0 to {} per year", largest_central_rate);
}

bool TooLarge::take(const RateCell& cell, double value, int age) {
  const bool impossible = value > largest(cell.rate);
  const bool rare = cell.rate == Rate::central && age < rare_below && value > rare_central_rate;
  if (impossible || rare) all_.push_back({cell, value, impossible});
  return impossible;
}

bool TooLarge::take(const RateCell& cell) {
  const auto value = with_thousands(cell.text);
  return value && take(cell, *value, rare_below);
}

bool TooLarge::many() const { return all_.size() >= several; }

void TooLarge::report(Report& report) const {
  if (!many()) {
    for (const auto& [cell, value, impossible] : all_)
      if (impossible)
        report.refuse({.where = cell.where,
                       .key = cell.column,
                       .problem = fmt::format("\"{}\" is not a {}", cell.text, name_of(cell.rate)),
                       .allowed = allowed(cell.rate)});
    return;
  }
  const Found& first = all_.front();
  const double most = std::ranges::max_element(all_, {}, &Found::value)->value;
  const bool is_clear = std::ranges::none_of(all_, [](const Found& f) { return is_ambiguous(f.cell.text); });
  const Scale* scale = scale_of(most, is_clear);
  report.refuse({.where = first.cell.where,
                 .key = first.cell.column,
                 .problem = fmt::format("{} rates are above 1{}{}", all_.size(),
                                        is_clear ? fmt::format(", up to {}", most) : "",
                                        scale ? fmt::format(": they look like rates {}", scale->name) : ""),
                 .allowed = fmt::format("{}{}", allowed(first.cell.rate),
                                        scale ? fmt::format(": {}", scale->divide) : "")});
}

}  // namespace spinepath::scenario
