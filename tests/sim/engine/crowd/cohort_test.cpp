#include "sim/engine/crowd/cohort.h"

#include <array>
#include <cmath>

#include <gtest/gtest.h>

#include "models/stream.h"
#include "tests/support/statistics.h"

namespace spinepath {
namespace {

Population example() {
  return {.age = Distribution(Normal(52, 12)).truncated(18, 85),
          .female = 0.62,
          .pain = Distribution(Normal(65, 16)).truncated(30, 100),
          .condition_until = {0.45, 0.7, 1},
          .severity_until = {{0.2, 0.7, 1}, {0, 1, 1}, {0.3, 0.8, 1}},
          .flags = {{stream_of("insured"), 0.91}, {stream_of("recent_mri"), 0.3}},
          .insured = 0};
}

constexpr int n = 40'000;

void expect_share(int count, int of, double p) {
  EXPECT_NEAR(double(count) / of, p, test::standard_errors * std::sqrt(p * (1 - p) / of) + 1e-12);
}

TEST(Cohort, HasItsShares) {
  int female = 0, insured = 0, both = 0;
  std::array<int, 3> condition{};
  std::array<std::array<int, 3>, 3> severity{};
  for (std::uint64_t i = 0; i < n; ++i) {
    const Patient p = draw_patient(example(), Chance(3, i));
    female += p.female;
    insured += p.insured;
    both += p.flags == 0b11;
    ++condition[p.condition];
    ++severity[p.condition][static_cast<std::size_t>(p.severity)];
  }
  expect_share(female, n, 0.62);
  expect_share(insured, n, 0.91);
  expect_share(both, n, 0.91 * 0.3);
  for (const auto& [c, p] : {std::pair{0u, 0.45}, {1u, 0.25}, {2u, 0.3}}) expect_share(condition[c], n, p);
  expect_share(severity[0][0], condition[0], 0.2);
  expect_share(severity[1][1], condition[1], 1);
  expect_share(severity[2][2], condition[2], 0.2);
}

TEST(Cohort, KeepsWithinItsTruncation) {
  for (std::uint64_t i = 0; i < 5000; ++i) {
    const Patient p = draw_patient(example(), Chance(3, i));
    EXPECT_TRUE(p.age >= 18 && p.age <= 85 && p.pain >= 30 && p.pain <= 100);
  }
}

TEST(Cohort, ResponsivenessAndStandingAreIndependentStandardNormalNumbers) {
  double mean[2] = {}, square[2] = {}, product = 0;
  for (std::uint64_t i = 0; i < n; ++i) {
    const Patient p = draw_patient(example(), Chance(3, i));
    const double z[] = {p.responsiveness, p.standing};
    for (std::size_t k = 0; k < 2; ++k) {
      mean[k] += z[k] / n;
      square[k] += z[k] * z[k] / n;
    }
    product += z[0] * z[1] / n;
  }
  for (std::size_t k = 0; k < 2; ++k) {
    EXPECT_NEAR(mean[k], 0, test::standard_errors / std::sqrt(n));
    EXPECT_NEAR(square[k], 1, test::standard_errors * std::sqrt(2. / n));
  }
  EXPECT_NEAR(product, 0, test::standard_errors / std::sqrt(n));
}

TEST(Cohort, IsInsuredWhereItHasNoSuchFlag) {
  Population population = example();
  population.insured = -1;
  for (std::uint64_t i = 0; i < 50; ++i) EXPECT_TRUE(draw_patient(population, Chance(3, i)).insured);
}

TEST(Cohort, AnotherFlagChangesNothingElseAboutAPatient) {
  Population more = example();
  more.flags.insert(more.flags.begin(), {stream_of("motor_deficit"), 0.5});
  more.insured = 1;
  for (std::uint64_t i = 0; i < 100; ++i) {
    const Patient a = draw_patient(example(), Chance(3, i)), b = draw_patient(more, Chance(3, i));
    EXPECT_EQ(a.flags, b.flags >> 1);
    EXPECT_EQ(a.insured, b.insured);
    EXPECT_EQ(a.age, b.age);
    EXPECT_EQ(a.pain, b.pain);
    EXPECT_EQ(a.standing, b.standing);
  }
}

/// With a constant hazard a patient who dies at t with ratio 1 dies at t/r with ratio r.
TEST(Cohort, HazardRatiosDivideTheTimeOfDeathAndChangeNothingElse) {
  Population plain = example(), changed = example();
  plain.life_table = changed.life_table = LifeTable({{0, 0.02, 0.03}});
  changed.hazard_ratio = 2;
  changed.hazard_ratios = {{{.conditions = 0b010}, 4}, {{.conditions = 0b011, .required_flags = 0b10}, 0.5}};
  std::array<int, 3> seen{};
  for (std::uint64_t i = 0; i < 1000; ++i) {
    const Patient a = draw_patient(plain, Chance(3, i)), b = draw_patient(changed, Chance(3, i));
    const int kind = a.condition == 1 ? 0 : a.condition == 0 && (a.flags & 0b10) != 0 ? 1 : 2;
    ++seen[static_cast<std::size_t>(kind)];
    const double ratio = kind == 0 ? 4 : kind == 1 ? 0.5 : 2;
    EXPECT_NEAR(b.death, a.death / ratio, 1e-9);
    EXPECT_EQ(a.age, b.age);
    EXPECT_EQ(a.flags, b.flags);
    EXPECT_EQ(a.insured, b.insured);
  }
  for (const int count : seen) EXPECT_GT(count, 50);
}

}  // namespace
}  // namespace spinepath
