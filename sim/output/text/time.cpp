#include "sim/output/text/time.h"

#include <cmath>

#include <fmt/format.h>

namespace spinepath::output {
namespace {

std::string with_unit(double number, const char* unit) {
  const double shown = std::round(number * 10) / 10;
  return fmt::format("{:.15g} {}{}", shown, unit, shown == 1 ? "" : "s");
}

}  // namespace

std::string time_text(double years) {
  const double days = years * 365.25;
  const bool whole_weeks = days > 6.99 && std::abs(std::remainder(days, 7)) < 1e-6;
  const bool whole_months = std::abs(std::remainder(years * 12, 1)) < 1e-9;
  if (whole_weeks && !whole_months && days < 3 * 365) return with_unit(days / 7, "week");
  if (days < 13.95 && !whole_weeks) return with_unit(days, "day");
  if (years < 0.2499) return with_unit(days / 7, "week");
  if (years < 1.9999) return with_unit(years * 12, "month");
  return with_unit(years, "year");
}

}  // namespace spinepath::output
