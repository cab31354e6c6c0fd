// Sensitivity analyses with known answers: what a price does to spend and net benefit is a straight line.
#include <cmath>
#include <numeric>

#include <gtest/gtest.h>

#include "sim/analysis/psa/sample.h"
#include "sim/analysis/sensitivity/one_way.h"
#include "sim/analysis/sensitivity/threshold.h"
#include "sim/analysis/sensitivity/two_way.h"
#include "sim/engine/run/results.h"
#include "sim/engine/tally/decision_groups.h"
#include "sim/scenario/compile/compile.h"
#include "sim/scenario/evidence/evidence.h"
#include "tests/sim/scenario/small_scenario.h"
#include "tests/support/statistics.h"

namespace spinepath {
namespace {

using scenario::Scenario;

constexpr const char* price = "treatments.physio.costs.sessions.amount";
constexpr const char* rate = "treatments.physio.response.3 months.relief_50";
constexpr double k = 50'000;

/// What a PSA draws the price from, and its 2.5 % and 97.5 % points.
const Distribution price_drawn = Gamma(1000, 800 / (2 * scenario::z_975));
const double lowest_price = price_drawn.quantile(0.025), highest_price = price_drawn.quantile(0.975);

/// Nothing, against physiotherapy at an uncertain price (95 % interval 600 to 1400) for an uncertain gain;
/// `accept`: who takes it.
Scenario two_pathways(const std::string& accept = "1.0") {
  std::string text(
      scenario::with("amount = 1000", "amount = { value = 1000, uncertainty = { low = 600, high = 1400 } }"));
  const auto replace = [&text](const std::string& old_text, const std::string& new_text) {
    text.replace(text.find(old_text), old_text.size(), new_text);
  };
  replace("relief_30 = 0.5", "relief_30 = 0.63055866");  // a spread of at most 60 up to relief_50 = 0.5
  replace("relief_50 = 0.3", "relief_50 = { value = 0.3, uncertainty = { low = 0.2, high = 0.4 } }");
  replace("[[pathways]]", "[[pathways]]\nname = \"nothing\"\nsteps = []\n[[pathways]]");
  replace("{ treatment = \"physio\" }", "{ treatment = \"physio\", accept = " + accept + " }");
  return as_used(scenario::scenario_of(text));
}

SensitivityOutcome spend() {
  return {.name = "spend:health_care",
          .unit = "USD",
          .terms = {{quantity_count, 1}},
          .also = {key_of(Outcome::spend, View::health_care)}};
}
SensitivityOutcome inmb() {
  return {.name = "inmb",
          .unit = "USD",
          .terms = {{quantity_of(Outcome::qalys), k}, {quantity_of(View::health_care), -1}}};
}
SensitivityQuestion about(SensitivityOutcome outcome, std::uint64_t patients = 3000, int threads = 1) {
  return {.outcome = std::move(outcome), .pathway = 1, .patients = patients, .seed = 3, .threads = threads};
}

TEST(OneWaySensitivity, APriceMovesSpendFromEndToEndOfItsInterval) {
  const Scenario s = two_pathways();
  const auto tornado = one_way(s, varied_by(s, "*", Curves::as_one), about(spend()), {});
  ASSERT_TRUE(tornado && tornado->complete());
  ASSERT_EQ(tornado->bars.size(), 2u);
  const Bar& bar = tornado->bars[0];  // the rate moves no money
  EXPECT_EQ(bar.moved.name, price);
  EXPECT_NEAR(bar.low.asked(1).mean, lowest_price, 1e-9);
  EXPECT_NEAR(bar.high.asked(1).mean, highest_price, 1e-9);
  EXPECT_NEAR(width_of(bar, tornado->base, 1), highest_price - lowest_price, 1e-9);
  EXPECT_EQ((bar.high.asked(1) - bar.low.asked(1)).error(), 0);
  EXPECT_EQ(width_of(tornado->bars[1], tornado->base, 1), 0);
}

TEST(OneWaySensitivity, MeansAndErrorsAreThoseOfTheRunWithThatValue) {
  const Scenario s = two_pathways("0.5");
  const std::vector<scenario::ParameterValue> set{{rate, 0.4}};
  const CareModel model = compile(std::get<Scenario>(with_values(s, set)));
  constexpr std::uint64_t patients = 64'000;
  const Results run_there =
      summarise(model, *run(model, {.patients = patients, .seed = 3, .threads = 1}, {}));
  const OutcomeKey relief{.outcome = Outcome::relief_50, .at = 2};
  SensitivityOutcome outcome{.name = "relief_50",
                             .unit = "probability",
                             .terms = {{quantity_count, 1}},
                             .also = {relief, {.outcome = Outcome::alive, .at = 2}},
                             .among = quantity_count + 1};
  const auto answers = answers_at(s, std::vector<Point>{set}, about(outcome, patients), {});
  const GroupedMean here = answers.at(0).pathways[1];
  const OutcomeRow& row = *run_there.find(1, relief);
  EXPECT_NEAR(here.mean, *row.mean, 1e-12);
  // The error of a standard error from 64 groups is 1 / sqrt(2 * 63) of it.
  EXPECT_NEAR(*here.error() / *row.se, 1, test::standard_errors / std::sqrt(126.0));
  EXPECT_NEAR(*answers[0].asked(1).error() / *run_there.find_difference(1, relief)->se, 1,
              test::standard_errors / std::sqrt(126.0));
}

TEST(OneWaySensitivity, EqualPathwaysHaveNoBars) {
  Scenario s = two_pathways("0.5");
  s.pathways[0].steps = s.pathways[1].steps;
  const auto tornado = one_way(s, varied_by(s, "*", Curves::as_one), about(inmb()), {});
  for (const Bar& bar : tornado->bars) {
    EXPECT_EQ(width_of(bar, tornado->base, 1), 0);
    EXPECT_NE(width_of(bar, tornado->base, 0), 0);
  }
}

/// Two knots of one curve: both rates uncertain at one; a mean and an sd at the other.
Scenario uncertain_curve() {
  const auto uncertain = [](double value) {
    return "{ value = " + std::to_string(value) + ", uncertainty = { dist = \"beta\", n = 20 } }";
  };
  return as_used(scenario::scenario_of(scenario::with(
      "{ relief_30 = 0.5, relief_50 = 0.3 } }",
      "{ relief_30 = " + uncertain(0.5) + ", relief_50 = " + uncertain(0.3) +
          " }, \"12 months\" = { mean = { value = 30, uncertainty = { low = 10, high = 50 } }, "
          "sd = { value = 30, uncertainty = { low = 20, high = 40 } } } }")));
}

TEST(OneWaySensitivity, NumbersThatAPsaMovesTogetherMoveTogether) {
  const Scenario s = uncertain_curve();
  const auto moved = varied_by(s, "*", Curves::as_one);
  ASSERT_EQ(moved.size(), 2u);
  EXPECT_EQ(moved[0].name, "treatments.physio.response");
  EXPECT_EQ(moved[0].numbers.size(), 3u);
  EXPECT_EQ(moved[1].name, "treatments.physio.response.12 months.sd");
  SensitivityQuestion question = about(inmb());
  question.pathway = 0;
  const auto tornado = one_way(s, moved, question, {});
  for (const Bar& bar : tornado->bars) EXPECT_TRUE(bar.low.possible() && bar.high.possible());
  const auto curve = std::ranges::find(tornado->bars, "treatments.physio.response",
                                       [](const Bar& bar) { return bar.moved.name; });
  std::vector<scenario::ParameterValue> low;
  for (const ParameterRange& number : moved[0].numbers) low.push_back({number.path, number.low});
  const auto there = answers_at(s, std::vector<Point>{low}, question, {});
  EXPECT_EQ(curve->low.asked(0).mean, there.at(0).asked(0).mean);
  // One at a time two of the ends are no curve.
  const auto apart = one_way(s, varied_by(s, "*", Curves::by_number), question, {});
  ASSERT_EQ(apart->bars.size(), 4u);
  EXPECT_EQ(std::ranges::count_if(apart->bars,
                                  [](const Bar& bar) { return !bar.low.possible() || !bar.high.possible(); }),
            2);
}

TEST(OneWaySensitivity, APatternMeansWholeCurvesAndAFullPathOneNumber) {
  const Scenario s = uncertain_curve();
  const auto numbers = [&](std::string_view pattern, Curves curves = Curves::as_one) {
    std::vector<std::size_t> counts;
    for (const VariedParameter& moved : varied_by(s, pattern, curves)) counts.push_back(moved.numbers.size());
    return counts;
  };
  using Counts = std::vector<std::size_t>;
  EXPECT_EQ(numbers("*relief_50"), Counts{3});
  EXPECT_EQ(numbers("treatments.physio.response"), Counts{3});
  EXPECT_EQ(numbers("treatments.physio.response.3 months.relief_50"), Counts{1});
  EXPECT_EQ(numbers("*relief_*", Curves::by_number), (Counts{1, 1}));
  EXPECT_EQ(numbers("nothing*"), Counts{});
}

TEST(OneWaySensitivity, AnImpossibleEndIsToldAndLeftOut) {
  Scenario s = two_pathways();
  auto moved = varied_by(s, rate, Curves::as_one);
  ASSERT_EQ(moved.size(), 1u);
  moved[0].numbers[0].high = 0.6;  // a spread above 60
  const auto tornado = one_way(s, moved, about(inmb()), {});
  const Bar& bar = tornado->bars.at(0);
  EXPECT_TRUE(bar.low.possible());
  ASSERT_FALSE(bar.high.possible());
  EXPECT_EQ(bar.high.misfit->part, "treatments.physio.response");
  EXPECT_EQ(width_of(bar, tornado->base, 1), std::fabs((tornado->base.asked(1) - bar.low.asked(1)).mean));
}

TEST(OneWaySensitivity, IsTheSameToTheBitOnAnyNumberOfThreads) {
  const Scenario s = two_pathways("0.5");
  const auto once = one_way(s, varied_by(s, "*", Curves::as_one), about(inmb(), 2500), {});
  for (const int threads : {2, 5}) {
    const auto again = one_way(s, varied_by(s, "*", Curves::as_one), about(inmb(), 2500, threads), {});
    for (std::size_t i = 0; i < once->bars.size(); ++i) {
      EXPECT_EQ(again->bars[i].low.asked(1).mean, once->bars[i].low.asked(1).mean);
      EXPECT_EQ(again->bars[i].high.asked(1).groups, once->bars[i].high.asked(1).groups);
    }
  }
}

TEST(OneWaySensitivity, StoppedKeepsWholeBars) {
  const Scenario s = two_pathways();
  int asked = 0;  // the second time after a tenth of a second
  const std::vector<VariedParameter> many(20'000, varied_by(s, price, Curves::as_one)[0]);
  const auto tornado = one_way(s, many, about(spend(), 500), [&](std::uint64_t) { return ++asked < 2; });
  ASSERT_TRUE(tornado);
  EXPECT_FALSE(tornado->complete());
  for (const Bar& bar : tornado->bars)
    EXPECT_NEAR(width_of(bar, tornado->base, 1), highest_price - lowest_price, 1e-9);
}

/// Sums that differ by their rounding only: what the bar shows is nothing, as the change says.
TEST(OneWaySensitivity, WhatRoundingAloneMovesIsNoBar) {
  const auto answer = [](double mean) {
    const GroupedMean pathway{.mean = mean, .groups = {mean, mean}, .size = mean};
    PointAnswer answer;
    answer.pathways.replace(0, {.groups = {0, 0}});
    answer.pathways.replace(1, pathway);
    return answer;
  };
  const PointAnswer base = answer(14'321), near = answer(14'321 + 1.5e-11), far = answer(14'322);
  EXPECT_NE(near.asked(1).mean, base.asked(1).mean);
  EXPECT_EQ(change_of(near, base, 1), 0);
  EXPECT_EQ(width_of({.moved = {}, .low = near, .high = base}, base, 1), 0);
  EXPECT_EQ(width_of({.moved = {}, .low = near, .high = far}, base, 1), 1);
}

TEST(TwoWaySensitivity, StoppedKeepsTheFirstPoints) {
  const Scenario s = two_pathways();
  const auto ranges = ranges_of(s, "*");
  int asked = 0;
  const auto grid =
      two_way(s, ranges[0], ranges[1], 100, about(spend(), 500), [&](std::uint64_t) { return ++asked < 2; });
  ASSERT_TRUE(grid);
  EXPECT_FALSE(grid->complete());
  const std::size_t done = grid->answers.size();
  ASSERT_GT(done, 0u);
  EXPECT_TRUE(grid->has((done - 1) / 100, (done - 1) % 100));
  EXPECT_FALSE(grid->has(done / 100, done % 100));
  EXPECT_NEAR(grid->at(0, 0).asked(1).mean, lowest_price, 1e-9);  // both at their low ends
}

TEST(TwoWaySensitivity, StoppedAtOnceHasNothing) {
  const Scenario s = two_pathways();
  const auto ranges = ranges_of(s, "*");
  EXPECT_FALSE(
      two_way(s, ranges[0], ranges[1], 5, about(spend(), 500'000'000), [](std::uint64_t) { return false; }));
}

TEST(TwoWaySensitivity, IsTheSumOfBothWhereBothAreLinear) {
  const Scenario s = two_pathways("{ value = 0.5, uncertainty = { low = 0.4, high = 0.6 } }");
  const auto ranges = ranges_of(s, "*");
  const ParameterRange* accept = nullptr;
  for (const ParameterRange& range : ranges)
    if (range.path != price && range.path != rate) accept = &range;
  const auto grid = two_way(s, ranges_of(s, price)[0], *accept, 3, about(spend(), 20'000), {});
  ASSERT_TRUE(grid);
  EXPECT_EQ(grid->a_values,
            (std::vector<double>{lowest_price, std::midpoint(lowest_price, highest_price), highest_price}));
  EXPECT_NEAR(grid->b_values[1], 0.5, 1e-9);
  for (std::size_t i = 0; i < 3; ++i)
    for (std::size_t j = 0; j < 3; ++j) {
      const GroupedMean spent = grid->at(i, j).asked(1);
      EXPECT_NEAR(spent.mean, grid->a_values[i] * grid->b_values[j], test::standard_errors * *spent.error());
      EXPECT_NEAR(spent.mean / grid->a_values[i], grid->at(0, j).asked(1).mean / lowest_price,
                  1e-9);  // same patients
    }
}

// INMB at a price p is g - f p with g the value of the gain and f the share treated, both of the same
// patients: the threshold is g / f, known from two runs at other prices.
TEST(ValueThreshold, OfAPriceIsTheWorthOfTheGain) {
  const Scenario s = two_pathways("0.5");
  const SensitivityQuestion question = about(inmb());
  const auto answers = answers_at(s, std::vector<Point>{{{price, 0}}, {{price, 1000}}}, question, {});
  const GroupedMean worth = answers[0].asked(1);
  const double share = (worth - answers[1].asked(1)).mean / 1000;
  const auto found = value_threshold(s, price, {0, 20'000}, question, {});
  ASSERT_TRUE(found && found->value);
  EXPECT_NEAR(*found->value, worth.mean / share, 1e-3 * *worth.error());
  EXPECT_EQ(found->changes, 1u);
  ASSERT_TRUE(found->low && found->high);
  // At its ends the difference is 1.96 errors from 0.
  for (const double end : {*found->low, *found->high}) {
    const GroupedMean there = answers_at(s, std::vector<Point>{{{price, end}}}, question, {}).at(0).asked(1);
    EXPECT_NEAR(std::fabs(there.mean) / *there.error(), scenario::z_975, 0.01);
  }
  EXPECT_LT(*found->low, *found->value);
  EXPECT_LT(*found->value, *found->high);
}

// A rival costs 700: spend is the same at a price of 700, for every patient.
TEST(ValueThreshold, WithoutNoiseIsExactAndHasNoInterval) {
  Scenario s = two_pathways();
  s.treatments.push_back(s.treatments[0]);
  s.treatments[1].name.text = "rival";
  s.treatments[1].costs[0].amount.numbers[0].second.value = 700;
  s.treatments[1].costs[0].amount.numbers[0].second.path = "treatments.rival.price";
  s.pathways[0].steps = s.pathways[1].steps;
  s.pathways[0].steps[0].treatment.text = "rival";
  const auto found = value_threshold(s, price, {0, 3000}, about(spend()), {});
  ASSERT_TRUE(found && found->value);
  EXPECT_NEAR(*found->value, 700, 1e-9);
  EXPECT_EQ(found->low, found->value);
  EXPECT_EQ(found->high, found->value);
}

TEST(ValueThreshold, NoChangeWithinTheRangeIsTold) {
  const auto found = value_threshold(two_pathways(), price, {10, 3000}, about(spend()), {});
  ASSERT_TRUE(found);
  EXPECT_FALSE(found->value);
  EXPECT_EQ(found->changes, 0u);
  EXPECT_EQ(found->evaluations.size(), scanned_values + 3);  // and the price with its interval
}

TEST(SearchRange, IsWhatTheParameterMayBeBesideTheOthers) {
  const Scenario s = two_pathways();
  const auto rates = search_range(s, rate);
  ASSERT_TRUE(rates);
  EXPECT_NEAR(rates->from, 0, 1e-8);
  EXPECT_NEAR(rates->to, 0.5, 1e-8);  // a spread of 60
  EXPECT_FALSE(misfit_at(s, {{rate, rates->to}}));
  EXPECT_EQ(search_range(s, price)->from, 0);
  EXPECT_NEAR(search_range(s, price)->to, 10 * highest_price, 1e-9);
}

}  // namespace
}  // namespace spinepath
