#include "sim/analysis/psa/noise.h"

#include <algorithm>
#include <array>

namespace spinepath {
namespace {

/// Adds x x' of each row x of a table to the lower triangle: a few neighbours at a time over all rows, so that
/// sums stay in registers; each number is summed in the order of the rows.
void add_squares(std::vector<double>& triangle, const std::vector<double>& table, std::size_t size) {
  constexpr std::size_t block = 16;
  const std::size_t rows = size == 0 ? 0 : table.size() / size;
  std::array<double, block> sums{}, x{};
  for (std::size_t first = 0; first < size; first += block)
    for (std::size_t i = first; i < size; ++i) {
      double* to = triangle.data() + i * size + first;
      const std::size_t count = std::min(block, i + 1 - first);
      std::copy_n(to, count, sums.begin());
      for (std::size_t r = 0; r < rows; ++r) {
        const double* row = table.data() + r * size;
        std::copy_n(row + first, std::min(block, size - first), x.begin());
        for (std::size_t j = 0; j < block; ++j) sums[j] += row[i] * x[j];
      }
      std::copy_n(sums.begin(), count, to);
    }
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
  add_squares(scatter_, centred(std::move(deviations), quantities_), quantities_);
}

/// Sum over groups of the squared deviations of group sums, per draw squared.
std::vector<double> PsaNoise::group_scatter(const std::vector<double>& sums) const {
  std::vector<double> triangle(quantities_ * quantities_);
  add_squares(triangle, centred(sums, quantities_), quantities_);
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
