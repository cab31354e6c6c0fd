// OutcomeInfo: the description of one outcome except for the computation of a patient's value: its name, its
// unit, its index, the times of its report, its estimator and its uses. The rows are in outcomes.h; layout,
// files, questions, comparisons, decisions and the documentation are derived from them.
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
  follow_up,  ///< times after the treatment's first course
  month_12    ///< only if the horizon is not shorter
};

enum class Statistic : std::uint8_t {
  mean,         ///< over all patients
  mean_among,   ///< of those counted by `per`; the others' values are 0
  ratio,        ///< of two means; error by the delta method
  cohort_total  ///< mean times the size of the cohort
};

struct Estimator {
  Statistic statistic = Statistic::mean;
  std::optional<Outcome> of = {};   ///< outcome with the patients' values (ratio: numerator); none: this one
  std::optional<Outcome> per = {};  ///< outcome whose mean is the denominator
};

/// Units that depend on settings of the scenario.
inline constexpr std::string_view money_unit = "money";  ///< written as the scenario's currency
inline constexpr std::string_view qaly_unit = "QALY";

/// An effect that `[decision]` can use.
struct EffectWords {
  std::string_view name = {};  ///< in scenarios; empty: not an effect
  std::string_view one = {};   ///< one unit of it, in reports: "QALY"
  bool usual = true;           ///< in tables of all effects, also where another one is asked for
};

struct OutcomeUses {
  bool in_results = true;      ///< outcomes.csv, differences.csv, summary.json
  bool paired = true;          ///< differences.csv
  bool only_in_parts = false;  ///< only with a natural course or a context
  bool asked = false;          ///< `--outcome` of sensitivity, `--precision` of run
  bool compared = false;       ///< compare; outcomes reported at report times: at 12 months
  bool per_draw = false;       ///< draws.csv, at report times; it always has the quantities of decisions
  bool decision_cost = false;  ///< the money of `[decision]`, over the horizon
  EffectWords effect = {};
};

struct OutcomeInfo {
  Outcome outcome;
  std::string_view name;   ///< in files and on the command line
  std::string_view label;  ///< heading of a column in reports; "money" is replaced by the currency
  std::string_view unit;
  IndexedBy indexed_by;
  ReportedAt at;
  Estimator estimator;
  OutcomeUses uses;
  std::string_view meaning;  ///< for the documentation
};

}  // namespace spinepath
