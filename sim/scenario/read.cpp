#include "sim/scenario/read.h"

#include <array>
#include <span>
#include <utility>

#include "sim/scenario/check/check.h"
#include "sim/scenario/evidence/evidence.h"
#include "sim/scenario/life_table/parse.h"
#include "sim/scenario/merge/inheritance.h"
#include "sim/scenario/merge/libraries.h"
#include "sim/scenario/merge/named_curves.h"
#include "sim/scenario/read/form.h"
#include "sim/scenario/text/duration.h"
#include "sim/scenario/text/file_set.h"

namespace spinepath::scenario {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 6> usual_report_times{"6 weeks",   "3 months",  "6 months",
                                                             "12 months", "24 months", "5 years"};

constexpr std::array<std::string_view, 2> usual_follow_up{"3 months", "12 months"};

/// At no place in the file.
std::pair<Name, double> usual_time(std::string_view text) {
  return {{std::string(text), {}}, std::get<double>(parse_duration(text))};
}

std::vector<std::pair<Name, double>> usual_times(std::span<const std::string_view> texts,
                                                 const Parameter& horizon) {
  std::vector<std::pair<Name, double>> times;
  for (const std::string_view text : texts)
    if (auto time = usual_time(text); time.second <= horizon.value) times.push_back(std::move(time));
  return times;
}

void read_life_table(Mortality& mortality, FileSet& files, Report& report) {
  if (mortality.path.text.empty()) return;
  const fs::path user = files.name(mortality.path.where.file);
  const fs::path path = (user.parent_path() / mortality.path.text).lexically_normal();
  if (const auto file = files.read(path, {mortality.path.where, "mortality.life_table"}, report))
    mortality.table = parse_life_table(*file, report);
}

/// What is left out and depends on other keys.
void fill_defaults(const Value& tree, Scenario& scenario) {
  const Entry* table = tree.table()->find("simulation");
  const auto says = [&](std::string_view key) {
    return table && table->value.table() && table->value.table()->find(key);
  };
  Simulation& simulation = scenario.simulation;
  if (!says("report_at")) fill_report_times(simulation);
  if (!says("follow_up")) fill_follow_up(simulation);
  if (!says("evidence")) simulation.evidence.text = first_evidence(scenario);
}

void warn_of_empty_evidence(const Value& tree, Report& report) {
  const Entry* evidence = tree.table()->find("evidence");
  if (evidence && evidence->value.table() && evidence->value.table()->entries.empty())
    report.warn({.where = evidence->where,
                 .key = "evidence",
                 .problem = "declares no evidence",
                 .allowed = "names and their meaning, or no table [evidence]"});
}

Scenario scenario_from(const Value& tree, FileSet& files, Report& report) {
  Scenario scenario;
  read_table(tree, {}, scenario, report);
  link_inherited(scenario);
  read_life_table(scenario.mortality, files, report);
  fill_defaults(tree, scenario);
  if (const Entry* currency = tree.table()->find("currency"); currency && currency->value.text())
    validate_currency({scenario.currency, currency->value.where}, "currency", report);
  warn_of_empty_evidence(tree, report);
  validate(scenario, report);
  return scenario;
}

Reading reading_of(std::optional<Value> tree, FileSet& files, Report report) {
  Reading reading;
  if (tree) {
    complete_inherited(*tree, report);
    place_named_curves(*tree, report);
    reading.scenario = scenario_from(*tree, files, report);
  }
  reading.files = files.names();
  reading.hash = files.hash();
  reading.errors = in_order(std::move(report.errors));
  reading.warnings = in_order(std::move(report.warnings));
  if (!reading.errors.empty()) reading.scenario.reset();
  return reading;
}

}  // namespace

void fill_report_times(Simulation& simulation) {
  simulation.report_at = usual_times(usual_report_times, simulation.horizon);
}

void fill_follow_up(Simulation& simulation) {
  simulation.follow_up = usual_times(usual_follow_up, simulation.horizon);
}

Reading read_scenario(const fs::path& path) {
  FileSet files;
  Report report;
  auto tree = read_with_libraries(path, files, report);
  return reading_of(std::move(tree), files, std::move(report));
}

Reading read_scenario_text(std::string text, const fs::path& path) {
  FileSet files;
  Report report;
  auto tree = read_with_libraries(path, std::move(text), files, report);
  return reading_of(std::move(tree), files, std::move(report));
}

}  // namespace spinepath::scenario
