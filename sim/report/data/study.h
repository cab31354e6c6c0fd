// Study: the question that was simulated: pathways, treatments, money, times and where its numbers come from. From
// `scenario` of the JSON files.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace spinepath::report {

struct PathwayText {
  std::size_t number = 1;          ///< from 1, in the order of the scenario; the same on every page
  std::string name, label;         ///< as in the files; as in reports
  std::string colour;              ///< class of the page: "c0" to "c5", "cx" (grey)
  bool what_if = false;            ///< under other evidence than the run's
  std::vector<std::string> steps;  ///< names of treatments
};

struct TreatmentText {
  std::string name, label, of_class;
  std::optional<double> evidence_until = {};  ///< last time at which its effect was measured [years]
};

struct TimeText {
  std::string text;  ///< as the scenario writes it
  double years;      ///< from entry [years]
};

/// A number of the scenario.
struct ParameterText {
  std::string path, value, unit, uncertainty, source, citation, design, note;
};

/// What the authors say of themselves and of the question; each may be empty.
struct AuthorsWords {
  std::vector<std::string> authors;
  std::string funding, conflicts, perspective, setting, comparators;
};

/// A discount rate, and the time from which it applies; empty: from entry.
struct RateText {
  double rate = 0;  ///< [fraction per year]
  std::string from;
};

struct Study {
  std::string title, description, currency;
  int price_year = 0;
  double horizon = 0;  ///< [years]
  std::vector<TimeText> report_at;
  std::vector<RateText> discount_costs, discount_qalys;
  std::string evidence, evidence_meaning;  ///< its name, and in words; may be empty
  std::optional<double> evidence_until;    ///< last knot of a curve in use [years]
  std::vector<PathwayText> pathways;
  std::vector<TreatmentText> treatments;
  std::vector<TreatmentText> conditions;  ///< without classes
  std::vector<ParameterText> parameters;
  std::string view, effect;  ///< of [decision]: whose spend, and what it buys, as in decision.csv
  AuthorsWords words;

  const PathwayText& reference() const { return pathways.front(); }
  /// Null if there is none of that name.
  const PathwayText* pathway(std::string_view name) const;
  /// The label, or the name itself if there is none.
  std::string treatment_label(std::string_view name) const;
  std::string condition_label(std::string_view name) const;
  const TimeText* time(std::string_view text) const;
  /// Last time at which the effect of any treatment was measured, if that is before the horizon [years].
  std::optional<double> extrapolated_from() const;
};

}  // namespace spinepath::report
