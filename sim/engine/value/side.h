// What the valuation knows of the lane_count patients that it is valuing.
#pragma once
#include "sim/engine/value/value.h"

namespace spinepath {

/// The patient's part is one of health care; lost production and days off work are not.
struct alignas(sizeof(Lanes)) Valuation::ByView {
  Lanes own, care, work;  ///< [money]
};

struct alignas(sizeof(Lanes)) Valuation::Side : Neighbours {
  Lanes pain, end, own_share, lowest;
  Sweep::Times times;
  // Over the whole life: sums over all kinks, and integrals of relief [percent * years].
  ColumnSums kinks;
  Lanes of_qalys{}, plain{};  ///< as Column::costs with the discount of QALYs; undiscounted
  ByView background;          ///< [money, discounted]
  using Neighbours::Neighbours;
};

struct alignas(sizeof(Lanes)) Valuation::Relieved {
  Lanes time;   ///< the moment, or the end of life before it [years from entry]
  Lanes alive;  ///< 1 or 0
  ColumnSums natural, layers, contexts, corrections;
};

struct alignas(sizeof(Lanes)) Valuation::Money {
  ByView spent;           ///< of the pathway [money]
  Lanes time, pain_time;  ///< of the background: discounted as the money is [years], [VAS mm * years]
};

}  // namespace spinepath
