#include "models/cost.h"

#include <gtest/gtest.h>

namespace spinepath {
namespace {

TEST(PatientShare, IsTheCoinsuranceOfTheInsuredOnCoveredItemsOnly) {
  const Patient insured{.insured = true}, uninsured{.insured = false};
  EXPECT_EQ(patient_share(true, insured, 0.2), 0.2);
  EXPECT_EQ(patient_share(false, insured, 0.2), 1);
  EXPECT_EQ(patient_share(true, uninsured, 0.2), 1);
}

}  // namespace
}  // namespace spinepath
