// History: what happened to one patient in one pathway: when relief was what, what was charged, which events
// fell. Written by `walk`, priced by `value`, told by `explain`. One History is reused for many patients: its
// lists keep their memory, so a walk allocates nothing.
#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

#include "models/response.h"

namespace spinepath {

/// Which thing of a pathway: the step, and the entry in its treatment's list (costs, adverse events, …).
struct Of {
  std::uint16_t step = 0;
  std::uint16_t entry = 0;
};

enum class Milestone : std::uint8_t {
  // Decisions.
  ineligible,   ///< step skipped by rule
  declined,     ///< step skipped by the patient
  unconfirmed,  ///< work-up did not confirm
  success,      ///< assessment with X >= success
  failure,      ///< assessment without
  relief_lost,  ///< after success
  // What counts.
  course,  ///< a course starts
  adverse_event,
  fatal_event,  ///< the patient dies of that adverse event
  late_event,
  endpoint
};

struct Mark {
  double time;  ///< [years from entry]
  Milestone what;
  Of of;
  std::uint16_t course;  ///< from 1; 0 before the first
};

enum class ChargeFor : std::uint8_t { item, adverse_event, late_event };

struct Charge {
  double time;    ///< [years from entry]
  double amount;  ///< [money]
  Of of;
  ChargeFor what;
  bool covered;
};

/// Money that flows at a constant rate.
struct Flow {
  double from, to;         ///< [years from entry]
  double amount_per_year;  ///< [money per year]
  Of of;
  bool covered;
};

struct Loss {
  double time;           ///< [years from entry]
  double qaly;           ///< [QALY]
  double days_off_work;  ///< [days]
};

/// How far a life came in its pathway.
struct Progress {
  std::size_t steps_taken = 0;  ///< up to the last one that the patient took up
  bool looks_further = false;   ///< at the end of the pathway; false where the walk ended on a step
};

struct History {
  double end = 0;     ///< death or horizon [years from entry]
  bool died = false;  ///< whether death came before the horizon
  Progress progress;
  std::vector<ReliefPiece> relief;
  std::vector<Charge> charges;
  std::vector<Flow> flows;
  std::vector<Loss> losses;
  std::vector<Mark> marks;  ///< not in order of time: late events and endpoints are known at the next course

  bool keeps_decisions = true;   ///< whether marks has them too; a run goes faster without
  std::vector<double> foreseen;  ///< scratch of the walk: times of the current course's late events

  void clear() {
    progress = {};
    relief.clear();
    charges.clear();
    flows.clear();
    losses.clear();
    marks.clear();
  }
};

}  // namespace spinepath
