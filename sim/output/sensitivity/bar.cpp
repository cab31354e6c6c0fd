#include <algorithm>
#include <cmath>

#include "sim/output/sensitivity/record.h"

namespace spinepath::output {
namespace {

std::size_t column_of(double x, double low, double high, std::size_t columns) {
  return static_cast<std::size_t>(std::lround((x - low) / (high - low) * static_cast<double>(columns - 1)));
}

}  // namespace

std::string bar_text(const BarEnds& bar, double low, double high, std::size_t columns) {
  if (low == high) return "│";
  const auto column = [&](double x) { return column_of(x, low, high, columns); };
  const std::size_t base = column(bar.base), at_low = column(bar.at_low), at_high = column(bar.at_high);
  const auto covers = [&](std::size_t end, std::size_t c) {
    return c != base && c >= std::min(base, end) && c <= std::max(base, end);
  };
  std::string text;
  for (std::size_t c = 0; c < columns; ++c) {
    const bool is_low = covers(at_low, c), is_high = covers(at_high, c);
    // If both ends are on the same side, the shorter one is drawn over the longer one.
    const bool low_first =
        bar.at_low == bar.at_high || std::fabs(bar.at_low - bar.base) < std::fabs(bar.at_high - bar.base);
    if (c == base)
      text += "│";
    else if (is_low && (!is_high || low_first))
      text += "▒";
    else
      text += is_high ? "█" : " ";
  }
  return text;
}

}  // namespace spinepath::output
