#include "models/patient.h"

#include <gtest/gtest.h>

namespace spinepath {
namespace {

TEST(Patient, HasTheLowestReliefWherePainIs100) {
  for (const double pain : {20.0, 60.0, 100.0}) {
    const double lowest = Patient{.pain = pain}.lowest_relief();
    EXPECT_NEAR(pain * (1 - lowest / 100), 100, 1e-12) << pain;
  }
  EXPECT_EQ(Patient{.pain = 100}.lowest_relief(), 0);
}

}  // namespace
}  // namespace spinepath
