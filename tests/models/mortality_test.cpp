#include "models/mortality.h"

#include <cmath>

#include <gtest/gtest.h>

namespace spinepath {
namespace {

/// P(death <= t) from the table itself, year by year.
double died_by(const std::vector<LifeTableRow>& rows, double age, bool female, double t) {
  double log_alive = 0, now = age;
  const double stop = age + t;
  while (now < stop) {
    const auto row = std::min(rows.size() - 1, static_cast<std::size_t>(now - rows[0].age));
    const double q = female ? rows[row].q_female : rows[row].q_male;
    const double next = row + 1 == rows.size() ? stop : std::min(stop, rows[row].age + 1.0);
    log_alive += std::log(1 - q) * (next - now);
    now = next;
  }
  return 1 - std::exp(log_alive);
}

TEST(LifeTable, TimeOfDeathInvertsTheTable) {
  const std::vector<LifeTableRow> rows{{50, 0.01, 0.005}, {51, 0.02, 0.0}, {52, 0.5, 0.3}, {53, 0.1, 0.2}};
  const LifeTable table(rows);
  for (const double age : {50.0, 50.7, 52.25, 53.0, 60.5})
    for (const bool female : {false, true})
      for (double u = 0.001; u < 1; u += 0.013)
        EXPECT_NEAR(died_by(rows, age, female, table.death(age, female, u)), u, 1e-12) << age << ' ' << u;
}

TEST(LifeTable, WithoutRowsNobodyDies) { EXPECT_TRUE(std::isinf(LifeTable().death(70, true, 0.999))); }

TEST(LifeTable, ConstantHazardGivesExponentialLives) {
  const LifeTable table({{0, 0.1, 0.1}});
  EXPECT_NEAR(table.death(40, false, 0.5), std::log(0.5) / std::log(0.9), 1e-12);
}

TEST(LifeTable, NobodySurvivesAYearWithCertainDeath) {
  const LifeTable table({{50, 0.0, 0.0}, {51, 1.0, 1.0}});
  for (const double u : {0.001, 0.5, 0.999}) EXPECT_NEAR(table.death(50.25, false, u), 0.75, 1e-7);
  EXPECT_NEAR(table.death(51.5, false, 0.5), 0, 1e-7);
}

TEST(LifeTable, ALastRowWithoutDeathsLastsForEver) {
  EXPECT_TRUE(std::isinf(LifeTable({{50, 0.1, 0.1}, {51, 0.0, 0.0}}).death(50, true, 0.9)));
}

}  // namespace
}  // namespace spinepath
