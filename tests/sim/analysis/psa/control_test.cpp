// Patients whose outcome in all draws is s, of variance 9, and at the parameters' values s + u, u of variance 1.
#include "sim/analysis/psa/control.h"

#include <cmath>

#include <gtest/gtest.h>

#include "tests/sim/analysis/psa_example.h"
#include "tests/support/statistics.h"

namespace spinepath {
namespace {

constexpr std::uint64_t table_groups = 64, table_group_size = 10,
                        table_patients = table_groups * table_group_size, table_draws = 20;
constexpr double common_variance = 9, own_variance = 1, draw_variance = 4;

/// Means of groups, with so many times the variance of one patient's.
struct GroupedTable {
  PsaNoise noise;
  MeansAtValues at_values;
  double mean = 0;  ///< over draws and patients
};

GroupedTable grouped_table(std::uint64_t seed, std::uint64_t all_patients) {
  test::Normals normal(seed);
  GroupedTable table;
  const double root = std::sqrt(static_cast<double>(table_group_size));
  std::vector<double> shared(table_groups);
  double some = 0;
  for (double& s : shared) {
    s = std::sqrt(common_variance) * normal() / root;
    table.at_values.groups.push_back(s + std::sqrt(own_variance) * normal() / root);
    some += table.at_values.groups.back() / table_groups;
  }
  for (std::uint64_t d = 0; d < table_draws; ++d) {
    std::vector<double> means;
    for (const double s : shared)
      means.push_back(5 * static_cast<double>(d) + s + std::sqrt(draw_variance) * normal() / root);
    for (const double x : means)
      table.mean += (x - 5 * static_cast<double>(d)) / (table_groups * table_draws);
    table.noise.add(means, table_groups, table_group_size);
  }
  const auto others = static_cast<double>(all_patients - table_patients);
  const double rest = std::sqrt((common_variance + own_variance) / others) * normal();
  table.at_values.some = {some};
  table.at_values.all = {(some * table_patients + rest * others) / static_cast<double>(all_patients)};
  table.at_values.patients = all_patients;
  return table;
}

/// Over repetitions, all of which have the true mean 0.
struct Repeated {
  double square = 0, stated = 0, by_offsets = 0;  ///< of the controlled mean; variances
};

Repeated repeated(std::uint64_t all_patients, int repetitions) {
  Repeated sums;
  for (int r = 0; r < repetitions; ++r) {
    const GroupedTable table = grouped_table(static_cast<std::uint64_t>(r) + 1, all_patients);
    const Control control = control_of(table.noise, table_patients, table.at_values);
    sums.square += std::pow(table.mean + control.shift[0], 2) / repetitions;
    sums.stated += control.shared_noise[0] / repetitions;
    std::vector<double> controlled = table.noise.group_means();
    double mean = 0;
    for (std::size_t g = 0; g < table_groups; ++g)
      mean += (controlled[g] += control.offsets[g]) / table_groups;
    for (const double x : controlled)
      sums.by_offsets += (x - mean) * (x - mean) / (table_groups * (table_groups - 1)) / repetitions;
  }
  return sums;
}

void expect_variance_left(std::uint64_t all_patients) {
  constexpr int repetitions = 400;
  const Repeated sums = repeated(all_patients, repetitions);
  const double covered = 1 - static_cast<double>(table_patients) / static_cast<double>(all_patients);
  const double by_control = common_variance * common_variance / (common_variance + own_variance);
  const double left = (common_variance - covered * by_control) / table_patients;
  const double by_draws = draw_variance / table_draws / table_patients;
  const double of_chi_square = test::standard_errors * std::sqrt(2.0 / repetitions);
  EXPECT_NEAR(sums.square, left + by_draws, of_chi_square * (left + by_draws));
  const double of_groups = of_chi_square / std::sqrt(table_groups - 2.0) + 2.0 / table_groups;
  EXPECT_NEAR(sums.stated, left, of_groups * common_variance / table_patients);
  EXPECT_NEAR(sums.by_offsets, left + by_draws, of_groups * common_variance / table_patients);
}

TEST(Control, LeavesWhatIsNotKnownAtTheParametersValues) {
  expect_variance_left(1'000 * table_patients);
  expect_variance_left(2 * table_patients);
}

TEST(Control, TakesMostOfTheVariance) {
  const Repeated sums = repeated(1'000 * table_patients, 100);
  EXPECT_LT(sums.square, 0.3 * common_variance / table_patients);
}

TEST(Control, ChangesNothingWithoutMorePatients) {
  GroupedTable table = grouped_table(1, 2 * table_patients);
  table.at_values.patients = table_patients;
  const Control control = control_of(table.noise, table_patients, table.at_values);
  EXPECT_EQ(control.shift[0], 0);
  EXPECT_EQ(control.shared_noise, table.noise.shared_noise(table_patients));
  for (const double offset : control.offsets) EXPECT_EQ(offset, 0);
}

TEST(Control, IsNothingForWhatIsTheSameForAllPatientsUpToRounding) {
  GroupedTable table = grouped_table(1, 2 * table_patients);
  for (double& x : table.at_values.groups) x = 7;
  table.at_values.groups[0] = std::nextafter(7.0, 8.0);
  EXPECT_EQ(control_of(table.noise, table_patients, table.at_values).shift[0], 0);
}

/// A second strategy whose difference to the first one does not depend on who the table_patients are keeps none.
TEST(Control, LeavesNothingOfWhatStrategiesHaveInCommon) {
  test::Normals normal(5);
  PsaNoise noise;
  MeansAtValues at_values{.strategies = 2, .some = {0, 0}, .all = {1, 1}, .patients = 1'000 * table_patients};
  std::vector<double> common(table_groups);
  for (double& s : common) {
    s = normal();
    at_values.groups.insert(at_values.groups.end(), {s + normal(), 0});
    at_values.groups.back() = at_values.groups[at_values.groups.size() - 2];
  }
  for (std::uint64_t d = 0; d < table_draws; ++d) {
    std::vector<double> means;
    for (const double s : common) means.insert(means.end(), {s, s + 3 * static_cast<double>(d)});
    noise.add(means, table_groups, table_group_size);
  }
  const Control control = control_of(noise, table_patients, at_values);
  EXPECT_GT(control.shift[0], 0.1);
  EXPECT_NEAR(control.shift[1], control.shift[0], 1e-12);
  const std::vector<double>& left = control.shared_noise;
  EXPECT_GT(left[0], 0);
  EXPECT_NEAR(left[0] + left[3] - 2 * left[1], 0, 1e-12);
}

}  // namespace
}  // namespace spinepath
