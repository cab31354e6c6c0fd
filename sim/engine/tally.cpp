#include "sim/engine/tally.h"

#include <algorithm>
#include <cassert>

#include "sim/engine/vectorised.h"

namespace spinepath {
namespace {

SPINEPATH_VECTORISED
void add_deviations(double* __restrict y, const double* __restrict pivot, double* __restrict sum,
                    double* __restrict square, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) {
    const double deviation = y[i] - pivot[i];
    y[i] = deviation;
    sum[i] += deviation;
    square[i] += deviation * deviation;
  }
}

SPINEPATH_VECTORISED
void add_squared_differences(double* __restrict to, const double* a, const double* b, std::size_t n) {
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const double difference = a[i] - b[i];
    to[i] += difference * difference;
  }
}

}  // namespace

TallyPlan::TallyPlan(const CareModel& model, const Layout& layout, std::vector<double> pivot)
    : pivot_(std::move(pivot)), pair_of_(pivot_.size(), nowhere) {
  add_ratios(layout, 0, 0);
  for (std::size_t p = 1; p < model.pathways.size(); ++p) {
    pair_with_first(layout, p);
    add_ratios(layout, p, p);
    add_ratios(layout, p, 0);
    add_ratios(layout, 0, p);
  }
}

void TallyPlan::pair_with_first(const Layout& layout, std::size_t pathway) {
  const std::size_t common = layout.totals() + Layout::total_size;
  for (std::size_t i = 0; i < common; ++i) pair(layout.begin(pathway) + i, layout.begin(0) + i);
  for (const OutcomeKey& key : layout.keys(pathway)) {
    const std::size_t here = *layout.slot(pathway, key);
    if (pair_of_[here] == nowhere) pair(here, layout.slot(0, key).value_or(nowhere));
  }
}

void TallyPlan::pair(std::size_t here, std::size_t reference) {
  pair_of_[here] = reference_.size();
  reference_.push_back(reference);
  if (!runs_.empty() && reference != nowhere) {
    Run& last = runs_.back();
    if (last.reference != nowhere && last.here + last.length == here &&
        last.reference + last.length == reference) {
      ++last.length;
      return;
    }
  }
  runs_.push_back({here, reference, 1, pair_of_[here]});
}

void TallyPlan::add_ratios(const Layout& layout, std::size_t above, std::size_t below) {
  const auto group = [&](std::size_t moment, std::size_t denominator,
                         std::initializer_list<std::size_t> numerators) {
    Group g{layout.begin(below) + layout.moment(moment) + denominator, {}, products_};
    for (const std::size_t n : numerators)
      g.numerators.push_back(layout.begin(above) + layout.moment(moment) + n);
    products_ += numerators.size();
    groups_.push_back(std::move(g));
  };
  for (std::size_t m = 0; m < layout.moments().size(); ++m)
    group(m, Layout::alive, {Layout::relief_30, Layout::relief_50, Layout::pain, Layout::relief});
  if (layout.has_month_12())
    group(layout.moment_of({.outcome = Outcome::cost_per_responder, .at = OutcomeKey::month_12}),
          Layout::relief_50, {Layout::spend, Layout::spend + 1, Layout::spend + 2, Layout::spend + 3});
}

std::size_t TallyPlan::product_of(std::size_t numerator, std::size_t denominator) const {
  for (const Group& g : groups_) {
    if (g.denominator != denominator) continue;
    const auto found = std::find(g.numerators.begin(), g.numerators.end(), numerator);
    if (found != g.numerators.end()) return g.begin + static_cast<std::size_t>(found - g.numerators.begin());
  }
  assert(false);
  return nowhere;
}

Tally::Tally(const TallyPlan& plan)
    : plan_(&plan),
      sum_(plan.size()),
      square_(plan.size()),
      pair_square_(plan.pairs()),
      product_(plan.products()) {}

void Tally::add(std::span<double> outcomes) {
  ++patients_;
  double* y = outcomes.data();
  add_deviations(y, plan_->pivot().data(), sum_.data(), square_.data(), sum_.size());
  for (const TallyPlan::Run& run : plan_->runs()) {
    double* to = pair_square_.data() + run.begin;
    if (run.reference == TallyPlan::nowhere) {
      *to += y[run.here] * y[run.here];
      continue;
    }
    add_squared_differences(to, y + run.here, y + run.reference, run.length);
  }
  for (const TallyPlan::Group& g : plan_->groups()) {
    const double denominator = y[g.denominator];
    if (denominator == 0) continue;  // most patients: alive, as the first one is
    for (std::size_t i = 0; i < g.numerators.size(); ++i)
      product_[g.begin + i] += y[g.numerators[i]] * denominator;
  }
}

void Tally::merge(const Tally& later) {
  const auto add = [](std::vector<double>& to, const std::vector<double>& from) {
    for (std::size_t i = 0; i < to.size(); ++i) to[i] += from[i];
  };
  patients_ += later.patients_;
  add(sum_, later.sum_);
  add(square_, later.square_);
  add(pair_square_, later.pair_square_);
  add(product_, later.product_);
}

double Tally::mean(std::size_t place) const { return plan_->pivot()[place] + sum_[place] / patients_; }

double Tally::variance(std::size_t place) const {
  return std::max(0.0, square_[place] - sum_[place] * sum_[place] / patients_) / (patients_ - 1);
}

double Tally::mean_square(std::size_t place) const {
  const double pivot = plan_->pivot()[place];
  return (square_[place] + 2 * pivot * sum_[place]) / patients_ + pivot * pivot;
}

double Tally::pair_variance(std::size_t place) const {
  const std::size_t reference = plan_->reference_of(place);
  const double sum = sum_[place] - (reference == TallyPlan::nowhere ? 0.0 : sum_[reference]);
  return std::max(0.0, pair_square_[plan_->pair_of(place)] - sum * sum / patients_) / (patients_ - 1);
}

double Tally::pair_covariance(std::size_t place) const {
  const std::size_t reference = plan_->reference_of(place);
  if (reference == TallyPlan::nowhere) return 0;
  return 0.5 * (variance(place) + variance(reference) - pair_variance(place));
}

double Tally::covariance(std::size_t numerator, std::size_t denominator) const {
  const double product = product_[plan_->product_of(numerator, denominator)];
  return (product - sum_[numerator] * sum_[denominator] / patients_) / (patients_ - 1);
}

}  // namespace spinepath
