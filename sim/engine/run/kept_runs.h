// KeptRuns: the numbers of many runs. They are delivered in the order of runs: computed here, read from a ledger, or
// received from other processes. With a ledger, new ones are kept there.
#pragma once
#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <vector>

#include "sim/engine/partial/ledger.h"

namespace spinepath {

/// What is done with the numbers; false: none are wanted any more.
struct RunsWanted {
  std::function<bool(std::uint64_t run, std::span<const double> numbers)> take;
  std::function<bool()> counted;  ///< called for each run that was not computed here
};

class KeptRuns {
 public:
  /// `ledger`: null: nothing is kept.
  KeptRuns(Ledger* ledger, const Work& work, RunsWanted wanted);

  /// The next run to compute here, in ascending order.
  std::optional<std::uint64_t> next();
  /// Not at the same time as the other functions but `next`. False: no more are wanted.
  bool add(std::uint64_t run, std::vector<double> numbers);
  /// Takes what other processes computed; waits up to `patience` for something. False: no more are wanted.
  bool receive(std::chrono::milliseconds patience);
  /// Whether runs are computed elsewhere that come in here.
  bool awaits() const { return others_ != nullptr && others_->awaited(); }
  /// Delivers what is left, and keeps what was added.
  void finish();

 private:
  void note(Record record);
  bool deliver();
  std::optional<std::vector<double>> numbers_of_next();
  void keep();

  Ledger* ledger_;
  Others* others_;
  RunsWanted wanted_;
  std::vector<UnitRange> held_ = {};  ///< in the ledger, to be read
  std::size_t next_held_ = 0;
  UnitRange here_;                                             ///< to compute here
  std::map<std::uint64_t, std::vector<double>> waiting_ = {};  ///< for earlier runs
  std::uint64_t next_delivered_ = 0;
  bool is_wanted_ = true;
  std::vector<Record> new_ = {};  ///< to be kept
  std::size_t new_numbers_ = 0;
};

}  // namespace spinepath
