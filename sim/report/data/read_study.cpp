#include "sim/report/data/read_study.h"

#include <algorithm>
#include <variant>

#include "sim/output/text/number.h"
#include "sim/report/draw/palette.h"
#include "sim/scenario/text/duration.h"

namespace spinepath::report {
namespace {

double years_of(const std::string& time, const std::string& file) {
  const auto years = scenario::parse_duration(time);
  if (const double* known = std::get_if<double>(&years)) return *known;
  throw Unusable(file, fmt::format("\"{}\" is not a time", time));
}

std::vector<std::string> texts_of(const Json& list) {
  std::vector<std::string> texts;
  for (const Json& one : list)
    if (one.is_string()) texts.push_back(one.get<std::string>());
  return texts;
}

std::string value_text(const Json& value) {
  if (value.is_number()) return output::compact(value.get<double>(), 4);
  return value.is_string() ? value.get<std::string>() : std::string{};
}

/// "beta: mean 0.5, sd 0.1"
std::string uncertainty_text(const Json& uncertainty) {
  if (!uncertainty.is_object()) return {};
  std::string text = text_of(uncertainty, "dist");
  const char* separator = ": ";
  for (const auto& [key, value] : uncertainty.items()) {
    if (key == "dist") continue;
    text += fmt::format("{}{} {}", separator, key, value_text(value));
    separator = ", ";
  }
  return text;
}

ParameterText parameter_of(const Json& row) {
  return {.path = text_of(row, "path"),
          .value = row.contains("value") ? value_text(row["value"]) : std::string{},
          .unit = text_of(row, "unit"),
          .uncertainty = row.contains("uncertainty") ? uncertainty_text(row["uncertainty"]) : std::string{},
          .source = text_of(row, "source"),
          .citation = text_of(row, "citation"),
          .design = text_of(row, "design"),
          .note = text_of(row, "note")};
}

PathwayText pathway_of(const Json& row, std::size_t number) {
  return {.number = number,
          .name = text_of(row, "name"),
          .label = text_of(row, "label"),
          .colour = "cx",
          .what_if = flag_of(row, "what_if"),
          .steps = texts_of(list_of(row, "steps"))};
}

TreatmentText named_of(const Json& row) {
  return {.name = text_of(row, "name"),
          .label = text_of(row, "label"),
          .of_class = text_of(row, "class"),
          .evidence_until = number_of(row, "evidence_until_years")};
}

AuthorsWords authors_words(const Json& report) {
  return {.authors = texts_of(list_of(report, "authors")),
          .funding = text_of(report, "funding"),
          .conflicts = text_of(report, "conflicts"),
          .perspective = text_of(report, "perspective"),
          .setting = text_of(report, "setting"),
          .comparators = text_of(report, "comparators")};
}

void add_lists(Study& study, const Json& scenario, const std::string& file) {
  for (const std::string& time : texts_of(list_of(scenario, "report_at")))
    study.report_at.push_back({time, years_of(time, file)});
  std::ranges::sort(study.report_at, {}, &TimeText::years);
  for (const Json& row : list_of(scenario, "pathways"))
    study.pathways.push_back(pathway_of(row, study.pathways.size() + 1));
  for (const Json& row : list_of(scenario, "treatments")) study.treatments.push_back(named_of(row));
  for (const Json& row : list_of(scenario, "conditions")) study.conditions.push_back(named_of(row));
  for (const Json& row : list_of(scenario, "parameters")) study.parameters.push_back(parameter_of(row));
}

/// A number, or a list of later ones.
std::vector<RateText> rates_of(const Json& scenario, const char* key) {
  std::vector<RateText> rates;
  for (const Json& row : list_of(scenario, key))
    rates.push_back({number_of(row, "rate").value_or(0), text_of(row, "from")});
  if (rates.empty()) rates.push_back({.rate = number_of(scenario, key).value_or(0), .from = {}});
  return rates;
}

}  // namespace

Study study_of(const Json& scenario, const std::string& file) {
  Study study{.title = text_of(scenario, "title"),
              .description = text_of(scenario, "description"),
              .currency = text_of(scenario, "currency"),
              .price_year = static_cast<int>(count_of(scenario, "price_year")),
              .horizon = number_of(scenario, "horizon_years").value_or(0),
              .discount_costs = rates_of(scenario, "discount_costs"),
              .discount_qalys = rates_of(scenario, "discount_qalys"),
              .evidence = text_of(scenario, "evidence"),
              .view = text_of(list_of(scenario, "decision"), "view"),
              .effect = text_of(list_of(scenario, "decision"), "effect"),
              .words = authors_words(list_of(scenario, "report"))};
  study.evidence_meaning = text_of(list_of(scenario, "evidence_declared"), study.evidence.c_str());
  add_lists(study, scenario, file);
  if (study.pathways.empty() || study.horizon <= 0) throw Unusable(file, "has no scenario with pathways");
  return study;
}

void colour(Study& study, const std::vector<std::string>& first) {
  constexpr std::size_t most = light_palette.pathways.size();
  const bool all = study.pathways.size() <= most;
  std::size_t used = 0;
  const auto give = [&](PathwayText& pathway) {
    if (pathway.colour == "cx" && used < most) pathway.colour = fmt::format("c{}", used++);
  };
  give(study.pathways.front());
  if (!all)
    for (PathwayText& pathway : study.pathways)
      if (std::ranges::find(first, pathway.name) != first.end()) give(pathway);
  for (PathwayText& pathway : study.pathways) give(pathway);
}

}  // namespace spinepath::report
