#include "sim/cli/stages/sensitivity_question.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "sim/cli/options/asked_outcome.h"
#include "sim/cli/terminal/usage.h"
#include "sim/scenario/evidence/evidence.h"
#include "sim/scenario/format/parameters.h"
#include "sim/scenario/text/input_error.h"
#include "sim/scenario/uncertainty/one_amount.h"
#include "sim/scenario/uncertainty/pattern.h"

namespace spinepath::cli {
namespace {

using scenario::Scenario;

/// The named pathway; by default the second, or the only one.
std::size_t pathway_of(const SensitivityArguments& arguments, const Scenario& scenario) {
  std::vector<std::string> names;
  for (const scenario::Pathway& pathway : scenario.pathways) names.push_back(pathway.name.text);
  if (arguments.pathway.empty()) return std::min<std::size_t>(1, names.size() - 1);
  const auto found = std::ranges::find(names, arguments.pathway);
  if (found == names.end())
    throw WrongCall{fmt::format("--pathway: {}", unknown_name("pathway", arguments.pathway, names))};
  return static_cast<std::size_t>(found - names.begin());
}

SensitivityOutcome outcome_of(const SensitivityArguments& arguments, const Scenario& scenario) {
  const auto parsed =
      asked_outcome(arguments.outcome.empty() ? default_outcome(scenario) : arguments.outcome, scenario);
  if (const auto* wrong = std::get_if<OutcomeProblem>(&parsed))
    throw WrongCall{fmt::format("--outcome: {}", wrong->text)};
  return std::get<SensitivityOutcome>(parsed);
}

std::vector<std::string> paths_of(const std::vector<ParameterRange>& parameters) {
  std::vector<std::string> paths;
  for (const ParameterRange& parameter : parameters) paths.push_back(parameter.path);
  return paths;
}

/// Why the parameter cannot change outcomes, which are means over patients; empty if it can.
std::string_view why_without_effect(std::string_view name) {
  if (name.starts_with("prices.")) return "it converts the money of compared files";
  if (name.starts_with("budget.")) return "only `spinepath budget` uses it";
  return name == "cohort.size" ? "outcomes are means over patients" : "";
}

/// Parameters in use that can vary and can change an outcome.
std::vector<std::string> searchable(const Scenario& used) {
  std::vector<std::string> names;
  scenario::for_each_parameter(used, [&](const scenario::Parameter& p, const scenario::Limits&) {
    if (p.path != used.simulation.horizon.path && why_without_effect(p.path).empty()) names.push_back(p.path);
  });
  for (std::string& name : scenario::amounts_that_vary(used)) names.push_back(std::move(name));
  return names;
}

/// Without a list of all known names, which would be too long.
std::string unknown_parameter(const std::string& kind, const std::string& name,
                              const std::vector<std::string>& known) {
  const std::string near = scenario::nearest(name, known);
  return fmt::format("no {} in use matches {}; {}", kind, name,
                     near.empty() ? "spinepath check lists all" : fmt::format("did you mean {}?", near));
}

std::vector<ParameterRange> uncertain_parameters_of(const Scenario& used) {
  std::vector<ParameterRange> all = ranges_of(used, "*");
  if (all.empty())
    throw WrongCall{"no parameter in use has an uncertainty; --threshold can search any parameter"};
  return all;
}

/// Why a name or pattern matches no uncertain parameter in use.
std::string no_uncertain_one(const std::string& pattern, const Scenario& used) {
  for (const std::string& name : searchable(used))
    if (scenario::matches(pattern, name))
      return fmt::format("{} has no uncertainty{}", name, name == pattern ? "; --threshold accepts it" : "");
  return unknown_parameter("uncertain parameter", pattern, paths_of(ranges_of(used, "*")));
}

std::vector<VariedParameter> moved_by_bars(const SensitivityArguments& arguments, const Scenario& used) {
  uncertain_parameters_of(used);
  std::vector<VariedParameter> moved =
      varied_by(used, arguments.parameters, arguments.each_number ? Curves::by_number : Curves::as_one);
  if (moved.empty())
    throw WrongCall{fmt::format("--parameters: {}", no_uncertain_one(arguments.parameters, used))};
  return moved;
}

/// The one uncertain parameter of that name, or that the pattern matches.
ParameterRange range_of_one(const std::string& pattern, const Scenario& used) {
  const std::vector<ParameterRange> found = ranges_of(used, pattern);
  if (found.empty()) throw WrongCall{fmt::format("--two-way: {}", no_uncertain_one(pattern, used))};
  if (found.size() > 1)
    throw WrongCall{
        fmt::format("--two-way: {} matches {} uncertain parameters, such as {} and {}; allowed: one", pattern,
                    found.size(), found[0].path, found[1].path)};
  return found[0];
}

std::vector<ParameterRange> grid_parameters(const SensitivityArguments& arguments, const Scenario& used) {
  uncertain_parameters_of(used);
  std::vector<ParameterRange> both;
  for (const std::string& pattern : arguments.two_way) both.push_back(range_of_one(pattern, used));
  if (both[0].path == both[1].path)
    throw WrongCall{"--two-way: both are the same parameter; allowed: two different ones"};
  return both;
}

void check_threshold(const std::string& name, const Scenario& used) {
  const std::vector<std::string> names = searchable(used);
  if (name == used.simulation.horizon.path)
    throw WrongCall{"--threshold: the horizon cannot vary, since report times lie within it"};
  if (const std::string_view why = why_without_effect(name); !why.empty())
    throw WrongCall{fmt::format("--threshold: {} cannot change an outcome: {}", name, why)};
  if (std::ranges::find(names, name) == names.end())
    throw WrongCall{fmt::format("--threshold: {}", unknown_parameter("parameter", name, names))};
}

SearchRange threshold_range(const SensitivityArguments& arguments, const Scenario& used) {
  const std::string& name = arguments.threshold;
  if (arguments.range.empty()) {
    const auto range = search_range(used, name);
    if (!range) throw WrongCall{fmt::format("--threshold: {} has no upper end; give --range LOW HIGH", name)};
    return *range;
  }
  const SearchRange range{arguments.range[0], arguments.range[1]};
  if (!(range.from < range.to)) throw WrongCall{"--range: LOW is not below HIGH"};
  for (const double end : arguments.range)
    if (!(std::fabs(end) <= scenario::largest_number))
      throw WrongCall{fmt::format("--range: {} is out of range; allowed: {:.0g} to {:.0g}", end,
                                  -scenario::largest_number, scenario::largest_number)};
  for (const double end : arguments.range)
    if (const auto misfit = misfit_at(used, {{name, end}}))
      throw WrongCall{fmt::format("--range: {} cannot be {:.6g}: it is not allowed or impossible in {}", name,
                                  end, misfit->part)};
  return range;
}

}  // namespace

SensitivityKind SensitivityArguments::kind() const {
  if (!two_way.empty()) return SensitivityKind::two_way;
  return threshold.empty() ? SensitivityKind::one_way : SensitivityKind::threshold;
}

SensitivityAsked read_question(const SensitivityArguments& arguments, const Loaded& loaded) {
  const SensitivityKind kind = arguments.kind();
  if (kind == SensitivityKind::two_way && !arguments.threshold.empty())
    throw WrongCall{"--two-way and --threshold exclude each other; give one of them"};
  if (arguments.points && kind != SensitivityKind::two_way) throw WrongCall{"--points: needs --two-way"};
  if (!arguments.range.empty() && kind != SensitivityKind::threshold)
    throw WrongCall{"--range: needs --threshold"};
  if (arguments.parameters != "*" && kind != SensitivityKind::one_way)
    throw WrongCall{
        "--parameters: cannot be used with --two-way or --threshold, which name their parameters"};
  if (arguments.each_number && kind != SensitivityKind::one_way)
    throw WrongCall{"--each-number: cannot be used with --two-way or --threshold, which vary single numbers"};
  SensitivityAsked asked{.used = as_used(*loaded.scenario),
                         .manifest = manifest_for(arguments.settings, arguments.file, loaded),
                         .style = style_of(arguments.settings)};
  asked.question = {.outcome = outcome_of(arguments, asked.used),
                    .pathway = pathway_of(arguments, asked.used),
                    .patients = asked.manifest.patients,
                    .seed = asked.manifest.seed,
                    .threads = arguments.settings.thread_count()};
  if (kind == SensitivityKind::one_way) asked.moved = moved_by_bars(arguments, asked.used);
  if (kind == SensitivityKind::two_way) asked.parameters = grid_parameters(arguments, asked.used);
  if (kind == SensitivityKind::threshold) {
    check_threshold(arguments.threshold, asked.used);
    const std::vector<std::string> vary = scenario::amounts_that_vary(asked.used);
    asked.searched_varies = std::ranges::find(vary, arguments.threshold) != vary.end();
    asked.used = with_one_amount(std::move(asked.used), arguments.threshold);
    asked.range = threshold_range(arguments, asked.used);
  }
  return asked;
}

}  // namespace spinepath::cli
