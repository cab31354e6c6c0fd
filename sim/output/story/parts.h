// The parts of a story (story.h), each a table.
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

/// The patient whose story it is, and where they live.
struct Subject {
  const scenario::Scenario& scenario;
  const CareModel& model;
  Chance chance;
  Patient patient;

  const Treatment& treatment(const Step& step) const { return model.treatment(step); }
  const scenario::Treatment& words_of(const Step& step) const {
    return scenario.treatments[static_cast<std::size_t>(step.treatment)];
  }
  /// Its label, cut where it is long.
  std::string name_of(const Step& step) const { return shortened(printable(label_of(words_of(step))), 40); }
};

/// story_person.cpp: each attribute, the random number that gave it, and which numbers give it.
Table person_table(const Subject& subject);
/// Which parts of the treatment's rule do not admit the patient: "condition, age".
std::string why_not_eligible(const Subject& subject, const Treatment& treatment);

/// story_decisions.cpp: what happens in a pathway, in order of time.
Table decision_table(const Subject& subject, const Pathway& pathway, const History& history);

/// story_money.cpp: every charge, in order of time, and who pays it; undiscounted, with what runs all along.
Table charge_table(const Subject& subject, const Pathway& pathway, const History& history);

double relief_at(const History& history, double time);  ///< [percent]

/// A time since entry: "at entry" or "6 weeks".
std::string moment_text(double years);

}  // namespace spinepath::output
