#include "models/mortality.h"

#include <algorithm>
#include <cassert>
#include <limits>
#include <span>

#include "models/discounted_time.h"
#include "models/numerics/elementary.h"

namespace spinepath {
namespace {

/// Years by which an open group is continued at most: more than the longest horizon, 1000 years.
constexpr std::size_t most_open_years = 1200;

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

/// Continues the hazards of the rows before an open group, until nobody survives a year.
void continue_growing(std::vector<double>& hazard) {
  assert(hazard.size() >= rows_of_growth);
  const double last = natural_log(hazard.back());
  const double steps = rows_of_growth - 1;
  const double growth = (last - natural_log(hazard[hazard.size() - rows_of_growth])) / steps;
  assert(growth >= 0);
  for (std::size_t year = 1; year <= most_open_years && hazard.back() < certain_death; ++year)
    hazard.push_back(std::min(exponential(last + growth * static_cast<double>(year)), certain_death));
}

}  // namespace

double hazard_of(double q) {
  assert(q >= 0 && q <= 1);
  return q < 1 ? -log_of_one_plus(-q) : certain_death;
}

LifeTable::LifeTable(const std::vector<LifeTableRow>& rows, LastRow last) {
  assert(!rows.empty());
  first_age_ = rows.front().age;
  if (last == LastRow::open_group) open_age_ = rows.back().age;
  for (const bool female : {false, true}) {
    std::vector<double> hazard;
    for (const LifeTableRow& row : rows) hazard.push_back(row.hazard(female));
    if (open_age_) {
      hazard.pop_back();
      continue_growing(hazard);
    }
    by_sex_[female ? 1 : 0] = from(std::move(hazard));
  }
}

LifeTable::Sex LifeTable::from(std::vector<double> hazard) {
  Sex sex{.hazard = std::move(hazard), .cumulative = {}};
  double cumulative = 0;
  for (const double h : sex.hazard) {
    sex.cumulative.push_back(cumulative);
    cumulative += h;
  }
  return sex;
}

std::size_t LifeTable::row_at(const Sex& sex, double since_first) {
  return std::min(sex.hazard.size() - 1, static_cast<std::size_t>(since_first));
}

double LifeTable::hazard(double age, bool female) const {
  const Sex& sex = by_sex_[female ? 1 : 0];
  return sex.hazard[row_at(sex, age - first_age_)];
}

double LifeTable::expectancy(double age, bool female, double ratio) const {
  if (empty()) return std::numeric_limits<double>::infinity();
  const Sex& sex = by_sex_[female ? 1 : 0];
  const double since_first = age - first_age_;
  std::size_t row = row_at(sex, since_first);
  double span = static_cast<double>(row + 1) - since_first;  // [years], in the row
  double alive = 1, years = 0;
  for (; row + 1 < sex.hazard.size(); ++row, span = 1) {
    const double hazard = ratio * sex.hazard[row];
    years += alive * discounted_time(hazard, span).once;
    alive *= exponential(-hazard * span);
  }
  return alive > 0 ? years + alive / (ratio * sex.hazard.back()) : years;
}

double LifeTable::death(double age, bool female, double u) const {
  return death_at(age, female, -natural_log(1.0 - u));
}

double LifeTable::death_at(double age, bool female, double hazard) const {
  if (empty()) return std::numeric_limits<double>::infinity();
  const Sex& sex = by_sex_[female ? 1 : 0];
  const double since_first = age - first_age_;
  const std::size_t row = row_at(sex, since_first);
  const double survived = sex.cumulative[row] + (since_first - static_cast<double>(row)) * sex.hazard[row];
  const double fatal = survived + hazard;  // cumulative hazard at death
  const std::size_t at = row + last_at_most(std::span(sex.cumulative).subspan(row), fatal);
  if (!(sex.hazard[at] > 0)) return std::numeric_limits<double>::infinity();  // last row with q = 0
  const double years = static_cast<double>(at) - since_first + (fatal - sex.cumulative[at]) / sex.hazard[at];
  return std::max(0.0, years);
}

}  // namespace spinepath
