#include "sim/report/plot/scale.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace spinepath::report {
namespace {

/// The greatest power of ten that is at most x, without logarithms.
double power_of_ten_below(double x) {
  double power = 1;
  while (power > x) power /= 10;
  while (power * 10 <= x) power *= 10;
  return power;
}

int decimals_of(double step) {
  int decimals = 0;
  while (decimals < 12 && std::abs(step - std::round(step)) > 1e-6 * step) {
    step *= 10;
    ++decimals;
  }
  return decimals;
}

}  // namespace

Ticks ticks(const Range& range, int most) {
  const double size = range.size() > 0 ? range.size() : 1;
  const double power = power_of_ten_below(size / most);
  double step = 10 * power;
  for (const double multiple : {5.0, 2.5, 2.0, 1.0})
    if (size / (multiple * power) <= most) step = multiple * power;
  Ticks found{.at = {}, .step = step, .decimals = decimals_of(step)};
  for (double i = std::ceil(range.low / step - 1e-9); i * step <= range.high + 1e-9 * size; ++i)
    found.at.push_back(i == 0 ? 0 : i * step);
  return found;
}

Range widened(const Range& range, const Ticks& ticks) {
  if (ticks.at.empty()) return range;
  Range wide{ticks.at.front(), ticks.at.back()};
  while (wide.low > range.low) wide.low -= ticks.step;
  while (wide.high < range.high) wide.high += ticks.step;
  return wide;
}

std::vector<double> moved_apart(std::vector<double> places, double gap, const Range& range) {
  std::vector<std::size_t> order(places.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return places[i]; });
  const std::size_t n = order.size();
  if (n > 1) gap = std::min(gap, range.size() / static_cast<double>(n - 1));
  // Each group of labels that touch is centred on where they would be; groups that then touch are joined.
  struct Group {
    std::size_t first, count;
    double sum;  ///< of the places, each less its distance from the group's first
  };
  const auto begin_of = [&](const Group& group) {
    const double length = gap * static_cast<double>(group.count - 1);
    return std::clamp(group.sum / static_cast<double>(group.count), range.low,
                      std::max(range.low, range.high - length));
  };
  std::vector<Group> groups;
  for (std::size_t k = 0; k < n; ++k) {
    groups.push_back({k, 1, places[order[k]]});
    while (groups.size() > 1) {
      const Group last = groups.back();
      Group& previous = groups[groups.size() - 2];
      const double end = begin_of(previous) + gap * static_cast<double>(previous.count);
      if (begin_of(last) >= end) break;
      previous.sum += last.sum - gap * static_cast<double>(previous.count * last.count);
      previous.count += last.count;
      groups.pop_back();
    }
  }
  for (const Group& group : groups)
    for (std::size_t k = 0; k < group.count; ++k)
      places[order[group.first + k]] = begin_of(group) + gap * static_cast<double>(k);
  return places;
}

}  // namespace spinepath::report
