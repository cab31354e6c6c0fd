// Standard errors are what they say: the standard deviation of a mean over repeated runs.
#include "tests/statistical/closed_form.h"

namespace spinepath {
namespace {

TEST(StandardErrors, AreThoseOfRepeatedRuns) {
  Treatment t = test::treatment("t", test::curve({{0.25, moments_from_rates(0.58, 0.44)}}));
  t.durability = Weibull(1, 1);
  CareModel m = test::model({t}, 2, {1});
  m.population.life_table = LifeTable({{0, hazard_of(0.1), hazard_of(0.1)}});
  m.pathways.push_back(m.pathways[0]);
  m.pathways[1].steps[0].accept = 0.5;
  constexpr int runs = 400;
  const OutcomeKey key = test::at(Outcome::relief_50, 0);
  double sum[2]{}, square[2]{}, claimed[2]{};
  for (int r = 0; r < runs; ++r) {
    const Results results = test::simulate(m, 500, static_cast<std::uint64_t>(1000 + r));
    const double x[2] = {*results.find(1, key)->mean, *results.find_difference(1, key)->mean};
    const double se[2] = {*results.find(1, key)->se, *results.find_difference(1, key)->se};
    for (int i = 0; i < 2; ++i) {
      sum[i] += x[i] / runs;
      square[i] += x[i] * x[i] / runs;
      claimed[i] += se[i] / runs;
    }
  }
  for (int i = 0; i < 2; ++i) {
    const double seen = std::sqrt((square[i] - sum[i] * sum[i]) * runs / (runs - 1));
    // A sample standard deviation of 400 values has a relative error of 1/sqrt(800).
    EXPECT_NEAR(claimed[i] / seen, 1, test::standard_errors / std::sqrt(2. * runs));
  }
}

}  // namespace
}  // namespace spinepath
