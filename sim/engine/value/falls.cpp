#include "sim/engine/value/falls.h"

#include <algorithm>

#include "models/discounting.h"

namespace spinepath {
namespace {

SPINEPATH_VECTORISED
void weigh(const double* time, const double* amount, double per_year, double* discounted, std::size_t n) {
  for (std::size_t i = 0; i < n; i += lane_count)
    store(discounted + i, load(amount + i) * exponential(-per_year * load(time + i)));
}

SPINEPATH_VECTORISED
void weigh_lengths(const double* length, double per_year, double* discounted, std::size_t n) {
  for (std::size_t i = 0; i < n; i += lane_count)
    store(discounted + i, load(discounted + i) * decay(per_year * load(length + i)).first);
}

}  // namespace

void Falls::grow() {
  const std::size_t room = std::max<std::size_t>(64, 2 * places_.size());
  for (auto* row : {&time_, &length_, &amount_, &discounted_}) row->resize(room);
  places_.resize(room);
}

void Falls::discount(double per_year) {
  weigh(time_.data(), amount_.data(), per_year, discounted_.data(), padded(size_));
  if (longest_ > 0) weigh_lengths(length_.data(), per_year, discounted_.data(), padded(size_));
}

}  // namespace spinepath
