#include <fmt/format.h>

#include "sim/output/scenario/parameter_table.h"
#include "sim/output/scenario/parameters_text.h"
#include "sim/output/text/names.h"
#include "sim/output/text/number.h"
#include "sim/output/text/table.h"
#include "sim/output/text/time.h"

namespace spinepath::output {
namespace {

std::string shares_text(const std::vector<scenario::Share>& shares) {
  std::string text;
  for (const scenario::Share& share : shares)
    text +=
        fmt::format("{}{} {}", text.empty() ? "" : ", ", share.name.text, digits(share.probability.value));
  return text;
}

std::string line(std::string_view name, const std::string& text) {
  if (text.empty()) return {};
  return fmt::format("  {:<12}{}\n", name, wrapped(printable(text), page_width - 14, 14));
}

std::string cohort_text(const scenario::Scenario& scenario) {
  const scenario::Cohort& cohort = scenario.cohort;
  std::string text =
      "Cohort\n" + line("size", compact(cohort.size.value, 15) + " people") +
      line("age", quantity_text(cohort.age) + " years") + line("women", digits(cohort.female.value)) +
      line("pain", quantity_text(cohort.pain) + " VAS mm") +
      line("conditions", shares_text(cohort.conditions)) + line("severity", shares_text(cohort.severity));
  for (const auto& [condition, shares] : cohort.severity_of)
    text += line("", fmt::format("of {}: {}", condition.text, shares_text(shares)));
  return text + line("flags", shares_text(cohort.flags)) + line("life table", scenario.mortality.path.text);
}

/// "fusion (accept 0.5, wait 3 months)"
std::string step_text(const scenario::Step& step) {
  std::vector<std::string> remarks;
  if (step.accept.value != 1) remarks.push_back(fmt::format("accept {}", digits(step.accept.value)));
  const bool fixed = step.wait.shape == shape_of<Fixed>;
  if (const double wait = fixed ? step.wait.numbers.front().second.value : 1; wait > 0)
    remarks.push_back("wait " + (fixed ? time_text(wait) : duration_text(step.wait)));
  std::string text;
  for (const std::string& remark : remarks) text += fmt::format("{}{}", text.empty() ? " (" : ", ", remark);
  return fmt::format("{}{}{}", step.treatment.text, text, text.empty() ? "" : ")");
}

std::string pathway_text(const scenario::Pathway& pathway, std::size_t number) {
  std::string text = fmt::format("  {}. {}\n", number, printable(pathway.name.text));
  if (!pathway.label.empty()) text += line("", pathway.label);
  std::string steps;
  for (const scenario::Step& step : pathway.steps)
    steps += fmt::format("{}{}", steps.empty() ? "" : " → ", step_text(step));
  text += line("", steps.empty() ? "background care alone" : steps);
  return text + line("", fmt::format("success: relief of at least {} %", digits(pathway.success.value)));
}

}  // namespace

std::string scenario_overview(const scenario::Scenario& scenario) {
  const scenario::Simulation& simulation = scenario.simulation;
  std::string text;
  if (!scenario.title.empty()) text += fmt::format("{}\n", printable(scenario.title));
  if (!scenario.description.empty())
    text += fmt::format("{}\n", wrapped(printable(scenario.description), page_width, 0));
  text += fmt::format(
      "\nRun\n{}{}{}{}{}", line("patients", compact(static_cast<double>(simulation.patients), 15)),
      line("seed", fmt::format("{}", simulation.seed)), line("horizon", time_text(simulation.horizon.value)),
      line("money", fmt::format("{} of {}", scenario.currency, scenario.price_year)),
      line("evidence", simulation.evidence.text));
  text += fmt::format("\n{}\nPathways\n", cohort_text(scenario));
  for (std::size_t p = 0; p < scenario.pathways.size(); ++p)
    text += pathway_text(scenario.pathways[p], p + 1);
  return text;
}

}  // namespace spinepath::output
