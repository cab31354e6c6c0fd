#include "sim/output/decision/enough_patients.h"

#include <gtest/gtest.h>

namespace spinepath::output {
namespace {

TEST(EnoughPatients, AreWhereTheirErrorIsAtMostATwentiethOfEvpi) {
  EXPECT_FALSE(too_few_patients(100, 5));
  EXPECT_FALSE(too_few_patients(0, 0));
}

// Errors fall with the square root: from 20 % to 5 % with 16 times as many.
TEST(EnoughPatients, AreInProportionToTheSquareOfTheError) {
  EXPECT_EQ(too_few_patients(100, 20),
            "the number of patients makes an error of 20 % of EVPI: for 5 % about 16 times as many patients "
            "per draw, "
            "and at the parameters' values");
  EXPECT_NE(too_few_patients(100, 300)->find("100 % or more of EVPI: for 5 % about 400 times"),
            std::string::npos);
  EXPECT_NE(too_few_patients(0, 3)->find("100 % or more"), std::string::npos);
}

}  // namespace
}  // namespace spinepath::output
