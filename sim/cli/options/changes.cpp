#include "sim/cli/options/changes.h"

#include <fmt/format.h>

#include "sim/cli/options/command_line.h"
#include "sim/cli/options/evidence.h"
#include "sim/cli/terminal/stop.h"
#include "sim/cli/terminal/streams.h"

namespace spinepath::cli {
namespace {

constexpr const char* horizon_key = "simulation.horizon";

/// Names may contain =, so the last one separates name and value. Without one the name is empty.
scenario::Override parsed(const std::string& text) {
  const std::size_t equals = text.rfind('=');
  if (equals == std::string::npos) return {};
  return {trimmed(text.substr(0, equals)), trimmed(text.substr(equals + 1))};
}

std::string problem_with(const std::string& text) {
  const auto [key, value] = parsed(text);
  if (!key.empty() && !value.empty()) return {};
  return fmt::format("\"{}\" is not KEY=VALUE, such as cohort.female=0.6", text);
}

std::string set_text(const Changes& changes) {
  std::string text;
  for (const std::string& set : changes.set) text += fmt::format(" --set {}", set);
  return changes.horizon.empty() ? text : fmt::format("{} --horizon \"{}\"", text, changes.horizon);
}

std::string wrong_text(const std::vector<scenario::InputError>& wrong) {
  std::string text;
  for (const scenario::InputError& one : wrong)
    text += fmt::format("{}{}{}", text.empty() ? "" : "\n", one.key == horizon_key ? "--horizon" : "--set",
                        scenario::to_text(one, {}));
  return text;
}

Loaded with_overrides(Loaded loaded, const Changes& changes, ErrorFormat format) {
  scenario::Overridden changed = scenario::with_overrides(*std::move(loaded.scenario), changes.overrides());
  if (!changed.wrong.empty()) throw WrongCall{wrong_text(changed.wrong)};
  if (!changed.scenario) {
    print_errors(changed.errors, loaded.files, format, fmt::format("with{}: ", set_text(changes)));
    throw Stop{invalid_scenario};
  }
  print_message(warnings_text(changed.warnings, loaded.files, format));
  loaded.scenario = std::move(changed.scenario);
  return loaded;
}

}  // namespace

std::vector<scenario::Override> Changes::overrides() const {
  std::vector<scenario::Override> all;
  for (const std::string& text : set) all.push_back(parsed(text));
  if (!horizon.empty()) all.push_back({horizon_key, horizon});
  return all;
}

void add_overrides(CLI::App& command, Changes& changes) {
  command
      .add_option(
          "--set", changes.set,
          "another value for a parameter; repeatable\n"
          "KEY is its full name, as `check` lists it; VALUE is written as in a scenario: a number, or a time "
          "such as \"6 weeks\". The parameter becomes certain: its uncertainty, its source and its "
          "correlations are dropped. The other shares of a mix keep their proportions, and the mix becomes "
          "certain. An amount that varies between patients becomes the same for all. Recorded in the "
          "manifest.")
      ->check(CLI::Validator(problem_with, ""))
      ->allow_extra_args(false)
      ->option_text("KEY=VALUE");
  command
      .add_option(
          "--horizon", changes.horizon,
          "how long patients are followed: \"10 years\"\n"
          "In place of simulation.horizon. Report and follow-up times beyond it are left out; where the "
          "scenario names none, the usual ones within it are taken.")
      ->type_name("TIME");
}

void add_changes(CLI::App& command, Changes& changes) {
  add_overrides(command, changes);
  command
      .add_option(
          "--evidence", changes.evidence,
          "which reading of the evidence to use\n"
          "Overrides simulation.evidence; `check` lists the scenario's variants, `sources` their evidence. "
          "Treatments without this variant use their own curve.")
      ->type_name("NAME");
}

Loaded with_changes(Loaded loaded, const Changes& changes, ErrorFormat format) {
  if (!changes.evidence.empty()) {
    const scenario::Scenario* const asked[] = {&*loaded.scenario};
    if (const std::string problem = evidence_problem(changes.evidence, asked); !problem.empty())
      throw WrongCall{"--evidence: " + problem};
    loaded = under_evidence(std::move(loaded), changes.evidence, format);
    if (!loaded.scenario) throw Stop{loaded.exit_code};
  }
  return changes.overrides().empty() ? loaded : with_overrides(std::move(loaded), changes, format);
}

void record(const Changes& changes, output::Manifest& manifest) {
  for (const auto& [key, value] : changes.overrides()) manifest.set.emplace_back(key, value);
  manifest.evidence = changes.evidence;
}

std::string text_of(const Changes& changes) {
  output::Manifest manifest;
  record(changes, manifest);
  return changes_text(manifest);
}

}  // namespace spinepath::cli
