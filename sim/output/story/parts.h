// The parts of `explain` (sim/output/story/story.h), each a table, and what they share: the patient, names of
// treatments, times as text.
#pragma once
#include <string>

#include "sim/engine/random/chance.h"
#include "sim/output/story/life.h"
#include "sim/output/text/names.h"
#include "sim/output/text/table.h"
#include "sim/scenario/text/time_text.h"

namespace spinepath::output {

/// The patient to explain, with the scenario, the model and the random numbers.
struct Subject {
  const scenario::Scenario& scenario;
  const CareModel& model;
  Chance chance;
  Crowd crowd;  ///< of one

  const Patient& patient() const { return crowd.patients[0]; }
  std::optional<std::size_t> natural() const {
    return crowd.nature.rule(0);
  }  ///< index of the natural course
  const scenario::Treatment& words_of(std::size_t treatment) const { return scenario.treatments[treatment]; }
  const scenario::Treatment& words_of(const Step& step) const {
    return words_of(static_cast<std::size_t>(step.treatment));
  }
  /// The label of a treatment, at most 40 characters.
  template <class Of>
  std::string name_of(const Of& of) const {
    return shortened(printable(label_of(words_of(of))), 40);
  }
};

/// person.cpp: each attribute, the range of random numbers that leads to it, and the number drawn.
Table person_table(const Subject& subject);
/// Natural course at the report times, of the patient and of all with that curve; empty without one.
Table nature_table(const Subject& subject);
/// The criteria of the treatment's rule that the patient does not meet: "condition, age".
std::string why_not_eligible(const Subject& subject, const Treatment& treatment);

/// decisions.cpp: the events of a pathway, in order of time.
Table decision_table(const Subject& subject, const Life& life);
/// What became of the patient at each step.
Table fate_table_of(const Subject& subject, const Life& life);

/// relief.cpp: relief and its parts, and pain, at the report times.
Table relief_table(const Subject& subject, const Life& life);
/// Relief, pain or a part of relief at a report time.
std::string relief_text(const Life& life, Outcome outcome, std::size_t report_time);
/// Relief of the pain at a treatment's first course, that long after it.
Table treated_table(const Subject& subject, const Life& life);

/// money.cpp: every charge in order of time and who pays it, undiscounted, then background costs.
Table charge_table(const Subject& subject, const Life& life);

/// A time since entry [years] as text: "at entry" or "6 weeks".
inline std::string moment_text(double years) { return years > 0 ? scenario::time_text(years) : "at entry"; }

}  // namespace spinepath::output
