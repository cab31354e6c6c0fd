#include "sim/report/findings/compared.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "sim/report/data/json.h"
#include "sim/report/findings/money.h"
#include "sim/report/words/names.h"
#include "sim/report/words/numbers.h"
#include "sim/report/words/verdict.h"

namespace spinepath::report {
namespace {

std::string key_of(const std::string& of_case, const std::string& pathway) {
  return of_case + "\n" + pathway;
}

std::vector<ComparedMeasure> all_measures(const std::string& currency) {
  return {{.key = "relief_50",
           .outcome = "relief_50",
           .of = "",
           .at = "12 months",
           .title = "Half the pain gone",
           .unit = "percent of the living at 12 months",
           .scale = 100},
          {.key = "spend_health_care",
           .outcome = "spend",
           .of = "health_care",
           .at = "horizon",
           .title = "Health care spend",
           .unit = currency,
           .scale = 1},
          {.key = "qalys",
           .outcome = "qalys",
           .of = "",
           .at = "horizon",
           .title = "QALYs",
           .unit = "per patient",
           .scale = 1},
          {.key = "cost_per_responder",
           .outcome = "cost_per_responder",
           .of = "health_care",
           .at = "12 months",
           .title = "Health care spend per responder",
           .unit = currency + ", by 12 months",
           .scale = 1}};
}

std::vector<std::string> settings_of(const Json& one) {
  std::vector<std::string> settings;
  for (const char* kind : {"people", "quality", "money"})
    for (const Json& setting : list_of(list_of(one, "settings_that_differ"), kind))
      if (setting.is_string() && std::ranges::find(settings, setting.get<std::string>()) == settings.end())
        settings.push_back(setting.get<std::string>());
  return settings;
}

ComparedCase case_of(const Json& one) {
  const Json& scenario = list_of(one, "scenario");
  const std::string evidence = text_of(scenario, "evidence");
  return {.name = text_of(one, "case"),
          .file = text_of(list_of(one, "manifest"), "scenario_file"),
          .evidence = evidence,
          .meaning = text_of(list_of(scenario, "evidence_declared"), evidence.c_str()),
          .settings = settings_of(one)};
}

void add_pathways(Comparison& comparison, const Json& scenario, const Study& study) {
  for (const Json& pathway : list_of(scenario, "pathways")) {
    const std::string name = text_of(pathway, "name");
    if (std::ranges::find(comparison.pathways, name, &ComparedPathway::name) == comparison.pathways.end())
      comparison.pathways.push_back({name, text_of(pathway, "label"), study.pathway(name)});
  }
}

void read_outcomes(Comparison& comparison, const CsvTable& rows) {
  for (std::size_t row = 0; row < rows.rows(); ++row) {
    const auto text = [&](const char* column) { return std::string(rows.text(row, column)); };
    comparison.outcomes.emplace(
        Quantity{key_of(text("case"), text("pathway")), text("outcome"), text("of"), text("at")},
        Estimate{.mean = rows.number(row, "mean"), .se = rows.number(row, "se"), .low = {}, .high = {}});
  }
}

void read_differences(Comparison& comparison, const CsvTable& rows) {
  for (std::size_t row = 0; row < rows.rows(); ++row) {
    const auto of_case = std::ranges::find(comparison.cases, rows.text(row, "case"), &ComparedCase::name);
    const auto pathway =
        std::ranges::find(comparison.pathways, rows.text(row, "pathway"), &ComparedPathway::name);
    const auto measure = std::ranges::find_if(comparison.measures, [&](const ComparedMeasure& one) {
      return one.outcome == rows.text(row, "outcome") && one.of == rows.text(row, "of") &&
             one.at == rows.text(row, "at");
    });
    if (of_case == comparison.cases.end() || pathway == comparison.pathways.end() ||
        measure == comparison.measures.end())
      continue;
    auto& all = comparison.differences;
    if (all.empty() || all.back().of_case != &*of_case || all.back().pathway != &*pathway)
      all.push_back({&*of_case, &*pathway, {}, std::string(rows.text(row, "paired"))});
    all.back().by_measure[measure->key] = {
        .mean = rows.number(row, "mean"), .se = rows.number(row, "se"), .low = {}, .high = {}};
    if (all.back().paired != rows.text(row, "paired")) all.back().paired = "in part";
  }
}

bool is_known(const Comparison& comparison, const ComparedMeasure& measure) {
  return std::ranges::any_of(comparison.cases, [&](const ComparedCase& one) {
    return std::ranges::any_of(comparison.pathways, [&](const ComparedPathway& pathway) {
      return comparison.find(one, pathway, measure) != nullptr;
    });
  });
}

/// The largest difference beyond its Monte Carlo error; null if there is none.
const CaseDifferences* clearest(const Comparison& comparison, const ComparedMeasure& measure) {
  const CaseDifferences* found = nullptr;
  double largest = 0;
  for (const CaseDifferences& one : comparison.differences) {
    const auto difference = one.by_measure.find(measure.key);
    if (difference == one.by_measure.end() || !difference->second.mean ||
        sign_of(difference->second) == Sign::open)
      continue;
    if (const double size = std::abs(*difference->second.mean); size > largest) {
      largest = size;
      found = &one;
    }
  }
  return found;
}

}  // namespace

std::string ComparedMeasure::shown(const Estimate& estimate) const { return rounded_mean(estimate, scale); }

const Estimate* Comparison::find(const ComparedCase& one, const ComparedPathway& pathway,
                                 const ComparedMeasure& measure) const {
  return report::find(outcomes, {key_of(one.name, pathway.name), measure.outcome, measure.of, measure.at});
}

std::optional<Comparison> comparison_of(const Material& material) {
  if (!material.comparison) return {};
  const Part& part = *material.comparison;
  Comparison comparison;
  for (const Json& one : list_of(part.about, "cases")) {
    comparison.cases.push_back(case_of(one));
    add_pathways(comparison, list_of(one, "scenario"), material.study);
  }
  if (comparison.cases.size() < 2 || !part.rows.has("case")) return {};
  const Json& money = list_of(part.about, "money");
  const std::string currency =
      text_of(money, "currency").empty() ? material.study.currency : text_of(money, "currency");
  comparison.money = fmt::format("{} of {}", currency, count_of(money, "price_year"));
  read_outcomes(comparison, part.rows);
  for (ComparedMeasure& measure : all_measures(currency))
    if (is_known(comparison, measure)) comparison.measures.push_back(std::move(measure));
  if (comparison.measures.empty()) return {};
  if (material.compared) read_differences(comparison, *material.compared);
  return comparison;
}

std::string in_text(const ComparedPathway& pathway) {
  return pathway.text ? name_in_text(*pathway.text) : pathway.label;
}

std::string comparison_finding(const Comparison& comparison) {
  const ComparedMeasure& measure = comparison.measures.front();
  const ComparedCase& reference = comparison.cases.front();
  const bool is_relief = measure.outcome == "relief_50";
  const CaseDifferences* found = clearest(comparison, measure);
  const Estimate* before = found ? comparison.find(reference, *found->pathway, measure) : nullptr;
  const Estimate* now = found ? comparison.find(*found->of_case, *found->pathway, measure) : nullptr;
  if (!before || !now)
    return fmt::format("{}: no pathway differs clearly between {}",
                       is_relief ? "Half the pain gone at 12 months" : measure.title,
                       comparison.cases.size() == 2
                           ? fmt::format("{} and {}", reference.name, comparison.cases.back().name)
                           : fmt::format("{} cases", comparison.cases.size()));
  if (is_relief)
    return fmt::format("Under \"{}\", half the pain is gone at {} in {} % with {}; under \"{}\" in {} %",
                       spaced(found->of_case->name), measure.at, measure.shown(*now),
                       in_text(*found->pathway), spaced(reference.name), measure.shown(*before));
  return fmt::format("Under {}, {} with {}: {} {}; under {}: {}", found->of_case->name, measure.title,
                     in_text(*found->pathway), measure.shown(*now), measure.unit, reference.name,
                     measure.shown(*before));
}

}  // namespace spinepath::report
