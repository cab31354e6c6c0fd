// The scenario format, described once: the keys of each table, the fields they fill, their limits and their
// meaning. `describe(form, table)` passes all keys of a table to a Form; the forms are
//   ReadForm      fills the Scenario from a parsed file and reports errors                 (read/form.h)
//   SchemaForm    writes the JSON Schema                                                    (schema.cpp)
//   KeysForm      writes the reference of keys, scenarios/keys.md                           (keys_form.h)
//   ParameterForm visits every Parameter of a Scenario with its limits                      (parameters.h)
// so that reading, documentation and listing always agree. A number after the limits is the default of an
// optional key; `optional` marks an optional key without one; `filled` a list that must not be empty.
// Numbers, choices and keys marked `required` must be given; names, flags, booleans, lists and tables may be
// left out.
#pragma once
#include <array>
#include <cstddef>
#include <string_view>

#include "models/numerics/rows.h"
#include "sim/scenario/format/file_keys.h"
#include "sim/scenario/format/knots.h"
#include "sim/scenario/format/limits.h"
#include "sim/scenario/format/scenario.h"

namespace spinepath::scenario {

struct Key {
  std::string_view name;
  std::string_view meaning;
};
enum class Need { required, filled, optional };  ///< filled: required, and the list not empty
using enum Need;

/// Entries of a list or table by name; the simulation numbers entries with 16 bits.
inline constexpr std::size_t most_entries = 1000;
inline constexpr std::int64_t most_budget_years = 10;
inline constexpr std::int64_t most_decision_years = 100;
inline constexpr std::size_t most_trial_sizes = 50;

inline constexpr std::array<std::string_view, 4> class_names{"conservative", "injection", "regenerative",
                                                             "surgery"};
inline constexpr auto when_names = column(cost_timings, &CostTiming::name);
inline constexpr auto until_names = column(flow_ends, &FlowEnd::name);
inline constexpr auto outcome_names = column(outcome_table, &OutcomeInfo::name);
inline constexpr std::array<std::string_view, 2> since_names{"entry", "course"};
inline constexpr std::array<std::string_view, 3> severity_names{"mild", "moderate", "severe"};
inline constexpr std::array<std::string_view, 2> draw_designs{"random", "sobol"};
static_assert(class_names.size() == treatment_class_count && severity_names.size() == severity_count);
inline constexpr std::array<std::string_view, 11> design_names{"RCT",
                                                               "meta-analysis",
                                                               "cohort",
                                                               "registry",
                                                               "case-series",
                                                               "fee-schedule",
                                                               "guideline",
                                                               "review",
                                                               "official-statistics",
                                                               "clinic-marketing",
                                                               "assumption"};

static_assert(class_names.size() == treatment_class_count && severity_names.size() == severity_count &&
                  draw_designs.size() == static_cast<std::size_t>(Design::sobol) + 1 &&
                  since_names.size() == static_cast<std::size_t>(SuccessSince::course) + 1,
              "one name for each enumerator, in their order");

/// Of a list of rates, the first one applies from entry.
enum class RatePlace { first, later };
void describe(auto& form, RateStep& step, RatePlace place) {
  form.number({"rate", "effective annual rate"}, step.rate, discount_rate);
  if (place == RatePlace::later)
    form.start({"from", "time from entry at which it replaces the rate before it"}, step);
}

void describe(auto& form, Simulation& s) {
  form.integer({"patients", "patients simulated; `--patients` overrides it"}, s.patients, patient_counts.low,
               patient_counts.high, optional);
  form.duration({"horizon", "how long each patient is followed; cannot be uncertain"}, s.horizon,
                positive_years);
  form.integer({"seed", "seed of all random numbers; `--seed` overrides it"}, s.seed, seed_values.low,
               seed_values.high, optional);
  form.report_times({"report_at",
                     "times at which relief and spend are reported, within the horizon; default: 6 weeks, 3, "
                     "6, 12 and 24 months, 5 years"},
                    s.report_at);
  form.rates({"discount_costs", "effective annual discount rate of money: 0.03 is 3 %"}, s.discount_costs,
             discount_rate);
  form.rates({"discount_qalys", "effective annual discount rate of QALYs and discounted life-years"},
             s.discount_qalys, discount_rate);
  form.number({"response_correlation", "rho: correlation of a patient's responses to different treatments"},
              s.response_correlation, fraction, 0.0);
  form.report_times({"follow_up",
                     "times after a treatment's first course at which the relief of those treated is "
                     "reported, within the horizon; default: 3 and 12 months"},
                    s.follow_up);
  form.name({"evidence",
             "one of `[evidence]`: the variant used by every treatment that has it; default: the first, "
             "which is that of curves outside `variants`"},
            s.evidence, optional);
}

void describe(auto& form, Correlation& c) {
  form.names({"parameters", "at least two full names, as in parameters.csv"}, c.parameters);
  form.matrix({"matrix",
               "correlations of their normal scores, a row for each: symmetric, positive definite, 1 on the "
               "diagonal"},
              c.matrix, correlation_limits);
}

void describe(auto& form, ParameterUncertainty& u) {
  form.integer_or_zero({"draws", "parameter draws of the PSA, 0: none; `--draws` overrides it"}, u.draws,
                       draw_counts.low, draw_counts.high);
  form.integer({"patients", "patients in each draw; `--patients-per-draw` overrides it"}, u.patients,
               patients_per_draw_counts.low, patients_per_draw_counts.high, optional);
  form.choice({"design", "how draws are spread: pseudo-random or Sobol points"}, u.design, draw_designs,
              optional);
  form.list({"correlation", "parameters with correlated uncertainty"}, u.correlation);
}

void describe(auto& form, DecisionGrid& g) {
  form.integer({"max", "largest threshold of the curves; default: twice the largest of `thresholds`"}, g.max,
               1, 1'000'000'000'000, optional);
  form.integer({"steps", "equal steps from 0 to `max`"}, g.steps, 1, 10'000, optional);
}

void describe(auto& form, Trial& t) {
  form.some_names(
      {"parameters", "what the trial informs, by patterns as in `groups`; this or `group` is required"},
      t.parameters);
  form.name({"group", "one of `groups`, in place of `parameters`"}, t.group, optional);
  form.whole_numbers({"sizes", "patients of the trial, each size larger than the one before"}, t.sizes,
                     trial_sizes, most_trial_sizes);
  form.number(
      {"prior_n",
       "patients of such a trial who would make each parameter as certain as it is now; default: the n "
       "of a probability's beta or Dirichlet; required for other uncertainties"},
      t.prior_n, patients_of_trial);
  form.numbers_by_name({"prior_n_of", "the same for some parameters; the first pattern that matches applies"},
                       t.prior_n_of, patients_of_trial);
  form.number({"fixed_cost", "cost of the trial whatever its size"}, t.fixed_cost, money);
  form.number({"cost_per_patient", "cost of each patient of the trial, beyond that of usual care"},
              t.cost_per_patient, money);
  form.number({"population", "patients who face the choice each year; default: that of `[decision]`"},
              t.population, people_per_year);
  form.integer({"years", "years from now in which they face it; default: that of `[decision]`"}, t.years, 1,
               most_decision_years, optional);
  form.integer_or_zero({"delay", "years from now to the trial's result, which later patients profit from"},
                       t.delay, 1, most_decision_years);
  form.number({"uptake", "share of these patients whose care follows the result"}, t.uptake, fraction, 1.0);
}

void describe(auto& form, DecisionSettings& d) {
  form.choice({"view", "perspective: whose costs count"}, d.view, view_names, optional);
  form.choice(
      {"effect",
       "effect that is bought: QALYs, life-years (undiscounted, or discounted as QALYs are), years with "
       "half the pain gone, or patients alive with half the pain gone at 12 months"},
      d.effect, effect_names, optional);
  const Need need = info_of(d.effect).unit == qaly_unit ? optional : filled;  // only QALYs have a default
  form.distinct_numbers({"thresholds",
                         "willingness to pay for one unit of effect; default for QALYs: 50 000 and 100 000 "
                         "(an assumption); required for other effects"},
                        d.thresholds, money_per_effect, need);
  form.table({"grid", "thresholds of the acceptability and EVPI curves"}, d.grid);
  form.names_by_name({"groups",
                      "parameters whose joint value of information is estimated: names as in parameters.csv "
                      "with `*` (any letters) and `?` (one letter), `source:KEY`, `design:NAME`"},
                     d.groups);
  form.number(
      {"population",
       "patients who face the choice each year: the value of information is also given for all of them"},
      d.population, people_per_year);
  form.integer({"years", "years from now in which they face it; required with `population`"}, d.years, 1,
               most_decision_years, optional);
  form.map({"trials", "trials that could be made first: what their results would be worth"}, d.trials);
}

void describe(auto& form, Budget& b) {
  form.number({"population", "people whose care the budget covers"}, b.population, people);
  form.yearly({"eligible", "share of them who enter each year"}, b.eligible, probability);
  form.integer({"years", "years of the budget"}, b.years, 1, most_budget_years, required);
  form.number({"discount", "effective annual discount rate; budgets are usually not discounted"}, b.discount,
              discount_rate, 0.0);
  form.mix({"current",
            "share of each pathway among those who enter, with the current mix; a pathway left out has none; "
            "sums to 1 each year"},
           b.current);
  form.mix({"new", "the same for the new mix"}, b.new_mix);
}

void describe(auto& form, Cohort& c) {
  form.number({"size", "number of people to which totals are projected"}, c.size, people, 1.0);
  form.quantity({"age", "age at entry"}, c.age, years_of_age);
  form.number({"female", "share of women"}, c.female, probability, 0.5);
  form.quantity({"pain", "baseline pain"}, c.pain, vas);
  form.shares({"conditions", "sources of pain; shares sum to 1"}, c.conditions, required);
  form.shares({"severity", "shares sum to 1; default: all moderate"}, c.severity, optional, severity_names);
  form.shares_by_name({"severity_of", "severity shares for one condition; sum to 1"}, c.severity_of,
                      severity_names);
  form.flags({"flags",
              "independent yes/no attributes, each with its probability; `insured` has a meaning for costs"},
             c.flags);
}

void describe(auto& form, Utility& u) {
  form.number({"at_no_pain", "utility without pain; utility stays within -1 to 1 for pain 0 to 100"},
              u.at_no_pain, utility_value);
  form.number({"per_pain_point", "change of utility per VAS mm"}, u.per_pain_point, utility_per_pain);
}

void describe(auto& form, BackgroundFlow& b) {
  form.number({"base", "part that does not depend on pain"}, b.base, money_per_year, 0.0);
  form.number({"per_pain_point", "part per point of pain"}, b.per_pain_point, money_per_pain, 0.0);
  form.yes_no({"covered", "whether insurance covers it (no effect on lost production)"}, b.covered);
}

void describe(auto& form, Background& b) {
  form.table({"health_care", "health care of all patients at all times"}, b.health_care);
  form.table({"lost_production", "lost production of all patients at all times"}, b.lost_production);
  form.number({"day_off_work", "value of one day, for `recovery.days_off_work`"}, b.day_off_work,
              money_per_day, 0.0);
}

void describe(auto& form, Prices& p) {
  form.name({"currency", "three capital letters: the currency to which this file's money is converted"},
            p.currency, required);
  form.integer({"year", "price year of the converted money"}, p.year, price_years.low, price_years.high,
               required);
  form.number({"index",
               "price level of `year` as a multiple of that of `price_year`, in this file's currency; "
               "required where the years differ, else 1"},
              p.index, positive_factor);
  form.number(
      {"exchange_rate",
       "units of `currency` for one of this file's, in `year`; required where the currencies differ, else 1"},
      p.exchange_rate, positive_factor);
}

void describe(auto& form, Source& s) {
  form.text({"citation", "the source in words"}, s.citation, required);
  form.text({"doi", "digital object identifier"}, s.doi, optional);
  form.text({"url", "address"}, s.url, optional);
  form.choice_text({"design", "kind of evidence"}, s.design, design_names);
  form.text({"note", "remarks"}, s.note, optional);
}

/// The numbers that a knot may have, by the use of its curve.
void describe(auto& form, Knot& k, CurveUse use) {
  const bool any = use == CurveUse::any;
  if (any || use == CurveUse::response || use == CurveUse::natural_course) {
    form.number({"relief_30", "probability that pain is reduced by at least 30 %"}, k.relief_30,
                inner_probability);
    form.number({"relief_50", "probability that pain is reduced by at least 50 %"}, k.relief_50,
                inner_probability);
  }
  if (any || use == CurveUse::effect) {
    form.number({"difference_30", "difference in `relief_30` from the control arm"}, k.difference_30,
                probability_difference);
    form.number({"difference_50", "difference in `relief_50` from the control arm"}, k.difference_50,
                probability_difference);
    form.number({"responders", "share of patients who have the effect `mean`; the others have none"},
                k.responders, inner_probability);
  }
  form.number({"mean", "mean over patients, percent of baseline pain"}, k.mean, percent_relief);
  form.number({"sd", "standard deviation between patients"}, k.sd,
              use == CurveUse::response ? percent_sd : percent_sd_or_none);
}

void describe(auto& form, Eligibility& e) {
  form.some_names({"conditions", "only patients with one of these conditions"}, e.conditions);
  form.some_names({"severity", "only patients of these severities"}, e.severity, severity_names);
  form.yes_no({"female", "only women (`true`) or only men (`false`)"}, e.female);
  form.pair({"age", "age at entry, [from, to], both included"}, e.age, years_of_age);
  form.some_names({"requires", "flags that the patient must have"}, e.requires_flags);
  form.some_names({"excludes", "flags that the patient must not have"}, e.excludes_flags);
}

void describe(auto& form, RatioFor& r) {
  describe(form, r.eligibility);
  form.number({"hazard_ratio", "multiplies the life table's hazards, in place of the other one"},
              r.hazard_ratio, positive_factor);
}

void describe(auto& form, Mortality& m) {
  form.name({"life_table",
             "file with a table of ages and rates, relative to this file: columns age, qx_male, qx_female, "
             "or another form (scenarios/README.md, Life tables)"},
            m.path, required);
  form.number({"hazard_ratio", "multiplies the life table's hazards"}, m.hazard_ratio, positive_factor, 1.0);
  form.list({"ratio_for", "hazard ratios of some patients; the first match applies"}, m.ratio_for);
}

void describe(auto& form, Eligible& e) {
  describe(form, e.patients);
  form.number({"pain_above", "the step waits until pain is above it"}, e.pain_above, vas_limit);
}

void describe(auto& form, NaturalCourse::For& f) {
  describe(form, f.eligibility);
  form.curve({"curve", "relief of these patients without treatment"}, f.curve, required,
             CurveUse::natural_course);
}

void describe(auto& form, NaturalCourse& n) {
  form.number({"persistence", "how much of a patient's rank lasts from knot to knot"}, n.persistence,
              fraction, 1.0);
  form.duration({"spacing", "good and bad times change at least so often; cannot be uncertain"}, n.spacing,
                positive_years);
  form.curve({"curve", "relief without any treatment over the time from entry"}, n.curve, optional,
             CurveUse::natural_course);
  form.list({"curve_for", "curves for some patients; the first match applies, before `curve`"}, n.curve_for);
}

void describe(auto& form, Measurement& m) {
  form.curve({"response", "a treated arm as it was seen: natural course, context and specific effect"},
             m.response, optional, CurveUse::response);
  form.curve({"effect", "difference from untreated patients or usual care: context and specific effect"},
             m.effect, optional, CurveUse::effect);
  form.curve({"specific_effect", "difference from a sham procedure: the specific effect alone"},
             m.specific_effect, optional, CurveUse::effect);
}

void describe(auto& form, Variant& v) { describe(form, v.measured); }

void describe(auto& form, ReliefFor& r) {
  describe(form, r.eligibility);
  form.name({"evidence", "only under this evidence"}, r.evidence, optional);
  describe(form, r.measured);
}

void describe(auto& form, Workup& w) {
  form.number({"confirms", "probability that the treatment is confirmed and goes ahead"}, w.confirms,
              probability, 1.0);
}

void describe(auto& form, Recovery& r) {
  form.number({"days_off_work", "days off work at the start of each course"}, r.days_off_work, days, 0.0);
  form.number({"qaly_loss", "QALYs lost at the start of each course"}, r.qaly_loss, qaly, 0.0);
}

void describe(auto& form, Durability& d) {
  form.duration({"median", "median time from the last knot to relapse"}, d.median, positive_years);
  form.number({"shape", "Weibull shape; 1: exponential"}, d.shape, shape_parameter, 1.0);
}

void describe(auto& form, CostItem& c) {
  form.name({"item", "what is paid for"}, c.item, required);
  form.quantity({"amount", "amount; per year with `per year`"}, c.amount, money);
  form.choice({"when", "when it is charged"}, c.when, when_names);
  form.yes_no({"covered", "whether insurance covers it"}, c.covered);
  form.yes_no({"once", "charged at most once per patient and pathway, by item name"}, c.once);
  form.duration({"after", "with `per year`: time from a course's start to the beginning of the flow"},
                c.after, years, 0.0);
  form.choice({"until", "with `per year`: end of the flow; `until`, `for` or both are required"}, c.until,
              until_names);
  form.duration({"for", "with `per year`: how long it flows"}, c.lasts, positive_years);
}

void describe(auto& form, AdverseEvent& a) {
  form.name({"name", "the event"}, a.name, required);
  form.number({"probability", "probability per course"}, a.probability, probability);
  form.quantity({"cost", "cost of the event"}, a.cost, money, 0.0);
  form.yes_no({"covered", "whether insurance covers the cost"}, a.covered);
  form.number({"qaly_loss", "QALYs lost"}, a.qaly_loss, qaly, 0.0);
  form.number({"death", "probability of death, given the event"}, a.death, probability, 0.0);
}

void describe(auto& form, LateEvent& e) {
  form.name({"name", "the event"}, e.name, required);
  form.number({"rate_per_year",
               "hazard from a course's start to this treatment's next course; the first event of each "
               "course counts"},
              e.rate_per_year, rate_per_year);
  form.quantity({"cost", "cost of the event"}, e.cost, money, 0.0);
  form.yes_no({"covered", "whether insurance covers the cost"}, e.covered);
  form.number({"qaly_loss", "QALYs lost"}, e.qaly_loss, qaly, 0.0);
  form.yes_no({"ends_relief", "whether relief ends at the event"}, e.ends_relief);
  form.yes_no({"recurs", "whether every event counts, not only the first of a course"}, e.recurs);
}

void describe(auto& form, Endpoint& e) {
  form.name({"name", "what is reached"}, e.name, required);
  form.number({"probability", "probability of reaching it, per patient"}, e.probability, probability);
  form.duration({"after", "time after the first course's start"}, e.after, years);
}

void describe(auto& form, Treatment& t) {
  form.name(
      {"like",
       "treatment of which this one is a variant: it has every key that is not given here, except the label"},
      t.like, optional);
  form.text({"label", "name in reports; default: the key"}, t.label, optional);
  form.choice({"class", "kind of care; taken over with `like`"}, t.treatment_class, class_names);
  form.duration({"assess_at", "time from a course's start to its assessment"}, t.assess_at, years, 0.25);
  form.integer({"max_courses", "largest number of courses"}, t.max_courses, 1, 1000, optional);
  form.duration_quantity({"repeat_wait", "time from loss of relief to the next course"}, t.repeat_wait,
                         waiting_years, 0.0);
  form.number({"repeat_effect", "effect of each further course as a multiple of the one before"},
              t.repeat_effect, factor, 1.0);
  form.number({"repeat_discount", "fraction off `course` items from the second course on"}, t.repeat_discount,
              fraction, 0.0);
  form.table({"eligible", "who may receive it; default: everybody"}, t.eligible);
  form.table({"workup", "diagnostic work-up before it"}, t.workup);
  form.table({"recovery", "losses at the start of each course"}, t.recovery);
  form.table({"durability", "time to relapse; default: the effect lasts"}, t.durability);
  form.yes_no({"relieves_pain",
               "false: relief stays as it was and nothing measured is needed, for treatments whose outcome "
               "is an endpoint"},
              t.relieves_pain);
  form.yes_no({"stops_with_next",
               "true: relief ends when the next course of another treatment starts, as of a drug or a brace"},
              t.stops_with_next);
  form.name({"evidence",
             "one of `[evidence]`: the variant that it uses, whatever `simulation.evidence` is; makes its "
             "pathways what-ifs where the curves differ"},
            t.evidence, optional);
  form.name({"context", "one of `[contexts]`: what the procedure does on top of its specific effect"},
            t.context, optional);
  describe(form, t.measured);
  form.map({"variants", "what was measured according to other evidence"}, t.variants);
  form.list({"relief_for", "what was measured of some patients; the first match applies, before all others"},
            t.relief_for);
  form.list({"costs", "what is charged"}, t.costs);
  form.list({"adverse_events", "events at a course's start"}, t.adverse_events);
  form.list({"late_events", "events over time, such as reoperation"}, t.late_events);
  form.list({"endpoints", "outcomes other than pain"}, t.endpoints);
}

void describe(auto& form, Step& s) {
  form.name({"treatment", "key in `[treatments]`; may be given again at a later step"}, s.treatment,
            required);
  form.number({"accept", "probability that the patient accepts"}, s.accept, probability, 1.0);
  form.duration_quantity({"wait", "time before the treatment"}, s.wait, waiting_years, 0.0);
}

void describe(auto& form, Pathway& p) {
  form.name({"name", "short name, used in files"}, p.name, required);
  form.text({"label", "name in reports; default: the name"}, p.label, optional);
  form.number({"success", "relief that counts as success at assessment"}, p.success, percent_success, 50.0);
  form.number({"lost_below", "relief below which a success is lost, not above `success`; default: `success`"},
              p.lost_below, percent_lost);
  form.choice({"success_since", "whether relief is of the pain at entry or of that at the course's start"},
              p.success_since, since_names, optional);
  form.list({"steps", "treatments in order; an empty list is background care alone"}, p.steps, required);
}

void describe(auto& form, Published& p) {
  form.name({"name", "the arm and its study, in words"}, p.name, required);
  form.name({"pathway", "the pathway that is compared with the arm"}, p.pathway, required);
  form.choice({"outcome", "what was measured, as in outcomes.csv"}, p.outcome, outcome_names);
  form.name({"of", "treatment, view or event, as in outcomes.csv; for outcomes that have one"}, p.of,
            optional);
  form.name({"at", "one of the report or follow-up times, as written there; default: the horizon"}, p.at,
            optional);
  form.name({"condition", "only patients with this condition"}, p.condition, optional);
  form.yes_no({"difference", "the figure is the pathway less the first one"}, p.difference);
  form.yes_no({"costliest",
               "of spend over the horizon: the figure is the share that the costliest 15 % of patients have"},
              p.costliest);
  form.plain_number({"value", "the published figure, in the unit of the outcome"}, p.value, required);
  form.plain_number({"low", "lower end of its 95 % interval"}, p.low, optional);
  form.plain_number({"high", "upper end of its 95 % interval"}, p.high, optional);
  form.integer({"n", "patients of the arm; gives an interval of a share, or with `sd` of a mean"}, p.n, 1,
               1'000'000'000, optional);
  form.plain_number({"sd", "standard deviation between patients"}, p.sd, optional);
  form.name({"source", "a key of `[sources]`"}, p.source, optional);
  form.yes_no({"calibrated", "whether parameters were chosen by this figure"}, p.calibrated);
  form.text({"note", "remarks"}, p.note, optional);
  form.text({"miss", "why the prediction is outside the interval; without it that is an unexplained miss"},
            p.miss, optional);
}

void describe(auto& form, Statements& s) {
  form.some_names({"authors", "who made the analysis"}, s.authors);
  form.line({"funding", "who paid for it, and their part in it"}, s.funding);
  form.line({"conflicts", "the authors' conflicts of interest"}, s.conflicts);
  form.line({"perspective", "why the view of costs is that of the decision"}, s.perspective);
  form.line({"setting", "place and health system in which patients are treated"}, s.setting);
  form.line({"comparators", "why these pathways are compared"}, s.comparators);
}

void describe(auto& form, Scenario& s) {
  form.integer({"schema", "version of this format"}, s.schema, schema_version, schema_version, required);
  form.text({"title", "one line"}, s.title, optional);
  form.text({"description", "the question that the scenario asks"}, s.description, optional);
  form.text({"currency", "three capital letters, such as USD"}, s.currency, required);
  form.integer({"price_year", "year of all prices"}, s.price_year, price_years.low, price_years.high,
               required);
  form.names({"use", "libraries, merged first and in order; paths relative to this file"}, s.use);
  form.texts_by_name({"evidence",
                      "readings of the evidence and their meaning; the first is that of curves outside "
                      "`variants`"},
                     s.evidence);
  form.table({"simulation", "the run"}, s.simulation, required);
  form.table({"uncertainty", "probabilistic sensitivity analysis (PSA)"}, s.uncertainty);
  form.table({"decision", "the decision that the PSA informs"}, s.decision);
  form.table({"budget", "a population's spend per year with two mixes of pathways, for `budget`"}, s.budget);
  form.table({"cohort", "the patients who enter"}, s.cohort, required);
  form.table({"mortality", "mortality from other causes; without this table there is none"}, s.mortality);
  form.table({"utility", "quality of life"}, s.utility, required);
  form.table({"background", "costs of all patients, at all times"}, s.background);
  form.table(
      {"coverage", "cost sharing of insured patients; without this table they pay no share of covered items"},
      s.coverage);
  form.table({"prices",
              "conversion of this file's money, for `compare` with files in other currencies or price years"},
             s.prices);
  form.map({"sources", "sources of numbers"}, s.sources);
  form.curves_by_name({"curves", "curves for several places, by name"}, s.curves, CurveUse::any);
  form.table({"natural_course", "relief without any treatment, from entry; without this table there is none"},
             s.natural_course);
  form.curves_by_name({"contexts", "what any procedure of a kind does, by time after a course's start"},
                      s.contexts, CurveUse::context);
  form.map({"treatments", "treatments"}, s.treatments);
  form.list({"pathways", "the pathways to compare; the first is the reference of all comparisons"},
            s.pathways, filled);
  form.list({"published", "published figures that the pathways should predict, for `validate`"}, s.published);
  form.table({"report", "authors, funding and reasons, for the reader of a report; changes no number"},
             s.report);
}

void describe(auto& form, Coverage& c) {
  form.number({"coinsurance", "share of covered items that insured patients pay"}, c.coinsurance, fraction);
}

}  // namespace spinepath::scenario
