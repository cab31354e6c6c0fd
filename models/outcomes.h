// Outcomes: the quantities that the program reports, one row each, in the order of the result files. To add
// one: an enumerator and its row here, its value for one patient in sim/engine/value and, if it is
// important, a line in a section of the console report.
#pragma once
#include <array>
#include <cstddef>

#include "models/outcome_info.h"

namespace spinepath {

enum class Outcome : std::uint8_t {
  relief_30,
  relief_50,
  pain,
  relief,
  worse,
  relief_natural,
  relief_context,
  relief_specific,
  relief_capped,
  treated_relief_30,
  treated_relief_50,
  treated_relief,
  treated_relief_natural,
  treated_relief_context,
  treated_relief_specific,
  treated_relief_others,
  treated_relief_capped,
  followed_up,
  alive,
  had_surgery,
  spend,
  spend_undiscounted,
  spend_by_class,
  spend_by_treatment,
  spend_by_treatment_patient,
  spend_by_treatment_payer,
  spend_by_treatment_societal,
  qalys,
  qalys_undiscounted,
  life_years,
  life_years_discounted,
  years_relief_30,
  years_relief_50,
  days_off_work,
  courses,
  treated,
  adverse_events,
  late_events,
  endpoints,
  responders,
  cost_per_responder,
  cohort_spend
};

inline constexpr auto outcome_table = [] {
  using enum Outcome;
  using enum IndexedBy;
  using enum ReportedAt;
  using enum Statistic;
  constexpr Estimator plain{}, living{mean_among, {}, alive};
  constexpr Estimator treated_ones{mean_among, {}, followed_up};
  constexpr OutcomeUses part{.only_in_parts = true}, unpaired{.paired = false},
      unpaired_part{.paired = false, .only_in_parts = true};
  constexpr Estimator per_responder{ratio, spend, relief_50}, cohort{cohort_total, spend};
  // clang-format off
  return std::to_array<OutcomeInfo>({
      {relief_30, "relief_30", "30 % relief", "probability", nothing, report_times, living,
       {.asked = true, .compared = true}, "share of the living with at least 30 % less pain than at entry"},
      {relief_50, "relief_50", "50 % relief", "probability", nothing, report_times, living,
       {.asked = true, .compared = true, .per_draw = true}, "share of the living with at least 50 % less pain than at entry"},
      {pain, "pain", "pain", "VAS mm", nothing, report_times, living,
       {.asked = true}, "mean among the living"},
      {relief, "relief", "relief", "percent", nothing, report_times, living,
       {.asked = true}, "mean among the living, of pain at entry"},
      {worse, "worse", "worse", "probability", nothing, report_times, living,
       {.asked = true}, "share of the living with more pain than at entry"},
      {relief_natural, "relief_natural", "of it natural course", "percent", nothing, report_times, living,
       part, "mean among the living: the part of relief that comes without any treatment"},
      {relief_context, "relief_context", "of it context", "percent", nothing, report_times, living,
       part, "mean among the living: the part that any procedure brings"},
      {relief_specific, "relief_specific", "of it specific effect", "percent", nothing, report_times, living,
       part, "mean among the living: the part of the treatments themselves, with the context of those that name none"},
      {relief_capped, "relief_capped", "cut off", "percent", nothing, report_times, living,
       part, "mean among the living: change of relief by the limits of pain, 0 and 100 mm; with the three parts it gives `relief`"},
      {treated_relief_30, "treated_relief_30", "30 % relief of the treated", "probability", treatment, follow_up, treated_ones,
       unpaired, "share of those treated with at least 30 % less pain than at their first course, whatever else they were given"},
      {treated_relief_50, "treated_relief_50", "50 % relief of the treated", "probability", treatment, follow_up, treated_ones,
       unpaired, "share of those treated with at least 50 % less pain than at their first course, whatever else they were given"},
      {treated_relief, "treated_relief", "relief of the treated", "percent", treatment, follow_up, treated_ones,
       unpaired, "mean among those treated, of pain at their first course, at least -100"},
      {treated_relief_natural, "treated_relief_natural", "of it natural course", "percent", treatment, follow_up, treated_ones,
       unpaired_part, "mean among those treated: what the natural course has brought since the first course"},
      {treated_relief_context, "treated_relief_context", "of it context", "percent", treatment, follow_up, treated_ones,
       unpaired_part, "mean among those treated: the context of this treatment"},
      {treated_relief_specific, "treated_relief_specific", "of it specific effect", "percent", treatment, follow_up, treated_ones,
       unpaired_part, "mean among those treated: this treatment itself, with the context if it names none"},
      {treated_relief_others, "treated_relief_others", "of it other treatments", "percent", treatment, follow_up, treated_ones,
       unpaired_part, "mean among those treated: what the relief of other treatments has changed by since the first course"},
      {treated_relief_capped, "treated_relief_capped", "cut off", "percent", treatment, follow_up, treated_ones,
       unpaired_part, "mean among those treated: change by the limits of pain, and by -100; with the other parts it gives `treated_relief`"},
      {followed_up, "followed_up", "followed up", "probability", treatment, follow_up, plain,
       {.in_results = false}, "share treated, and alive within the horizon that long after the first course"},
      {alive, "alive", "alive", "probability", nothing, report_times, plain,
       {.asked = true}, "share alive"},
      {had_surgery, "had_surgery", "had surgery", "probability", nothing, report_times, plain,
       {.asked = true}, "share with a course of a treatment of class surgery so far"},
      {spend, "spend", "spend", money_unit, view, report_times_and_horizon, plain,
       {.asked = true, .compared = true, .decision_cost = true}, "per patient so far, discounted"},
      {spend_undiscounted, "spend_undiscounted", "spend, undiscounted", money_unit, view, horizon, plain,
       {}, "per patient, undiscounted"},
      {spend_by_class, "spend_by_class", "spend by class", money_unit, treatment_class, horizon, plain,
       {}, "per patient, health care, discounted"},
      {spend_by_treatment, "spend_by_treatment", "spend by treatment", money_unit, treatment_or_background, horizon, plain,
       {}, "per patient, health care, discounted"},
      {spend_by_treatment_patient, "spend_by_treatment_patient", "patient's spend by treatment", money_unit, treatment_or_background, horizon, plain,
       {}, "the same of the patient"},
      {spend_by_treatment_payer, "spend_by_treatment_payer", "payer's spend by treatment", money_unit, treatment_or_background, horizon, plain,
       {}, "the same of the payer"},
      {spend_by_treatment_societal, "spend_by_treatment_societal", "societal spend by treatment", money_unit, treatment_or_background, horizon, plain,
       {}, "the same of society: with days off work after courses, and as background with all lost production"},
      {qalys, "qalys", "QALYs", qaly_unit, nothing, horizon, plain,
       {.asked = true, .compared = true, .effect = {"qalys", "QALY"}}, "per patient, discounted"},
      {qalys_undiscounted, "qalys_undiscounted", "QALYs, undiscounted", qaly_unit, nothing, horizon, plain,
       {}, "per patient, undiscounted"},
      {life_years, "life_years", "life-years", "years", nothing, horizon, plain,
       {.asked = true, .compared = true, .effect = {"life_years", "life-year", false}}, "per patient, undiscounted"},
      {life_years_discounted, "life_years_discounted", "life-years, discounted", "years", nothing, horizon, plain,
       {.asked = true, .effect = {"life_years_discounted", "discounted life-year", false}}, "per patient, discounted as QALYs are"},
      {years_relief_30, "years_relief_30", "years with 30 % relief", "years", nothing, horizon, plain,
       {.asked = true}, "years with at least 30 % less pain per patient, undiscounted"},
      {years_relief_50, "years_relief_50", "years with half the pain gone", "years", nothing, horizon, plain,
       {.asked = true, .compared = true, .effect = {"years_relief_50", "year with half the pain gone"}},
       "years with at least 50 % less pain per patient, undiscounted"},
      {days_off_work, "days_off_work", "days off work", "days per patient", nothing, horizon, plain,
       {.asked = true, .compared = true}, "after courses, undiscounted; all days of a course count when it starts"},
      {courses, "courses", "courses", "per patient", treatment, horizon, plain,
       {}, "courses given"},
      {treated, "treated", "treated", "probability", treatment, horizon, plain,
       {}, "share with at least one course"},
      {adverse_events, "adverse_events", "adverse events", "per patient", adverse_event, horizon, plain,
       {}, "events at a course"},
      {late_events, "late_events", "late events", "per patient", late_event, horizon, plain,
       {}, "events after a course, until the next one of the same treatment"},
      {endpoints, "endpoints", "endpoints", "per patient", endpoint, horizon, plain,
       {}, "endpoints reached"},
      {responders, "responders", "responders at 12 months", "probability", nothing, month_12, {mean, relief_50},
       {.in_results = false, .effect = {"responders_12_months", "responder"}},
       "share of all who entered, alive with at least 50 % less pain"},
      {cost_per_responder, "cost_per_responder", "money per responder", money_unit, view, month_12, per_responder,
       {.compared = true}, "spend by then per patient alive with at least 50 % less pain; error by the delta method"},
      {cohort_spend, "cohort_spend", "spend of the cohort", money_unit, view, horizon, cohort,
       {}, "of the whole cohort, discounted; `sd` between cohorts of that size"},
  });
  // clang-format on
}();
inline constexpr std::size_t outcome_count = outcome_table.size();

constexpr std::size_t index_of(Outcome outcome) { return static_cast<std::size_t>(outcome); }
constexpr const OutcomeInfo& info_of(Outcome outcome) { return outcome_table[index_of(outcome)]; }

static_assert([] {
  for (std::size_t i = 0; i < outcome_count; ++i)
    if (index_of(outcome_table[i].outcome) != i) return false;
  return true;
}());

}  // namespace spinepath
