// evppi.csv and groups.csv of the exports.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "sim/analysis/decision/regressors.h"
#include "sim/output/decision/exports.h"
#include "sim/output/files/outcomes_csv.h"
#include "sim/output/text/number.h"
#include "sim/scenario/uncertainty/parts.h"

namespace spinepath::output {
namespace {

using Names = std::vector<std::string>;

using Curves = std::map<std::string, std::string>;  ///< by the path of each of their numbers

/// As owsa.csv has them. Empty for samples of other programs.
Curves curves_of(scenario::Scenario scenario) {
  Curves curves;
  for (const scenario::Part& part : scenario::uncertain_parts(scenario))
    for (const scenario::UncertainNumber& number : part.numbers)
      curves.emplace(number.parameter->path, number.rank);
  return curves;
}

/// Of a parameter that is drawn together with others; empty for one by itself.
std::string curve_of(const PsaSample& sample, std::size_t p, const Curves& curves) {
  if (std::ranges::count(sample.parameter_ranks, sample.parameter_ranks[p]) < 2) return {};
  const auto found = curves.find(sample.parameters[p]);
  return r_name(found == curves.end() ? sample.parameters[p] : found->second);
}

/// At each threshold.
std::string evppi_rows(const Decision& decision, const std::string& name, const std::string& curve,
                       std::vector<std::optional<Evppi>> DecisionAt::*worths, std::size_t place) {
  std::string text;
  for (const DecisionAt& at : decision.thresholds) {
    const std::optional<Evppi>& worth = (at.*worths)[place];
    text += fmt::format("{},{},{},{},{}\n", name, digits(at.threshold),
                        digits(worth ? std::optional(worth->value) : std::nullopt),
                        digits(worth ? std::optional(worth->error) : std::nullopt), curve);
  }
  return text;
}

}  // namespace

std::string evppi_csv(const DecisionRecord& record, const Decision& decision) {
  std::string text = "pars,k,evppi,se,curve\n";
  const Names names = r_names(record.sample.parameters);
  const Curves curves = curves_of(record.scenario);
  std::vector<std::size_t> all(names.size());
  for (std::size_t p = 0; p < all.size(); ++p) all[p] = p;
  for (const std::size_t p : first_of_ranks(record.sample, all))
    text += evppi_rows(decision, names[p], curve_of(record.sample, p, curves), &DecisionAt::parameters, p);
  const std::vector<ParameterGroup>& groups = decision.question.groups;
  for (std::size_t g = 0; g < groups.size(); ++g)
    text += evppi_rows(decision, csv_field(groups[g].name), {}, &DecisionAt::groups, g);
  return text;
}

std::string groups_csv(const DecisionRecord& record) {
  std::string text = "group,parameter\n";
  const Names names = r_names(record.sample.parameters);
  for (const ParameterGroup& group : record.asked.question.groups)
    for (const std::size_t p : group.parameters)
      text += fmt::format("{},{}\n", csv_field(group.name), names[p]);
  return text;
}

}  // namespace spinepath::output
