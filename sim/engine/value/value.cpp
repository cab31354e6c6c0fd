#include "sim/engine/value/value.h"

#include <algorithm>
#include <cassert>
#include <limits>

namespace spinepath {
namespace {

std::size_t most_steps(const CareModel& model) {
  std::size_t most = 0;
  for (const Pathway& pathway : model.pathways) most = std::max(most, pathway.steps.size());
  return most;
}

}  // namespace

Valuation::Valuation(const CareModel& model, const Layout& layout, std::size_t lives)
    : model_(model),
      layout_(layout),
      moments_(layout.moments()),
      life_(of_life_count, lives),
      so_far_(so_far_count * moments_.size(), lives),
      sums_(spend_of_step + most_steps(model), lives),
      relief_(moments_, lives) {
  for (const double moment : moments_)
    time_until_.push_back(moment * decay(model.discount_costs.per_year() * moment).first);
}

void Valuation::begin(std::size_t pathway, Rows& outcomes, std::size_t first_row) {
  pathway_ = pathway;
  outcomes_ = &outcomes;
  first_row_ = first_row;
  lives_ = 0;
  so_far_.clear();
  sums_.clear();
  relief_.clear();
  money_.clear();
  lost_qalys_.clear();
  outcomes.clear(first_row + layout_.first_total(), first_row + layout_.size(pathway));
}

void Valuation::note(const Patient& patient, const History& history) {
  life_[pain][lives_] = patient.pain;
  life_[end][lives_] = history.end;
  life_[covered_share][lives_] = patient_share(true, patient, model_.coinsurance);
  life_[first_surgery][lives_] = std::numeric_limits<double>::infinity();
  for (const OfLife sum : {covered_paid, uncovered_paid, work_lost, qalys_lost}) life_[sum][lives_] = 0;
  relief_.add(history.relief, history.end);
  for (const Charge& charge : history.charges) note_money(charge);
  for (const Flow& flow : history.flows) note_flow(flow);
  for (const Loss& loss : history.losses) note_loss(loss);
  for (const Mark& mark : history.marks) count(mark);
  ++lives_;
}

/// First moment after t: the first at which an event at t is counted. Many events have the same time.
std::size_t Valuation::moment_after(double t) {
  if (t == last_time_) return last_moment_;
  last_time_ = t;
  last_moment_ = 0;
  for (const double moment : moments_) last_moment_ += moment <= t ? 1 : 0;
  assert(last_moment_ < moments_.size());
  return last_moment_;
}

void Valuation::note_money(const Charge& charge) {
  const SoFar to = charge.covered ? covered : uncovered;
  money_.add(charge.time, charge.amount, so_far_.place(row_of(to, moment_after(charge.time)), lives_),
             sums_.place(spend_of_step + charge.of.step, lives_));
  life_[charge.covered ? covered_paid : uncovered_paid][lives_] += charge.amount;
}

void Valuation::note_flow(const Flow& flow) {
  const SoFar to = flow.covered ? covered : uncovered;
  double a = flow.from;
  for (std::size_t m = moment_after(a); a < flow.to; ++m) {
    const double b = std::min(flow.to, moments_[m]);
    money_.add_over(a, b - a, flow.amount_per_year * (b - a), so_far_.place(row_of(to, m), lives_),
                    sums_.place(spend_of_step + flow.of.step, lives_));
    a = b;
  }
  life_[flow.covered ? covered_paid : uncovered_paid][lives_] += flow.amount_per_year * (flow.to - flow.from);
}

void Valuation::note_loss(const Loss& loss) {
  const double money = loss.days_off_work * model_.day_off_work;
  if (money > 0)
    money_.add(loss.time, money, so_far_.place(row_of(lost_work, moment_after(loss.time)), lives_),
               sums_.place(nothing, lives_));
  if (loss.qaly > 0)
    lost_qalys_.add(loss.time, loss.qaly, sums_.place(lost_qalys, lives_), sums_.place(nothing, lives_));
  life_[work_lost][lives_] += money;
  outcome(layout_.total(Outcome::days_off_work))[lives_] += loss.days_off_work;
  life_[qalys_lost][lives_] += loss.qaly;
}

void Valuation::count(const Mark& mark) {
  const auto value = [&](Outcome by_step, std::size_t entry = 0) -> double& {
    return outcome(layout_.step(pathway_, mark.of.step, by_step) + entry)[lives_];
  };
  switch (mark.what) {
    case Milestone::course:
      value(Outcome::courses) += 1;
      value(Outcome::treated) = 1;
      if (treatment(mark.of.step).treatment_class == TreatmentClass::surgery)
        life_[first_surgery][lives_] = std::min(life_[first_surgery][lives_], mark.time);
      break;
    case Milestone::adverse_event: value(Outcome::adverse_events, mark.of.entry) += 1; break;
    case Milestone::late_event: value(Outcome::late_events, mark.of.entry) += 1; break;
    case Milestone::endpoint: value(Outcome::endpoints, mark.of.entry) += 1; break;
    case Milestone::ineligible:
    case Milestone::declined:
    case Milestone::unconfirmed:
    case Milestone::success:
    case Milestone::failure:
    case Milestone::relief_lost:
    case Milestone::fatal_event: break;
  }
}

void Valuation::finish() {
  relief_.evaluate(model_.discount_costs.per_year(), model_.discount_qalys.per_year());
  add_up_money();
  report_moments();
  report_totals();
}

void Valuation::add_up_money() {
  money_.discount(model_.discount_costs.per_year());
  for (std::size_t i = 0; i < money_.size(); ++i) {
    so_far_.all()[money_.first(i)] += money_.discounted(i);
    sums_.all()[money_.second(i)] += money_.discounted(i);
  }
  lost_qalys_.discount(model_.discount_qalys.per_year());
  for (std::size_t i = 0; i < lost_qalys_.size(); ++i)
    sums_.all()[lost_qalys_.first(i)] += lost_qalys_.discounted(i);
}

std::vector<double> value_of(const CareModel& model, const Layout& layout, std::size_t pathway,
                             const Patient& patient, const History& history) {
  const std::size_t rows = layout.size(pathway);
  Rows outcomes(rows, 1);
  Valuation valuation(model, layout, 1);
  valuation.begin(pathway, outcomes, 0);
  valuation.note(patient, history);
  valuation.finish();
  std::vector<double> values;
  for (std::size_t row = 0; row < rows; ++row) values.push_back(outcomes[row][0]);
  return values;
}

}  // namespace spinepath
