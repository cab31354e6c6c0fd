#include "sim/report/method/commands.h"

#include <algorithm>

#include <fmt/format.h>

#include "sim/report/data/json.h"
#include "sim/report/decision/sensitivity_text.h"
#include "sim/report/words/numbers.h"

namespace spinepath::report {
namespace {

std::string common_options(const Origin& origin) {
  std::string text = fmt::format(" --patients {} --seed {}", origin.patients, origin.seed);
  if (origin.draws > 0)
    text += fmt::format(" --draws {} --patients-per-draw {}", origin.draws, origin.patients_per_draw);
  return text + origin.changes;
}

std::string command_of(const char* name, const Origin& origin, const std::string& options = {}) {
  return fmt::format("spinepath {} {}{}{}", name, for_shell(origin.scenario_file), common_options(origin),
                     options);
}

/// The subgroups asked for, as an option.
std::string by_option(const Run& run) {
  if (!run.subgroups || !run.subgroups->has("by")) return {};
  std::vector<std::string> names;
  for (std::size_t row = 0; row < run.subgroups->rows(); ++row)
    if (std::string by(run.subgroups->text(row, "by")); std::ranges::find(names, by) == names.end())
      names.push_back(std::move(by));
  std::string text;
  for (const std::string& name : names) text += " --by " + for_shell(name);
  return text;
}

/// The view of export/, if it was asked for.
std::string export_option(const Run& run) {
  const std::string view = text_of(list_of(run.summary, "manifest"), "export_view");
  return view.empty() ? view : " --export-view " + for_shell(view);
}

std::string files_of_run(const Run& run) {
  std::string files = "summary.json, outcomes.csv, differences.csv, flow.csv";
  if (run.subgroups) files += ", subgroups.csv";
  if (run.psa) files += ", draws.csv, parameters.csv, decision.csv, information.csv";
  if (run.psa && run.psa->subgroup_decision) files += ", subgroup_decision.csv, subgroup_value.csv";
  return files + ", export/";
}

std::string asked_options(const Material& material, const Part& part) {
  const std::optional<SensitivityAnswer> answer = sensitivity_answer(material, part);
  if (!answer) return {};
  std::string text = fmt::format(" --outcome {}", for_shell(answer->outcome));
  return material.study.pathways.size() > 1 ? text + " --pathway " + for_shell(answer->pathway->name) : text;
}

std::string first_text(const Part& part, const char* column) {
  return part.rows.rows() > 0 && part.rows.has(column) ? std::string(part.rows.text(0, column))
                                                       : std::string{};
}

void add_sensitivity(std::vector<RepeatedPart>& all, const Material& material) {
  const auto add = [&](const char* name, const std::optional<Part>& part, const std::string& options,
                       const char* files) {
    if (part)
      all.push_back({name, command_of("sensitivity", part->origin, options + asked_options(material, *part)),
                     part->origin, false, files});
  };
  add("tornado", material.sensitivity, "", "sensitivity.csv, sensitivity.json, export/owsa.csv");
  if (material.two_way)
    add("two-way grid", material.two_way,
        fmt::format(" --two-way {} {}", for_shell(first_text(*material.two_way, "parameter")),
                    for_shell(first_text(*material.two_way, "parameter_2"))),
        "two_way.csv, two_way.json, export/twsa.csv");
  if (material.threshold)
    add("threshold", material.threshold,
        " --threshold " + for_shell(first_text(*material.threshold, "parameter")),
        "threshold.csv, threshold.json");
}

/// Values of the cases, each once.
std::vector<std::string> each_once(const Part& comparison, std::string (*value)(const Json&)) {
  std::vector<std::string> values;
  for (const Json& one : list_of(comparison.about, "cases"))
    if (std::string text = value(one); std::ranges::find(values, text) == values.end())
      values.push_back(std::move(text));
  return values;
}

std::string file_of_case(const Json& one) { return text_of(list_of(one, "manifest"), "scenario_file"); }
std::string evidence_of_case(const Json& one) { return text_of(list_of(one, "scenario"), "evidence"); }

/// Readings of the evidence are named where a file occurs under several of them.
std::string compare_command(const Part& comparison) {
  std::string text = "spinepath compare";
  const std::vector<std::string> files = each_once(comparison, file_of_case),
                                 evidences = each_once(comparison, evidence_of_case);
  for (const std::string& file : files) text += " " + for_shell(file);
  Origin origin = comparison.origin;
  const std::size_t cases = list_of(comparison.about, "cases").size();
  if (cases > files.size()) {
    origin.changes.clear();
    text += " --evidence ";
    for (const std::string& evidence : evidences)
      text += (&evidence == &evidences.front() ? "" : ",") + for_shell(evidence);
  }
  return text + common_options(origin);
}

}  // namespace

std::string for_shell(const std::string& text) {
  constexpr std::string_view plain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./:@,+=";
  if (!text.empty() && text.find_first_not_of(plain) == std::string::npos) return text;
  std::string inside = "'";
  for (const char c : text) inside += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return inside + "'";
}

std::vector<RepeatedPart> repeated_parts(const Material& material) {
  std::vector<RepeatedPart> all;
  if (material.run) {
    const Origin& origin = material.run->origin;
    all.push_back({"run", command_of("run", origin, by_option(*material.run) + export_option(*material.run)),
                   origin, true, files_of_run(*material.run)});
  }
  add_sensitivity(all, material);
  if (material.budget)
    all.push_back({"budget", command_of("budget", material.budget->origin), material.budget->origin, true,
                   "budget.csv, budget.json"});
  if (material.comparison) {
    const bool has_draws = material.comparison->origin.draws > 0;
    all.push_back({"comparison", compare_command(*material.comparison), material.comparison->origin,
                   has_draws,
                   fmt::format("outcomes.csv, differences.csv, comparison.json{} (of the comparison)",
                               has_draws ? ", decision.csv, decision_differences.csv" : "")});
  }
  return all;
}

}  // namespace spinepath::report
