#include "sim/scenario/overrides.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <map>

#include <fmt/format.h>

#include "sim/scenario/check/check.h"
#include "sim/scenario/check/warnings.h"
#include "sim/scenario/format/parameters.h"
#include "sim/scenario/read.h"
#include "sim/scenario/read/number_reader.h"
#include "sim/scenario/uncertainty/informed.h"
#include "sim/scenario/uncertainty/one_amount.h"
#include "sim/scenario/uncertainty/parts.h"
#include "sim/scenario/uncertainty/pattern.h"
#include "sim/scenario/uncertainty/with_values.h"

namespace spinepath::scenario {
namespace {

using Names = std::vector<std::string>;

bool contains(const Names& names, const std::string& name) {
  return std::ranges::find(names, name) != names.end();
}

/// A number with or without underscores; anything else is text, with or without quotes.
Value value_of(const std::string& written) {
  std::string plain = written;
  std::erase(plain, '_');
  const char* const end = plain.data() + plain.size();
  double number = 0;
  const auto [rest, error] = std::from_chars(plain.data(), end, number);
  if (error == std::errc{} && rest == end) return {.data = number, .where = {}};
  const bool quoted = written.size() > 1 && written.front() == '"' && written.back() == '"';
  return {.data = quoted ? written.substr(1, written.size() - 2) : written, .where = {}};
}

/// The measure of each parameter, by name.
std::map<std::string, Measure> measures_of(const Scenario& scenario) {
  std::map<std::string, Measure> measures;
  for_each_measured_parameter(
      scenario, [&](const Parameter& p, const Measure& measure) { measures.emplace(p.path, measure); });
  return measures;
}

InputError unknown_key(const std::string& key, const std::map<std::string, Measure>& measures) {
  Names known;
  for (const auto& [name, measure] : measures) known.push_back(name);
  std::string near = nearest(key, known);
  if (near.empty())  // part of a name may be nearer to a known one
    for (const std::string& name : known)
      if (near.empty() && name.find(key) != std::string::npos) near = name;
  return {.key = key,
          .problem = "is not a parameter of the scenario",
          .allowed = near.empty() ? "a full name as `spinepath check` lists them" : "",
          .suggestion = near};
}

class Setter {
 public:
  Setter(Scenario& scenario, Overridden& result) : scenario_(scenario), result_(result) {}

  void set(std::span<const Override> overrides) {
    for (const Override& one : overrides)
      if (contains(amounts_that_vary(scenario_), one.key))
        scenario_ = with_one_amount(std::move(scenario_), one.key);
    read(overrides);
    if (!result_.wrong.empty()) return;
    std::vector<std::optional<Uncertainty>> kept;
    for_each_parameter(scenario_, [&](Parameter& p, const Limits&) { kept.push_back(p.uncertainty); });
    if (const auto misfit = set_values(scenario_, values_)) refuse(*misfit);
    restore(kept);
    drop_correlations();
    drop_groups();
    fit_times(scenario_.simulation.report_at, fill_report_times);
    fit_times(scenario_.simulation.follow_up, fill_follow_up);
  }

 private:
  void read(std::span<const Override> overrides) {
    const std::map<std::string, Measure> measures = measures_of(scenario_);
    Report report;
    for (const auto& [key, written] : overrides) {
      const auto known = measures.find(key);
      if (known == measures.end())
        report.refuse(unknown_key(key, measures));
      else if (std::ranges::find(values_, key, &ParameterValue::path) != values_.end())
        report.refuse({.key = key, .problem = "is set twice", .allowed = "one value for each parameter"});
      else
        values_.push_back({key, read_number(value_of(written), {key, key}, known->second, report)});
    }
    result_.wrong = std::move(report.errors);
  }

  void refuse(const InconsistentPart& misfit) {
    Names set;
    for (const ParameterValue& value : values_)
      set.push_back(fmt::format("{} = {}", value.path, value.value));
    result_.errors.push_back({.key = misfit.part,
                              .problem = fmt::format("its numbers do not fit together with {}", listed(set)),
                              .allowed = "values that go with the others of the scenario"});
  }

  bool is_set(const Parameter& p) const {
    return std::ranges::find(values_, p.path, &ParameterValue::path) != values_.end();
  }

  /// Restores the uncertainty of all parameters that stay uncertain.
  void restore(std::span<const std::optional<Uncertainty>> kept) {
    Names mixes;  // with a share that was set
    for (const Part& part : uncertain_parts(scenario_))
      if (part.complete) mixes.push_back(part.name + ".");
    auto uncertainty = kept.begin();
    for_each_parameter(scenario_, [&](Parameter& p, const Limits&) {
      const bool in_mix =
          std::ranges::any_of(mixes, [&](const std::string& mix) { return p.path.starts_with(mix); });
      p.uncertainty = is_set(p) || in_mix ? std::nullopt : *uncertainty;
      ++uncertainty;
      if (!p.uncertainty) certain_.push_back(p.path);
      if (!is_set(p)) return;
      p.source = {};
      p.note = "set on the command line";
    });
  }

  /// Removes patterns of [decision.groups] and [decision.trials] without a parameter that is still uncertain.
  void drop_groups() {
    auto& groups = scenario_.decision.groups;
    const auto matches_none = [&](const Name& pattern) {
      return uncertain_parameters(scenario_, pattern.text).empty();
    };
    for (auto& [group, patterns] : groups) std::erase_if(patterns, matches_none);
    std::erase_if(groups, [](const auto& group) { return group.second.empty(); });
    auto& trials = scenario_.decision.trials;
    for (Trial& trial : trials) {
      std::erase_if(trial.parameters, matches_none);
      std::erase_if(trial.prior_n_of, [&](const auto& size) { return matches_none(size.first); });
    }
    std::erase_if(trials, [&](const Trial& trial) {
      return std::ranges::none_of(patterns_of(trial, scenario_.decision),
                                  [&](const Name& pattern) { return !matches_none(pattern); });
    });
  }

  /// Removes correlations of parameters without uncertainty.
  void drop_correlations() {
    auto& all = scenario_.uncertainty.correlation;
    for (Correlation& correlation : all)
      for (std::size_t i = correlation.parameters.size(); i-- > 0;) {
        if (!contains(certain_, correlation.parameters[i].text)) continue;
        const auto at = static_cast<std::ptrdiff_t>(i);
        correlation.parameters.erase(correlation.parameters.begin() + at);
        correlation.matrix.rows.erase(correlation.matrix.rows.begin() + at);
        for (auto& row : correlation.matrix.rows) row.erase(row.begin() + at);
      }
    std::erase_if(all, [](const Correlation& correlation) { return correlation.parameters.size() < 2; });
  }

  void fit_times(std::vector<std::pair<Name, double>>& times, void (*fill)(Simulation&)) {
    Simulation& simulation = scenario_.simulation;
    if (!is_set(simulation.horizon)) return;
    const bool usual =
        std::ranges::all_of(times, [](const auto& time) { return time.first.where == Location{}; });
    if (usual) return fill(simulation);
    std::erase_if(times, [&](const auto& time) { return time.second > simulation.horizon.value; });
  }

  Scenario& scenario_;
  Overridden& result_;
  std::vector<ParameterValue> values_;
  Names certain_;
};

}  // namespace

Overridden with_overrides(Scenario scenario, std::span<const Override> overrides) {
  Overridden result;
  const std::vector<InputError> known = warnings_of(scenario);
  if (!overrides.empty()) Setter(scenario, result).set(overrides);
  if (!result.wrong.empty() || !result.errors.empty()) return result;
  Report report;
  validate(scenario, report);
  result.errors = in_order(std::move(report.errors));
  std::ranges::copy_if(report.warnings, std::back_inserter(result.warnings), [&](const InputError& warning) {
    return std::ranges::find(known, warning) == known.end();
  });
  if (result.errors.empty()) result.scenario = std::move(scenario);
  return result;
}

}  // namespace spinepath::scenario
