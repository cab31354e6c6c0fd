#include "sim/engine/value/layout.h"

#include <set>

#include <gtest/gtest.h>

#include "tests/support/models.h"

namespace spinepath {
namespace {

CareModel two_pathways() {
  Treatment a = test::treatment("a", test::curve({{0.25, {0, 1}}})), b = a;
  a.adverse_events.resize(2);
  a.late_events.resize(1);
  b.endpoints.resize(1);
  b.treatment_class = TreatmentClass::surgery;
  CareModel m = test::model({a, b}, 5, {2, 0.5, 5});
  m.pathways.push_back({.steps = {m.pathways[0].steps[1]}});
  return m;
}

TEST(Layout, MomentsAreReportTimesTwelveMonthsAndHorizonInOrder) {
  EXPECT_EQ(Layout(two_pathways()).moments(), (std::vector<double>{0.5, 1, 2, 5}));
  EXPECT_EQ(Layout(test::model({}, 0.5, {0.25})).moments(), (std::vector<double>{0.25, 0.5}));
}

TEST(Layout, EveryReportedQuantityHasItsOwnPlace) {
  const Layout layout(two_pathways());
  for (std::size_t p = 0; p < 2; ++p) {
    std::set<std::size_t> places;
    for (const OutcomeKey& key : layout.keys(p)) {
      const std::size_t place = *layout.slot(p, key);
      EXPECT_GE(place, layout.begin(p));
      EXPECT_LT(place, p == 0 ? layout.begin(1) : layout.size());
      const bool shared = key.outcome == Outcome::cohort_spend ||
                          key.outcome == Outcome::cost_per_responder ||
                          (key.outcome == Outcome::spend && key.at == OutcomeKey::horizon);
      EXPECT_TRUE(places.insert(place).second || shared || key.outcome == Outcome::spend);
    }
  }
}

TEST(Layout, APathwayHasOnlyItsOwnTreatmentsAndClasses) {
  const Layout layout(two_pathways());
  EXPECT_TRUE(layout.slot(0, test::over_horizon(Outcome::treated, 0)));
  EXPECT_FALSE(layout.slot(1, test::over_horizon(Outcome::treated, 0)));
  EXPECT_FALSE(layout.slot(1, test::over_horizon(Outcome::spend_by_class, 0)));
  EXPECT_TRUE(layout.slot(1, test::over_horizon(Outcome::endpoints, 1, 0)));
}

TEST(Layout, ThereIsNoCostPerResponderBeforeTwelveMonths) {
  const OutcomeKey key{.outcome = Outcome::cost_per_responder, .of = 0, .at = OutcomeKey::month_12};
  EXPECT_TRUE(Layout(test::model({}, 1)).slot(0, key));
  EXPECT_FALSE(Layout(test::model({}, 0.9)).slot(0, key));
}

}  // namespace
}  // namespace spinepath
