#include "sim/scenario/text/time_text.h"

#include <cmath>

#include <fmt/format.h>

namespace spinepath::scenario {
namespace {

std::string with_unit(double number, const char* unit) {
  const double shown = std::round(number * 10) / 10;
  return fmt::format("{:.15g} {}{}", shown, unit, shown == 1 ? "" : "s");
}

}  // namespace

std::string time_text(double time) {
  const double in_days = time * 365.25;
  const bool whole_weeks = in_days > 6.99 && std::abs(std::remainder(in_days, 7)) < 1e-6;
  const bool whole_months = std::abs(std::remainder(time * 12, 1)) < 1e-9;
  if (whole_weeks && !whole_months && in_days < 3 * 365) return with_unit(in_days / 7, "week");
  if (in_days < 13.95 && !whole_weeks) return with_unit(in_days, "day");
  if (time < 0.2499) return with_unit(in_days / 7, "week");
  if (time < 1.9999) return with_unit(time * 12, "month");
  return with_unit(time, "year");
}

}  // namespace spinepath::scenario
