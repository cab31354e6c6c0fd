#include "sim/engine/walk/kinship.h"

#include <gtest/gtest.h>

#include "tests/support/models.h"

namespace spinepath {
namespace {

/// Pathways through treatments 0 to 3, by their numbers.
CareModel pathways(const std::vector<std::vector<int>>& all) {
  std::vector<Treatment> treatments;
  for (const char* name : {"a", "b", "c", "d"}) treatments.push_back(test::treatment(name, {}));
  CareModel m = test::model(treatments, 5);
  m.pathways.clear();
  for (const std::vector<int>& steps : all) {
    Pathway& pathway = m.pathways.emplace_back();
    for (const int treatment : steps)
      pathway.steps.push_back({.treatment = treatment, .accept = 0.5, .wait = {}});
  }
  return m;
}

std::vector<std::pair<int, int>> kin(const CareModel& m) {
  std::vector<std::pair<int, int>> all;
  for (const auto& k : kinships(m))
    all.emplace_back(k ? static_cast<int>(k->pathway) : -1, k ? static_cast<int>(k->steps) : 0);
  return all;
}

using Kin = std::vector<std::pair<int, int>>;

TEST(Kinship, IsWithThePathwayThatSharesMostSteps) {
  EXPECT_EQ(kin(pathways({{0}, {0, 1}, {0, 1, 2}})), (Kin{{-1, 0}, {0, 1}, {1, 2}}));
}

TEST(Kinship, PrefersTheOneWithFewestOtherSteps) {
  EXPECT_EQ(kin(pathways({{0, 1, 2}, {0, 1}, {0, 1, 3}})), (Kin{{-1, 0}, {0, 2}, {1, 2}}));
}

TEST(Kinship, NeedsTheSameFirstStepAndTheSameCriterion) {
  CareModel m = pathways({{0, 1}, {1, 0}, {0, 1}, {0, 1}, {0, 1}});
  m.pathways[2].steps[0].accept = 0.6;
  m.pathways[3].success = 30;
  m.pathways[4].steps[1].wait = Fixed(0.1);
  EXPECT_EQ(kin(m), (Kin{{-1, 0}, {-1, 0}, {-1, 0}, {-1, 0}, {0, 1}}));
}

TEST(Kinship, SharesTheLivesThatTakeUpNothingElse) {
  CareModel m = pathways({{0, 1}, {0, 2}});
  m.pathways[1].steps[1].accept = 0.5;
  const Kinship kinship{.pathway = 0, .steps = 1};
  const std::vector<Patient> patients(64);
  Draws draws(m, 1, patients.size());
  draws.draw(0, patients);
  int willing = 0;
  for (std::size_t i = 0; i < patients.size(); ++i) {
    const bool takes_up = draws.takes_up(m.pathways[1].steps[1], i);
    willing += takes_up ? 1 : 0;
    EXPECT_EQ(kinship.shares_life(m.pathways[1], {.steps_taken = 1, .looks_further = true}, draws, i),
              !takes_up);
    EXPECT_TRUE(kinship.shares_life(m.pathways[1], {.steps_taken = 1, .looks_further = false}, draws, i));
    EXPECT_FALSE(kinship.shares_life(m.pathways[1], {.steps_taken = 2, .looks_further = false}, draws, i));
  }
  EXPECT_GT(willing, 16);
  EXPECT_LT(willing, 48);
}

}  // namespace
}  // namespace spinepath
