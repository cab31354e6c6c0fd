#include "models/treatment.h"

#include <gtest/gtest.h>

namespace spinepath {
namespace {

LayerRule rule(std::uint64_t severities, std::optional<std::size_t> natural) {
  return {.patients = {.severities = severities}, .natural = natural, .layer = {}};
}

TEST(Treatment, HasForAPatientTheFirstLayerOfHisNaturalCourseThatAdmitsHim) {
  Treatment treatment;
  treatment.layers = {rule(0b100, 0), rule(0b111, 0), rule(0b100, 1), rule(0b111, 1), rule(0b111, {})};
  const Patient severe{.severity = Severity::severe}, mild{.severity = Severity::mild};
  EXPECT_EQ(treatment.layer(severe, 0), 0u);
  EXPECT_EQ(treatment.layer(mild, 0), 1u);
  EXPECT_EQ(treatment.layer(severe, 1), 2u);
  EXPECT_EQ(treatment.layer(mild, 1), 3u);
  EXPECT_EQ(treatment.layer(severe, std::nullopt), 4u);
}

}  // namespace
}  // namespace spinepath
