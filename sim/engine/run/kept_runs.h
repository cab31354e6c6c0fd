// KeptRuns: the numbers of many runs in a ledger, if there is one.
#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "sim/engine/run/ledger.h"

namespace spinepath {

class KeptRuns {
 public:
  /// `ledger`: null: nothing is kept.
  KeptRuns(Ledger* ledger, const Work& work);

  /// The runs to do here.
  const UnitRange& share() const { return share_; }
  bool divided() const { return share_ != UnitRange{0, runs_}; }
  /// Whether a run that has no numbers here is to be done.
  bool computes() const { return ledger_ == nullptr || ledger_->computes(); }
  /// None if there are none; in ascending order.
  std::optional<std::vector<double>> read(std::uint64_t run);
  void add(std::uint64_t run, std::vector<double> numbers);
  /// Keeps what was added.
  void keep();

 private:
  Ledger* ledger_;
  std::uint64_t runs_;
  UnitRange share_;
  std::vector<UnitRange> held_ = {};
  std::size_t next_held_ = 0;
  std::vector<Record> new_ = {};
  std::size_t new_numbers_ = 0;
};

}  // namespace spinepath
