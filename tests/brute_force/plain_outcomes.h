// plain_outcomes: what the lives come to, sections 5 to 7 of the design of the model, with integrals by quadrature.
#pragma once
#include "sim/engine/value/layout.h"
#include "tests/brute_force/life.h"

namespace spinepath::brute {

/// An outcome of one patient; `of`: view, class, treatment (slot) or -1; `entry`: event or time in a list.
struct Value {
  Outcome outcome;
  int of, entry;
  std::size_t place;  ///< of the whole layout
  double value;       ///< [the outcome's unit]
};

std::vector<Value> plain_outcomes(const World& world, const Layout& layout, std::size_t pathway,
                                  const Life& life);

}  // namespace spinepath::brute
