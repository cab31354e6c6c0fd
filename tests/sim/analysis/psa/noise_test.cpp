#include "sim/analysis/psa/noise.h"

#include <cmath>

#include <gtest/gtest.h>

#include "models/numerics/elementary.h"
#include "sim/engine/random/chance.h"
#include "tests/support/models.h"
#include "tests/support/statistics.h"

namespace spinepath {
namespace {

constexpr std::size_t quantities = quantity_count;
constexpr std::uint64_t patients = 640;  // groups of 10

/// A table of draws and patients whose QALYs are truth + shared noise + rest, all independent normals.
class Table {
 public:
  Table(double shared_sd, double rest_sd) : shared_sd_(shared_sd), rest_sd_(rest_sd) {}

  PsaNoise noise(std::uint64_t draws, std::uint64_t seed) const {
    const CareModel model = test::model({}, 2);
    const Layout layout(model);
    const std::size_t qalys = decision_places(layout, 1)[quantity_of(Outcome::qalys)];
    PsaNoise noise;
    for (std::uint64_t d = 0; d < draws; ++d) {
      DecisionGroups groups(layout, 1, patients);
      Rows outcomes(layout.size(), patients);
      for (std::uint64_t i = 0; i < patients; ++i)
        outcomes[qalys][i] = 7 * z(seed, d, 1) + shared_sd_ * z(seed, i, 2) + rest_sd_ * z(seed, i, 3, d);
      groups.add(0, outcomes, patients);
      noise.add(groups.means(), groups.groups(), groups.group_size());
    }
    return noise;
  }

 private:
  static double z(std::uint64_t seed, std::uint64_t i, std::uint64_t what, std::uint64_t draw = 0) {
    return normal_quantile(Chance(seed, i).uniforms(Purpose::flag, what, draw)[0]);
  }
  double shared_sd_, rest_sd_;
};

double of_qalys(const std::vector<double>& matrix) { return matrix[4 * quantities + 4]; }

TEST(PsaNoise, ComesApartIntoWhatDrawsShareAndWhatTheyDoNot) {
  constexpr std::uint64_t repetitions = 40, draws = 20;
  const Table table(3, 2);
  double noise = 0, shared = 0;
  for (std::uint64_t r = 0; r < repetitions; ++r) {
    const PsaNoise sums = table.noise(draws, r);
    noise += of_qalys(sums.noise(patients)) / repetitions;
    shared += of_qalys(sums.shared_noise(patients)) / repetitions;
  }
  // Variances of means over all patients; chi-square with (K-1)(G-1) and G-1 degrees of freedom.
  const double of_rest = 4.0 / patients, of_shared = 9.0 / patients;
  EXPECT_NEAR(noise, of_rest, test::standard_errors * of_rest * std::sqrt(2.0 / (19 * 63 * repetitions)));
  EXPECT_NEAR(shared, of_shared,
              test::standard_errors * (of_shared + of_rest / draws) * std::sqrt(2.0 / (63 * repetitions)));
}

TEST(PsaNoise, IsNothingWherePatientsFareAlikeInAllDraws) {
  EXPECT_NEAR(of_qalys(Table(3, 0).noise(10, 1).noise(patients)), 0, 1e-25);
  EXPECT_NEAR(of_qalys(Table(0, 0).noise(10, 1).shared_noise(patients)), 0, 1e-25);
}

TEST(PsaNoise, IsASymmetricMatrix) {
  const std::vector<double> noise = Table(3, 2).noise(5, 1).noise(patients);
  ASSERT_EQ(noise.size(), quantities * quantities);
  for (std::size_t i = 0; i < quantities; ++i)
    for (std::size_t j = 0; j < i; ++j) EXPECT_EQ(noise[i * quantities + j], noise[j * quantities + i]);
}

TEST(PsaNoise, OfTwoQuantitiesIsTheSameToTheBitAmongOthers) {
  constexpr std::size_t all = 37, groups = 64;
  PsaNoise of_all;
  std::vector<PsaNoise> of_pairs(all);
  for (std::uint64_t d = 0; d < 5; ++d) {
    std::vector<double> means;
    for (std::size_t i = 0; i < groups * all; ++i)
      means.push_back(Chance(1, i).uniforms(Purpose::flag, d)[0]);
    for (std::size_t q = 0; q < all; ++q) {  // with the first quantity
      std::vector<double> pair;
      for (std::size_t g = 0; g < groups; ++g) {
        pair.push_back(means[g * all]);
        pair.push_back(means[g * all + q]);
      }
      of_pairs[q].add(pair, groups, 10);
    }
    of_all.add(means, groups, 10);
  }
  const std::vector<double> noise = of_all.noise(640), shared = of_all.shared_noise(640);
  for (std::size_t q = 0; q < all; ++q) {
    EXPECT_EQ(noise[q], of_pairs[q].noise(640)[1]);
    EXPECT_EQ(noise[q * all + q], of_pairs[q].noise(640)[3]);
    EXPECT_EQ(shared[q * all], of_pairs[q].shared_noise(640)[2]);
  }
}

}  // namespace
}  // namespace spinepath
