#include "models/mortality.h"

#include <cmath>

#include <gtest/gtest.h>

namespace spinepath {
namespace {

/// q by sex, as a life table prints it.
LifeTableRow row(int age, double q_male, double q_female) {
  return {age, hazard_of(q_male), hazard_of(q_female)};
}

/// P(death <= t) from the table itself, year by year.
double died_by(const std::vector<LifeTableRow>& rows, double age, bool female, double t) {
  double log_alive = 0, now = age;
  const double stop = age + t;
  while (now < stop) {
    const auto at = std::min(rows.size() - 1, static_cast<std::size_t>(now - rows[0].age));
    const double next = at + 1 == rows.size() ? stop : std::min(stop, rows[at].age + 1.0);
    log_alive -= rows[at].hazard(female) * (next - now);
    now = next;
  }
  return 1 - std::exp(log_alive);
}

/// Gompertz: hazard a e^(0.1 age), constant within each year; a is 2e-5 for men and 1.4e-5 for women.
std::vector<LifeTableRow> gompertz(int from, int to) {
  std::vector<LifeTableRow> rows;
  for (int age = from; age <= to; ++age)
    rows.push_back({age, 2e-5 * std::exp(0.1 * age), 1.4e-5 * std::exp(0.1 * age)});
  return rows;
}

TEST(LifeTable, TimeOfDeathInvertsTheTable) {
  const std::vector<LifeTableRow> rows{row(50, 0.01, 0.005), row(51, 0.02, 0.0), row(52, 0.5, 0.3),
                                       row(53, 0.1, 0.2)};
  const LifeTable table(rows);
  for (const double age : {50.0, 50.7, 52.25, 53.0, 60.5})
    for (const bool female : {false, true})
      for (double u = 0.001; u < 1; u += 0.013)
        EXPECT_NEAR(died_by(rows, age, female, table.death(age, female, u)), u, 1e-12) << age << ' ' << u;
}

TEST(LifeTable, WithoutRowsNobodyDies) {
  EXPECT_TRUE(LifeTable().empty());
  EXPECT_TRUE(std::isinf(LifeTable().death(70, true, 0.999)));
  EXPECT_TRUE(std::isinf(LifeTable().expectancy(70, true)));
}

TEST(LifeTable, HazardOfAShareThatDies) {
  EXPECT_NEAR(hazard_of(0.5), std::log(2), 1e-15);
  EXPECT_NEAR(hazard_of(1e-9) / 1e-9, 1 + 0.5e-9, 1e-15);  // -ln(1-q) = q + q^2/2 + …
  EXPECT_EQ(hazard_of(0), 0);
  EXPECT_EQ(hazard_of(1), certain_death);
}

TEST(LifeTable, ConstantHazardGivesExponentialLives) {
  const LifeTable table({row(0, 0.1, 0.1)});
  EXPECT_NEAR(table.death(40, false, 0.5), std::log(0.5) / std::log(0.9), 1e-12);
  EXPECT_NEAR(table.expectancy(40, false), -1 / std::log(0.9), 1e-12);
}

TEST(LifeTable, NobodySurvivesAYearWithCertainDeath) {
  const LifeTable table({row(50, 0.0, 0.0), row(51, 1.0, 1.0)});
  for (const double u : {0.001, 0.5, 0.999}) EXPECT_NEAR(table.death(50.25, false, u), 0.75, 1e-7);
  EXPECT_NEAR(table.death(51.5, false, 0.5), 0, 1e-7);
  EXPECT_NEAR(table.expectancy(50.25, false), 0.75, 1e-8);
}

TEST(LifeTable, ALastRowWithoutDeathsLastsForEver) {
  const LifeTable table({row(50, 0.1, 0.1), row(51, 0.0, 0.0)});
  EXPECT_TRUE(std::isinf(table.death(50, true, 0.9)));
  EXPECT_TRUE(std::isinf(table.expectancy(50, true)));
}

/// By hand: hazard 0.1 in the year from 50, 0.2 from 51 on. From 50.5: half a year at 0.1, in which
/// (1 - e^-0.05)/0.1 years are lived and e^-0.05 survive, then 1/0.2 years.
TEST(LifeTable, ExpectancyIsTheSumOverYearsOfAge) {
  const LifeTable table({{50, 0.1, 0.1}, {51, 0.2, 0.2}});
  EXPECT_NEAR(table.expectancy(50, true), (1 - std::exp(-0.1)) / 0.1 + std::exp(-0.1) / 0.2, 1e-13);
  EXPECT_NEAR(table.expectancy(50.5, true), (1 - std::exp(-0.05)) / 0.1 + std::exp(-0.05) / 0.2, 1e-13);
  EXPECT_NEAR(table.expectancy(51.5, true), 5, 1e-13);
  EXPECT_NEAR(table.expectancy(50, true, 3), (1 - std::exp(-0.3)) / 0.3 + std::exp(-0.3) / 0.6, 1e-13);
}

TEST(LifeTable, ExpectancyIsTheMeanTimeOfDeath) {
  const LifeTable table(gompertz(40, 90), LastRow::open_group);
  constexpr int n = 100'000;
  for (const bool female : {false, true}) {
    double mean = 0;
    for (int i = 0; i < n; ++i) mean += table.death(61.3, female, (i + 0.5) / n) / n;
    EXPECT_NEAR(table.expectancy(61.3, female), mean, 1e-3);
  }
}

TEST(LifeTable, AnOpenGroupContinuesTheGrowthOfTheRowsBefore) {
  const LifeTable open(gompertz(40, 85), LastRow::open_group), whole(gompertz(40, 300));
  EXPECT_EQ(open.open_from(), 85);
  EXPECT_EQ(whole.open_from(), std::nullopt);
  for (const bool female : {false, true}) {
    for (const double age : {40.0, 84.9, 85.0, 85.9, 86.0, 110.5, 200.0})
      EXPECT_NEAR(open.hazard(age, female) / whole.hazard(age, female), 1, 1e-11) << age;
    for (const double age : {50.0, 85.5, 101.7})
      for (const double u : {1e-6, 0.1, 0.5, 0.9, 1 - 1e-12})
        EXPECT_NEAR(open.death(age, female, u), whole.death(age, female, u), 1e-9) << age << ' ' << u;
    EXPECT_NEAR(open.expectancy(50, female), whole.expectancy(50, female), 1e-9);
  }
}

/// By hand: over the ten rows 75 to 84 the logarithm grows from ln 0.02 to ln 0.08 in nine years.
TEST(LifeTable, GrowthIsMeasuredFromTheFirstToTheLastOfTenRows) {
  std::vector<LifeTableRow> rows{{74, 0.5, 0.5}, {75, 0.02, 0.02}};
  for (int age = 76; age <= 84; ++age) rows.push_back({age, 0.08, 0.08});
  rows.push_back({85, 0.3, certain_death});
  const LifeTable table(rows, LastRow::open_group);
  for (const bool female : {false, true})
    for (const int years : {0, 1, 7, 20})
      EXPECT_NEAR(table.hazard(85.5 + years, female), 0.08 * std::pow(4, (years + 1) / 9.0), 1e-10);
}

TEST(LifeTable, AnOpenGroupGoesOnForEver) {
  const LifeTable table(gompertz(40, 85), LastRow::open_group);
  EXPECT_TRUE(std::isfinite(table.death_at(50, true, 1e15)));
  EXPECT_GT(table.death_at(50, true, 1e15), table.death_at(50, true, 1e14));
  EXPECT_GE(table.death_at(900, true, 1), 0);
  std::vector<LifeTableRow> level;
  for (int age = 70; age <= 80; ++age) level.push_back({age, 0.05, 0.05});
  EXPECT_NEAR(LifeTable(level, LastRow::open_group).expectancy(75, false), 20, 1e-9);
}

}  // namespace
}  // namespace spinepath
