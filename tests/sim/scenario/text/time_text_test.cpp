#include "sim/scenario/text/time_text.h"

#include <gtest/gtest.h>

#include "sim/scenario/text/duration.h"

namespace spinepath::scenario {
namespace {

TEST(TimeText, UsesTheUnitPeopleUse) {
  EXPECT_EQ(time_text(10 / 365.25), "10 days");
  EXPECT_EQ(time_text(1 / 365.25), "1 day");
  EXPECT_EQ(time_text(1.7), "20.4 months");
  EXPECT_EQ(time_text(5), "5 years");
  EXPECT_EQ(time_text(31.26), "31.3 years");
}

TEST(TimeText, WritesADurationAsTheScenarioDid) {
  for (const char* written : {"3 days", "1 week", "6 weeks", "12 weeks", "26 weeks", "3 months", "12 months",
                              "18 months", "2 years", "5 years"})
    EXPECT_EQ(time_text(std::get<double>(parse_duration(written))), written);
}

}  // namespace
}  // namespace spinepath::scenario
