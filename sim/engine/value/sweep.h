// Sweep: goes through the relief of lane_count patients from entry to the end, measures the time at or above a
// criterion, and finds where relief leaves the range that pain allows. There it gets kinks of its own, so that after
// the sweep all is linear again: relief is the sum of the natural course, the layers and these corrections.
#pragma once
#include <array>
#include <vector>

#include "sim/engine/relief/pieces.h"

namespace spinepath {

class Sweep {
 public:
  static constexpr double lower_criterion = 30, higher_criterion = 50;  ///< relief [percent]

  struct alignas(sizeof(Lanes)) Life {
    Lanes end;     ///< [years from entry]
    Lanes lowest;  ///< lowest relief possible [percent]
  };
  struct alignas(sizeof(Lanes)) Times {
    Lanes above_lower{}, above_higher{};  ///< [years]
  };
  /// Replaces the corrections by those of these patients.
  Times run(const Neighbours& side, const Nature& nature, const Kinks& kinks, const Life& life);

  const std::vector<KinkLanes>& corrections() const { return corrections_; }

 private:
  struct State;
  void keep_within(Lanes until, Lanes x, const State& state);
  void correct(LaneBits who, Lanes from, Lanes until, Lanes value, Lanes slope);

  void add(std::size_t lane, double time, double jump, double slope);

  std::vector<KinkLanes> corrections_;               ///< the r-th ones of all patients
  std::array<std::size_t, lane_count> counts_ = {};  ///< of each patient
};

}  // namespace spinepath
