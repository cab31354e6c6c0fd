#include "models/outcomes.h"

#include <set>

#include <gtest/gtest.h>

#include "models/decision_quantities.h"

namespace spinepath {
namespace {

TEST(Outcomes, EveryRowIsCompleteAndHasItsOwnName) {
  std::set<std::string_view> names;
  for (const OutcomeInfo& info : outcome_table) {
    EXPECT_TRUE(names.insert(info.name).second) << info.name;
    for (const std::string_view text : {info.name, info.label, info.unit, info.meaning})
      EXPECT_FALSE(text.empty()) << info.name;
  }
}

TEST(Outcomes, OnlyThoseAmongSomePatientsAndRatiosAreDivided) {
  for (const OutcomeInfo& info : outcome_table) {
    const Statistic statistic = info.estimator.statistic;
    EXPECT_EQ(info.estimator.per.has_value(),
              statistic == Statistic::mean_among || statistic == Statistic::ratio)
        << info.name;
    if (statistic == Statistic::mean_among) {
      EXPECT_EQ(info.estimator.per, info.at == ReportedAt::follow_up ? Outcome::followed_up : Outcome::alive)
          << info.name;
    }
  }
}

TEST(Outcomes, OfThoseTreatedAreNotPaired) {
  for (const OutcomeInfo& info : outcome_table)
    if (info.at == ReportedAt::follow_up && info.uses.in_results) {
      EXPECT_FALSE(info.uses.paired) << info.name;
    }
}

TEST(DecisionQuantities, AreMoneyByViewThenTheEffectsInTheOrderOfTheTable) {
  ASSERT_EQ(quantity_count, 9u);
  for (const View view : views) {
    EXPECT_EQ(decision_quantities[quantity_of(view)].outcome, Outcome::spend);
    EXPECT_EQ(decision_quantities[quantity_of(view)].view, view);
  }
  for (const Outcome effect : {Outcome::qalys, Outcome::years_relief_50, Outcome::responders,
                               Outcome::life_years, Outcome::life_years_discounted}) {
    EXPECT_EQ(decision_quantities[quantity_of(effect)].outcome, effect);
    EXPECT_FALSE(decision_quantities[quantity_of(effect)].view);
  }
}

TEST(DecisionQuantities, AnEffectIsChosenByItsPlaceAmongTheNames) {
  ASSERT_EQ(effect_names.size(), decision_effects.size());
  for (std::size_t i = 0; i < effect_names.size(); ++i) {
    EXPECT_EQ(info_of(DecisionEffect(i)).uses.effect.name, effect_names[i]);
    EXPECT_EQ(std::size_t(DecisionEffect(i)), i);
  }
  EXPECT_EQ(DecisionEffect(), Outcome::qalys);
}

}  // namespace
}  // namespace spinepath
