#include "sim/output/decision/exports.h"
#include "sim/output/decision/record.h"
#include "sim/output/scenario/json.h"
#include "sim/output/sensitivity/record.h"

namespace spinepath::output {
namespace {

using Fields = std::vector<Field>;

const std::string& pathway_name(const SensitivityRecord& record, std::size_t pathway) {
  return record.scenario.pathways[pathway].name.text;
}

void append(Fields& fields, const std::optional<GroupedMean>& x) {
  fields.emplace_back(x ? std::optional(x->mean) : std::nullopt);
  fields.emplace_back(x ? x->error() : std::nullopt);
}

const std::vector<std::string> answer_columns{"pathway", "outcome",    "unit",         "mean",
                                              "se",      "difference", "difference_se"};

/// The fields of `answer_columns` for one pathway at one point.
Fields answer_fields(const SensitivityRecord& record, const PointAnswer& answer, std::size_t pathway) {
  const SensitivityOutcome& outcome = record.question.outcome;
  Fields fields{pathway_name(record, pathway), outcome.name, outcome.unit};
  const bool possible = answer.possible();
  append(fields, possible ? std::optional(answer.pathways[pathway]) : std::nullopt);
  append(fields, possible && pathway > 0 ? std::optional(answer.asked(pathway)) : std::nullopt);
  return fields;
}

std::vector<std::string> joined(std::vector<std::string> columns, const std::vector<std::string>& more) {
  columns.insert(columns.end(), more.begin(), more.end());
  return columns;
}

void add_point(Sheet& sheet, const SensitivityRecord& record, const Fields& first, const PointAnswer& answer,
               const PointAnswer* base) {
  for (std::size_t p = 0; p < record.scenario.pathways.size(); ++p) {
    Fields fields = first;
    for (Field& field : answer_fields(record, answer, p)) fields.push_back(std::move(field));
    if (base)
      append(fields, answer.possible() ? std::optional(answer.asked(p) - base->asked(p)) : std::nullopt);
    sheet.rows.push_back(std::move(fields));
  }
}

/// The outcome and the pathway of the report. The outcome's name and time are as in outcomes.csv, null for
/// net benefit.
Json asked_json(const SensitivityRecord& record) {
  const SensitivityOutcome& outcome = record.question.outcome;
  const scenario::Scenario& scenario = record.scenario;
  const std::size_t pathway = record.question.pathway;
  Json asked{{"outcome", outcome.name},
             {"unit", outcome.unit},
             {"pathway", pathway_name(record, pathway)},
             {"reference", pathway > 0 ? Json(pathway_name(record, 0)) : Json(nullptr)},
             {"threshold", number_or_null(outcome.threshold)}};
  if (outcome.threshold) {
    asked["view"] = name_of(scenario.decision.view);
    asked["effect"] = name_of(scenario.decision.effect);
    asked["name"] = asked["at"] = nullptr;
    return asked;
  }
  const KeyText text = text_of(outcome.also.front(), scenario);
  asked["view"] = text_or_null(text.of);
  asked["effect"] = nullptr;
  asked["name"] = text.outcome;
  asked["at"] = text.at;
  return asked;
}

}  // namespace

Sheet sheet_of(const SensitivityRecord& record, const Tornado& tornado) {
  Sheet sheet{.columns =
                  joined(joined({"parameter", "end", "value"}, answer_columns), {"change", "change_se"})};
  add_point(sheet, record, {"", "base", std::nullopt}, tornado.base, &tornado.base);
  for (const Bar& bar : tornado.bars) {
    const auto add = [&](const char* end, double ParameterRange::*value, const PointAnswer& answer) {
      const VariedParameter& moved = bar.moved;
      const auto of_one = moved.is_curve() ? std::nullopt : std::optional(moved.numbers[0].*value);
      add_point(sheet, record, {moved.name, end, of_one}, answer, &tornado.base);
    };
    add("low", &ParameterRange::low, bar.low);
    add("high", &ParameterRange::high, bar.high);
  }
  return sheet;
}

Sheet sheet_of(const SensitivityRecord& record, const TwoWay& grid) {
  Sheet sheet{.columns = joined({"parameter", "value", "parameter_2", "value_2"}, answer_columns)};
  for (std::size_t i = 0; i < grid.a_values.size(); ++i)
    for (std::size_t j = 0; j < grid.b_values.size(); ++j)
      if (grid.has(i, j))
        add_point(sheet, record, {grid.a.path, grid.a_values[i], grid.b.path, grid.b_values[j]},
                  grid.at(i, j), nullptr);
  return sheet;
}

Sheet sheet_of(const SensitivityRecord& record, const ValueThreshold& found, const std::string& parameter) {
  Sheet sheet{.columns = {"parameter", "kind", "value", "pathway", "reference", "outcome", "unit",
                          "difference", "difference_se"}};
  const auto add = [&](const char* kind, std::optional<double> value,
                       const std::optional<GroupedMean>& asked) {
    const std::size_t pathway = record.question.pathway;
    Fields fields{parameter,
                  kind,
                  value,
                  pathway_name(record, pathway),
                  pathway > 0 ? pathway_name(record, 0) : std::string{},
                  record.question.outcome.name,
                  record.question.outcome.unit};
    append(fields, asked);
    sheet.rows.push_back(std::move(fields));
  };
  add("threshold", found.value, std::nullopt);
  add("low", found.low, std::nullopt);
  add("high", found.high, std::nullopt);
  for (const auto& [value, asked] : found.evaluations) add("run", value, asked);
  return sheet;
}

std::string sensitivity_json(const SensitivityRecord& record, const Sheet& sheet, bool complete) {
  return text_of(Json{{"manifest", manifest_json(record.manifest)},
                      {"complete", complete},
                      {"asked", asked_json(record)},
                      {"rows", json_of(sheet)},
                      {"scenario", scenario_head_json(record.scenario)}});
}

std::string owsa_csv(const SensitivityRecord& record, const Tornado& tornado) {
  std::vector<OneWay> rows;
  // A curve has several numbers: the quantile common to all of them is given instead.
  const auto add = [&](const VariedParameter& moved, double ParameterRange::*value, double quantile,
                       const PointAnswer& answer, std::size_t pathway) {
    if (answer.possible())
      rows.push_back({moved.name, pathway_name(record, pathway),
                      moved.is_curve() ? quantile : moved.numbers[0].*value, answer.pathways[pathway].mean});
  };
  for (const auto& [moved, low, high] : tornado.bars)
    for (std::size_t p = 0; p < record.scenario.pathways.size(); ++p) {
      add(moved, &ParameterRange::low, 0.025, low, p);
      add(moved, &ParameterRange::value, 0.5, tornado.base, p);
      add(moved, &ParameterRange::high, 0.975, high, p);
    }
  return owsa_csv(rows);
}

std::string twsa_csv(const SensitivityRecord& record, const TwoWay& grid) {
  std::vector<TwoWayValue> rows;
  for (std::size_t i = 0; i < grid.a_values.size(); ++i)
    for (std::size_t j = 0; j < grid.b_values.size(); ++j)
      for (std::size_t p = 0; p < record.scenario.pathways.size(); ++p)
        if (grid.has(i, j) && grid.at(i, j).possible())
          rows.push_back(
              {grid.a_values[i], grid.b_values[j], pathway_name(record, p), grid.at(i, j).pathways[p].mean});
  return twsa_csv(grid.a.path, grid.b.path, rows);
}

}  // namespace spinepath::output
