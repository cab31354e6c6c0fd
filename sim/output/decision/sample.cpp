#include "sim/output/decision/sample.h"

#include <fmt/format.h>

#include "sim/analysis/decision/question.h"
#include "sim/analysis/psa/spread.h"
#include "sim/analysis/ratios/over_draws.h"
#include "sim/output/decision/json.h"
#include "sim/output/decision/ratio_rows.h"
#include "sim/output/files/json.h"
#include "sim/output/text/number.h"

namespace spinepath::output {
namespace {

/// Names, money and the question.
scenario::Scenario frame_of(const PsaSample& sample, const SampleQuestion& question) {
  scenario::Scenario frame;
  frame.currency = question.currency;
  frame.cohort.size.value = 1;
  frame.decision.view = question.view;
  frame.decision.thresholds = question.thresholds;
  frame.decision.grid = question.grid;
  for (const std::string& name : sample.strategies) {
    scenario::Pathway pathway;
    pathway.name.text = name;
    frame.pathways.push_back(std::move(pathway));
  }
  return frame;
}

/// Mean of a quantity over the draws, or of its difference to the reference.
Json spread_row(const DecisionRecord& record, std::size_t strategy, bool is_cost, bool is_difference) {
  const Perspective& perspective = record.asked.question.perspective;
  const std::size_t quantity = is_cost ? perspective.cost() : perspective.gain();
  const PsaSpread spread = is_difference ? spread_of_difference(record.sample, strategy, quantity)
                                         : spread_of(record.sample, strategy, quantity);
  Json row{{"pathway", record.sample.strategies[strategy]}};
  if (is_difference) row["reference"] = record.sample.strategies[0];
  row["quantity"] = is_cost ? "cost" : "effect";
  row["mean"] = spread.mean;
  row["se"] = spread.error();
  row["p025"] = spread.low;
  row["p975"] = spread.high;
  return row;
}

/// Of strategies from the one of that place on.
Json spread_rows(const DecisionRecord& record, std::size_t from, bool is_difference) {
  Json rows = Json::array();
  for (std::size_t s = from; s < record.sample.strategies.size(); ++s)
    for (const bool is_cost : {true, false}) rows.push_back(spread_row(record, s, is_cost, is_difference));
  return rows;
}

Json origin_json(const SampleOrigin& origin) {
  Json files = Json::array();
  for (const SampleFile& file : origin.files)
    files.push_back({{"role", file.role}, {"name", file.name}, {"sha256", file.sha256}});
  return {{"version", origin.version},
          {"commit", origin.commit},
          {"command", origin.command},
          {"hash", hash_text(origin.hash)},
          {"files", std::move(files)}};
}

}  // namespace

DecisionRecord sample_record(PsaSample sample, const SampleQuestion& question) {
  DecisionRecord record{.scenario = frame_of(sample, question), .effect = question.effect};
  record.sample = std::move(sample);
  DecisionQuestion asked = question_of(record.scenario, record.sample);
  asked.groups = question.groups;
  asked.noise_known = question.noise_known;
  asked.threads = question.threads;
  record.asked = decide(record.sample, asked);
  record.views[index_of(question.view)] = record.asked;
  record.future = question.future;
  for (const TrialDesign& design : question.trials)
    record.trials.push_back(value_trial(design, record.sample, record.asked));
  return record;
}

std::string sample_json(const DecisionRecord& record, const SampleOrigin& origin) {
  const Decision& decision = record.asked;
  const Json sample{{"draws", decision.draws},
                    {"strategies", decision.strategies},
                    {"reference", decision.strategies.front()},
                    {"parameters", decision.parameters},
                    {"noise_known", decision.question.noise_known},
                    {"assumption", assumption_text(record)}};
  return text_of(Json{{"manifest", origin_json(origin)},
                      {"complete", true},
                      {"sample", sample},
                      {"currency", record.scenario.currency},
                      {"effect", {{"name", record.effect.name}, {"unit", record.effect.unit}}},
                      {"outcomes", spread_rows(record, 0, false)},
                      {"differences", spread_rows(record, 1, true)},
                      {"frontier", ratio_rows(with_draw_intervals(frontier(decision.means), record.sample,
                                                                  decision.question.perspective),
                                              decision.means, decision.strategies)},
                      {"decision", decision_json(record)}});
}

std::string assumption_text(const DecisionRecord& record) {
  if (record.asked.question.noise_known)
    return "Monte Carlo noise is removed by the standard errors given, assuming that errors are independent "
           "between strategies, between cost and effect, and between draws. Where strategies share random "
           "numbers, or draws their patients, this removes too much.";
  return "The files give no Monte Carlo errors of the draws: figures are naive, and noise in the draws, if "
         "there is any, makes EVPI too large.";
}

std::string sample_heading(const DecisionRecord& record, const SampleOrigin& origin, const Style& style) {
  const Decision& decision = record.asked;
  std::string text = bold("Decision on a sample", style) + "\n";
  text += wrapped(fmt::format("{} of {} strategies, {}; reference: {}", counted(decision.draws, "draw"),
                              decision.strategies.size(), counted(decision.parameters.size(), "parameter"),
                              printable(decision.strategies.front())),
                  style.text(), 0) +
          "\n";
  for (const SampleFile& file : origin.files)
    text += fmt::format("{} {} (SHA-256 {})\n", file.role, printable(file.name), file.sha256);
  return text + wrapped(assumption_text(record), style.text(), 0) + "\n";
}

std::string sample_tables(const DecisionRecord& record, const Style& style) {
  std::string text;
  for (const Section& section : {ratios_section(record), net_benefit_section(record),
                                 information_section(record), trials_section(record)})
    text += text_of(section, style);
  return text;
}

}  // namespace spinepath::output
