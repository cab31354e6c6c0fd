// Validation: published figures and what a run predicts for them. A figure names its row of outcomes.csv or
// differences.csv; with a condition, of the patients with that condition.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "sim/analysis/subgroups/results.h"
#include "sim/analysis/validation/interval.h"
#include "sim/output/files/json.h"
#include "sim/output/files/manifest.h"
#include "sim/output/files/sheet.h"
#include "sim/output/text/style.h"
#include "sim/scenario/text/input_error.h"

namespace spinepath::output {

/// A figure and the pathway and key of its row.
struct FigurePlace {
  std::size_t pathway;
  OutcomeKey key;
};

/// The places of all figures of the scenario, in order; or an error for each that has no row.
struct FigurePlaces {
  std::vector<FigurePlace> places;
  std::vector<scenario::InputError> errors;
};
FigurePlaces places_of_figures(const scenario::Scenario& scenario, const CareModel& model);

struct ValidationRow {
  const scenario::Published* figure;
  KeyText text;
  std::optional<double> predicted, se;  ///< with its Monte Carlo error [the outcome's unit]; empty: nobody
  std::optional<FigureInterval> interval;
  Verdict verdict;

  /// A reason for a miss that is none any more.
  bool is_stale() const { return verdict == Verdict::inside && !figure->miss.empty(); }
  /// Outside without a reason; or without a prediction, as nobody is there.
  bool is_unexplained() const { return (verdict == Verdict::outside && figure->miss.empty()) || !predicted; }
};

struct ValidationRecord {
  const scenario::Scenario* scenario;
  Manifest manifest;
  std::vector<ValidationRow> rows;  ///< in the order of the file

  bool has_unexplained() const;
};

/// `by_condition`: of the same run; needed if a figure has a condition.
ValidationRecord validation_record(const scenario::Scenario& scenario, const Manifest& manifest,
                                   const std::vector<FigurePlace>& places, const Results& results,
                                   const SubgroupResults* by_condition);

/// Predicted and published figures, how many agree, and the reasons for those that do not.
std::string validation_report(const ValidationRecord& record, const Style& style);
/// How many agree in all of them.
std::string validation_totals(const std::vector<ValidationRecord>& records, const Style& style);
Sheet validation_sheet(const std::vector<ValidationRecord>& records);
Json validation_json(const std::vector<ValidationRecord>& records);

}  // namespace spinepath::output
