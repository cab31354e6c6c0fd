// DecisionRecord: a PSA, what its scenario wants decided, and the answer: for the view asked for in full, for
// all views without the value of parameters. From it come decision.csv, information.csv, the exports for
// other programs, and the sections of the report.
#pragma once
#include <array>
#include <string>

#include "sim/analysis/decision/decision.h"
#include "sim/output/text/names.h"
#include "sim/output/text/section.h"

namespace spinepath::output {

struct DecisionRecord {
  scenario::Scenario scenario;  ///< what-ifs left out
  PsaSample sample;             ///< the same
  Decision asked;
  std::array<Decision, view_count> views;
};

/// Answers the scenario's [decision], among the candidates; the first of them is the reference.
DecisionRecord decision_record(const scenario::Scenario& scenario, const PsaSample& sample);

/// One row per view, threshold and pathway: those asked for and those of the curves.
std::string decision_csv(const DecisionRecord& record);
/// One row per threshold asked for and thing to know: everything, each group, each uncertain parameter.
std::string information_csv(const DecisionRecord& record);

// report.cpp
Section worth_section(const DecisionRecord& record);        ///< which pathway is worth its money?
Section views_section(const DecisionRecord& record);        ///< who should choose what?
Section information_section(const DecisionRecord& record);  ///< what would it be worth to know more?
Section effects_section(const DecisionRecord& record);      ///< what does one more unit of each effect cost?

/// The effect as files call it, and for people, one of it: "QALY".
std::string_view name_of(DecisionEffect effect);
std::string_view unit_of(DecisionEffect effect);

}  // namespace spinepath::output
