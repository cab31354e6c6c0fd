// The interval of a ratio is where net benefit may be 0: k is in it if INMB at k is within its error, summed patient by
// patient.
#include <cmath>

#include <gtest/gtest.h>

#include "sim/analysis/ratios/fieller.h"
#include "sim/output/decision/cost_effectiveness.h"
#include "sim/scenario/compile/compile.h"
#include "sim/scenario/read.h"

namespace spinepath {
namespace {

TEST(RatioInterval, AtItsLimitsNetBenefitIsAsFarFrom0AsItsErrorAllows) {
  const scenario::Scenario scenario =
      *scenario::read_scenario(SPINEPATH_ROOT "/scenarios/four_ways.toml").scenario;
  const CareModel model = scenario::compile(scenario);
  RunOptions options{.patients = 20'000, .threads = 2, .keep = Keep::both};
  const RunSums sums = *run(model, options, {});
  const Perspective perspective{View::societal, Outcome::qalys};
  const std::vector<std::size_t> places = decision_places(sums.layout, model.pathways.size());
  const auto place = [&](std::size_t pathway, std::size_t quantity) {
    return places[pathway * quantity_count + quantity];
  };
  std::size_t limits = 0;
  for (const FrontierRow& row :
       output::frontier_of(summarise(model, sums), scenario, perspective, &sums.decisions)) {
    if (!row.interval || !row.interval->low) continue;
    EXPECT_LT(*row.interval->low, *row.icer);
    EXPECT_GT(*row.interval->high, *row.icer);
    for (const double k : {*row.interval->low, *row.interval->high}) {
      options.combinations = {{{{place(row.strategy, perspective.gain()), k},
                                {place(row.against, perspective.gain()), -k},
                                {place(row.strategy, perspective.cost()), -1},
                                {place(row.against, perspective.cost()), 1}}}};
      const RunSums again = *run(model, options, {});
      // The error by 64 groups differs from that by patients, by 9 % (1 / sqrt(2 * 63)) in one standard error.
      EXPECT_NEAR(std::fabs(again.combinations.mean(0)) / again.combinations.standard_error(0) / 1.998, 1,
                  4 * 0.09);
      ++limits;
    }
  }
  EXPECT_GT(limits, 0u);
}

}  // namespace
}  // namespace spinepath
