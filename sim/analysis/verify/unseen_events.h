// Unseen events: adverse events, late events and endpoints that are declared with a probability or rate above 0 and
// happened to nobody in any pathway, although their treatment was given. More patients are needed to see them, and what
// they would cost is missing from the results.
#pragma once
#include <vector>

#include "sim/engine/run/results.h"
#include "sim/scenario/format/scenario.h"

namespace spinepath {

struct UnseenEvent {
  Outcome outcome;  ///< adverse_events, late_events or endpoints
  std::size_t treatment;
  const scenario::Name* name;
  const scenario::Parameter* chance;  ///< as declared: a probability, or a rate per year
  double cases;                       ///< the most courses, or treated patients, in one pathway [1]
  double mean_cost;                   ///< [money]
};
/// By treatment, kind and place in the file.
std::vector<UnseenEvent> unseen_events(const scenario::Scenario& scenario, const Results& results);

/// Upper 95 % confidence bound of the probability of what happened in none of `n` cases, about 3/n (rule of
/// three: Hanley and Lippman-Hand, JAMA 249 (1983) 1743).
double upper_bound_of_none(double n);

}  // namespace spinepath
