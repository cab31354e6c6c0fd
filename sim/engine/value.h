// Valuation: what a History was worth: relief at each moment, money by view, QALYs, years. Integrals over
// pieces of time in which relief is linear are exact. What falls exactly at a moment is not yet counted
// there, as what falls at the horizon does not count. Source: MODEL.md sections 5 to 7.
#pragma once
#include <span>

#include "models/care_model.h"
#include "sim/engine/history.h"
#include "sim/engine/layout.h"

namespace spinepath {

class Valuation {
 public:
  Valuation(const CareModel& model, const Layout& layout) : model_(model), layout_(layout) {}

  /// Fills one pathway's array (layout.h).
  void value(std::size_t pathway, const Patient& patient, const History& history, std::span<double> y) const;

 private:
  const CareModel& model_;
  const Layout& layout_;
};

}  // namespace spinepath
