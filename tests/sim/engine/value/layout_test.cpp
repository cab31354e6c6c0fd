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
  m.pathways.push_back({.success = {}, .steps = {m.pathways[0].steps[1]}});
  m.follow_up = {0.25, 1, 2};
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

TEST(Layout, HasAPlaceForEachTreatmentAndFollowUpTime) {
  const Layout layout(two_pathways());
  for (int f = 0; f < 3; ++f) {
    const OutcomeKey key{.outcome = Outcome::treated_relief_50, .of = 1, .at = f};
    const OutcomeKey per{.outcome = Outcome::followed_up, .of = 1, .at = f};
    EXPECT_EQ(layout.slot(1, key), layout.begin(1) + layout.of_treatment(1, 0, Outcome::treated_relief_50) +
                                       static_cast<std::size_t>(f));
    EXPECT_EQ(layout.denominator(1, key), layout.slot(1, per));
    EXPECT_EQ(std::ranges::count(layout.keys(1), key), 1);
    EXPECT_EQ(std::ranges::count(layout.keys(1), per), 0);  // no outcome of its own
  }
  EXPECT_FALSE(layout.slot(1, {.outcome = Outcome::treated_relief, .of = 0, .at = 0}));
  EXPECT_FALSE(layout.slot(0, {.outcome = Outcome::treated_relief, .of = 0, .at = 3}));
}

TEST(Layout, HasOnePlaceForATreatmentAtTwoSteps) {
  CareModel m = two_pathways();
  const std::size_t once = Layout(m).size(0);
  m.pathways[0].steps.push_back(m.pathways[0].steps[0]);
  EXPECT_EQ(Layout(m).size(0), once);
  EXPECT_EQ(Layout(m).treatments(0), (std::vector<std::size_t>{0, 1}));
}

TEST(Layout, TellsThePartsOfReliefWhereThereAreSome) {
  const OutcomeKey part = test::at(Outcome::relief_natural, 0);
  const CareModel without = two_pathways();
  CareModel with_nature = without, with_context = without;
  with_nature.natural.rules = {{.patients = {}, .curve = {{1, {10, 0}}}}};
  with_context.treatments[1].layers[0].layer.context = {{1, {10, 0}}};
  EXPECT_FALSE(Layout(without).slot(0, part));
  EXPECT_TRUE(Layout(with_nature).slot(0, part));
  EXPECT_TRUE(Layout(with_context).slot(0, part));
}

TEST(Layout, ThereIsNoCostPerResponderBeforeTwelveMonths) {
  const OutcomeKey key{.outcome = Outcome::cost_per_responder, .of = 0, .at = OutcomeKey::month_12};
  EXPECT_TRUE(Layout(test::model({}, 1)).slot(0, key));
  EXPECT_FALSE(Layout(test::model({}, 0.9)).slot(0, key));
}

}  // namespace
}  // namespace spinepath
