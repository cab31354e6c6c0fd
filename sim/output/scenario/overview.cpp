#include <utility>

#include <fmt/format.h>

#include "sim/output/scenario/life_expectancy.h"
#include "sim/output/scenario/parameter_table.h"
#include "sim/output/scenario/parameters_text.h"
#include "sim/output/text/names.h"
#include "sim/output/text/number.h"
#include "sim/output/text/table.h"
#include "sim/scenario/text/time_text.h"

namespace spinepath::output {
namespace {

std::string shares_text(const std::vector<scenario::Share>& shares) {
  std::string text;
  for (const scenario::Share& share : shares)
    text +=
        fmt::format("{}{} {}", text.empty() ? "" : ", ", share.name.text, digits(share.probability.value));
  return text;
}

std::string line(std::string_view name, const std::string& text, const Style& style) {
  if (text.empty()) return {};
  return fmt::format("  {:<12}{}\n", name, wrapped(printable(text), style.text() - 14, 14));
}

/// The evidence in use and its meaning, then the others that are declared.
std::string evidence_text(const scenario::Scenario& scenario, const Style& style) {
  std::string used, others;
  for (const auto& [name, meaning] : scenario.evidence) {
    const bool is_used = name.text == scenario.simulation.evidence.text;
    const std::string words = fmt::format("{}: {}", name.text, meaning);
    (is_used ? used : others) +=
        line(is_used ? "evidence" : "", is_used ? words : "not used: " + words, style);
  }
  return used + others;
}

std::string cohort_text(const scenario::Scenario& scenario, const Style& style) {
  const scenario::Cohort& cohort = scenario.cohort;
  std::string text = bold("Cohort", style) + "\n" +
                     line("size", compact(cohort.size.value, 15) + " people", style) +
                     line("age", quantity_text(cohort.age) + " years", style) +
                     line("women", digits(cohort.female.value), style) +
                     line("pain", quantity_text(cohort.pain) + " VAS mm", style) +
                     line("conditions", shares_text(cohort.conditions), style) +
                     line("severity", shares_text(cohort.severity), style);
  for (const auto& [condition, shares] : cohort.severity_of)
    text += line("", fmt::format("of {}: {}", condition.text, shares_text(shares)), style);
  text += line("flags", shares_text(cohort.flags), style);
  std::string_view name = "life table";
  for (const std::string& words : mortality_lines(scenario))
    text += line(std::exchange(name, ""), words, style);
  return text;
}

/// "fusion (accept 0.5, wait 3 months)"
std::string step_text(const scenario::Step& step) {
  std::vector<std::string> remarks;
  if (step.accept.value != 1) remarks.push_back(fmt::format("accept {}", digits(step.accept.value)));
  const bool fixed = step.wait.shape == shape_of<Fixed>;
  if (const double wait = fixed ? step.wait.numbers.front().second.value : 1; wait > 0)
    remarks.push_back("wait " + (fixed ? scenario::time_text(wait) : duration_text(step.wait)));
  std::string text;
  for (const std::string& remark : remarks) text += fmt::format("{}{}", text.empty() ? " (" : ", ", remark);
  return fmt::format("{}{}{}", step.treatment.text, text, text.empty() ? "" : ")");
}

std::string pathway_text(const scenario::Pathway& pathway, std::size_t number, const Style& style) {
  std::string text = fmt::format("  {}. {}\n", number, printable(pathway.name.text));
  if (!pathway.label.empty()) text += line("", pathway.label, style);
  std::string steps;
  for (const scenario::Step& step : pathway.steps)
    steps += fmt::format("{}{}", steps.empty() ? "" : " → ", step_text(step));
  text += line("", steps.empty() ? "background care alone" : steps, style);
  return text + line("", "success: " + success_text(pathway), style);
}

}  // namespace

std::string scenario_overview(const scenario::Scenario& scenario, const Style& style) {
  const scenario::Simulation& simulation = scenario.simulation;
  std::string text;
  if (!scenario.title.empty()) text += bold(printable(scenario.title), style) + "\n";
  if (!scenario.description.empty())
    text += fmt::format("{}\n", wrapped(printable(scenario.description), style.text(), 0));
  text += fmt::format("\n{}\n{}{}{}{}{}", bold("Run", style),
                      line("patients", compact(static_cast<double>(simulation.patients), 15), style),
                      line("seed", fmt::format("{}", simulation.seed), style),
                      line("horizon", scenario::time_text(simulation.horizon.value), style),
                      line("money", fmt::format("{} of {}", scenario.currency, scenario.price_year), style),
                      line("discount",
                           fmt::format("money {}; QALYs {}", rates_text(simulation.discount_costs),
                                       rates_text(simulation.discount_qalys)),
                           style),
                      evidence_text(scenario, style));
  text += fmt::format("\n{}\n{}\n", cohort_text(scenario, style), bold("Pathways", style));
  for (std::size_t p = 0; p < scenario.pathways.size(); ++p)
    text += pathway_text(scenario.pathways[p], p + 1, style);
  return text;
}

}  // namespace spinepath::output
