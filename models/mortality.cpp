#include "models/mortality.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <span>

#include "models/numerics/elementary.h"

namespace spinepath {
namespace {
constexpr double certain_death = 1e9;  ///< [per year], hazard used for q = 1

/// Index of the last number <= x in an ascending list whose first number is <= x. Bisection without branches,
/// since the processor cannot predict the age of death.
std::size_t last_at_most(std::span<const double> ascending, double x) {
  const double* at = ascending.data();
  for (std::size_t n = ascending.size(); n > 1;) {
    const std::size_t half = n / 2;
    at += at[half] <= x ? half : 0;
    n -= half;
  }
  return static_cast<std::size_t>(at - ascending.data());
}
}  // namespace

LifeTable::LifeTable(const std::vector<LifeTableRow>& rows) {
  assert(!rows.empty());
  first_age_ = rows.front().age;
  for (int female = 0; female < 2; ++female) {
    Sex& sex = by_sex_[static_cast<std::size_t>(female)];
    double cumulative = 0;
    for (const LifeTableRow& row : rows) {
      const double hazard = -std::log1p(-(female ? row.q_female : row.q_male));
      sex.hazard.push_back(std::min(hazard, certain_death));
      sex.cumulative.push_back(cumulative);
      cumulative += sex.hazard.back();
    }
  }
}

double LifeTable::death(double age, bool female, double u) const {
  return death_at(age, female, -natural_log(1.0 - u));
}

double LifeTable::death_at(double age, bool female, double hazard) const {
  const Sex& sex = by_sex_[female ? 1 : 0];
  if (sex.hazard.empty()) return std::numeric_limits<double>::infinity();
  const double since_first = age - first_age_;
  const auto last = sex.hazard.size() - 1;
  const auto row = std::min(last, static_cast<std::size_t>(since_first));
  const double survived = sex.cumulative[row] + (since_first - static_cast<double>(row)) * sex.hazard[row];
  const double fatal = survived + hazard;  // cumulative hazard at death
  const std::size_t at = row + last_at_most(std::span(sex.cumulative).subspan(row), fatal);
  if (!(sex.hazard[at] > 0)) return std::numeric_limits<double>::infinity();  // last row with q = 0
  const double years = static_cast<double>(at) - since_first + (fatal - sex.cumulative[at]) / sex.hazard[at];
  return std::max(0.0, years);
}

}  // namespace spinepath
