// Comparison: outcomes of the same pathways in several cases (scenario files, readings of the evidence), and what is
// said of them. The first case is the reference.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "sim/report/data/material.h"

namespace spinepath::report {

struct ComparedCase {
  std::string name;                     ///< as in the files
  std::string file, evidence, meaning;  ///< of the evidence, in words; may be empty
  std::vector<std::string> settings;    ///< that differ from the first case's
};

struct ComparedPathway {
  std::string name, label;
  const PathwayText* text = nullptr;  ///< null: of another scenario
};

/// What is compared.
struct ComparedMeasure {
  std::string key;              ///< column of CSV files
  std::string outcome, of, at;  ///< in outcomes.csv
  std::string title, unit;      ///< text
  double scale;                 ///< shown is the value times this [1]
  /// The mean rounded to its error, without it.
  std::string shown(const Estimate& estimate) const;
};

struct CaseDifferences {
  const ComparedCase* of_case;
  const ComparedPathway* pathway;
  std::map<std::string, Estimate> by_measure;  ///< key of the measure
  std::string paired;                          ///< "yes", "no", or "in part"
};

struct Comparison {
  std::string money;  ///< "USD of 2024"
  std::vector<ComparedCase> cases;
  std::vector<ComparedPathway> pathways;
  std::vector<ComparedMeasure> measures;     ///< that any case has
  Estimates outcomes;                        ///< `pathway` of the key: "case\npathway"
  std::vector<CaseDifferences> differences;  ///< by case and pathway; points into this object

  /// Null if the case has none.
  const Estimate* find(const ComparedCase& one, const ComparedPathway& pathway,
                       const ComparedMeasure& measure) const;

  Comparison() = default;
  Comparison(const Comparison&) = delete;
  Comparison(Comparison&&) = default;
};

/// None without a comparison of at least two cases, or without any of the measures.
std::optional<Comparison> comparison_of(const Material& material);

/// A label within a sentence.
std::string in_text(const ComparedPathway& pathway);

/// The clearest difference between a case and the first one: text.
std::string comparison_finding(const Comparison& comparison);

}  // namespace spinepath::report
