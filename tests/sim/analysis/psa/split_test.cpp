#include "sim/analysis/psa/split.h"

#include <cmath>

#include <gtest/gtest.h>

#include "models/numerics/elementary.h"

namespace spinepath {
namespace {

/// One strategy whose spend of health care has parameter uncertainty of sd t and shared patient noise of sd s.
PsaSample pilot(double t, double s, std::uint64_t patients) {
  constexpr std::size_t draws = 400;
  PsaSample sample{.strategies = {"only"}, .draws = draws};
  sample.mean.resize(draws * quantity_count);
  sample.noise.resize(quantity_count * quantity_count);
  sample.shared_noise.resize(quantity_count * quantity_count);
  double square = 0;
  for (std::size_t i = 0; i < draws; ++i) {
    const double z = normal_quantile((static_cast<double>(i) + 0.5) / draws);
    sample.mean[i * quantity_count + quantity_of(View::health_care)] = z;
    square += z * z;
  }
  for (double& mean : sample.mean) mean *= t / std::sqrt(square / (draws - 1));
  sample.shared_noise[quantity_of(View::health_care) * (quantity_count + 1)] =
      s * s / static_cast<double>(patients);
  return sample;
}

double error(double t, double s, double budget, double patients) {
  return t * t * patients / budget + s * s / patients;
}

TEST(PsaSplit, MakesTheErrorOfTheMeanTheLeast) {
  const double t = 3, s = 20, budget = 1e8;
  const PsaSplit split = best_split(pilot(t, s, 256), 256, static_cast<std::uint64_t>(budget));
  EXPECT_NEAR(split.noise_ratio, s / t, 1e-9);
  const auto patients = static_cast<double>(split.patients), draws = static_cast<double>(split.draws);
  EXPECT_NEAR(t * t / draws, s * s / patients, 1e-3 * s * s / patients);  // both parts are equal
  for (const double other : {0.5 * patients, 0.9 * patients, 1.1 * patients, 2 * patients})
    EXPECT_LT(error(t, s, budget, patients), error(t, s, budget, other));
  EXPECT_EQ(split.by, PsaSplit::By::equal_errors);
  EXPECT_LE(split.draws * split.patients, 100'000'000u);
  EXPECT_GT(split.draws * split.patients, 99'000'000u);
}

TEST(PsaSplit, KeepsEnoughDrawsAndPatientsToTellAnything) {
  EXPECT_EQ(best_split(pilot(1, 1e6, 256), 256, 1'000'000).draws, fewest_split_draws);
  EXPECT_EQ(best_split(pilot(1, 1e-6, 256), 256, 1'000'000).patients, fewest_split_patients);
  EXPECT_EQ(best_split(pilot(1, 1e6, 256), 256, 1'000'000).by, PsaSplit::By::fewest_draws);
  EXPECT_EQ(best_split(pilot(1, 1e-6, 256), 256, 1'000'000).by, PsaSplit::By::fewest_patients);
  EXPECT_EQ(best_split(pilot(0, 1, 256), 256, 1'000'000).noise_ratio, 0);
  const PsaSplit least = best_split(pilot(1, 1, 256), 256, fewest_split_draws * fewest_split_patients);
  EXPECT_EQ(least.draws, fewest_split_draws);
  EXPECT_EQ(least.patients, fewest_split_patients);
}

}  // namespace
}  // namespace spinepath
