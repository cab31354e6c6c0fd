// Scenario: a scenario file as plain data. Every number is a Parameter with its source, its uncertainty and
// its location in the input. Times are in years, probabilities in 0..1, money in the scenario's currency.
// format.h maps keys to fields, sim/scenario/compile/compile.h converts a Scenario to a CareModel. Source:
// scenarios/keys.md.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "models/cost.h"
#include "models/decision_quantities.h"
#include "models/distribution.h"
#include "models/mortality.h"
#include "models/outcomes.h"
#include "models/patient.h"
#include "models/treatment.h"
#include "sim/scenario/format/file_keys.h"
#include "sim/scenario/text/location.h"

namespace spinepath::scenario {

/// A name in the file and its location; checked against the declared names.
struct Name {
  std::string text;
  Location where;
};

inline constexpr double z_975 = 1.959963984540054;  ///< standard normal quantile of 0.975 [1]

/// Parameter uncertainty (second order): drawn once per PSA draw, with the parameter's value as mean.
struct Uncertainty {
  enum class Kind { interval, distribution, dirichlet };
  Kind kind = Kind::interval;
  Shape shape = {};  ///< of Kind::distribution
  GivenNumbers
      numbers;  ///< low and high of a 95 % interval; n of a Dirichlet; else those of the distribution,
                ///< except the one given by the parameter's value
  Location where;
};

/// One number of the scenario.
struct Parameter {
  double value = 0;  ///< [the unit of its key, see format.h]
  std::optional<Uncertainty> uncertainty;
  Name source;  ///< key in [sources]; empty if none is given
  std::string note;
  std::string path;  ///< "treatments.fusion.costs.hospital.amount"; empty for a default
  Location where;
};

/// A number that may vary between patients (first order): its distribution, and the numbers of the
/// distribution in the order of models/distributions.h.
struct Quantity {
  Shape shape = shape_of<Fixed>;
  std::vector<std::pair<NumberKey, Parameter>> numbers;
  std::optional<Parameter> min, max;  ///< truncation
  Name source;                        ///< of the numbers without a source of their own
  std::string note;
  std::string path;
  Location where;
};

struct Share {
  Name name;
  Parameter probability;
};

/// A discount rate that applies from a time on.
struct RateStep {
  Parameter rate;    ///< effective [per year]
  Name from;         ///< as written; of the first one empty
  double start = 0;  ///< the same [years from entry]
};
/// The first one from entry, then in order of time; a plain number is one of them.
using RateSteps = std::vector<RateStep>;

struct Simulation {
  std::int64_t patients = 100'000;
  Parameter horizon;  ///< [years]
  std::int64_t seed = 1;
  std::vector<std::pair<Name, double>> report_at;  ///< as written, and [years]
  std::vector<std::pair<Name, double>> follow_up;  ///< as written, and [years after a first course]
  RateSteps discount_costs{1}, discount_qalys{1};
  Parameter response_correlation;  ///< rho in models/README.md, Relief [1]
  Name evidence;                   ///< one of Scenario::evidence; empty: none is declared
};

struct Matrix {
  std::vector<std::vector<double>> rows;  ///< n rows of n numbers [1]
  Location where;
};

/// Parameters with correlated draws.
struct Correlation {
  std::vector<Name> parameters;  ///< as in Parameter::path
  Matrix matrix;
};

enum class Design { random, sobol };

struct ParameterUncertainty {
  std::int64_t draws = 0;
  std::int64_t patients = 10'000;  ///< per draw
  Design design = Design::random;
  std::vector<Correlation> correlation;
};

/// Thresholds of the curves: from 0 in equal steps.
struct DecisionGrid {
  std::int64_t max = 0;  ///< [money per unit of effect]; 0: twice the largest threshold
  std::int64_t steps = 100;
};

/// A trial that could be made before the decision, in several sizes.
struct Trial {
  Name name;
  std::vector<Name> parameters;     ///< patterns of those that it informs
  Name group;                       ///< in place of them: one of DecisionSettings::groups
  std::vector<std::int64_t> sizes;  ///< patients, ascending
  std::optional<Parameter>
      prior_n;  ///< patients who would make a parameter as certain as it is; empty: its own
  std::vector<std::pair<Name, Parameter>> prior_n_of;  ///< the same by pattern; the first match applies
  Parameter fixed_cost, cost_per_patient;              ///< [money]
  std::optional<Parameter> population;                 ///< [people per year]; empty: as in [decision]
  std::int64_t years = 0;                              ///< 0: as in [decision]
  std::int64_t delay = 0;                              ///< [years until the result]
  Parameter uptake;  ///< share of patients whose care follows the result [fraction]
  Location where;
};

/// The decision that a PSA informs: view, effect and willingness to pay.
struct DecisionSettings {
  View view = View::health_care;
  DecisionEffect effect;
  std::vector<double> thresholds;  ///< [money per unit of effect]; empty: the usual ones for QALYs
  DecisionGrid grid;
  std::vector<std::pair<Name, std::vector<Name>>> groups;  ///< patterns of parameters, by group
  std::optional<Parameter> population;                     ///< who face the choice [people per year]
  std::int64_t years = 0;                                  ///< in which they do; 0: not given
  std::vector<Trial> trials;
  Location where;
};

/// One number for all years, or one per year.
using Yearly = std::vector<Parameter>;
inline const Parameter& in_year(const Yearly& numbers, std::size_t year) {  // from 0
  return numbers.size() == 1 ? numbers[0] : numbers[year];
}

/// Shares of the pathways among patients who enter in a year.
struct Mix {
  std::vector<std::pair<Name, Yearly>> uptake;  ///< by pathway; 0 if left out
  Location where;
};

/// The yearly spend of a payer's population with the current and with a new mix of pathways.
struct Budget {
  Parameter population;
  Yearly eligible;  ///< share of the population that enters per year [fraction]
  std::int64_t years = 0;
  Parameter discount;  ///< per year, effective
  Mix current, new_mix;
};

struct Cohort {
  Parameter size;
  Quantity age;  ///< [years]
  Parameter female;
  Quantity pain;  ///< [VAS mm]
  std::vector<Share> conditions;
  std::vector<Share> severity;                                   ///< empty: all moderate
  std::vector<std::pair<Name, std::vector<Share>>> severity_of;  ///< by condition
  std::vector<Share> flags;                                      ///< independent; do not sum to 1
};

struct Utility {
  Parameter at_no_pain;
  Parameter per_pain_point;
};

struct BackgroundFlow {
  Parameter base;            ///< [money per year]
  Parameter per_pain_point;  ///< [money per year and VAS mm]
  bool covered = true;
};

struct Background {
  BackgroundFlow health_care, lost_production;
  Parameter day_off_work;  ///< [money per day]
};

struct Coverage {
  Parameter coinsurance;
};

/// Conversion of the file's money to other money: times index, times exchange rate.
struct Prices {
  Name currency;
  std::int64_t year = 0;
  std::optional<Parameter> index;          ///< left out: 1, for equal years [1]
  std::optional<Parameter> exchange_rate;  ///< left out: 1, for equal currencies [money per money]
};

struct Source {
  Name name;
  std::string citation, doi, url, design, note;
};

/// One knot of a curve. Which numbers it may have depends on the curve's use (format/knots.h).
struct Knot {
  Name at;          ///< as written
  double time = 0;  ///< [years after the course's start, or after entry in a natural course]
  std::optional<Parameter> relief_30, relief_50, difference_30, difference_50, responders, mean, sd;
};

struct Curve {
  std::vector<Knot> knots;  ///< in order of time
  Location where;
};

struct Eligibility {
  std::vector<Name> conditions, severity;  ///< empty: any
  std::optional<bool> female;              ///< empty: both sexes
  std::vector<Parameter> age;              ///< empty, or [from, to] at entry [years]
  std::vector<Name> requires_flags, excludes_flags;
};

/// Mortality of some patients.
struct RatioFor {
  Eligibility eligibility;
  Parameter hazard_ratio;
};

struct Mortality {
  Name path;  ///< of the life table's file; empty: no mortality from other causes
  LifeTable table;
  Parameter hazard_ratio;           ///< multiplies the table's hazards
  std::vector<RatioFor> ratio_for;  ///< the first match replaces hazard_ratio
};

/// Relief without any treatment, by time since entry.
struct NaturalCourse {
  Parameter persistence;             ///< [1]
  std::optional<Parameter> spacing;  ///< [years]
  std::optional<Curve> curve;        ///< of patients without an entry in `curve_for`
  struct For {
    Eligibility eligibility;
    Curve curve;
  };
  std::vector<For> curve_for;  ///< the first match applies
  Location where;
};

/// What was measured of a treatment: one of the three (models/relief/layer.h).
struct Measurement {
  std::optional<Curve> response, effect, specific_effect;
};

/// What was measured according to one evidence.
struct Variant {
  Name name;
  Measurement measured;
  Location where;
};

struct ReliefFor {
  Eligibility eligibility;
  Name evidence;  ///< empty: any
  Measurement measured;
  Location where;
};

/// Who may receive a treatment, and when.
struct Eligible {
  Eligibility patients;
  std::optional<Parameter> pain_above;  ///< [VAS mm]
};

struct Durability {
  Parameter median;  ///< [years]
  Parameter shape;
};

/// An optional choice and its location.
template <class Enum>
struct Chosen {
  Enum value{};
  Location where;
};

struct CostItem {
  Name item;
  Quantity amount;
  When when = When::course;
  bool covered = true;
  bool once = false;
  Parameter after;                     ///< [years from a course's start], of yearly costs
  std::optional<Chosen<Until>> until;  ///< of yearly costs
  std::optional<Parameter> lasts;      ///< key `for` [years from `after`], of yearly costs
  Location where;
};

struct AdverseEvent {
  Name name;
  Parameter probability;
  Quantity cost;
  bool covered = true;
  Parameter qaly_loss, death;
};

struct LateEvent {
  Name name;
  Parameter rate_per_year;
  Quantity cost;
  bool covered = true;
  Parameter qaly_loss;
  bool ends_relief = false;
  bool recurs = false;  ///< every one counts, not only the first of a course
};

struct Endpoint {
  Name name;
  Parameter probability;
  Parameter after;  ///< [years]
};

struct Workup {
  Parameter confirms;
};

struct Recovery {
  Parameter days_off_work;
  Parameter qaly_loss;
};

struct Treatment {
  Name name;
  Name like;             ///< the treatment of which it is a variant; empty: none
  std::string original;  ///< name of the first in the chain of `like`; empty: not a variant
  std::string label;     ///< empty: the name
  TreatmentClass treatment_class = TreatmentClass::conservative;
  Parameter assess_at;  ///< [years]
  std::int64_t max_courses = 1;
  Quantity repeat_wait;  ///< [years]
  Parameter repeat_effect, repeat_discount;
  Eligible eligible;
  Workup workup;
  Recovery recovery;
  std::optional<Durability> durability;
  bool relieves_pain = true;     ///< false: relief does not change
  bool stops_with_next = false;  ///< relief ends when the next course of another treatment starts
  Name evidence;                 ///< one of Scenario::evidence; empty: the simulation's
  Name context;                  ///< one of Scenario::contexts; empty: none
  Measurement measured;
  std::vector<Variant> variants;
  std::vector<ReliefFor> relief_for;
  std::vector<CostItem> costs;
  std::vector<AdverseEvent> adverse_events;
  std::vector<LateEvent> late_events;
  std::vector<Endpoint> endpoints;
  Location where;  ///< of its table
};

struct Step {
  Name treatment;
  Parameter accept;
  Quantity wait;  ///< [years]
};

/// Relief of what pain counts as success.
enum class SuccessSince { entry, course };

struct Pathway {
  Name name;
  std::string label;
  Parameter success;                    ///< [percent]
  std::optional<Parameter> lost_below;  ///< [percent]; empty: as `success`
  SuccessSince success_since = SuccessSince::entry;
  std::vector<Step> steps;
};

/// A published figure, which `validate` compares with the run.
struct Published {
  Name name;  ///< the arm and its study, in words
  Name pathway;
  Outcome outcome{};
  Name of, at;              ///< as in outcomes.csv; empty: indexed by nothing, over the horizon
  Name condition;           ///< only patients with it; empty: all
  bool difference = false;  ///< of the pathway from the first one
  bool costliest = false;   ///< of spend: the share that the costliest 15 % of patients have
  std::optional<double> value, low, high,
      sd;                   ///< the figure, its 95 % interval, spread of patients [the outcome's unit]
  std::int64_t n = 0;       ///< patients of the arm; 0: unknown
  Name source;              ///< empty: none
  bool calibrated = false;  ///< whether parameters were chosen by it
  std::string note;
  std::string miss;  ///< why the prediction is outside the interval; empty: it should be inside
};

/// What results do not show, for the reader of a report; empty: not given.
struct Statements {
  std::vector<Name> authors;
  std::string funding, conflicts, perspective, setting, comparators;
};

struct Scenario {
  std::int64_t schema = schema_version;
  std::string title, description, currency;
  std::int64_t price_year = 0;
  std::vector<Name> use;
  std::vector<std::pair<Name, std::string>> evidence;  ///< readings of the evidence and their meaning
  Simulation simulation;
  ParameterUncertainty uncertainty;
  DecisionSettings decision;
  std::optional<Budget> budget;
  Cohort cohort;
  Mortality mortality;
  Utility utility;
  Background background;
  Coverage coverage;
  std::optional<Prices> prices;
  std::vector<Source> sources;
  std::vector<std::pair<Name, Curve>> curves;  ///< for several places
  std::optional<NaturalCourse> natural_course;
  std::vector<std::pair<Name, Curve>> contexts;  ///< what any procedure of a kind does
  std::vector<Treatment> treatments;
  std::vector<Pathway> pathways;
  std::vector<Published> published;
  Statements report;
};

}  // namespace spinepath::scenario
