#include "models/pathway.h"

#include <gtest/gtest.h>

namespace spinepath {
namespace {

TEST(TreatmentsOf, AreInTheOrderOfTheirFirstStepsEachOnce) {
  Pathway pathway;
  for (const int treatment : {4, 1, 4, 0, 1}) pathway.steps.push_back({.treatment = treatment, .wait = {}});
  EXPECT_EQ(treatments_of(pathway), (std::vector<std::size_t>{4, 1, 0}));
  EXPECT_TRUE(treatments_of({}).empty());
}

TEST(Step, IsTheSameOnlyWithTheSameAcceptanceAndWait) {
  const Step step{.treatment = 1, .accept = 0.5, .wait = Fixed(0.2)};
  EXPECT_EQ(step, (Step{.treatment = 1, .accept = 0.5, .wait = Fixed(0.2)}));
  EXPECT_NE(step, (Step{.treatment = 1, .accept = 0.6, .wait = Fixed(0.2)}));
  EXPECT_NE(step, (Step{.treatment = 1, .accept = 0.5, .wait = Fixed(0.3)}));
}

}  // namespace
}  // namespace spinepath
