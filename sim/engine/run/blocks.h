// Blocks: simulates blocks of patients on all threads.
#pragma once
#include <memory>
#include <optional>

#include "models/care_model.h"
#include "sim/engine/run/block_sums.h"
#include "sim/engine/run/run.h"
#include "sim/engine/run/watch.h"

namespace spinepath {

class Blocks {
 public:
  /// `none`: sums over nobody. All arguments must outlive it.
  Blocks(const CareModel& model, const RunOptions& options, const Layout& layout, const Node& none,
         const KeepGoing& keep_going);
  ~Blocks();

  /// Adds the patients of a range that begins with a block and ends with one. False if stopped.
  bool add(const UnitRange& patients, Nodes& to);
  /// Counts patients whose sums are there already. False: stop.
  bool skip(std::uint64_t patients);

 private:
  class OnThreads;
  std::unique_ptr<OnThreads> on_threads_;
};

}  // namespace spinepath
