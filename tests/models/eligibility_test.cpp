#include "models/eligibility.h"

#include <gtest/gtest.h>

namespace spinepath {
namespace {

const Patient patient{.age = 60, .pain = 70, .flags = 0b101, .condition = 2, .severity = Severity::severe};

TEST(Eligibility, WithoutARuleAdmitsEveryone) { EXPECT_TRUE(Eligibility{}.admits(patient)); }

TEST(Eligibility, NamesConditionsAndSeverities) {
  EXPECT_TRUE((Eligibility{.conditions = 0b100}).admits(patient));
  EXPECT_FALSE((Eligibility{.conditions = 0b011}).admits(patient));
  EXPECT_TRUE((Eligibility{.severities = 0b100}).admits(patient));
  EXPECT_FALSE((Eligibility{.severities = 0b011}).admits(patient));
}

TEST(Eligibility, NamesTheSex) {
  EXPECT_TRUE((Eligibility{.women = false}).admits(patient));
  EXPECT_FALSE((Eligibility{.men = false}).admits(patient));
  EXPECT_FALSE((Eligibility{.women = false}).admits({.age = 60, .female = true}));
  EXPECT_TRUE((Eligibility{.men = false}).admits({.age = 60, .female = true}));
}

TEST(Eligibility, IncludesBothEndsOfTheAgeRange) {
  EXPECT_TRUE((Eligibility{.youngest = 60, .oldest = 60}).admits(patient));
  EXPECT_FALSE((Eligibility{.youngest = 60.1}).admits(patient));
  EXPECT_FALSE((Eligibility{.oldest = 59.9}).admits(patient));
}

TEST(Eligibility, RequiresAllAndExcludesAnyOfItsFlags) {
  EXPECT_TRUE((Eligibility{.required_flags = 0b101}).admits(patient));
  EXPECT_FALSE((Eligibility{.required_flags = 0b111}).admits(patient));
  EXPECT_TRUE((Eligibility{.excluded_flags = 0b010}).admits(patient));
  EXPECT_FALSE((Eligibility{.excluded_flags = 0b110}).admits(patient));
}

}  // namespace
}  // namespace spinepath
