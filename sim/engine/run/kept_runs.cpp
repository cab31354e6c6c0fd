#include "sim/engine/run/kept_runs.h"

#include <utility>

namespace spinepath {

/// So many numbers are kept even if it is not time to: 64 MiB.
constexpr std::size_t most_in_memory = std::size_t{1} << 23;

KeptRuns::KeptRuns(Ledger* ledger, const Work& work)
    : ledger_(ledger), runs_(work.units), share_{0, work.units} {
  if (ledger_ == nullptr) return;
  held_ = ledger_->begin(work);
  share_ = ledger_->share(work);
}

std::optional<std::vector<double>> KeptRuns::read(std::uint64_t run) {
  while (next_held_ < held_.size() && held_[next_held_].first < run) ++next_held_;
  if (next_held_ == held_.size() || held_[next_held_] != UnitRange{run, run + 1}) return std::nullopt;
  return ledger_->read(held_[next_held_]).numbers;
}

void KeptRuns::add(std::uint64_t run, std::vector<double> numbers) {
  if (ledger_ == nullptr) return;
  new_numbers_ += numbers.size();
  new_.push_back({run, 1, std::move(numbers)});
  if (ledger_->due() || new_numbers_ > most_in_memory) keep();
}

void KeptRuns::keep() {
  if (!new_.empty()) ledger_->keep(std::exchange(new_, {}));
  new_numbers_ = 0;
}

}  // namespace spinepath
