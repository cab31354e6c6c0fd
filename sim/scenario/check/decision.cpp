#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "sim/scenario/check/check.h"
#include "sim/scenario/check/names.h"
#include "sim/scenario/read/text_reader.h"
#include "sim/scenario/uncertainty/informed.h"

namespace spinepath::scenario {
namespace {

void check_pattern(const UncertainParameters& parameters, const Name& pattern, const KeyPath& path,
                   Report& report) {
  if (pattern.text.empty() || !parameters.selected(pattern.text).empty()) return;
  std::vector<std::string> known = parameters.selected("*");
  const bool certain = known.empty();
  known.insert(known.end(), parameters.sources.begin(), parameters.sources.end());
  InputError error = unknown_name(pattern, path, "matches no uncertain parameter", known);
  error.allowed =
      certain ? "no group: this scenario has no uncertain parameter" : std::string(parameters.allowed);
  report.miss(std::move(error));
}

void check_certain(const Parameter& number, Report& report) {
  if (number.uncertainty)
    report.refuse({.where = number.uncertainty->where,
                   .key = number.path,
                   .problem = "cannot be uncertain",
                   .allowed = "a number"});
}

void check_certain(const std::optional<Parameter>& number, Report& report) {
  if (number) check_certain(*number, report);
}

/// Checks of one trial.
class TrialCheck {
 public:
  TrialCheck(const Trial& trial, const DecisionSettings& decision, const UncertainParameters& parameters,
             Report& report)
      : trial_(trial),
        decision_(decision),
        parameters_(parameters),
        report_(report),
        path_(KeyPath{}.key("decision").key("trials").key(trial.name.text)) {}

  void run() {
    check_spelling(trial_.name, path_, report_);
    check_subject();
    check_prior_sizes();
    check_people();
    for (const Parameter* number : {&trial_.fixed_cost, &trial_.cost_per_patient, &trial_.uptake})
      check_certain(*number, report_);
    for (const auto* number : {&trial_.prior_n, &trial_.population}) check_certain(*number, report_);
  }

 private:
  void refuse(const Location& where, const std::string& key, std::string problem, std::string allowed) {
    report_.refuse({.where = where,
                    .key = path_.key(key).shown,
                    .problem = std::move(problem),
                    .allowed = std::move(allowed)});
  }
  /// Whether an error at that key was reported when it was read.
  bool was_refused(const std::string& key) const {
    return std::ranges::any_of(report_.errors, [shown = path_.key(key).shown](const InputError& error) {
      return error.key.starts_with(shown);
    });
  }

  void check_subject() {
    const auto groups = names_of(decision_.groups);
    check_declared(trial_.group, path_.key("group"), "decision.groups", groups, report_);
    for (std::size_t i = 0; i < trial_.parameters.size(); ++i)
      check_pattern(parameters_, trial_.parameters[i], path_.key("parameters").entry(i, ""), report_);
    const bool by_group = !trial_.group.text.empty(), by_pattern = !trial_.parameters.empty();
    if (by_group && by_pattern)
      refuse(trial_.group.where, "group", "given in addition to parameters", "one of parameters, group");
    if (!by_group && !by_pattern && !was_refused("parameters") && !was_refused("group"))
      refuse(trial_.where, "parameters", "missing: what the trial informs",
             "a list of parameters, or group in its place");
  }

  void check_prior_sizes() {
    for (const auto& [pattern, size] : trial_.prior_n_of) {
      check_pattern(parameters_, pattern, path_.key("prior_n_of").key(pattern.text), report_);
      check_certain(size, report_);
    }
    if (was_refused("prior_n")) return;
    for (const Informed& informed : informed_by(trial_, decision_, parameters_))
      if (!informed.prior_n)
        return refuse(
            informed.pattern.where, "prior_n",
            fmt::format("missing: the uncertainty of {} does not say how many patients it comes from",
                        informed.name),
            "patients who would make it as certain as it is: (sd between patients / standard "
            "error)^2; prior_n for all, prior_n_of for some");
  }

  void check_people() {
    if (!trial_.population && !decision_.population)
      refuse(trial_.where, "population", "missing: who face the choice each year",
             "people per year, here or in [decision]");
    const std::int64_t years = trial_.years > 0 ? trial_.years : decision_.years;
    const bool was_reported = was_refused("years") || decision_.population;  // see check_population
    if (years == 0 && !was_reported)
      refuse(trial_.where, "years", "missing: for how long patients face the choice",
             "years, here or in [decision]");
    if (years > 0 && trial_.delay >= years)
      refuse(trial_.where, "delay", fmt::format("{} is not below {} years", trial_.delay, years),
             "a result before patients cease to face the choice");
  }

  const Trial& trial_;
  const DecisionSettings& decision_;
  const UncertainParameters& parameters_;
  Report& report_;
  KeyPath path_;
};

/// Population and years go together.
void check_population(const DecisionSettings& decision, const KeyPath& path, Report& report) {
  check_certain(decision.population, report);
  if (decision.population && decision.years == 0)
    report.refuse({.where = decision.where,
                   .key = path.key("years").shown,
                   .problem = "missing: in which the population faces the choice",
                   .allowed = "years, with population"});
}

}  // namespace

void validate_trials(const DecisionSettings& decision, const UncertainParameters& parameters,
                     Report& report) {
  for (const Trial& trial : decision.trials) TrialCheck(trial, decision, parameters, report).run();
}

void validate_decision(const Scenario& scenario, Report& report) {
  const DecisionSettings& decision = scenario.decision;
  const UncertainParameters parameters = known_parameters(scenario);
  const KeyPath path = KeyPath{}.key("decision");
  for (const auto& [group, patterns] : decision.groups) {
    const KeyPath of_group = path.key("groups").key(group.text);
    check_spelling(group, of_group, report);
    for (std::size_t i = 0; i < patterns.size(); ++i)
      check_pattern(parameters, patterns[i], of_group.entry(i, ""), report);
  }
  check_population(decision, path, report);
  validate_trials(decision, parameters, report);
  const Parameter& horizon = scenario.simulation.horizon;
  if (info_of(decision.effect).at == ReportedAt::month_12 && horizon.value < 1)
    report.refuse({.where = horizon.where,
                   .key = "simulation.horizon",
                   .problem = "ends before the 12 months of decision.effect",
                   .allowed = "12 months or more"});
}

}  // namespace spinepath::scenario
