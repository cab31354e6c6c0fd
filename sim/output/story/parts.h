// The parts of `explain` (sim/output/story/story.h), each a table, and what they share: the patient, names of
// treatments, relief at a time, times as text.
#pragma once
#include <string>
#include <string_view>

#include "models/care_model.h"
#include "sim/engine/random/chance.h"
#include "sim/engine/walk/history.h"
#include "sim/output/text/names.h"
#include "sim/output/text/table.h"
#include "sim/scenario/format/scenario.h"

namespace spinepath::output {

/// The patient to explain, with the scenario, the model and the random numbers.
struct Subject {
  const scenario::Scenario& scenario;
  const CareModel& model;
  Chance chance;
  Patient patient;

  const Treatment& treatment(const Step& step) const { return model.treatment(step); }
  const scenario::Treatment& words_of(const Step& step) const {
    return scenario.treatments[static_cast<std::size_t>(step.treatment)];
  }
  /// The label of the treatment, at most 40 characters.
  std::string name_of(const Step& step) const { return shortened(printable(label_of(words_of(step))), 40); }
};

/// person.cpp: each attribute, the range of random numbers that leads to it, and the number drawn.
Table person_table(const Subject& subject);
/// The criteria of the treatment's rule that the patient does not meet: "condition, age".
std::string why_not_eligible(const Subject& subject, const Treatment& treatment);

/// decisions.cpp: the events of a pathway, in order of time.
Table decision_table(const Subject& subject, const Pathway& pathway, const History& history);

/// money.cpp: every charge in order of time and who pays it, undiscounted, then background costs.
Table charge_table(const Subject& subject, const Pathway& pathway, const History& history);

/// Relief [percent of baseline pain] at a time since entry [years].
double relief_at(const History& history, double time);

/// A time since entry [years] as text: "at entry" or "6 weeks".
std::string moment_text(double years);

}  // namespace spinepath::output
