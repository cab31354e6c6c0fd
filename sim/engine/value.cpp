#include "sim/engine/value.h"

#include <algorithm>

namespace spinepath {
namespace {

/// Money of one sum, by who bears it.
struct Money {
  double patient = 0, payer = 0, lost_production = 0;
};

/// Time within a piece of length h, linear from x to x + slope h, in which x >= criterion.
double time_above(double criterion, double x, double slope, double h) {
  const double end = x + slope * h;
  if (x >= criterion) return end >= criterion ? h : (criterion - x) / slope;
  return end >= criterion ? h - (criterion - x) / slope : 0.0;
}

/// Discount weights of increasing times; the weight of a repeated time is kept.
class Weights {
 public:
  Weights(const Discount& costs, const Discount& qalys)
      : costs_(costs), qalys_(qalys), equal_(costs == qalys) {}
  double cost(double t) {
    move_to(t);
    return cost_;
  }
  double qaly(double t) {
    move_to(t);
    return qaly_;
  }

 private:
  void move_to(double t) {
    if (t == time_) return;
    time_ = t;
    cost_ = costs_.weight(t);
    qaly_ = equal_ ? cost_ : qalys_.weight(t);
  }
  const Discount &costs_, &qalys_;
  bool equal_;
  double time_ = 0, cost_ = 1, qaly_ = 1;
};

class Sum {
 public:
  Sum(const CareModel& model, const Layout& layout, std::size_t pathway, const Patient& patient,
      const History& history, std::span<double> y)
      : model_(model),
        layout_(layout),
        pathway_(pathway),
        patient_(patient),
        history_(history),
        y_(y),
        totals_(y.subspan(layout.totals())),
        weights_(model.discount_costs, model.discount_qalys) {}

  void run() {
    std::fill(y_.begin(), y_.end(), 0.0);
    add_life();
    for (const Charge& charge : history_.charges) add_charge(charge);
    for (const Flow& flow : history_.flows) add_flow(flow);
    for (const Loss& loss : history_.losses) add_loss(loss);
    for (const Mark& mark : history_.marks) count(mark);
    accumulate_views();
  }

 private:
  // ---- pain over time: relief at each moment, QALYs, background costs ----

  void add_life() {
    double a = 0;
    for (std::size_t i = 0; i < history_.relief.size(); ++i) {
      const ReliefPiece& piece = history_.relief[i];
      const double stop = i + 1 < history_.relief.size() ? history_.relief[i + 1].from : history_.end;
      double relief = piece.relief;
      while (moment_ < moments().size() && moments()[moment_] <= stop) {
        add_stretch(relief, piece.slope, moments()[moment_] - a);
        a = moments()[moment_];
        relief = piece.relief + piece.slope * (a - piece.from);
        report(relief);
      }
      add_stretch(relief, piece.slope, stop - a);
      a = stop;
    }
    const double life = history_.end;
    const double pain_years = undiscounted_pain_;
    totals_[Layout::life_years] = life;
    totals_[Layout::qalys] =
        model_.utility.at_no_pain * qaly_time_ + model_.utility.per_pain_point * qaly_pain_;
    totals_[Layout::qalys_undiscounted] =
        model_.utility.at_no_pain * life + model_.utility.per_pain_point * pain_years;
    add_undiscounted(background(life, pain_years));
  }

  /// A stretch of length h within one piece and between two moments.
  void add_stretch(double relief, double slope, double h) {
    if (!(h > 0)) return;
    const double pain = patient_.pain * (1 - relief / 100), pain_slope = -patient_.pain * slope / 100;
    const Decay costs = decay(model_.discount_costs.per_year() * h);
    const double time = cost_weight_ * h * costs.first;
    const double pain_time = pain * time + pain_slope * cost_weight_ * h * h * costs.second;
    add_to_moment(moment_, background(time, pain_time));
    totals_[Layout::background] +=
        model_.health_care.base * time + model_.health_care.per_pain_point * pain_time;
    cost_weight_ *= costs.remaining;
    if (model_.discount_costs == model_.discount_qalys) {
      qaly_time_ += time;
      qaly_pain_ += pain_time;
    } else {
      const Decay qalys = decay(model_.discount_qalys.per_year() * h);
      qaly_time_ += qaly_weight_ * h * qalys.first;
      qaly_pain_ += qaly_weight_ * h * (pain * qalys.first + pain_slope * h * qalys.second);
      qaly_weight_ *= qalys.remaining;
    }
    undiscounted_pain_ += h * (pain + 0.5 * pain_slope * h);
    totals_[Layout::years_relief_30] += time_above(30, relief, slope, h);
    totals_[Layout::years_relief_50] += time_above(50, relief, slope, h);
  }

  void report(double relief) {
    const auto at = y_.subspan(layout_.moment(moment_), Layout::moment_size);
    at[Layout::alive] = 1;
    at[Layout::relief_30] = relief >= 30 ? 1 : 0;
    at[Layout::relief_50] = relief >= 50 ? 1 : 0;
    at[Layout::pain] = patient_.pain * (1 - relief / 100);
    at[Layout::relief] = relief;
    ++moment_;
  }

  Money background(double time, double pain_time) const {
    const BackgroundFlow &care = model_.health_care, &lost = model_.lost_production;
    Money money = split(care.base * time + care.per_pain_point * pain_time, care.covered);
    money.lost_production = lost.base * time + lost.per_pain_point * pain_time;
    return money;
  }

  // ---- money and losses ----

  void add_charge(const Charge& charge) {
    const double discounted = charge.amount * weights_.cost(charge.time);
    add_to_moment(moment_after(charge.time), split(discounted, charge.covered));
    add_undiscounted(split(charge.amount, charge.covered));
    add_to_treatment(charge.of, discounted);
  }

  void add_flow(const Flow& flow) {
    double a = flow.from, weight = weights_.cost(a);
    for (std::size_t m = moment_after(a); m < moments().size() && a < flow.to; ++m) {
      const double b = std::min(flow.to, moments()[m]);
      const Decay d = decay(model_.discount_costs.per_year() * (b - a));
      const double amount = flow.amount_per_year * weight * (b - a) * d.first;
      add_to_moment(m, split(amount, flow.covered));
      add_to_treatment(flow.of, amount);
      weight *= d.remaining;
      a = b;
    }
    add_undiscounted(split(flow.amount_per_year * (flow.to - flow.from), flow.covered));
  }

  void add_loss(const Loss& loss) {
    totals_[Layout::qalys] -= loss.qaly * weights_.qaly(loss.time);
    totals_[Layout::qalys_undiscounted] -= loss.qaly;
    const double money = loss.days_off_work * model_.day_off_work;
    add_to_moment(moment_after(loss.time), {.lost_production = money * weights_.cost(loss.time)});
    add_undiscounted({.lost_production = money});
  }

  Money split(double amount, bool covered) const {
    const double share = patient_share(covered, patient_, model_.coinsurance);
    return {.patient = amount * share, .payer = amount * (1 - share)};
  }

  /// First moment after t: where what falls at t is first counted.
  std::size_t moment_after(double t) const {
    std::size_t m = 0;
    while (m < moments().size() && moments()[m] <= t) ++m;
    return m;
  }

  /// Until `accumulate_views`, each moment holds what fell since the one before, lost production in its
  /// fourth place.
  void add_to_moment(std::size_t moment, const Money& money) {
    double* spend = &y_[layout_.moment(moment) + Layout::spend];
    spend[0] += money.patient;
    spend[1] += money.payer;
    spend[3] += money.lost_production;
  }

  void add_undiscounted(const Money& money) {
    double* spend = &totals_[Layout::spend_undiscounted];
    spend[0] += money.patient;
    spend[1] += money.payer;
    spend[3] += money.lost_production;
  }

  void add_to_treatment(Of of, double amount) {
    y_[layout_.step(pathway_, of.step) + Layout::step_spend] += amount;
    totals_[Layout::by_class + static_cast<std::size_t>(treatment(of).treatment_class)] += amount;
  }

  void accumulate_views() {
    std::array<double, view_count> so_far{};
    for (std::size_t m = 0; m < moments().size(); ++m) {
      double* spend = &y_[layout_.moment(m) + Layout::spend];
      for (std::size_t v = 0; v < view_count; ++v) so_far[v] += spend[v];
      for (std::size_t v = 0; v < view_count; ++v) spend[v] = so_far[v];
      complete_views(spend);
    }
    complete_views(&totals_[Layout::spend_undiscounted]);
  }

  static void complete_views(double* spend) {
    spend[2] = spend[0] + spend[1];
    spend[3] += spend[2];
  }

  // ---- counts ----

  void count(const Mark& mark) {
    const Treatment& given = treatment(mark.of);
    double* step = &y_[layout_.step(pathway_, mark.of.step)];
    double* entry = step + Layout::step_size + mark.of.entry;
    switch (mark.what) {
      case Milestone::course:
        step[Layout::step_courses] += 1;
        step[Layout::step_treated] = 1;
        if (given.treatment_class == TreatmentClass::surgery) note_surgery(mark.time);
        break;
      case Milestone::adverse_event: *entry += 1; break;
      case Milestone::late_event: entry[given.adverse_events.size()] += 1; break;
      case Milestone::endpoint: entry[given.adverse_events.size() + given.late_events.size()] += 1; break;
      default: break;
    }
  }

  void note_surgery(double time) {
    for (std::size_t m = moment_after(time); m < moments().size(); ++m)
      y_[layout_.moment(m) + Layout::had_surgery] = 1;
  }

  const Treatment& treatment(Of of) const {
    const Step& step = model_.pathways[pathway_].steps[of.step];
    return model_.treatments[static_cast<std::size_t>(step.treatment)];
  }
  const std::vector<double>& moments() const { return layout_.moments(); }

  const CareModel& model_;
  const Layout& layout_;
  std::size_t pathway_;
  const Patient& patient_;
  const History& history_;
  std::span<double> y_, totals_;
  Weights weights_;

  std::size_t moment_ = 0;  ///< the next one
  double cost_weight_ = 1, qaly_weight_ = 1;
  double qaly_time_ = 0, qaly_pain_ = 0;  ///< integrals of weight and weight * pain, for QALYs
  double undiscounted_pain_ = 0;          ///< integral of pain [VAS mm * years]
};

}  // namespace

void Valuation::value(std::size_t pathway, const Patient& patient, const History& history,
                      std::span<double> y) const {
  Sum(model_, layout_, pathway, patient, history, y).run();
}

}  // namespace spinepath
