#include "sim/report/words/numbers.h"

#include <array>

#include <gtest/gtest.h>

#include "sim/report/words/verdict.h"

namespace spinepath::report {
namespace {

TEST(NumbersInWords, HaveRealMinusSigns) {
  EXPECT_EQ(fixed(-3.25, 1), "−3.2");
  EXPECT_EQ(rounded(-12.34, 0.4), "−12.3 ± 0.4");
  EXPECT_EQ(interval(-8, 21), "−8.0 to 21.0");
  EXPECT_EQ(interval(0.00415, 0.0599), "0.0042 to 0.0599");
  EXPECT_EQ(interval(26.8, 644), "27 to 644");
  EXPECT_EQ(interval(0, 0), "0 to 0");
  EXPECT_EQ(with_minus("0-10 at-risk"), "0-10 at-risk");
}

TEST(NumbersInWords, HaveSignsWhereTheyAreDifferences) {
  EXPECT_EQ(with_sign("12"), "+12");
  EXPECT_EQ(with_sign("−12"), "−12");
  EXPECT_EQ(with_sign("0.00"), "0.00");
  EXPECT_EQ(money_difference(1234), "+1,230");
}

TEST(NumbersInWords, AreListed) {
  EXPECT_EQ(listed(std::array<std::string, 0>{}), "");
  EXPECT_EQ(listed(std::array<std::string, 1>{"a"}), "a");
  EXPECT_EQ(listed(std::array<std::string, 3>{"a", "b", "c"}), "a, b and c");
}

TEST(NumbersInWords, ArePercent) {
  EXPECT_EQ(percent(0), "0 %");
  EXPECT_EQ(percent(0.0004), "under 0.1 %");
  EXPECT_EQ(percent(0.2349), "23.5 %");
  EXPECT_EQ(percent(1), "100 %");
}

TEST(Verdict, SaysMoreOnlyWhereTheIntervalExcludesZero) {
  EXPECT_EQ(sign_of({.mean = 5, .se = 0.1, .low = 1, .high = 9}), Sign::more);
  EXPECT_EQ(sign_of({.mean = 5, .se = 9, .low = 1, .high = 9}), Sign::more);
  EXPECT_EQ(sign_of({.mean = 5, .se = 0.1, .low = -1, .high = 9}), Sign::open);
  EXPECT_EQ(sign_of({.mean = -5, .se = 0.1, .low = -9, .high = -1}), Sign::less);
  EXPECT_EQ(sign_of({.mean = 5, .se = 9, .low = 5, .high = 5}), Sign::open) << "no width: noise";
  EXPECT_EQ(sign_of({.mean = 5, .se = 2.5, .low = {}, .high = {}}), Sign::more);
  EXPECT_EQ(sign_of({.mean = 5, .se = 2.6, .low = {}, .high = {}}), Sign::open);
  EXPECT_EQ(sign_of({.mean = 0, .se = 0, .low = {}, .high = {}}), Sign::open);
}

}  // namespace
}  // namespace spinepath::report
