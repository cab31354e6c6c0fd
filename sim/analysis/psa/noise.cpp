#include "sim/analysis/psa/noise.h"

namespace spinepath {
namespace {

/// Adds x x' to the lower triangle.
void add_square(std::vector<double>& triangle, const double* x, std::size_t size) {
  for (std::size_t i = 0; i < size; ++i)
    for (std::size_t j = 0; j <= i; ++j) triangle[i * size + j] += x[i] * x[j];
}

/// Table rows less their mean over rows, [row][column].
std::vector<double> centred(std::vector<double> table, std::size_t columns) {
  const std::size_t rows = columns == 0 ? 0 : table.size() / columns;
  for (std::size_t c = 0; c < columns; ++c) {
    double sum = 0;
    for (std::size_t r = 0; r < rows; ++r) sum += table[r * columns + c];
    for (std::size_t r = 0; r < rows; ++r) table[r * columns + c] -= sum / static_cast<double>(rows);
  }
  return table;
}

std::vector<double> symmetric(std::vector<double> triangle, std::size_t size, double scale) {
  for (std::size_t i = 0; i < size; ++i)
    for (std::size_t j = 0; j <= i; ++j)
      triangle[j * size + i] = triangle[i * size + j] = scale * triangle[i * size + j];
  return triangle;
}

}  // namespace

void PsaNoise::add(std::vector<double> deviations, std::uint64_t groups, std::uint64_t group_size) {
  if (draws_ == 0) {
    groups_ = groups;
    group_size_ = group_size;
    quantities_ = deviations.size() / groups_;
    first_ = deviations;
    sum_.resize(first_.size());
    scatter_.resize(quantities_ * quantities_);
  }
  ++draws_;
  for (std::size_t i = 0; i < first_.size(); ++i) sum_[i] += deviations[i] -= first_[i];
  const std::vector<double> within = centred(std::move(deviations), quantities_);
  for (std::size_t g = 0; g < groups_; ++g)
    add_square(scatter_, within.data() + g * quantities_, quantities_);
}

/// Sum over groups of the squared deviations of group sums, per draw squared.
std::vector<double> PsaNoise::group_scatter(const std::vector<double>& sums) const {
  const std::vector<double> between = centred(sums, quantities_);
  std::vector<double> triangle(quantities_ * quantities_);
  for (std::size_t g = 0; g < groups_; ++g)
    add_square(triangle, between.data() + g * quantities_, quantities_);
  for (double& x : triangle) x /= draws_ * draws_;
  return triangle;
}

std::vector<double> PsaNoise::rest() const {
  const std::vector<double> between = group_scatter(sum_);
  std::vector<double> rest = scatter_;
  for (std::size_t i = 0; i < rest.size(); ++i)
    rest[i] = (rest[i] - draws_ * between[i]) / ((draws_ - 1) * static_cast<double>(groups_ - 1));
  return rest;
}

std::vector<double> PsaNoise::noise(std::uint64_t patients) const {
  return symmetric(rest(), quantities_, static_cast<double>(group_size_) / static_cast<double>(patients));
}

std::vector<double> PsaNoise::shared_noise(std::uint64_t patients) const {
  std::vector<double> sums = first_;
  for (std::size_t i = 0; i < sums.size(); ++i) sums[i] = draws_ * sums[i] + sum_[i];
  std::vector<double> shared = group_scatter(sums);
  const std::vector<double> unshared = rest();
  for (std::size_t i = 0; i < shared.size(); ++i)
    shared[i] = shared[i] / static_cast<double>(groups_ - 1) - unshared[i] / draws_;
  return symmetric(std::move(shared), quantities_,
                   static_cast<double>(group_size_) / static_cast<double>(patients));
}

std::vector<double> PsaNoise::group_means() const {
  std::vector<double> means = first_;
  for (std::size_t i = 0; i < means.size(); ++i) means[i] += sum_[i] / draws_;
  return means;
}

}  // namespace spinepath
