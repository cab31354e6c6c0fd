#include "sim/engine/tally/linear_sums.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "sim/engine/tally/rounding.h"

namespace spinepath {
namespace {

SPINEPATH_INLINE Lanes value_of(const Combination& combination, const Rows& outcomes, std::size_t patient) {
  Lanes value{};
  for (const auto& [place, weight] : combination.terms) value += weight * load(outcomes[place] + patient);
  return value;
}

double folded(const std::vector<double>& lanes, std::size_t i) {
  const auto begin = lanes.begin() + static_cast<std::ptrdiff_t>(i * lane_count);
  return std::accumulate(begin, begin + lane_count, 0.0);
}

}  // namespace

LinearSums::LinearSums(std::vector<Combination> combinations, const Rows& first)
    : combinations_(std::move(combinations)),
      sum_(combinations_.size() * lane_count),
      square_(combinations_.size() * lane_count) {
  for (const Combination& combination : combinations_) pivot_.push_back(value_of(combination, first, 0)[0]);
}

void LinearSums::add(const Rows& outcomes, std::size_t patients, std::size_t counted) {
  patients_ += static_cast<double>(counted);
  for (std::size_t c = 0; c < combinations_.size(); ++c) {
    Lanes s = load(sum_.data() + c * lane_count), q = load(square_.data() + c * lane_count);
    for (std::size_t i = 0; i < patients; i += lane_count) {
      Lanes deviation = value_of(combinations_[c], outcomes, i) - pivot_[c];
      for (std::size_t lane = patients - i; lane < lane_count; ++lane)  // beyond the last patient
        deviation[lane] = 0;
      s += deviation;
      q += deviation * deviation;
    }
    store(sum_.data() + c * lane_count, s);
    store(square_.data() + c * lane_count, q);
  }
}

void LinearSums::merge(const LinearSums& later) {
  patients_ += later.patients_;
  for (std::size_t i = 0; i < sum_.size(); ++i) {
    sum_[i] += later.sum_[i];
    square_[i] += later.square_[i];
  }
}

double LinearSums::mean(std::size_t c) const {
  return zero_if_rounding_error(pivot_[c] + folded(sum_, c) / patients_, pivot_[c]);
}

double LinearSums::standard_error(std::size_t c) const {
  const double sum = folded(sum_, c), square = folded(square_, c);
  const double left = std::max(0.0, zero_if_rounding_error(square - sum * sum / patients_, square));
  return std::sqrt(left / (patients_ - 1) / patients_);
}

}  // namespace spinepath
