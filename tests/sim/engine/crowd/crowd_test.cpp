#include "sim/engine/crowd/crowd.h"

#include <gtest/gtest.h>

#include "sim/engine/crowd/cohort.h"
#include "tests/support/models.h"

namespace spinepath {
namespace {

CareModel mortal_model() {
  CareModel m = test::model({}, 4, {}, {.natural = {{1, {20, 10}}}, .persistence = 0.5});
  m.population.pain = Uniform(20, 90);
  m.population.life_table = LifeTable({{0, 0.2, 0.2}});
  m.population.flags = {{stream_of("insured"), 0.5}};
  m.population.insured = 0;
  m.coinsurance = 0.2;
  return m;
}

TEST(Crowd, HasTheCohortsPatientsFromThatNumberOn) {
  const CareModel m = mortal_model();
  Crowd crowd(m, 3, 30);
  crowd.draw(1000, 21);
  ASSERT_EQ(crowd.size(), 21u);
  EXPECT_EQ(crowd.first(), 1000u);
  int dead = 0, insured = 0;
  for (std::size_t i = 0; i < 21; ++i) {
    const Patient p = draw_patient(m.population, Chance(3, 1000 + i));
    EXPECT_EQ(crowd.pain[i], p.pain);
    EXPECT_EQ(crowd.general[i], p.responsiveness);
    EXPECT_EQ(crowd.lowest[i], p.lowest_relief());
    EXPECT_EQ(crowd.own_share[i], p.insured ? 0.2 : 1);
    EXPECT_EQ(crowd.end[i], std::min(p.death, 4.0));
    dead += p.death < 4 ? 1 : 0;
    insured += p.insured ? 1 : 0;
  }
  EXPECT_TRUE(dead > 0 && dead < 21 && insured > 0 && insured < 21);
}

TEST(Crowd, CountsTheBlocksDrawn) {
  const CareModel m = mortal_model();
  Crowd crowd(m, 3, 30);
  crowd.draw(0, 30);
  crowd.draw(30, 10);
  EXPECT_EQ(crowd.blocks(), 40u * (2 + 1 + 1));  // person and body, one flag, knots of the natural course
}

}  // namespace
}  // namespace spinepath
