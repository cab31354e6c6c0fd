#include "sim/output/text/number.h"

#include <cmath>
#include <limits>
#include <random>

#include <gtest/gtest.h>

namespace spinepath::output {
namespace {

std::string without(std::string text, char unwanted) {
  std::erase(text, unwanted);
  return text;
}

TEST(Digits, ReadBackTheSameDouble) {
  std::mt19937_64 random(1);
  std::uniform_real_distribution<double> mantissa(-1, 1);
  std::uniform_int_distribution<int> exponent(-300, 300);
  for (int i = 0; i < 10000; ++i) {
    const double x = mantissa(random) * std::pow(10.0, exponent(random));
    EXPECT_EQ(std::stod(digits(x)), x);
  }
}

TEST(Digits, AreTheFewest) {
  EXPECT_EQ(digits(0.1), "0.1");
  EXPECT_EQ(digits(1.0 / 3), "0.3333333333333333");
  EXPECT_EQ(digits(-0.0), "0");
  EXPECT_EQ(digits(std::optional<double>()), "");
}

TEST(DigitsDeathTest, RefuseWhatIsNoNumber) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  EXPECT_DEATH(digits(std::numeric_limits<double>::quiet_NaN()), "isfinite");
  EXPECT_DEATH(digits(std::numeric_limits<double>::infinity()), "isfinite");
}

TEST(Rounded, ShowsTheErrorWithOneDigitOrTwoThatBeginWithOne) {
  EXPECT_EQ(rounded(0.41234, 0.0031), "0.412 ± 0.003");
  EXPECT_EQ(rounded(0.41234, 0.0012), "0.4123 ± 0.0012");
  EXPECT_EQ(rounded(12345.6, 37.0), "12,350 ± 40");
  EXPECT_EQ(rounded(1234567.0, 2345.0), "1,235,000 ± 2,000");
  EXPECT_EQ(rounded(-1234.5, 1.2), "-1,234.5 ± 1.2");
  EXPECT_EQ(rounded(9.99, 0.096), "9.99 ± 0.10");
}

TEST(Rounded, LeavesOutAnErrorThatIsZeroOrUnknown) {
  EXPECT_EQ(rounded(100.0, 0.0), "100");
  EXPECT_EQ(rounded(2.5, std::nullopt), "2.5");
  EXPECT_EQ(rounded(5.0, 1e-16), "5");  // rounding errors of a sum over equal patients
  EXPECT_EQ(rounded(std::nullopt, std::nullopt), nothing);
}

TEST(Rounded, NeverShowsMinusZero) { EXPECT_EQ(rounded(-0.001, 0.3), "0.0 ± 0.3"); }

TEST(Rounded, KeepsMeanAndErrorWithinHalfOfTheLastDigit) {
  std::mt19937_64 random(2);
  std::uniform_real_distribution<double> mantissa(1, 10), power(-5, 8), ratio(0, 5);
  for (int i = 0; i < 10000; ++i) {
    const double mean = mantissa(random) * std::pow(10.0, power(random));
    const double se = mean * std::pow(10.0, -ratio(random));
    const std::string text = without(rounded(mean, se), ',');
    const std::size_t middle = text.find(" ± ");
    const std::string shown_error = text.substr(middle + 4);  // ± has two bytes
    EXPECT_NEAR(std::stod(shown_error), se, 0.26 * se) << text;
    EXPECT_NEAR(std::stod(text.substr(0, middle)), mean, 0.51 * se) << text;
    std::string figures = without(shown_error, '.');
    figures.erase(0, figures.find_first_not_of('0'));
    figures.erase(figures.find_last_not_of('0') + 1);
    EXPECT_LE(figures.size(), 2u) << text;
  }
}

TEST(Significant, KeepsSoManyDigitsAndGroupsThousands) {
  EXPECT_EQ(significant(12345, 3), "12,300");
  EXPECT_EQ(significant(0.4, 2), "0.40");
  EXPECT_EQ(significant(0, 3), "0");
  EXPECT_EQ(significant(-1234, 4), "-1,234");
}

TEST(PrecisionToTell, IsAsManyDigitsAsNumbersThatDifferNeed) {
  const std::vector<double> near{2.71128, 2.71131, 3.5}, equal{2, 2, 3}, nearer{1, 1 + 1e-12};
  EXPECT_EQ(distinguishing_precision(near, 4, 8, significant), 6);
  EXPECT_EQ(distinguishing_precision(equal, 4, 8, significant), 4);
  EXPECT_EQ(distinguishing_precision(nearer, 4, 8, significant), 8);
  EXPECT_EQ(distinguishing_precision(near, 0, 4, fixed), 4);
  EXPECT_EQ(distinguishing_precision({}, 0, 4, fixed), 0);
}

TEST(Compact, LeavesOutZerosAtTheEnd) {
  EXPECT_EQ(compact(0.4), "0.4");
  EXPECT_EQ(compact(1'000'000, 15), "1,000,000");
  EXPECT_EQ(compact(-0.004), "-0.004");
  EXPECT_EQ(compact(1e-9), "1e-09");
}

TEST(Counted, KnowsOneFromMany) {
  EXPECT_EQ(counted(1, "patient"), "1 patient");
  EXPECT_EQ(counted(12'300, "draw"), "12,300 draws");
  EXPECT_EQ(counted(0, "draw"), "0 draws");
}

TEST(Fixed, GroupsThousandsBeforeThePointOnly) {
  EXPECT_EQ(fixed(1234567.8912, 4), "1,234,567.8912");
  EXPECT_EQ(fixed(-123456, 0), "-123,456");
  EXPECT_EQ(fixed(999, 0), "999");
}

TEST(ProbabilityText, NeverRoundsToImpossibleOrCertain) {
  EXPECT_EQ(probability_text(0.25), "0.2500");
  EXPECT_EQ(probability_text(0.00000123), "0.00000123");
  EXPECT_EQ(probability_text(0.9999987), "0.99999870");
}

}  // namespace
}  // namespace spinepath::output
