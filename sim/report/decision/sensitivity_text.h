// What a sensitivity analysis is about, and its parameters, in words. A result is a difference to the first pathway, or
// of the first pathway (or the only one) its own outcome.
#pragma once
#include <optional>
#include <string>

#include "sim/report/data/material.h"

namespace spinepath::report {

struct ParameterWords {
  std::string name;  ///< "Epidural steroid injection · durability · median": text
  std::string unit;  ///< empty if it has none that is worth a word
};

/// `path`: full name of a parameter, of a curve, or of a price that varies between patients.
ParameterWords parameter_words(const Study& study, const std::string& path);
/// The scenario's own value; none if it is not a number of the scenario.
std::optional<double> own_value(const Material& material, const Part& part, const std::string& path);
/// Three significant digits and the unit.
std::string with_unit(double value, const ParameterWords& words);

/// The outcome of one pathway as sensitivity.csv, two_way.csv and threshold.csv have it.
struct SensitivityAnswer {
  const PathwayText* pathway;
  const PathwayText* reference;  ///< null: the pathway's own outcome
  std::string outcome, unit;     ///< as in the file
  std::string at;                ///< of net benefit: "50,000 USD a QALY"
  std::string measure;           ///< "net benefit at 50,000 USD a QALY", "QALYs": text

  std::string measure_at_start() const;  ///< of a sentence: text
  bool is_net_benefit() const { return !at.empty(); }
  double scale() const { return unit == "probability" ? 100 : 1; }
  /// "USD", "percentage points"
  std::string unit_words() const;
  /// Rounded to its error, without it; with the sign of a difference.
  std::string shown(const Estimate& estimate) const;
  /// What is so where the result is above 0, or below it: "② X is worth it at 50,000 USD a QALY", "② X is not worth it …",
  /// "② X is above ① in QALYs": markup.
  std::string verdict(bool is_above, bool with_threshold = true) const;
  /// "② X less ①", or the pathway alone: markup.
  std::string subject() const;
  std::string subject_text() const;  ///< text

  /// `column`: "difference", or "mean" of its own outcome.
  std::string column() const { return reference ? "difference" : "mean"; }
};

/// None if the file has no row of a pathway of the study.
std::optional<SensitivityAnswer> sensitivity_answer(const Material& material, const Part& part);
/// Its result in a row of the file.
Estimate answer_in(const CsvTable& rows, std::size_t row, const SensitivityAnswer& answer);

}  // namespace spinepath::report
