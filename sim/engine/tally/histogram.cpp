#include "sim/engine/tally/histogram.h"

#include <algorithm>
#include <bit>

namespace spinepath {

void SpendHistogram::add(std::span<const double> amounts) {
  if (bins_.empty()) bins_.resize(bin_count);
  // The bits of a positive double approximate its logarithm piecewise linearly: exponent, then mantissa.
  constexpr std::int64_t first = (1023ll + first_octave) << steps_per_octave_bits;
  for (const double amount : amounts) {
    const auto step = std::bit_cast<std::int64_t>(amount) >> (52 - steps_per_octave_bits);
    Bin& bin = bins_[static_cast<std::size_t>(std::clamp<std::int64_t>(step - first + 1, 0, bin_count - 1))];
    bin.smallest = std::min(bin.smallest, amount);
    bin.largest = std::max(bin.largest, amount);
    ++bin.count;
  }
}

void SpendHistogram::merge(const SpendHistogram& other) {
  if (other.bins_.empty()) return;
  if (bins_.empty()) bins_.resize(bin_count);
  for (std::size_t i = 0; i < bins_.size(); ++i) {
    const Bin& from = other.bins_[i];
    Bin& to = bins_[i];
    if (from.count == 0) continue;
    to.smallest = std::min(to.smallest, from.smallest);
    to.largest = std::max(to.largest, from.largest);
    to.count += from.count;
  }
}

std::vector<double> SpendHistogram::numbers() const {
  std::vector<double> numbers;
  for (std::size_t i = 0; i < bins_.size(); ++i)
    if (const Bin& bin = bins_[i]; bin.count > 0)
      numbers.insert(numbers.end(),
                     {static_cast<double>(i), static_cast<double>(bin.count), bin.smallest, bin.largest});
  return numbers;
}

bool SpendHistogram::merge_numbers(std::span<const double> numbers) {
  SpendHistogram other;
  if (!numbers.empty()) other.bins_.resize(bin_count);
  for (; numbers.size() >= 4; numbers = numbers.subspan(4)) {
    if (!(numbers[0] >= 0 && numbers[0] < bin_count && numbers[1] >= 1)) return false;
    other.bins_[static_cast<std::size_t>(numbers[0])] = {static_cast<std::uint64_t>(numbers[1]), numbers[2],
                                                         numbers[3]};
  }
  if (!numbers.empty()) return false;
  merge(other);
  return true;
}

double SpendHistogram::quantile(double q) const {
  std::uint64_t patients = 0;
  for (const Bin& bin : bins_) patients += bin.count;
  const double place = q * static_cast<double>(patients - 1);
  const auto rank = static_cast<std::uint64_t>(place);
  const double below = of_rank(rank), above = of_rank(std::min(rank + 1, patients - 1));
  return below + (above - below) * (place - static_cast<double>(rank));
}

double SpendHistogram::share_of_costliest(double fraction) const {
  double patients = 0, all = 0;
  for (const Bin& bin : bins_) {
    if (bin.count == 0) continue;
    patients += static_cast<double>(bin.count);
    all += static_cast<double>(bin.count) * (bin.smallest + bin.largest) / 2;
  }
  if (!(all > 0)) return 0;
  double left = fraction * patients, theirs = 0;
  for (auto bin = bins_.rbegin(); bin != bins_.rend() && left > 0; ++bin) {
    const auto count = static_cast<double>(bin->count);
    if (count == 0) continue;
    const double taken =
        std::min(left, count);  // the upper part of amounts in a line from smallest to largest
    theirs += taken * (bin->largest - (bin->largest - bin->smallest) * taken / count / 2);
    left -= taken;
  }
  return theirs / all;
}

double SpendHistogram::of_rank(std::uint64_t rank) const {
  for (const Bin& bin : bins_) {
    if (rank < bin.count) {
      const double share =
          bin.count == 1 ? 0.0 : static_cast<double>(rank) / static_cast<double>(bin.count - 1);
      return bin.smallest + (bin.largest - bin.smallest) * share;
    }
    rank -= bin.count;
  }
  return bins_.back().largest;
}

}  // namespace spinepath
