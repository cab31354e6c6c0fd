// validation.csv and validation.json: a row per figure.
#include "sim/output/validation/record.h"

namespace spinepath::output {
namespace {

std::string verdict_name(Verdict verdict) {
  switch (verdict) {
    case Verdict::inside: return "inside";
    case Verdict::borderline: return "borderline";
    case Verdict::outside: return "outside";
    case Verdict::unknown: return "unknown";
  }
  return {};
}

std::vector<Field> fields_of(const ValidationRecord& record, const ValidationRow& row) {
  const scenario::Published& figure = *row.figure;
  const auto end = [&](double FigureInterval::*which) {
    return row.interval ? std::optional((*row.interval).*which) : std::nullopt;
  };
  const auto n = figure.n > 0 ? std::optional(static_cast<double>(figure.n)) : std::nullopt;
  return {record.manifest.scenario_file,
          figure.name.text,
          figure.pathway.text,
          row.text.outcome,
          row.text.of,
          row.text.at,
          figure.condition.text,
          std::string(figure.difference  ? "difference"
                      : figure.costliest ? "costliest"
                                         : "level"),
          row.text.unit,
          row.predicted,
          row.se,
          figure.value,
          end(&FigureInterval::low),
          end(&FigureInterval::high),
          n,
          verdict_name(row.verdict),
          std::string(figure.calibrated ? "yes" : "no"),
          figure.source.text,
          figure.note,
          figure.miss};
}

}  // namespace

Sheet validation_sheet(const std::vector<ValidationRecord>& records) {
  Sheet sheet{{"scenario", "arm",     "pathway",    "outcome", "of",        "at",    "condition",
               "kind",     "unit",    "predicted",  "se",      "published", "low",   "high",
               "n",        "verdict", "calibrated", "source",  "note",      "reason"}};
  for (const ValidationRecord& record : records)
    for (const ValidationRow& row : record.rows) sheet.rows.push_back(fields_of(record, row));
  return sheet;
}

Json validation_json(const std::vector<ValidationRecord>& records) {
  Json manifests = Json::array();
  for (const ValidationRecord& record : records) manifests.push_back(manifest_json(record.manifest));
  return {{"manifests", std::move(manifests)}, {"figures", json_of(validation_sheet(records))}};
}

}  // namespace spinepath::output
