// PlainLife: one patient's relief within its limits and what he was charged, found piece by piece without the sums of
// kinks that the valuation uses.
#pragma once
#include <algorithm>
#include <cmath>

#include <boost/math/quadrature/gauss_kronrod.hpp>

#include "tests/sim/engine/walk/walked.h"

namespace spinepath::test {

struct PlainPayment {
  double time, amount;
  bool covered;
};

class PlainLife {
 public:
  explicit PlainLife(const Walked& walked) : walked_(walked), end_(walked.lives.end[0]) {
    note_borders();
    note_payments();
  }

  double end() const { return end_; }
  double pain_at_entry() const { return walked_.crowd.pain[0]; }
  double relief(double time) const {
    return std::clamp(walked_.relief(time), walked_.crowd.lowest[0], 100.0);
  }
  double pain(double time) const { return pain_at_entry() * (1 - relief(time) / 100); }
  /// The limit from the left.
  double pain_before(double time) const { return pain(time - 1e-11); }

  /// Integral of f(t) until a time or the end, in between the borders.
  template <class F>
  double integral(double until, F&& f) const {
    double sum = 0;
    for (std::size_t k = 0; k + 1 < borders_.size() && borders_[k] < std::min(until, end_); ++k)
      sum += boost::math::quadrature::gauss_kronrod<double, 15>::integrate(
          f, borders_[k], std::min({borders_[k + 1], until, end_}), 0);
    return sum;
  }
  /// Time at or above a criterion.
  double years_at(double criterion) const {
    return integral(end_, [&](double t) { return relief(t) >= criterion ? 1.0 : 0.0; });
  }
  const std::vector<PlainPayment>& payments() const { return payments_; }

 private:
  void note_borders() {
    const Nature& nature = walked_.crowd.nature;
    const Kinks& kinks = walked_.lives.relief.kinks();
    borders_ = {0, end_};
    for (std::size_t cell = 0; cell < nature.cells(); ++cell) borders_.push_back(nature.times(cell)[0]);
    for (std::size_t r = 0; r < kinks.count(0); ++r) borders_.push_back(kinks.times(r)[0]);
    for (const double moment : walked_.layout.moments()) borders_.push_back(moment);
    std::ranges::sort(borders_);
    for (std::size_t k = 0, n = borders_.size(); k + 1 < n && borders_[k + 1] <= end_; ++k)
      for (const double level : {walked_.crowd.lowest[0], 30.0, 50.0, 100.0})
        note_crossing(borders_[k], borders_[k + 1], level);
    std::ranges::sort(borders_);
  }
  /// Relief is linear in between.
  void note_crossing(double from, double until, double level) {
    if (until - from < 1e-9) return;
    const double h = until - from, a = walked_.relief(from), middle = walked_.relief(from + h / 2);
    const double u = (level - a) / (2 * (middle - a));
    if (u > 0 && u < 1) borders_.push_back(from + u * h);
  }

  const std::vector<CostItem>& costs_of(const Event& event) const {
    return walked_.model.treatment(walked_.model.pathways[0].steps[event.step]).costs;
  }
  void note_payments() {
    for (const Event& event : walked_.events) {
      if (event.what == Milestone::charge)
        payments_.push_back({event.time, event.value, costs_of(event)[event.entry].covered});
      if (event.what == Milestone::adverse_event) payments_.push_back({event.time, 300, true});
    }
    for (const Foreseen& f : walked_.lives.foreseen)
      if (f.kind == Foreseen::Kind::late_event && f.time < end_)
        payments_.push_back({f.time, f.amount, f.entry == 1});
  }

  const Walked& walked_;
  double end_;
  std::vector<double> borders_;
  std::vector<PlainPayment> payments_;
};

}  // namespace spinepath::test
