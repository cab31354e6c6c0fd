// Laws of comparing: a comparison of files is the comparison of pathways in one file; equal things differ by
// nothing; the numbers of a case are those of its own run; the bits do not depend on threads.
#include "sim/analysis/comparison/comparison.h"

#include <cmath>

#include <gtest/gtest.h>

#include "tests/sim/output/example.h"

namespace spinepath {
namespace {

constexpr OutcomeKey relief_50{.outcome = Outcome::relief_50, .at = OutcomeKey::month_12};
constexpr OutcomeKey spend{Outcome::spend, static_cast<int>(View::health_care)};
constexpr OutcomeKey qalys{Outcome::qalys};
constexpr OutcomeKey per_responder{
    .outcome = Outcome::cost_per_responder, .of = static_cast<int>(View::payer), .at = OutcomeKey::month_12};
constexpr std::uint64_t patients = 3000;

std::string replaced(std::string text, const std::string& old_text, const std::string& new_text) {
  const std::size_t at = text.find(old_text);
  EXPECT_NE(at, std::string::npos) << old_text;
  return text.replace(at, old_text.size(), new_text);
}

/// The example, its text changed.
Case example(const std::string& old_text = "An example", const std::string& new_text = "An example") {
  return {.name = new_text,
          .scenario = test::scenario_of(replaced(test::example_text, old_text, new_text)),
          .patients = patients,
          .seed = 1};
}

Comparison compared(const std::vector<Case>& cases, int threads = 1) { return *compare(cases, threads, {}); }

Results run_of(const Case& one) {
  const CareModel model = compile(one.scenario);
  return summarise(model, *run(model, {.patients = one.patients, .seed = one.seed, .threads = 1}, {}));
}

/// How a run of the example calls a compared outcome: 12 months is its second report time.
OutcomeKey in_example(OutcomeKey key) {
  if (key.outcome == Outcome::relief_30 || key.outcome == Outcome::relief_50) key.at = 1;
  return key;
}

TEST(Compare, TheNumbersOfACaseAreThoseOfItsOwnRun) {
  const std::vector<Case> cases{example(), example("relief_30 = 0.6, relief_50 = 0.45", "mean = 20"),
                                example("coinsurance = { value = 0.2", "coinsurance = { value = 0.3")};
  const Comparison comparison = compared(cases);
  for (std::size_t c = 0; c < cases.size(); ++c) {
    const Results own = run_of(cases[c]);
    for (std::size_t p = 0; p < 3; ++p)
      for (const OutcomeKey& key : compared_outcomes()) {
        const OutcomeRow *here = comparison.find(c, p, key), *there = own.find(p, in_example(key));
        ASSERT_TRUE(here && there);
        EXPECT_EQ(here->mean, there->mean);
        EXPECT_EQ(here->se, there->se);
        EXPECT_EQ(here->quantiles, there->quantiles);
      }
  }
}

TEST(Compare, TwoFilesWithOnePathwayEachAreOneFileWithTwo) {
  const std::string text = test::example_text;
  const std::size_t usual = text.find("[[pathways]]"), ladder = text.find("[[pathways]]", usual + 1),
                    nothing = text.find("[[pathways]]", ladder + 1);
  const std::string base = text.substr(0, usual);
  const auto alone = [&](const std::string& pathway) {
    return Case{
        .name = "one", .scenario = test::scenario_of(base + pathway), .patients = patients, .seed = 1};
  };
  const Case a = alone(text.substr(usual, ladder - usual));
  const Case b = alone(replaced(text.substr(ladder, nothing - ladder), "\"ladder_with_cells\"", "\"usual\""));
  const Comparison comparison = compared({a, b});
  const Results both = run_of(example());
  for (const OutcomeKey& key : compared_outcomes()) {
    const CaseDifference* here = comparison.find_difference(1, 0, key);
    const DifferenceRow* there = both.find_difference(1, in_example(key));
    ASSERT_TRUE(here && there);
    EXPECT_TRUE(here->paired);
    EXPECT_EQ(here->mean, there->mean);
    EXPECT_EQ(here->se, there->se);
  }
}

TEST(Compare, ACaseDiffersFromItselfByExactlyNothing) {
  const Comparison comparison = compared({example(), example()});
  EXPECT_EQ(comparison.differences.size(), 3 * compared_outcomes().size());
  for (const CaseDifference& difference : comparison.differences) {
    EXPECT_TRUE(difference.paired);
    EXPECT_EQ(difference.mean.value_or(0), 0);
    EXPECT_EQ(difference.se.value_or(0), 0);
  }
}

TEST(Compare, BitsDoNotDependOnThreads) {
  const std::vector<Case> cases{example(), example("relief_50 = 0.45", "relief_50 = 0.2"),
                                example("at_no_pain = 0.9", "at_no_pain = 0.8")};
  const Comparison one = compared(cases, 1), three = compared(cases, 3);
  ASSERT_EQ(one.outcomes.size(), three.outcomes.size());
  for (std::size_t i = 0; i < one.outcomes.size(); ++i) {
    EXPECT_EQ(one.outcomes[i].row.mean, three.outcomes[i].row.mean);
    EXPECT_EQ(one.outcomes[i].row.se, three.outcomes[i].row.se);
  }
  for (std::size_t i = 0; i < one.differences.size(); ++i) {
    EXPECT_EQ(one.differences[i].mean, three.differences[i].mean);
    EXPECT_EQ(one.differences[i].se, three.differences[i].se);
  }
}

TEST(Compare, OtherPatientsAreNotPaired) {
  Case other_seed = example();
  other_seed.seed = 2;
  Case fewer = example();
  fewer.patients = patients / 2;
  for (const Case& other : {other_seed, fewer, example("female = 0.6", "female = 0.5"),
                            example("disc = 0.7, facet = 0.3", "disc = 0.6, facet = 0.4"),
                            example("response_correlation = 0.3", "response_correlation = 0")}) {
    const Comparison comparison = compared({example(), other});
    EXPECT_FALSE(comparison.disagreements[1].people.empty());
    for (const CaseDifference& difference : comparison.differences) {
      EXPECT_FALSE(difference.paired);
      const OutcomeRow *here = comparison.find(1, difference.pathway, difference.key),
                       *there = comparison.find(0, difference.reference, difference.key);
      if (!here->mean || !there->mean) continue;
      EXPECT_EQ(difference.mean, *here->mean - *there->mean);
      EXPECT_DOUBLE_EQ(difference.se.value(), std::sqrt(*here->se * *here->se + *there->se * *there->se));
    }
  }
}

TEST(Compare, WhatASettingDoesNotMoveStaysPaired) {
  const auto paired = [](const Case& other, const OutcomeKey& key) {
    const Comparison comparison = compared({example(), other});
    return comparison.find_difference(1, 1, key)->paired;
  };
  const Case life = example("at_no_pain = 0.9", "at_no_pain = 0.8");
  EXPECT_TRUE(paired(life, relief_50));
  EXPECT_FALSE(paired(life, qalys));
  EXPECT_TRUE(paired(life, spend));
  for (const auto& [old_text, new_text] : {std::pair{"base = 500", "base = 600"},
                                           {"day_off_work = 200", "day_off_work = 100"},
                                           {"discount_costs = 0.03", "discount_costs = 0.05"}}) {
    const Case money = example(old_text, new_text);
    EXPECT_TRUE(paired(money, relief_50));
    EXPECT_TRUE(paired(money, qalys));
    EXPECT_FALSE(paired(money, spend));
    EXPECT_FALSE(paired(money, per_responder));
  }
  EXPECT_EQ(compared({example(), life}).find_difference(1, 1, relief_50)->mean, 0.0);
}

TEST(Compare, ATreatmentOfAnotherNameIsAnotherChanceForTheSamePatients) {
  std::string text = replaced(test::example_text, "[treatments.exercise]", "[treatments.walking]");
  text = replaced(text, "[treatments.exercise.response]", "[treatments.walking.response]");
  text = replaced(text, "[[treatments.exercise.costs]]", "[[treatments.walking.costs]]");
  for (int i = 0; i < 2; ++i) text = replaced(text, "treatment = \"exercise\"", "treatment = \"walking\"");
  const Case other{.name = "w", .scenario = test::scenario_of(text), .patients = patients, .seed = 1};
  const CaseDifference* difference = compared({example(), other}).find_difference(1, 0, relief_50);
  ASSERT_TRUE(difference && difference->paired);
  EXPECT_GT(difference->se.value(), 0);
  EXPECT_LT(std::abs(*difference->mean), 5 * *difference->se);
}

TEST(Compare, MoneyIsToldInCommonMoney) {
  Case pesos = example();
  pesos.money = 0.0625;  // a power of two, so that nothing is rounded
  const Comparison comparison = compared({example(), pesos});
  for (const OutcomeKey& key : {spend, per_responder}) {
    const OutcomeRow *here = comparison.find(1, 1, key), *there = comparison.find(0, 1, key);
    EXPECT_EQ(here->mean, *there->mean / 16);
    EXPECT_EQ(here->se, *there->se / 16);
  }
  const auto &here = comparison.find(1, 1, spend)->quantiles,
             &there = comparison.find(0, 1, spend)->quantiles;
  for (std::size_t i = 0; i < here->size(); ++i) EXPECT_EQ((*here)[i], (*there)[i] / 16);
  EXPECT_FALSE(comparison.find_difference(1, 1, spend)->paired);
  EXPECT_TRUE(comparison.find_difference(1, 1, qalys)->paired);
  EXPECT_EQ(comparison.find_difference(1, 1, qalys)->mean, 0.0);
}

TEST(Compare, TheSameOtherMoneyOnBothSidesStaysPaired) {
  Case one = example(), other = example("relief_50 = 0.45", "relief_50 = 0.2");
  const double before = *compared({one, other}).find_difference(1, 1, spend)->se;
  one.money = other.money = 4;
  const Comparison comparison = compared({one, other});
  EXPECT_TRUE(comparison.find_difference(1, 1, spend)->paired);
  EXPECT_EQ(comparison.find_difference(1, 1, spend)->se, 4 * before);
}

TEST(Compare, APathwayThatTheFirstCaseDoesNotNameIsComparedWithItsFirst) {
  const Comparison comparison = compared({example(), example("name = \"nothing\"", "name = \"no_care\"")});
  EXPECT_EQ(comparison.find_difference(1, 1, qalys)->reference, 1u);
  EXPECT_EQ(comparison.find_difference(1, 2, qalys)->reference, 0u);
}

TEST(Compare, AHorizonBelowAYearHasNoReliefAtTwelveMonths) {
  const std::string times = "report_at = [\"6 weeks\", \"12 months\", \"24 months\"]";
  Case brief = example("horizon = \"3 years\"\n" + times, "horizon = \"6 months\"");
  const Comparison comparison = compared({brief, brief});
  EXPECT_EQ(comparison.find(0, 0, relief_50), nullptr);
  EXPECT_NE(comparison.find(0, 0, qalys), nullptr);
  const Comparison mixed = compared({example(), brief});
  EXPECT_EQ(mixed.find_difference(1, 0, relief_50), nullptr);
}

TEST(Compare, TotalsOverDifferentHorizonsAreNotSubtracted) {
  const Comparison comparison =
      compared({example(), example("horizon = \"3 years\"", "horizon = \"2 years\"")});
  EXPECT_NE(comparison.find(1, 0, qalys), nullptr);
  EXPECT_EQ(comparison.find_difference(1, 0, qalys), nullptr);
  ASSERT_NE(comparison.find_difference(1, 0, relief_50), nullptr);  // at 12 months in both
  EXPECT_FALSE(comparison.find_difference(1, 0, relief_50)->paired);
}

TEST(Compare, IsStoppedAtOnce) {
  std::vector<Case> cases{example(), example()};
  for (Case& one : cases) one.patients = 1'000'000'000'000;
  EXPECT_FALSE(compare(cases, 1, [](std::uint64_t) { return false; }));
}

TEST(Compare, IsToldOfAllPatientsOfAllRuns) {
  Case other = example();
  other.seed = 2;
  EXPECT_EQ(patients_in_all(std::vector{example(), example()}), 3 * patients);  // one run per pathway
  EXPECT_EQ(patients_in_all(std::vector{example(), other}), 4 * patients);      // and one of its own
}

}  // namespace
}  // namespace spinepath
