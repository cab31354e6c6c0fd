// KinkColumns: kinks of lane_count patients in the form in which their sums are taken (value.h).
#pragma once
#include "models/numerics/lanes.h"

namespace spinepath {

struct alignas(sizeof(Lanes)) KinkColumns {
  Lanes time;             ///< [years from entry]
  Lanes constant;         ///< jump - slope * time [percent]
  Lanes slope;            ///< [percent per year]
  Lanes costs, qalys;     ///< jump G1 - slope G2 with the discount of costs, of QALYs [percent * years]
  Lanes plain;            ///< integral of relief from here to the end of life [percent * years]
  LaneBits is_context{};  ///< of the kinks of layers
};

/// Of kinks before a moment.
struct alignas(sizeof(Lanes)) KinkSums {
  Lanes constant{}, slope{}, costs{};
};

}  // namespace spinepath
