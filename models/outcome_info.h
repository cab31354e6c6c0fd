// OutcomeInfo: everything the program knows of one outcome except how one patient's value is computed: its name,
// its unit, what it is indexed by, when it is reported, how it is estimated from patients, and who uses it. The
// rows are in outcomes.h; layout, files, questions, comparisons, decisions and the documentation follow from them.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

namespace spinepath {

enum class Outcome : std::uint8_t;  // outcomes.h

enum class IndexedBy : std::uint8_t {
  nothing,
  view,
  treatment_class,
  treatment,
  treatment_or_background,  ///< background: care outside the pathway
  adverse_event,
  late_event,
  endpoint
};

enum class ReportedAt : std::uint8_t {
  report_times,
  horizon,
  report_times_and_horizon,
  month_12  ///< only where the horizon is not shorter
};

enum class Statistic : std::uint8_t {
  mean,               ///< over all patients
  mean_among_living,  ///< values are 0 for the dead
  ratio,              ///< of two means, its error by the delta method
  cohort_total        ///< mean times the size of the cohort
};

struct Estimator {
  Statistic statistic = Statistic::mean;
  std::optional<Outcome> of = {};   ///< whose values of patients are used (of a ratio: above); none: its own
  std::optional<Outcome> per = {};  ///< whose mean it is divided by
};

/// Units in which the settings of a scenario have a say.
inline constexpr std::string_view money_unit = "money";  ///< written as the scenario's currency
inline constexpr std::string_view qaly_unit = "QALY";

/// An effect that `[decision]` may weigh against money.
struct EffectWords {
  std::string_view name = {};  ///< as scenarios write it; empty: it is no effect
  std::string_view one = {};   ///< one unit of it, for people: "QALY"
};

struct OutcomeUses {
  bool in_results = true;      ///< outcomes.csv, differences.csv, summary.json
  bool asked = false;          ///< `--outcome` of sensitivity, `--precision` of run
  bool compared = false;       ///< compare; what is reported at report times: at 12 months
  bool per_draw = false;       ///< draws.csv, at report times; those of decisions are there anyway
  bool decision_cost = false;  ///< the money of `[decision]`, over the horizon
  EffectWords effect = {};
};

struct OutcomeInfo {
  Outcome outcome;
  std::string_view name;   ///< in files and on the command line
  std::string_view label;  ///< for people, as the heading of a column; "money" becomes the currency
  std::string_view unit;
  IndexedBy indexed_by;
  ReportedAt at;
  Estimator estimator;
  OutcomeUses uses;
  std::string_view meaning;  ///< for the documentation
};

}  // namespace spinepath
