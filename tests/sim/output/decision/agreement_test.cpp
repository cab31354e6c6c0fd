#include "sim/output/decision/agreement.h"

#include <cmath>

#include <gtest/gtest.h>

#include "sim/output/decision/cost_effectiveness.h"
#include "tests/sim/analysis/psa_example.h"
#include "tests/sim/output/example.h"

namespace spinepath::output {
namespace {

constexpr double price = 50'000;

/// The example at its values, and two draws of it in which the second pathway has effects 1 and 3.
class Agreement : public testing::Test {
 protected:
  Agreement() {
    for (std::size_t i = 0; i < 2; ++i)
      test::mean_at(sample_, i, 1, quantity_of(Outcome::qalys)) = 1 + 2 * static_cast<double>(i);
    record_.sample = sample_;
    record_.asked = weigh(sample_, {.perspective = {View::payer, Outcome::qalys}, .thresholds = {price}});
  }
  std::vector<Disagreement> found() const {
    return disagreements({example_.scenario, example_.results, sums_.decisions}, record_);
  }
  test::Example example_{4000};
  const RunSums sums_ =
      *run(example_.model, {.patients = 4000, .seed = 1, .threads = 1, .keep = Keep::both}, {});
  PsaSample sample_ = test::empty_sample({"usual", "ladder_with_cells", "nothing"}, 2, {});
  DecisionRecord record_{
      .scenario = example_.scenario, .sample = {}, .asked = {}, .views = {}, .effect = {"qalys", "QALY"}};
};

TEST_F(Agreement, IsNotMentionedWhereBothFavourTheSame) {
  const std::vector<Strategy> strategies = strategies_of(example_.results, 3, {View::payer, Outcome::qalys});
  std::size_t best = 0;
  for (std::size_t p = 1; p < 3; ++p)
    if (price * strategies[p].effect - strategies[p].cost >
        price * strategies[best].effect - strategies[best].cost)
      best = p;
  record_.asked.thresholds[0].best = best;
  EXPECT_TRUE(found().empty());
  record_.asked.thresholds[0].best = (best + 1) % 3;
  EXPECT_EQ(found().size(), 1u);
}

TEST_F(Agreement, HasBothDifferencesWithTheErrorsOfTheirPatientsAndDraws) {
  const std::vector<Strategy> strategies = strategies_of(example_.results, 3, {View::payer, Outcome::qalys});
  const auto worth = [&](std::size_t p) { return price * strategies[p].effect - strategies[p].cost; };
  std::size_t best = 0;
  for (std::size_t p = 1; p < 3; ++p)
    if (worth(p) > worth(best)) best = p;
  ASSERT_NE(best, 1u) << "or the draws would agree";
  ASSERT_EQ(record_.asked.thresholds[0].best, 1u);
  const std::vector<Disagreement> all = found();
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].values, example_.scenario.pathways[best].name.text);
  EXPECT_EQ(all[0].draws, "ladder_with_cells");
  EXPECT_DOUBLE_EQ(all[0].at_values, worth(1) - worth(best));
  // Draws of 50,000 and 150,000: a mean of 100,000 with an error of sqrt(2) 50,000 / sqrt(2).
  EXPECT_NEAR(all[0].of_draws, 2 * price, 1e-6);
  EXPECT_NEAR(all[0].of_draws_se, price, 1e-6);
  // By patients, in place of groups of them.
  const std::vector<std::size_t> places = decision_places(sums_.layout, 3);
  const auto place = [&](std::size_t pathway, std::size_t quantity) {
    return places[pathway * quantity_count + quantity];
  };
  const Perspective perspective{View::payer, Outcome::qalys};
  const RunSums sums = *run(example_.model,
                            {.patients = 4000,
                             .seed = 1,
                             .threads = 1,
                             .combinations = {{{{place(1, perspective.gain()), price},
                                                {place(best, perspective.gain()), -price},
                                                {place(1, perspective.cost()), -1},
                                                {place(best, perspective.cost()), 1}}}}},
                            {});
  EXPECT_NEAR(all[0].at_values, sums.combinations.mean(0), 1e-6);
  EXPECT_NEAR(all[0].at_values_se / sums.combinations.standard_error(0), 1, 4 * 0.09);  // 64 groups
}

}  // namespace
}  // namespace spinepath::output
