// Computes the rows of the layout from the sums of each patient, four patients at once. Formulas:
// models/README.md, Money and Quality of life.
#include "sim/engine/value/value.h"

namespace spinepath {

/// Rows of the layout for outcomes at moments.
SPINEPATH_VECTORISED
void Valuation::report_moments() {
  const BackgroundFlow &care = model_.health_care, &lost = model_.lost_production;
  const double d = model_.discount_costs.per_year();
  const Lanes none{}, one = none + 1.0;
  for (std::size_t i = 0; i < lives_; i += lane_count) {
    const Lanes patient_pain = load(life_[pain] + i), life_end = load(life_[end] + i);
    const Lanes share = load(life_[covered_share] + i), surgery = load(life_[first_surgery] + i);
    const Lanes time_lived = life_end * decay(d * life_end).first;
    store(sums_[cost_time] + i, time_lived);
    Lanes sum_covered{}, sum_uncovered{}, sum_lost{};
    for (std::size_t m = 0; m < moments_.size(); ++m) {
      const double moment = moments_[m];
      const auto at = [&](SoFar what) { return load(so_far_[row_of(what, m)] + i); };
      const auto put = [&](Outcome what, Lanes x) { store(outcome(layout_.at(m, what)) + i, x); };
      const auto put_spend = [&](View view, Lanes x) {
        store(outcome(layout_.at(m, Outcome::spend, index_of(view))) + i, x);
      };
      const Lanes alive = life_end >= moment ? one : none, x = load(relief_.at(m) + i);
      put(Outcome::alive, alive);
      put(Outcome::relief_30, x >= 30.0 ? one : none);
      put(Outcome::relief_50, x >= 50.0 ? one : none);
      put(Outcome::pain, alive * patient_pain * (1.0 - x / 100.0));
      put(Outcome::relief, x);
      put(Outcome::had_surgery, surgery < moment ? one : none);

      sum_covered += at(covered);
      sum_uncovered += at(uncovered);
      sum_lost += at(lost_work);
      const Lanes time = smaller(time_lived, none + time_until_[m]);
      const Lanes pain_time = patient_pain * (time - load(relief_.time_until(m) + i) / 100.0);
      const Lanes background = care.base * time + care.per_pain_point * pain_time;
      const Lanes all_covered = care.covered ? sum_covered + background : sum_covered;
      const Lanes all_uncovered = care.covered ? sum_uncovered : sum_uncovered + background;
      const Lanes by_patient = all_uncovered + share * all_covered, by_payer = (1.0 - share) * all_covered;
      put_spend(View::patient, by_patient);
      put_spend(View::payer, by_payer);
      put_spend(View::health_care, by_patient + by_payer);
      put_spend(View::societal,
                by_patient + by_payer + sum_lost + (lost.base * time + lost.per_pain_point * pain_time));
    }
  }
}

/// The totals of the layout, and spend by step.
SPINEPATH_VECTORISED
void Valuation::report_totals() {
  const BackgroundFlow &care = model_.health_care, &lost = model_.lost_production;
  const Utility& utility = model_.utility;
  const double costs = model_.discount_costs.per_year(), qalys = model_.discount_qalys.per_year();
  for (std::size_t i = 0; i < lives_; i += lane_count) {
    const auto of = [&](OfLife row) { return load(life_[row] + i); };
    const auto sum = [&](OfSums row) { return load(sums_[row] + i); };
    const auto relief = [&](ReliefRows::Sum what) { return load(relief_.sum(what) + i); };
    const auto put = [&](Outcome what, Lanes x, std::size_t index = 0) {
      store(outcome(layout_.total(what, index)) + i, x);
    };
    const auto put_spend = [&](View view, Lanes x) { put(Outcome::spend_undiscounted, x, index_of(view)); };
    const Lanes life = of(end), patient_pain = of(pain), share = of(covered_share);
    const Lanes pain_time = patient_pain * (life - relief(ReliefRows::area) / 100.0);
    put(Outcome::life_years, life);
    put(Outcome::years_relief_30, relief(ReliefRows::above_30));
    put(Outcome::years_relief_50, relief(ReliefRows::above_50));
    put(Outcome::qalys_undiscounted,
        utility.at_no_pain * life + utility.per_pain_point * pain_time - of(qalys_lost));
    const Lanes time = sum(cost_time), qaly_time = qalys == costs ? time : life * decay(qalys * life).first;
    const Lanes qaly_pain = patient_pain * (qaly_time - relief(ReliefRows::qaly_time) / 100.0);
    put(Outcome::qalys,
        utility.at_no_pain * qaly_time + utility.per_pain_point * qaly_pain - sum(lost_qalys));

    const Lanes background = care.base * life + care.per_pain_point * pain_time;
    const Lanes all_covered = care.covered ? of(covered_paid) + background : of(covered_paid);
    const Lanes all_uncovered = care.covered ? of(uncovered_paid) : of(uncovered_paid) + background;
    const Lanes by_patient = all_uncovered + share * all_covered, by_payer = (1.0 - share) * all_covered;
    put_spend(View::patient, by_patient);
    put_spend(View::payer, by_payer);
    put_spend(View::health_care, by_patient + by_payer);
    put_spend(View::societal,
              by_patient + by_payer + of(work_lost) + (lost.base * life + lost.per_pain_point * pain_time));

    store(outcome(layout_.background(Outcome::spend_by_treatment)) + i,
          care.base * time +
              care.per_pain_point * patient_pain * (time - relief(ReliefRows::cost_time) / 100.0));
    Lanes by_class[treatment_class_count] = {};
    for (std::size_t s = 0; s < model_.pathways[pathway_].steps.size(); ++s) {
      const Lanes spend = load(sums_[spend_of_step + s] + i);
      by_class[static_cast<std::size_t>(treatment(s).treatment_class)] += spend;
      store(outcome(layout_.step(pathway_, s, Outcome::spend_by_treatment)) + i, spend);
    }
    for (std::size_t c = 0; c < treatment_class_count; ++c) put(Outcome::spend_by_class, by_class[c], c);
  }
}

}  // namespace spinepath
