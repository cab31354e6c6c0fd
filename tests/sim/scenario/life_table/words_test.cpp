#include "sim/scenario/life_table/words.h"

#include <gtest/gtest.h>

namespace spinepath::scenario {
namespace {

TEST(WordsOfALifeTable, ages_are_whole_years_or_one_year_of_age) {
  for (const char* text : {"84", " 84 ", "84-85", "84–85", "Y84"}) {
    const auto age = age_in(text);
    ASSERT_TRUE(age) << text;
    EXPECT_EQ(age->years, 84);
    EXPECT_FALSE(age->open);
  }
  EXPECT_EQ(age_in("Y_LT1")->years, 0);
}

TEST(WordsOfALifeTable, open_groups_have_many_spellings) {
  for (const char* text : {"100+", "100 and over", "100 and older", "100 or more", ">=100", "≥100", "Y_GE100",
                           "100 years and over", "100 Plus"}) {
    const auto age = age_in(text);
    ASSERT_TRUE(age) << text;
    EXPECT_EQ(age->years, 100);
    EXPECT_TRUE(age->open);
  }
}

TEST(WordsOfALifeTable, anything_else_is_no_age) {
  for (const char* text :
       {"", "-1", "151", "1.5", "5-9", "80-84", "1,000", "x", "85++", ">=85-86", "Source: x"})
    EXPECT_FALSE(age_in(text)) << text;
}

TEST(WordsOfALifeTable, groups_of_ages_are_several_years) {
  for (const char* text : {"1-4", "5–9", "Y5-9", "0 - 4", "80 to 84"})
    EXPECT_TRUE(is_age_group(text)) << text;
  for (const char* text : {"84-85", "5-5", "9-5", "85+", "5", "5-", "5--9", "5-9+", "5-900", ""})
    EXPECT_FALSE(is_age_group(text)) << text;
}

TEST(WordsOfALifeTable, rates_have_one_decimal_mark_and_no_thousands) {
  EXPECT_EQ(rate_in("0.25")->value, 0.25);
  EXPECT_EQ(rate_in("0.25")->mark, '.');
  EXPECT_EQ(rate_in("0,25")->value, 0.25);
  EXPECT_EQ(rate_in("0,25")->mark, ',');
  EXPECT_EQ(rate_in("1")->mark, 0);
  EXPECT_EQ(rate_in("2.5e-5")->value, 2.5e-5);
  for (const char* text : {"", "1,234.5", "1.234,5", "1,2,3", "x", "0.1 %", "."})
    EXPECT_FALSE(rate_in(text)) << text;
}

}  // namespace
}  // namespace spinepath::scenario
