// DecisionRecord: a PSA and its decision analysis: complete for the view of [decision], without EVPPI for all
// views. A sample of others (sample.h) has one view, and of its scenario only names and money. Input of decision.csv,
// information.csv, the exports for other programs, and the sections of the report.
#pragma once
#include <array>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "sim/analysis/decision/decision.h"
#include "sim/analysis/information/trials.h"
#include "sim/output/text/names.h"
#include "sim/output/text/section.h"

namespace spinepath::output {

/// What an effect is called in files, and one unit of it in reports: "QALY".
struct EffectWords {
  std::string name, unit;
};

struct DecisionRecord {
  scenario::Scenario scenario;  ///< what-ifs left out
  PsaSample sample;             ///< likewise
  Decision asked;
  std::array<Decision, view_count> views;
  std::optional<FuturePatients> future;  ///< who face the choice, if [decision] says it
  std::vector<TrialResult> trials;       ///< those of [decision.trials]
  EffectWords effect;                    ///< of all these
};

/// Analyses the scenario's [decision] for the candidates; the first of them is the reference. `step`: called after each
/// of `steps_of_analysis` steps, from any thread; may be empty.
DecisionRecord decision_record(const scenario::Scenario& scenario, PsaSample sample, int threads = 0,
                               const std::function<void()>& step = {});
std::size_t steps_of_analysis(const scenario::Scenario& scenario, const PsaSample& sample);

/// One row per view, threshold (requested or of the curves) and pathway.
std::string decision_csv(const DecisionRecord& record);
/// One row per requested threshold and subject: everything (EVPI), each group, each uncertain parameter
/// (EVPPI).
std::string information_csv(const DecisionRecord& record);
/// The same for the population, which the record must have: in a year, and in all years.
std::string population_csv(const DecisionRecord& record);
/// One row per requested threshold, trial and size.
std::string trials_csv(const DecisionRecord& record);

// report.cpp
Section net_benefit_section(const DecisionRecord& record);  ///< net benefit by threshold
Section views_section(const DecisionRecord& record);        ///< best pathway by view
Section information_section(const DecisionRecord& record);  ///< EVPI and EVPPI
Section trials_section(const DecisionRecord& record);       ///< EVSI and ENBS; empty without trials

// effects.cpp
Section effects_section(const DecisionRecord& record);  ///< ratios along the frontier, by effect
Section ratios_section(const DecisionRecord& record);   ///< the same, of the one effect asked for

/// "at 50,000 USD per QALY"
std::string heading(const DecisionRecord& record, const DecisionAt& at);
/// The name of the effect in files, and its unit in reports: "QALY".
std::string_view name_of(DecisionEffect effect);
std::string_view unit_of(DecisionEffect effect);

}  // namespace spinepath::output
