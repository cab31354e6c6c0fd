#include "sim/engine/walk/lives.h"

#include <gtest/gtest.h>

#include "tests/support/models.h"

namespace spinepath {
namespace {

CareModel two_treatments() {
  Treatment a = test::treatment("a", test::curve({{0.25, {40, 0}}}));
  a.adverse_events.resize(2);
  a.costs = {test::item(When::course, 5), test::item(When::per_year, 10), test::item(When::per_year, 10)};
  a.costs[1].until = Until::failure;
  return test::model({a, test::treatment("b", test::curve({{0.25, {40, 0}}}))}, 5);
}

TEST(Lives, HaveASlotForEachTreatmentThatThePathwayComesTo) {
  const CareModel m = two_treatments();
  const std::vector<double> moments{5};
  Lives lives(m, moments, 3);
  Crowd crowd(m, 1, 3);
  crowd.draw(0, 3);
  lives.begin(crowd);
  EXPECT_EQ(lives.slot(m, 1), 0u);
  EXPECT_EQ(lives.slot(m, 0), 1u);
  EXPECT_EQ(lives.slot(m, 1), 0u);
  EXPECT_EQ(lives.treatments, 2u);
  EXPECT_EQ(lives.treated[1].treatment, 0u);
  EXPECT_EQ(lives.treated[1].adverse_events.size(), 2u);
  EXPECT_EQ(lives.treated[1].first_start[2], never);
}

TEST(Lives, HaveATapForEachFlowThatSomethingEnds) {
  const CareModel m = two_treatments();
  const std::vector<double> moments{5};
  Lives lives(m, moments, 3);
  lives.slot(m, 0);
  ASSERT_EQ(lives.taps().size(), 1u);
  EXPECT_EQ(lives.taps()[0].item, 1u);
  EXPECT_EQ(lives.taps()[0].until, Until::failure);
  EXPECT_EQ(lives.taps()[0].flow, std::vector<std::uint32_t>(3, Tap::none));
}

TEST(Lives, BeginAtEntryWhateverWentBefore) {
  const CareModel m = two_treatments();
  const std::vector<double> moments{5};
  Lives lives(m, moments, 3);
  Crowd crowd(m, 1, 3);
  crowd.draw(0, 3);
  lives.begin(crowd);
  lives.slot(m, 0);
  lives.now[1] = 3;
  lives.treated[0].courses[1] = 2;
  lives.changed[1] = 0;
  lives.account.post({0, crowd.own_share}, 1, 1, 7, 0, 0);
  lives.foreseen.push_back({});
  lives.fates.push_back({});
  lives.begin(crowd);
  EXPECT_EQ(lives.now[1], 0);
  EXPECT_EQ(lives.end[1], 5);
  EXPECT_EQ(lives.changed[1], 1);
  EXPECT_EQ(lives.treatments, 0u);
  EXPECT_EQ(lives.account.sum(Account::Sum::plain_care)[1], 0);
  EXPECT_TRUE(lives.foreseen.empty() && lives.flows.empty() && lives.taps().empty() && lives.fates.empty());
  EXPECT_EQ(lives.slot(m, 0), 0u);
  EXPECT_EQ(lives.treated[0].courses[1], 0);
}

}  // namespace
}  // namespace spinepath
