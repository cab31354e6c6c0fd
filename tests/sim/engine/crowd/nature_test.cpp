#include "sim/engine/crowd/nature.h"

#include <cmath>

#include <gtest/gtest.h>

#include "models/numerics/elementary.h"
#include "tests/support/statistics.h"

namespace spinepath {
namespace {

const Curve improving{{0.25, {10, 12}}, {1, {22, 20}}, {3, {30, 16}}, {4, {30, 16}}, {5, {31, 15}}};

NaturalCourse course_of(const Curve& curve, double persistence) {
  return {.persistence = persistence, .rules = {{.patients = {}, .curve = curve}}};
}

/// Patients of two conditions in turn, and one of a third.
std::vector<Patient> people(std::size_t n) {
  std::vector<Patient> patients(n);
  for (std::size_t i = 0; i < n; ++i) {
    patients[i].condition = static_cast<std::uint32_t>(i % 2);
    patients[i].standing = normal_quantile((static_cast<double>(i) + 0.5) / static_cast<double>(n));
  }
  patients[0].condition = 2;
  return patients;
}

TEST(Nature, RunsFromNothingThroughTheKnotsAndStays) {
  const NaturalCourse course = course_of({{0.25, {10, 12}}, {1, {22, 20}}}, 1);
  const std::vector<Patient> patients = people(9);
  Nature nature(course, 1, 9);
  nature.draw(0, patients);
  for (Place i = 0; i < 9; ++i) {
    const double first = 10 + 12 * patients[i].standing, second = 22 + 20 * patients[i].standing;
    EXPECT_EQ(nature.at(i, 0), 0);
    EXPECT_NEAR(nature.at(i, 0.125), first / 2, 1e-12);
    EXPECT_NEAR(nature.at(i, 0.25), first, 1e-12);
    EXPECT_NEAR(nature.at(i, 0.5), first + (second - first) / 3, 1e-12);
    EXPECT_NEAR(nature.at(i, 1), second, 1e-12);
    EXPECT_NEAR(nature.at(i, 40), second, 1e-12);
  }
}

TEST(Nature, HasAPassingPartAtEveryKnot) {
  // Of knot j: number j mod 4 of block j div 4.
  const NaturalCourse course = course_of(improving, 0.36);
  const std::vector<Patient> patients = people(9);
  Nature nature(course, 5, 9);
  nature.draw(100, patients);
  for (Place i = 0; i < 9; ++i)
    for (std::size_t j = 0; j < improving.size(); ++j) {
      const double passing = normal_quantile(Chance(5, 100 + i).uniforms(Purpose::nature, 0, j / 4)[j % 4]);
      const auto& [mean, sd] = improving[j].relief;
      EXPECT_NEAR(nature.at(i, improving[j].time), mean + sd * (0.6 * patients[i].standing + 0.8 * passing),
                  1e-12)
          << i << ' ' << j;
    }
  EXPECT_EQ(nature.blocks(), 9u * 2);
}

TEST(Nature, AtTwoKnotsIsCorrelatedByThePersistence) {
  constexpr std::size_t n = 20'000;
  constexpr double persistence = 0.3;
  const NaturalCourse course = course_of(improving, persistence);
  std::vector<Patient> patients(n);
  for (std::size_t i = 0; i < n; ++i)
    patients[i].standing = normal_quantile(Chance(5, i).uniforms(Purpose::body)[3]);
  Nature nature(course, 5, n);
  nature.draw(0, patients);
  double product = 0, square = 0;
  for (Place i = 0; i < n; ++i) {
    const double a = (nature.at(i, 0.25) - 10) / 12, b = (nature.at(i, 3) - 30) / 16;
    product += a * b / n;
    square += a * a / n;
  }
  EXPECT_NEAR(square, 1, test::standard_errors * std::sqrt(2.0 / n));
  EXPECT_NEAR(product, persistence, test::standard_errors * std::sqrt((1 + persistence * persistence) / n));
}

TEST(Nature, WithoutPassingPartsDrawsNothing) {
  const NaturalCourse course = course_of(improving, 1);
  Nature nature(course, 5, 9);
  nature.draw(0, people(9));
  EXPECT_EQ(nature.blocks(), 0u);
}

TEST(Nature, IsThatOfTheFirstRuleThatAdmitsThePatient) {
  const NaturalCourse course{
      .persistence = 1,
      .rules = {{.patients = {.conditions = 0b001}, .curve = {{1, {20, 0}}}},
                {.patients = {.conditions = 0b011}, .curve = {{1, {-8, 0}}, {2, {-6, 0}}}}}};
  Nature nature(course, 1, 9);
  nature.draw(0, people(9));
  EXPECT_EQ(nature.rule(0), std::nullopt);  // of the third condition
  EXPECT_EQ(nature.at(0, 2), 0);
  EXPECT_EQ(nature.rule(2), 0u);
  EXPECT_EQ(nature.at(2, 2), 20);
  EXPECT_EQ(nature.rule(3), 1u);
  EXPECT_EQ(nature.at(3, 2), -6);
}

TEST(Nature, OfLanesIsThatOfEachAlone) {
  NaturalCourse course = course_of(improving, 0.5);
  course.rules.insert(course.rules.begin(), {.patients = {.conditions = 0b010}, .curve = {{2, {5, 4}}}});
  Nature nature(course, 1, 11);
  nature.draw(0, people(11));
  const Who who{0, 1, 2, 3, 4, 7, 9, 10};
  const Lanes times[] = {{0, 0.25, 1.9, 2}, {0.1, 7, 3, 2.5}};
  for (std::size_t k = 0; k < who.size(); k += lane_count) {
    const Lanes together = nature.at(Neighbours(&who[k], who.size() - k), times[k / lane_count]);
    for (std::size_t lane = 0; lane < lane_count; ++lane)
      EXPECT_EQ(together[lane], nature.at(who[k + lane], times[k / lane_count][lane])) << k + lane;
  }
}

TEST(Nature, DrawnAgainIsThatOfTheNewPatients) {
  const NaturalCourse course = course_of(improving, 0.5);
  Nature again(course, 1, 9), fresh(course, 1, 9);
  std::vector<Patient> others = people(9);
  for (Patient& patient : others) patient.standing += 1;
  again.draw(0, others);
  again.draw(30, people(9));
  fresh.draw(30, people(9));
  for (Place i = 0; i < 9; ++i) EXPECT_EQ(again.at(i, 2.2), fresh.at(i, 2.2));
}

}  // namespace
}  // namespace spinepath
