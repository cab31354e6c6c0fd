#include "sim/analysis/psa/control.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "sim/engine/tally/rounding.h"

namespace spinepath {
namespace {

/// The coordinates in which means are controlled: those of the first strategy, and differences to it.
class Contrasts {
 public:
  Contrasts(std::size_t quantities, std::size_t strategies)
      : size_(quantities), kinds_(quantities / strategies) {}

  std::size_t size() const { return size_; }
  /// Rows of quantities to rows of contrasts.
  std::vector<double> of(std::vector<double> rows) const {
    for (std::size_t i = rows.size(); i-- > 0;)
      if (const std::size_t q = i % size_; q >= kinds_) rows[i] -= rows[i - q + q % kinds_];
    return rows;
  }
  /// And back.
  std::vector<double> quantities(std::vector<double> rows) const {
    for (std::size_t i = 0; i < rows.size(); ++i)
      if (const std::size_t q = i % size_; q >= kinds_) rows[i] += rows[i - q + q % kinds_];
    return rows;
  }
  /// A matrix over contrasts to one over quantities.
  std::vector<double> quantities_of_matrix(const std::vector<double>& matrix) const {
    return transposed(quantities(transposed(quantities(matrix))));
  }

 private:
  std::vector<double> transposed(const std::vector<double>& matrix) const {
    std::vector<double> turned(matrix.size());
    for (std::size_t i = 0; i < matrix.size(); ++i) turned[i % size_ * size_ + i / size_] = matrix[i];
    return turned;
  }
  std::size_t size_, kinds_;
};

/// Deviations of groups from their mean, [group][column].
class Deviations {
 public:
  Deviations(std::vector<double> groups, std::size_t columns)
      : deviations_(std::move(groups)), columns_(columns) {
    for (std::size_t c = 0; c < columns_; ++c) {
      double sum = 0;  // relative to the first group, so that equal groups have no deviation
      for (std::size_t g = 0; g < count(); ++g) sum += at(g, c) - at(0, c);
      const double mean = at(0, c) + sum / static_cast<double>(count());
      for (std::size_t g = 0; g < count(); ++g) deviations_[g * columns_ + c] -= mean;
    }
  }
  std::size_t count() const { return deviations_.size() / columns_; }
  double at(std::size_t g, std::size_t c) const { return deviations_[g * columns_ + c]; }

  /// Sum of products with those of another table.
  double product(std::size_t c, const Deviations& other, std::size_t other_c) const {
    double sum = 0;
    for (std::size_t g = 0; g < count(); ++g) sum += at(g, c) * other.at(g, other_c);
    return sum;
  }

 private:
  std::vector<double> deviations_;
  std::size_t columns_;
};

/// Largest magnitude of the quantities that make each contrast, by which its rounding error is judged.
std::vector<double> sizes_of(const std::vector<double>& groups, std::size_t quantities, std::size_t kinds) {
  std::vector<double> sizes(quantities);
  for (std::size_t i = 0; i < groups.size(); ++i) {
    double& size = sizes[i % quantities];
    size = std::max(
        {size, std::fabs(groups[i]), std::fabs(groups[i - i % quantities + i % quantities % kinds])});
  }
  return sizes;
}

/// 0 for what all groups share, up to rounding.
std::vector<double> regression_on(const Deviations& values, const Deviations& draws,
                                  const std::vector<double>& sizes) {
  std::vector<double> beta;
  for (std::size_t c = 0; c < sizes.size(); ++c) {
    const double square = values.product(c, values, c), least = rounding_of_sums * sizes[c];
    beta.push_back(square > least * least ? draws.product(c, values, c) / square : 0);
  }
  return beta;
}

}  // namespace

Control control_of(const PsaNoise& noise, std::uint64_t patients, const MeansAtValues& at_values) {
  const Contrasts contrasts(noise.quantities(), at_values.strategies);
  const std::size_t size = contrasts.size();
  Control control{std::vector<double>(size), noise.shared_noise(patients),
                  std::vector<double>(at_values.groups.size())};
  if (at_values.patients <= patients || noise.groups() < 2) return control;

  const Deviations draws(contrasts.of(noise.group_means()), size),
      values(contrasts.of(at_values.groups), size);
  const std::vector<double> beta =
      regression_on(values, draws, sizes_of(at_values.groups, size, size / at_values.strategies));
  const std::vector<double> some = contrasts.of(at_values.some), all = contrasts.of(at_values.all);
  for (std::size_t c = 0; c < size; ++c) control.shift[c] = beta[c] * (all[c] - some[c]);
  control.shift = contrasts.quantities(std::move(control.shift));

  const double known = 1 - static_cast<double>(patients) / static_cast<double>(at_values.patients);
  const double scale = known * static_cast<double>(noise.group_size()) / static_cast<double>(patients) /
                       static_cast<double>(noise.groups() - 1);
  std::vector<double> removed(size * size);
  for (std::size_t i = 0; i < size; ++i)
    for (std::size_t j = 0; j < size; ++j)
      removed[i * size + j] =
          scale * (beta[i] * values.product(i, draws, j) + beta[j] * values.product(j, draws, i) -
                   beta[i] * beta[j] * values.product(i, values, j));
  removed = contrasts.quantities_of_matrix(removed);
  for (std::size_t i = 0; i < removed.size(); ++i) control.shared_noise[i] -= removed[i];

  for (std::size_t i = 0; i < control.offsets.size(); ++i)
    control.offsets[i] = -(1 - std::sqrt(1 - known)) * beta[i % size] * values.at(i / size, i % size);
  control.offsets = contrasts.quantities(std::move(control.offsets));
  return control;
}

}  // namespace spinepath
