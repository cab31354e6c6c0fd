// History: relief over time, charges and events of one patient in one pathway. Written by `walk`, evaluated
// by Valuation, printed by `explain`. One History is reused for many patients: its lists keep their memory,
// so a walk does not allocate.
#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

#include "models/response.h"

namespace spinepath {

/// An element of a pathway: the step, and the entry in its treatment's list (costs, adverse events, …).
struct Of {
  std::uint16_t step = 0;
  std::uint16_t entry = 0;
};

enum class Milestone : std::uint8_t {
  // Decisions.
  ineligible,   ///< step skipped by rule
  declined,     ///< step skipped by the patient
  unconfirmed,  ///< work-up did not confirm
  success,      ///< assessment with relief >= Pathway::success
  failure,      ///< assessment with less relief
  relief_lost,  ///< relief below Pathway::success after a success
  // Events.
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

/// How far the patient came in the pathway.
struct Progress {
  std::size_t steps_taken = 0;  ///< index of the last step taken up, plus 1
  bool looks_further = false;   ///< the pathway ended before the patient did
};

struct History {
  double end = 0;     ///< death or horizon [years from entry]
  bool died = false;  ///< whether death came before the horizon
  Progress progress;
  std::vector<ReliefPiece> relief;
  std::vector<Charge> charges;
  std::vector<Flow> flows;
  std::vector<Loss> losses;
  std::vector<Mark> marks;  ///< not in order of time: late events and endpoints are added at the next course

  bool keeps_decisions = true;   ///< whether `marks` includes decisions; a run is faster without
  std::vector<double> foreseen;  ///< used by walk: times of the course's late events [years from entry]

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
