// Two strategies; the second one's net benefit is m + s z in a draw, z normal. Each group of patients has an m and an s
// of its own, which all draws share.
#include "sim/analysis/decision/patient_jackknife.h"

#include <cmath>

#include <gtest/gtest.h>

#include "models/numerics/elementary.h"
#include "tests/sim/analysis/psa_example.h"
#include "tests/support/statistics.h"

namespace spinepath {
namespace {

constexpr Eigen::Index even_draws = 400;
constexpr int even_groups = 16;
constexpr double parameter_sd = 100,
                 patients_error = 20;  ///< of parameters; of all patients together [money]

/// Draws that lie evenly, so that only patients make an error.
Increments of_patients(double mean, std::uint64_t seed) {
  test::Normals normal(seed);
  Increments made{Eigen::MatrixXd::Zero(even_draws, 2), Eigen::MatrixXd::Zero(2, 2)};
  std::vector<Eigen::MatrixXd> offsets;
  std::vector<double> means, sds;
  for (int g = 0; g < even_groups; ++g) {
    means.push_back(mean + patients_error * 4 * normal());
    sds.push_back(parameter_sd + 0.5 * patients_error * 4 * normal());
    offsets.emplace_back(Eigen::MatrixXd::Zero(even_draws, 2));
  }
  for (Eigen::Index i = 0; i < even_draws; ++i) {
    const double z = normal_quantile((static_cast<double>(i) + 0.5) / even_draws);
    for (int g = 0; g < even_groups; ++g) {
      const auto at = static_cast<std::size_t>(g);
      offsets[at](i, 1) = means[at] + sds[at] * z;
      made.value(i, 1) += offsets[at](i, 1) / even_groups;
    }
    for (Eigen::MatrixXd& offset : offsets) offset(i, 1) -= made.value(i, 1);
  }
  made.groups = even_groups;
  made.offset = [offsets](std::size_t group) { return offsets[group]; };
  return made;
}

struct EvpiMoments {
  double mean = 0, variance = 0, stated = 0, without_bias = 0;  ///< [money, money^2]
};

EvpiMoments moments_of(double mean) {
  constexpr int repetitions = 300;
  EvpiMoments m;
  double square = 0;
  for (int r = 0; r < repetitions; ++r) {
    const Increments draws = of_patients(mean, static_cast<std::uint64_t>(r) + 1);
    const double evpi = choose(draws.value).evpi();
    const PatientJackknife jackknife = patient_jackknife(draws, evpi);
    m.mean += evpi / repetitions;
    square += evpi * evpi / repetitions;
    m.stated += jackknife.corrected[0] / repetitions;
    m.without_bias += (evpi - jackknife.evpi_bias) / repetitions;
  }
  m.variance = square - m.mean * m.mean;
  return m;
}

TEST(PatientJackknife, StatesTheVarianceBetweenSetsOfPatients) {
  // A chi-square variance over 300 sets, and one over 16 groups; the figure bends, which costs some percent more.
  const EvpiMoments m = moments_of(100);
  EXPECT_NEAR(m.stated, m.variance, m.variance * (test::standard_errors * std::sqrt(2.0 / 300) + 0.1));
}

TEST(PatientJackknife, RemovesMostOfTheBiasAtATie) {
  // s phi(0) without patients' errors.
  const double truth = parameter_sd * 0.3989422804014327;
  const EvpiMoments m = moments_of(0);
  EXPECT_LT(m.mean, truth - 4);
  EXPECT_LT(std::abs(m.without_bias - truth), 0.7 * std::abs(m.mean - truth));
}

TEST(PatientJackknife, IsNothingWherePatientsAreAlike) {
  Increments draws = of_patients(30, 1);
  draws.offset = [](std::size_t) -> Eigen::MatrixXd { return Eigen::MatrixXd::Zero(even_draws, 2); };
  const PatientJackknife jackknife = patient_jackknife(draws, choose(draws.value).evpi());
  EXPECT_NEAR(jackknife.corrected[0], 0, 1e-20);
  EXPECT_NEAR(jackknife.evpi_bias, 0, 1e-10);
}

}  // namespace
}  // namespace spinepath
