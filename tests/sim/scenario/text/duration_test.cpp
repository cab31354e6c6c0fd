#include "sim/scenario/text/duration.h"

#include <string>

#include <gtest/gtest.h>

namespace spinepath::scenario {
namespace {

double years_in(std::string_view text) {
  const auto parsed = parse_duration(text);
  const double* years = std::get_if<double>(&parsed);
  EXPECT_NE(years, nullptr) << text;
  return years ? *years : -1;
}

InputError mistake_in(std::string_view text) {
  const auto parsed = parse_duration(text);
  EXPECT_TRUE(std::holds_alternative<InputError>(parsed)) << text;
  return std::holds_alternative<InputError>(parsed) ? std::get<InputError>(parsed) : InputError{};
}

TEST(Duration, a_year_is_twelve_months_and_365_and_a_quarter_days) {
  EXPECT_EQ(years_in("12 months"), years_in("1 year"));
  EXPECT_EQ(years_in("365.25 days"), 1.0);
  EXPECT_EQ(years_in("2 years"), 2.0);
}

TEST(Duration, a_week_is_seven_days) { EXPECT_EQ(years_in("6 weeks"), years_in("42 days")); }

TEST(Duration, units_may_be_singular_and_stand_apart) {
  EXPECT_EQ(years_in("1 week"), years_in("1 weeks"));
  EXPECT_EQ(years_in("1.5   years"), 1.5);
  EXPECT_EQ(years_in("0 days"), 0.0);
}

TEST(Duration, without_a_unit_is_refused) {
  EXPECT_EQ(mistake_in("6").problem, "\"6\" has no unit");
  EXPECT_EQ(mistake_in("6 ").allowed, "days, weeks, months, years");
}

TEST(Duration, a_misspelt_unit_comes_with_the_nearest) {
  EXPECT_EQ(mistake_in("6 weks").suggestion, "weeks");
}

TEST(Duration, other_texts_are_no_durations) {
  for (const std::string text : {"", " ", "weeks", "six weeks", "6weeks", "1e3 days", ".5 years", "5. years",
                                 "inf years", "nan days", "+1 year", " 1 year", "0x10 days"})
    EXPECT_NE(mistake_in(text).problem, "") << text;
  EXPECT_NE(mistake_in("1 year ").problem, "");
}

}  // namespace
}  // namespace spinepath::scenario
