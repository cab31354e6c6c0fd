// The scenario format, said once: which keys each table has, what fills them, what they may be and what they
// mean. `describe(form, table)` tells all keys of a table to a Form; the forms are
//   ReadForm      fills the Scenario from a parsed file and reports what is wrong with it   (read_form.h)
//   SchemaForm    writes the JSON Schema                                                    (schema.cpp)
//   ParameterForm visits every Parameter of a Scenario with its limits                      (parameters.h)
// so that what is read, what is documented and what is listed cannot drift apart. A number given after the
// limits is the default of an optional key; `optional` marks an optional key without one; `filled` a list
// that must not be empty. Numbers, choices and what is marked `required` must be there; names, flags, yes or
// no, lists and tables may be left out. Source: shared/design/SCENARIO.md, MODEL.md.
#pragma once
#include <array>
#include <string_view>

#include "sim/scenario/format/limits.h"
#include "sim/scenario/format/scenario.h"

namespace spinepath::scenario {

struct Key {
  std::string_view name;
  std::string_view meaning;
};
enum class Need { required, filled, optional };  ///< filled: required, and not an empty list
using enum Need;

inline constexpr std::int64_t fewest_draws = 2;  ///< fewer have no variance
inline constexpr std::int64_t most_budget_years = 10;
inline constexpr std::int64_t fewest_patients_per_draw = 2;  ///< fewer have no Monte Carlo error

inline constexpr std::array<std::string_view, 4> class_names{"conservative", "injection", "regenerative",
                                                             "surgery"};
inline constexpr std::array<std::string_view, 5> when_names{"workup", "course", "first course", "assessment",
                                                            "per year"};
inline constexpr std::array<std::string_view, 3> severity_names{"mild", "moderate", "severe"};
inline constexpr std::array<std::string_view, 2> draw_designs{"random", "sobol"};
inline constexpr std::array<std::string_view, 4> view_names{"patient", "payer", "health_care", "societal"};
inline constexpr std::array<std::string_view, 3> effect_names{"qalys", "years_relief_50",
                                                              "responders_12_months"};
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

void describe(auto& form, Simulation& s) {
  form.integer({"patients", "Monte Carlo sample"}, s.patients, 1, 1'000'000'000'000, optional);
  form.duration({"horizon", "how long each patient is followed"}, s.horizon, positive_years);
  form.integer({"seed", "seed of all random numbers"}, s.seed, 0, 9'007'199'254'740'992, optional);
  form.report_times({"report_at", "times at which relief and spend are reported"}, s.report_at);
  form.number({"discount_costs", "effective rate per year for money"}, s.discount_costs, discount_rate);
  form.number({"discount_qalys", "effective rate per year for QALYs"}, s.discount_qalys, discount_rate);
  form.number({"response_correlation", "correlation of a patient's response to different treatments"},
              s.response_correlation, fraction, 0.0);
  form.name({"evidence", "the response variant that treatments use where they offer it"}, s.evidence,
            optional);
}

void describe(auto& form, Correlation& c) {
  form.names({"parameters", "their full names, as in parameters.csv"}, c.parameters);
  form.matrix({"matrix", "correlations of their ranks, a row for each"}, c.matrix, correlation_limits);
}

void describe(auto& form, ParameterUncertainty& u) {
  form.integer_or_zero({"draws", "parameter draws of the PSA; 0: none"}, u.draws, fewest_draws, 100'000'000);
  form.integer({"patients", "patients per draw"}, u.patients, fewest_patients_per_draw, 1'000'000'000,
               optional);
  form.choice({"design", "how draws are spread"}, u.design, draw_designs, optional);
  form.list({"correlation", "parameters that are drawn together"}, u.correlation);
}

void describe(auto& form, DecisionGrid& g) {
  form.integer({"max", "the largest threshold of the curves; left out: twice the largest of `thresholds`"},
               g.max, 1, 1'000'000'000'000, optional);
  form.integer({"steps", "equal steps from 0 to it"}, g.steps, 1, 10'000, optional);
}

void describe(auto& form, Decision& d) {
  form.choice({"view", "whose money"}, d.view, view_names, optional);
  form.choice({"effect", "for what gain"}, d.effect, effect_names, optional);
  const Need need = d.effect == DecisionEffect::qalys ? optional : filled;  // no usual ones but for QALYs
  form.distinct_numbers({"thresholds", "willingness to pay for one unit of effect"}, d.thresholds,
                        money_per_effect, need);
  form.table({"grid", "thresholds of the curves"}, d.grid);
  form.names_by_name({"groups",
                      "parameters whose value of information is asked for together: names with * "
                      "and ?, source:KEY, design:NAME"},
                     d.groups);
}

void describe(auto& form, Budget& b) {
  form.number({"population", "people whose care the budget pays for"}, b.population, people);
  form.yearly({"eligible", "share of them who enter, each year"}, b.eligible, probability);
  form.integer({"years", "years of the budget"}, b.years, 1, most_budget_years, required);
  form.number({"discount", "effective rate per year; budgets are usually not discounted"}, b.discount,
              discount_rate, 0.0);
  form.mix({"current", "share of each pathway among those who enter, as it is; sums to 1 each year"},
           b.current);
  form.mix({"new", "the same as it would be"}, b.new_mix);
}

void describe(auto& form, Cohort& c) {
  form.number({"size", "people that totals are projected to"}, c.size, people, 1.0);
  form.quantity({"age", "age at entry"}, c.age, years_of_age);
  form.number({"female", "share of women"}, c.female, probability, 0.5);
  form.quantity({"pain", "baseline pain, VAS 0-100"}, c.pain, vas);
  form.shares({"conditions", "pain generators; shares sum to 1"}, c.conditions, required);
  form.shares({"severity", "mild, moderate, severe; shares sum to 1; left out: everybody moderate"},
              c.severity, optional, severity_names);
  form.shares_by_name({"severity_of", "severity shares of one condition"}, c.severity_of, severity_names);
  form.flags({"flags", "yes/no attributes, each with its probability"}, c.flags);
}

void describe(auto& form, LifeTableFile& m) {
  form.name({"life_table", "CSV file with columns age,qx_male,qx_female, relative to this file"}, m.path,
            required);
}

void describe(auto& form, Utility& u) {
  form.number({"at_no_pain", "utility without pain"}, u.at_no_pain, utility_value);
  form.number({"per_pain_point", "change of utility per VAS mm"}, u.per_pain_point, utility_per_pain);
}

void describe(auto& form, BackgroundFlow& b) {
  form.number({"base", "money per year"}, b.base, money_per_year, 0.0);
  form.number({"per_pain_point", "money per year and VAS mm"}, b.per_pain_point, money_per_pain, 0.0);
  form.yes_no({"covered", "whether insurance covers it"}, b.covered);
}

void describe(auto& form, Background& b) {
  form.table({"health_care", "health care of all patients, all the time"}, b.health_care);
  form.table({"lost_production", "work not done, all patients, all the time"}, b.lost_production);
  form.number({"day_off_work", "value of one day, for recovery.days_off_work"}, b.day_off_work, money_per_day,
              0.0);
}

void describe(auto& form, Prices& p) {
  form.name({"currency", "three letters: what this file's money becomes beside other files'"}, p.currency,
            required);
  form.integer({"year", "price year of that money"}, p.year, 1900, 2200, required);
  form.number({"index", "prices of that year as a multiple of those of price_year, in the file's currency"},
              p.index, positive_factor);
  form.number({"exchange_rate", "units of that currency for one of the file's"}, p.exchange_rate,
              positive_factor);
}

void describe(auto& form, Source& s) {
  form.text({"citation", "the source in words"}, s.citation, required);
  form.text({"doi", "digital object identifier"}, s.doi, optional);
  form.text({"url", "address"}, s.url, optional);
  form.choice_text({"design", "what kind of evidence it is"}, s.design, design_names);
  form.text({"note", "remarks"}, s.note, optional);
}

void describe(auto& form, Knot& k) {
  form.number({"relief_30", "probability that pain is down by at least 30 %"}, k.relief_30,
              inner_probability);
  form.number({"relief_50", "probability that pain is down by at least 50 %"}, k.relief_50,
              inner_probability);
  form.number({"mean", "mean relief in percent"}, k.mean, percent_relief);
  form.number({"sd", "standard deviation of relief between patients"}, k.sd, percent_sd);
}

void describe(auto& form, Eligibility& e) {
  form.names({"conditions", "only these conditions"}, e.conditions);
  form.names({"severity", "only these severities"}, e.severity, severity_names);
  form.pair({"age", "[from, to] at entry, both included"}, e.age, years_of_age);
  form.names({"requires", "flags the patient must have"}, e.requires_flags);
  form.names({"excludes", "flags the patient must not have"}, e.excludes_flags);
}

void describe(auto& form, CurveFor& r) {
  describe(form, r.whom);
  form.name({"evidence", "with this evidence variant only"}, r.evidence, optional);
  form.curve({"curve", "knots"}, r.curve, required);
}

void describe(auto& form, Workup& w) {
  form.number({"confirms", "probability that the treatment goes ahead"}, w.confirms, probability, 1.0);
}

void describe(auto& form, Recovery& r) {
  form.number({"days_off_work", "days off work after each course"}, r.days_off_work, days, 0.0);
  form.number({"qaly_loss", "QALYs lost after each course"}, r.qaly_loss, qaly, 0.0);
}

void describe(auto& form, Durability& d) {
  form.duration({"median", "median time from the last knot to relapse"}, d.median, positive_years);
  form.number({"shape", "Weibull shape; 1: exponential"}, d.shape, shape_parameter, 1.0);
}

void describe(auto& form, CostItem& c) {
  form.name({"item", "what is paid for"}, c.item, required);
  form.quantity({"amount", "money"}, c.amount, money);
  form.choice({"when", "when it is charged"}, c.when, when_names);
  form.yes_no({"covered", "whether insurance covers it"}, c.covered);
  form.yes_no({"once", "at most once per patient and pathway, by item name"}, c.once);
}

void describe(auto& form, AdverseEvent& a) {
  form.name({"name", "what happens"}, a.name, required);
  form.number({"probability", "per course"}, a.probability, probability);
  form.quantity({"cost", "money"}, a.cost, money, 0.0);
  form.yes_no({"covered", "whether insurance covers the cost"}, a.covered);
  form.number({"qaly_loss", "QALYs lost"}, a.qaly_loss, qaly, 0.0);
  form.number({"death", "probability of dying of it"}, a.death, probability, 0.0);
}

void describe(auto& form, LateEvent& e) {
  form.name({"name", "what happens"}, e.name, required);
  form.number({"rate_per_year", "hazard from a course's start; the first one of each course counts"},
              e.rate_per_year, rate_per_year);
  form.quantity({"cost", "money"}, e.cost, money, 0.0);
  form.yes_no({"covered", "whether insurance covers the cost"}, e.covered);
  form.number({"qaly_loss", "QALYs lost"}, e.qaly_loss, qaly, 0.0);
  form.yes_no({"ends_relief", "whether relief ends at that moment"}, e.ends_relief);
}

void describe(auto& form, Endpoint& e) {
  form.name({"name", "what is reached"}, e.name, required);
  form.number({"probability", "of reaching it, per patient"}, e.probability, probability);
  form.duration({"after", "time after the first course's start"}, e.after, years);
}

void describe(auto& form, Treatment& t) {
  form.name({"like", "the treatment that this one is on other terms: it has all that is not said here"},
            t.like, optional);
  form.text({"label", "name for people"}, t.label, optional);
  form.choice({"class", "kind of care"}, t.treatment_class, class_names);
  form.duration({"assess_at", "time from a course's start to its assessment"}, t.assess_at, years, 0.25);
  form.integer({"max_courses", "courses given at most"}, t.max_courses, 1, 1000, optional);
  form.duration_quantity({"repeat_wait", "time from loss of relief to the next course"}, t.repeat_wait,
                         waiting_years, 0.0);
  form.number({"repeat_effect", "effect of each further course as a multiple of the one before"},
              t.repeat_effect, factor, 1.0);
  form.number({"repeat_discount", "fraction off `course` items from the second course on"}, t.repeat_discount,
              fraction, 0.0);
  form.table({"eligible", "who may have it"}, t.eligible);
  form.table({"workup", "the diagnostic work-up before it"}, t.workup);
  form.table({"recovery", "after each course"}, t.recovery);
  form.table({"durability", "time to relapse; left out: the effect lasts"}, t.durability);
  form.yes_no({"relieves_pain", "false: relief stays as it was, and no response is needed"}, t.relieves_pain);
  form.name({"evidence", "the response variant it uses, whatever simulation.evidence says"}, t.evidence,
            optional);
  form.curve({"response", "relief at knots after a course's start"}, t.response, optional);
  form.curves_by_name({"response_variants", "curves by evidence variant"}, t.response_variants);
  form.list({"response_for", "curves for some patients; the first match wins, before the others"},
            t.response_for);
  form.list({"costs", "what is charged"}, t.costs);
  form.list({"adverse_events", "immediate adverse events"}, t.adverse_events);
  form.list({"late_events", "late events such as reoperation"}, t.late_events);
  form.list({"endpoints", "outcomes beside pain"}, t.endpoints);
}

void describe(auto& form, Step& s) {
  form.name({"treatment", "key in [treatments]"}, s.treatment, required);
  form.number({"accept", "probability that the patient accepts"}, s.accept, probability, 1.0);
  form.duration_quantity({"wait", "time before the treatment"}, s.wait, waiting_years, 0.0);
}

void describe(auto& form, Pathway& p) {
  form.name({"name", "short name, in files"}, p.name, required);
  form.text({"label", "name for people"}, p.label, optional);
  form.number({"success", "relief in percent that counts as success at assessment"}, p.success,
              percent_success, 50.0);
  form.list({"steps", "treatments in order"}, p.steps, required);
}

void describe(auto& form, Scenario& s) {
  form.integer({"schema", "version of this format"}, s.schema, 1, 1, required);
  form.text({"title", "one line"}, s.title, optional);
  form.text({"description", "what the scenario asks"}, s.description, optional);
  form.text({"currency", "three letters, such as USD"}, s.currency, required);
  form.integer({"price_year", "year of all prices"}, s.price_year, 1900, 2200, required);
  form.names({"use", "libraries, merged first, in order; relative to this file"}, s.use);
  form.table({"simulation", "the run"}, s.simulation, required);
  form.table({"uncertainty", "the PSA"}, s.uncertainty);
  form.table({"decision", "what the PSA is to decide"}, s.decision);
  form.table({"budget", "a population's spend per year, with two mixes of pathways"}, s.budget);
  form.table({"cohort", "who enters"}, s.cohort, required);
  form.table({"mortality", "left out: nobody dies of other causes"}, s.mortality);
  form.table({"utility", "quality of life"}, s.utility, required);
  form.table({"background", "costs of all patients, all the time"}, s.background);
  form.table({"coverage", "what the insured pay themselves"}, s.coverage);
  form.table({"prices", "how this file's money becomes that of other files, for `compare`"}, s.prices);
  form.map({"sources", "where numbers come from"}, s.sources);
  form.curves_by_name({"curves", "response curves for several treatments, by name"}, s.curves);
  form.map({"treatments", "what may be done"}, s.treatments);
  form.list({"pathways", "what is compared"}, s.pathways, filled);
}

void describe(auto& form, Coverage& c) {
  form.number({"coinsurance", "share of covered items that the insured pay"}, c.coinsurance, fraction);
}

}  // namespace spinepath::scenario
