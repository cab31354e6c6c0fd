#include "sim/analysis/psa/control.h"

#include <cmath>

namespace spinepath {
namespace {

/// Deviations of groups from their mean, [group][quantity].
class Deviations {
 public:
  Deviations(std::vector<double> groups, std::size_t quantities)
      : deviations_(std::move(groups)), quantities_(quantities) {
    for (std::size_t q = 0; q < quantities_; ++q) {
      double sum = 0;  // relative to the first group, so that equal groups have no deviation
      for (std::size_t g = 0; g < count(); ++g) sum += at(g, q) - at(0, q);
      const double mean = at(0, q) + sum / static_cast<double>(count());
      for (std::size_t g = 0; g < count(); ++g) at(g, q) -= mean;
    }
  }
  std::size_t count() const { return deviations_.size() / quantities_; }
  double at(std::size_t g, std::size_t q) const { return deviations_[g * quantities_ + q]; }

  /// Sum of products with those of another table.
  double product(std::size_t q, const Deviations& other, std::size_t other_q) const {
    double sum = 0;
    for (std::size_t g = 0; g < count(); ++g) sum += at(g, q) * other.at(g, other_q);
    return sum;
  }

 private:
  double& at(std::size_t g, std::size_t q) { return deviations_[g * quantities_ + q]; }

  std::vector<double> deviations_;
  std::size_t quantities_;
};

}  // namespace

Control control_of(const PsaNoise& noise, std::uint64_t patients, const MeansAtValues& at_values) {
  const std::size_t quantities = noise.quantities();
  if (at_values.patients <= patients)
    return {std::vector<double>(quantities), noise.shared_noise(patients),
            std::vector<double>(at_values.groups.size())};
  const Deviations draws(noise.group_means(), quantities), values(at_values.groups, quantities);
  Control control{{}, noise.shared_noise(patients), {}};
  std::vector<double> beta;  // [1]
  for (std::size_t q = 0; q < quantities; ++q) {
    const double square = values.product(q, values, q);
    beta.push_back(square > 0 ? draws.product(q, values, q) / square : 0);
    control.shift.push_back(beta[q] * (at_values.all[q] - at_values.some[q]));
  }
  const double known = 1 - static_cast<double>(patients) / static_cast<double>(at_values.patients);
  const double scale = known * static_cast<double>(noise.group_size()) / static_cast<double>(patients) /
                       static_cast<double>(noise.groups() - 1);
  for (std::size_t i = 0; i < quantities; ++i)
    for (std::size_t j = 0; j < quantities; ++j)
      control.shared_noise[i * quantities + j] -=
          scale * (beta[i] * values.product(i, draws, j) + beta[j] * values.product(j, draws, i) -
                   beta[i] * beta[j] * values.product(i, values, j));
  for (std::size_t g = 0; g < values.count(); ++g)
    for (std::size_t q = 0; q < quantities; ++q)
      control.offsets.push_back(-(1 - std::sqrt(1 - known)) * beta[q] * values.at(g, q));
  return control;
}

}  // namespace spinepath
