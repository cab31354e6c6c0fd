#include "sim/engine/run/kept_runs.h"

#include <utility>

namespace spinepath {

/// So many numbers are kept even if it is not time to: 64 MiB.
constexpr std::size_t most_in_memory = std::size_t{1} << 23;

KeptRuns::KeptRuns(Ledger* ledger, const Work& work, RunsWanted wanted)
    : ledger_(ledger), others_(ledger ? ledger->others() : nullptr), wanted_(std::move(wanted)) {
  if (ledger_ != nullptr)
    held_ = ledger_->begin(work);
  else
    here_ = {0, work.units};
}

std::optional<std::uint64_t> KeptRuns::next() {
  if (here_.size() == 0 && ledger_ != nullptr) here_ = ledger_->next().value_or(UnitRange{});
  if (here_.size() == 0) return std::nullopt;
  return here_.first++;
}

bool KeptRuns::add(std::uint64_t run, std::vector<double> numbers) {
  note({run, 1, std::move(numbers)});
  return deliver();
}

bool KeptRuns::receive(std::chrono::milliseconds patience) {
  if (others_ == nullptr) return is_wanted_;
  for (Record& record : others_->received(patience)) {
    note(std::move(record));
    is_wanted_ = wanted_.counted() && is_wanted_;
  }
  return deliver();
}

void KeptRuns::note(Record record) {
  if (ledger_ != nullptr) {
    new_numbers_ += record.numbers.size();
    new_.push_back(record);
    if (ledger_->due() || new_numbers_ > most_in_memory) keep();
  }
  if (ledger_ == nullptr || ledger_->has_all()) waiting_.emplace(record.first, std::move(record.numbers));
}

/// None: it has to be waited for, or there is none.
std::optional<std::vector<double>> KeptRuns::numbers_of_next() {
  if (next_held_ < held_.size() && held_[next_held_].first == next_delivered_) {
    is_wanted_ = wanted_.counted();
    return ledger_->read(held_[next_held_++]).numbers;
  }
  if (waiting_.empty() || waiting_.begin()->first != next_delivered_) return std::nullopt;
  return std::move(waiting_.extract(waiting_.begin()).mapped());
}

bool KeptRuns::deliver() {
  if (ledger_ != nullptr && !ledger_->has_all()) return is_wanted_;
  while (is_wanted_) {
    // Where nothing is computed, what is missing is left out.
    if (ledger_ != nullptr && !ledger_->computes() && next_held_ < held_.size())
      next_delivered_ = held_[next_held_].first;
    const auto numbers = numbers_of_next();
    if (!numbers || !is_wanted_) break;
    is_wanted_ = wanted_.take(next_delivered_++, *numbers);
  }
  return is_wanted_;
}

void KeptRuns::finish() {
  deliver();
  keep();
}

void KeptRuns::keep() {
  if (!new_.empty()) ledger_->keep(std::exchange(new_, {}));
  new_numbers_ = 0;
}

}  // namespace spinepath
