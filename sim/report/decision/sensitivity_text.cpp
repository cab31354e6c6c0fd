#include "sim/report/decision/sensitivity_text.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "models/outcomes.h"
#include "sim/output/text/number.h"
#include "sim/report/data/decision.h"
#include "sim/report/data/json.h"
#include "sim/report/draw/svg.h"
#include "sim/report/page/html.h"
#include "sim/report/words/names.h"
#include "sim/report/words/numbers.h"
#include "sim/report/words/parameters.h"

namespace spinepath::report {
namespace {

constexpr int value_digits = 3;

const Json& parameters_of(const Material& material, const Part& part) {
  const Json& of_run = list_of(material.run ? material.run->summary : part.about, "scenario");
  return list_of(of_run, "parameters");
}

std::string effect_unit(const Material& material, const Part& part) {
  std::string effect = text_of(list_of(part.about, "asked"), "effect");
  if (material.run) effect = text_of(list_of(material.run->summary, "decision"), "effect");
  const auto named = [&](const OutcomeInfo& info) { return info.uses.effect.name == effect; };
  const auto found = std::ranges::find_if(outcome_table, named);
  return effect.empty() || found == outcome_table.end() ? "unit of effect"
                                                        : std::string(found->uses.effect.one);
}

/// "inmb@50000": 50000; none of another outcome.
std::optional<double> threshold_in(const std::string& outcome) {
  constexpr std::string_view net_benefit = "inmb@";
  if (!outcome.starts_with(net_benefit)) return {};
  double threshold = 0;
  const char* end = outcome.data() + outcome.size();
  const auto [stop, error] = std::from_chars(outcome.data() + net_benefit.size(), end, threshold);
  return error == std::errc{} && stop == end ? std::optional(threshold) : std::nullopt;
}

/// "spend:payer@12 months": "spend, payer, at 12 months"
std::string outcome_words(const std::string& outcome) {
  const std::size_t at = outcome.find('@'), of = outcome.find(':');
  const std::string name = outcome.substr(0, std::min(at, of));
  const auto found = std::ranges::find(outcome_table, name, &OutcomeInfo::name);
  std::string words = found == outcome_table.end() ? name : std::string(found->label);
  if (name == "relief_50") words = "share with half the pain gone";
  if (of != std::string::npos && of < at) words += ", " + spaced(outcome.substr(of + 1, at - of - 1));
  if (at != std::string::npos) words += " at " + outcome.substr(at + 1);
  return words;
}

}  // namespace

ParameterWords parameter_words(const Study& study, const std::string& path) {
  const auto known = std::ranges::find_if(study.parameters, [&](const ParameterText& parameter) {
    return parameter.path == path || parameter.path.starts_with(path + ".");
  });
  std::string unit = known == study.parameters.end() ? "" : known->unit;
  if (unit == "probability") unit.clear();
  return {.name = readable_parameter(path, study), .unit = std::move(unit)};
}

std::optional<double> own_value(const Material& material, const Part& part, const std::string& path) {
  if (const auto asked = number_of(list_of(part.about, "asked"), "value")) return asked;
  for (const Json& parameter : parameters_of(material, part))
    if (text_of(parameter, "path") == path) return number_of(parameter, "value");
  return {};
}

std::string with_unit(double value, const ParameterWords& words) {
  const std::string number = with_minus(output::compact(value, value_digits));
  return words.unit.empty() ? number : number + " " + words.unit;
}

std::string SensitivityAnswer::measure_at_start() const { return with_capital(measure); }

std::string SensitivityAnswer::unit_words() const {
  if (unit != "probability") return unit;
  return reference ? "percentage points" : "%";
}

std::string SensitivityAnswer::shown(const Estimate& estimate) const {
  if (!estimate.mean) return std::string(output::nothing);
  const double mean = scale() * *estimate.mean;
  std::string text = rounded(mean, estimate.se ? std::optional(scale() * *estimate.se) : std::nullopt);
  const std::size_t error = text.find(" ±");
  text = error == std::string::npos ? with_minus(output::compact(mean, value_digits)) : text.substr(0, error);
  return reference ? with_sign(text) : text;
}

std::string SensitivityAnswer::verdict(bool is_above, bool with_threshold) const {
  const char* side = is_above ? "above" : "below";
  if (!reference)
    return fmt::format("{} of {} is {} 0", escaped(measure_at_start()), named_shortly(*pathway), side);
  if (is_net_benefit())
    return fmt::format("{} is {}worth it{}", named_shortly(*pathway), is_above ? "" : "not ",
                       with_threshold ? " at " + escaped(at) : std::string{});
  return fmt::format("{} is {} {} in {}", named_shortly(*pathway), side, chip(*reference), escaped(measure));
}

std::string SensitivityAnswer::subject() const {
  return reference ? fmt::format("{} less {}", named_shortly(*pathway), named_shortly(*reference))
                   : named_shortly(*pathway);
}

std::string SensitivityAnswer::subject_text() const {
  return reference ? fmt::format("{} less {}", name_in_text(*pathway), name_in_text(*reference))
                   : name_in_text(*pathway);
}

std::optional<SensitivityAnswer> sensitivity_answer(const Material& material, const Part& part) {
  const Study& study = material.study;
  const std::size_t second = study.pathways.size() > 1 ? 1 : 0;
  std::string name = text_of(list_of(part.about, "asked"), "pathway");
  const CsvTable& rows = part.rows;
  if (name.empty() && rows.has("reference") && rows.rows() > 0) name = rows.text(0, "pathway");
  if (name.empty()) name = study.pathways[second].name;
  const PathwayText* pathway = study.pathway(name);
  for (std::size_t row = 0; pathway && row < rows.rows(); ++row) {
    if (rows.text(row, "pathway") != pathway->name) continue;
    SensitivityAnswer answer{.pathway = pathway,
                             .reference = pathway == &study.reference() ? nullptr : &study.reference(),
                             .outcome = std::string(rows.text(row, "outcome")),
                             .unit = std::string(rows.text(row, "unit")),
                             .at = {},
                             .measure = {}};
    answer.measure = outcome_words(answer.outcome);
    if (const auto threshold = threshold_in(answer.outcome)) {
      answer.at =
          fmt::format("{} {} a {}", threshold_text(*threshold), study.currency, effect_unit(material, part));
      answer.measure = "net benefit at " + answer.at;
    }
    return answer;
  }
  return {};
}

Estimate answer_in(const CsvTable& rows, std::size_t row, const SensitivityAnswer& answer) {
  const std::string column = answer.column();
  const std::string error = answer.reference ? "difference_se" : "se";
  Estimate estimate{
      .mean = rows.number_if(row, column), .se = rows.number_if(row, error), .low = {}, .high = {}};
  return estimate;
}

}  // namespace spinepath::report
