// Listener: hears what happens to the patients of a crowd in the walk, with the number that each decision was made
// by. Runs have none; `explain` listens to a crowd of one.
#pragma once
#include <cstddef>
#include <cstdint>

#include "sim/engine/rows/who.h"

namespace spinepath {

enum class Milestone : std::uint8_t {
  ineligible,
  declined,
  accepted,
  pain_too_low,  ///< the step waits until pain is above the treatment's `pain_above`; value: until then [years]
  waits,         ///< value: how long [years]; course: the one waited for, 0 for the work-up
  unconfirmed,
  confirmed,
  course,       ///< value: the rank Z; drawn: its random number
  relapse_due,  ///< value: when [years from entry], if nothing comes before
  no_adverse_event,
  adverse_event,  ///< value: its cost [money]
  survives,
  dies,            ///< of that adverse event
  recovery,        ///< value: days off work [days]
  late_event_due,  ///< value: when [years from entry]
  endpoint,        ///< will be reached
  no_endpoint,
  success,  ///< value: relief at the assessment [percent]; limit: the criterion
  failure,
  relief_lost,  ///< limit: the criterion [percent]
  charge        ///< value: amount [money], of a cost item
};

struct Event {
  double time;  ///< [years from entry]
  Milestone what;
  std::size_t step;
  std::size_t entry = 0;  ///< in the list of the treatment
  int course = 0;         ///< of the treatment, from 1
  double value = 0;       ///< [see Milestone]
  double limit = 0;       ///< probability [1] or criterion [percent] that decided
  double drawn = 0;       ///< uniform random number [1]
};

class Listener {
 public:
  virtual ~Listener() = default;
  virtual void hear(Place who, const Event& event) = 0;
};

}  // namespace spinepath
