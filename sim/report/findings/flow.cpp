#include "sim/report/findings/flow.h"

#include <algorithm>

#include <fmt/format.h>

#include "sim/report/words/names.h"
#include "sim/report/words/numbers.h"

namespace spinepath::report {
namespace {

constexpr std::size_t fates_of_treated = 4;

std::size_t fate_of(std::string_view name) {
  return static_cast<std::size_t>(std::ranges::find(flow_fates, name, &Fate::name) - flow_fates.begin());
}

FlowStep& step_of(FlowOfPathway& flow, std::size_t number, std::string_view treatment) {
  const auto found = std::ranges::find(flow.steps, number, &FlowStep::number);
  if (found != flow.steps.end()) return *found;
  flow.steps.push_back({.number = number, .treatment = std::string(treatment)});
  return flow.steps.back();
}

/// "none", "fewer than 1", "9"
std::string of_hundred(double probability) {
  const std::string whole = fixed(100 * probability, 0);
  return probability <= 0 ? "none" : whole == "0" ? "fewer than 1" : whole;
}

/// By the last report time; null without any.
const Estimate* had_surgery(const Material& material, const PathwayText& pathway) {
  if (material.study.report_at.empty()) return nullptr;
  return find(material.run->outcomes,
              {pathway.name, "had_surgery", "", material.study.report_at.back().text});
}

}  // namespace

double FlowStep::treated() const {
  double sum = 0;
  for (std::size_t i = 0; i < fates_of_treated; ++i) sum += share(i);
  return sum;
}

std::vector<FlowOfPathway> flows_of(const Material& material) {
  std::vector<FlowOfPathway> flows;
  if (!material.run) return flows;
  const CsvTable& table = material.run->flow;
  for (const PathwayText& pathway : material.study.pathways) flows.push_back({&pathway, {}});
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const PathwayText* pathway = material.study.pathway(table.text(row, "pathway"));
    const std::size_t fate = fate_of(table.text(row, "fate"));
    const auto number = table.number(row, "step");
    if (!pathway || fate == flow_fates.size() || !number || *number < 1) continue;
    FlowStep& step =
        step_of(flows[pathway->number - 1], static_cast<std::size_t>(*number), table.text(row, "treatment"));
    step.fates[fate] = {table.number(row, "probability"), table.number(row, "se"), {}, {}};
  }
  std::erase_if(flows, [](const FlowOfPathway& flow) { return flow.steps.empty(); });
  return flows;
}

std::string flow_finding(const Material& material, const FlowOfPathway& flow) {
  double lasting = 0;
  for (const FlowStep& step : flow.steps) lasting += step.share(fate_of("ended_relieved"));
  std::string text = fmt::format("Of 100 patients who enter {}, ", name_in_text(*flow.pathway));
  const Estimate* surgery = had_surgery(material, *flow.pathway);
  if (surgery && *surgery->mean > 0)
    text += fmt::format("{} have surgery by {}; ", of_hundred(*surgery->mean),
                        material.study.report_at.back().text);
  return text + fmt::format("a treatment's relief lasts in {}", of_hundred(lasting));
}

}  // namespace spinepath::report
