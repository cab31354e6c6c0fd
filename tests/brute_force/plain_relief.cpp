#include "tests/brute_force/plain_relief.h"

#include <algorithm>
#include <cmath>

#include "models/numerics/elementary.h"

namespace spinepath::brute {
namespace {

/// Mean and standard deviation, both interpolated, 0 at time 0.
ReliefMoments moments_at(const Curve& curve, double time) {
  Path means{{0}, {0}}, sds{{0}, {0}};
  for (const CurveKnot& knot : curve) {
    means.times.push_back(knot.time);
    means.values.push_back(knot.relief.mean);
    sds.times.push_back(knot.time);
    sds.values.push_back(knot.relief.sd);
  }
  return {means.at(time), sds.at(time)};
}

/// sd_N(t).
double spread_at(const Curve& curve, double p, double time) {
  double before = 0, sd_before = 0;
  for (const CurveKnot& knot : curve) {
    if (time <= knot.time) {
      const double u = (time - before) / (knot.time - before);
      const double a = (1 - u) * sd_before, b = u * knot.relief.sd;
      return std::sqrt(a * a + b * b + 2 * p * a * b);
    }
    before = knot.time;
    sd_before = knot.relief.sd;
  }
  return sd_before;
}

Curve with_knots_put_in(const Curve& given, const std::optional<double>& spacing, double horizon) {
  if (!spacing || given.empty()) return given;
  std::vector<double> times;
  double before = 0;
  for (const CurveKnot& knot : given) {
    const double gap = knot.time - before, exact = gap / *spacing, whole = std::round(exact);
    const double parts = std::abs(exact - whole) <= 1e-9 && whole >= 1 ? whole : std::ceil(exact);
    for (double i = 1; i < parts; ++i) times.push_back(before + gap * i / parts);
    times.push_back(knot.time);
    before = knot.time;
  }
  for (double i = 1; times.back() < horizon; ++i) times.push_back(before + i * *spacing);
  Curve curve;
  for (const double time : times) curve.push_back({time, moments_at(given, time)});
  return curve;
}

std::optional<std::size_t> first_match(const NaturalCourse& course, const Patient& patient) {
  for (std::size_t r = 0; r < course.rules.size(); ++r)
    if (course.rules[r].patients.admits(patient)) return r;
  return std::nullopt;
}

}  // namespace

double Path::at(double time) const {
  std::size_t next = 0;
  while (next < times.size() && times[next] <= time) ++next;
  if (next == times.size()) return values.back();
  const double u = (time - times[next - 1]) / (times[next] - times[next - 1]);
  return (1 - u) * values[next - 1] + u * values[next];
}

Parts Turn::at(double time, From side) const {
  const auto is_past = [&](double t) { return side == From::left ? t < time : t <= time; };
  const double x = own.at(time - start), c = context.at(time - start);
  if (is_past(stopped)) return {};
  if (is_past(spoilt)) {
    const double then = relapse <= spoilt ? 0 : own.at(spoilt - start);
    return {.context = holds_context ? 0 : c, .specific = std::min(then, 0.0)};
  }
  if (is_past(relapse)) return {.context = holds_context ? 0 : c};
  return {.context = c, .specific = holds_context ? x - c : x};
}

PlainRelief::PlainRelief(const World& world, const Patient& patient, const Chance& chance)
    : world_(world),
      patient_(patient),
      lowest_(-100 * (100 - patient.pain) / patient.pain),
      rule_(first_match(world.model.natural, patient)),
      natural_{{0}, {0}},
      turns_(world.model.treatments.size()) {
  const double p = world.model.natural.persistence;
  if (rule_) knots_ = with_knots_put_in(world.natural[*rule_], world.spacing, world.model.horizon);
  for (std::size_t j = 0; j < knots_.size(); ++j) {
    const double passing = normal_quantile(chance.uniforms(Purpose::nature, 0, j / 4)[j % 4]);
    const double standing = std::sqrt(p) * patient.standing + std::sqrt(1 - p) * passing;
    natural_.times.push_back(knots_[j].time);
    natural_.values.push_back(knots_[j].relief.mean + knots_[j].relief.sd * standing);
  }
}

Parts PlainRelief::layer(std::size_t treatment, double time, From side) const {
  const Turn* last = nullptr;
  for (const Turn& turn : turns_[treatment])
    if (turn.start < time || (side == From::right && turn.start == time)) last = &turn;
  return last == nullptr ? Parts{} : last->at(time, side);
}

Parts PlainRelief::parts(double time, From side) const {
  Parts sum{.natural = natural_.at(time)};
  for (std::size_t t = 0; t < turns_.size(); ++t) {
    const Parts layer = this->layer(t, time, side);
    sum.context += layer.context;
    sum.specific += layer.specific;
  }
  return sum;
}

double PlainRelief::clamped(double relief) const { return std::clamp(relief, lowest_, 100.0); }

double PlainRelief::at(double time, From side) const {
  const Parts sum = parts(time, side);
  return clamped(sum.natural + sum.context + sum.specific);
}

std::vector<double> PlainRelief::breaks(double begin, double end) const {
  std::vector<double> times{begin, end};
  const auto add = [&](double time) {
    if (begin < time && time < end) times.push_back(time);
  };
  for (const double time : natural_.times) add(time);
  for (const std::vector<Turn>& turns : turns_)
    for (const Turn& turn : turns) {
      for (const double time : turn.own.times) add(turn.start + time);
      for (const double time : turn.context.times) add(turn.start + time);
      for (const double time : {turn.relapse, turn.spoilt, turn.stopped}) add(time);
    }
  std::ranges::sort(times);
  return times;
}

std::vector<Piece> PlainRelief::pieces(double begin, double end) const {
  std::vector<Piece> pieces;
  const std::vector<double> times = breaks(begin, end);
  for (std::size_t i = 1; i < times.size(); ++i) {
    if (!(times[i - 1] < times[i])) continue;
    const Parts a = parts(times[i - 1], From::right), b = parts(times[i], From::left);
    const double first = a.natural + a.context + a.specific, last = b.natural + b.context + b.specific;
    std::vector<double> cuts{0, 1};
    for (const double limit : {lowest_, 100.0})
      if ((first < limit) != (last < limit)) cuts.push_back((limit - first) / (last - first));
    std::ranges::sort(cuts);
    const auto time = [&](double u) { return (1 - u) * times[i - 1] + u * times[i]; };
    const auto relief = [&](double u) { return clamped((1 - u) * first + u * last); };
    for (std::size_t c = 1; c < cuts.size(); ++c)
      pieces.push_back({time(cuts[c - 1]), time(cuts[c]), relief(cuts[c - 1]), relief(cuts[c])});
  }
  return pieces;
}

double PlainRelief::first_below(double criterion, double from, double end) const {
  const double limit = criterion - hair;
  for (const Piece& piece : pieces(from, end)) {
    if (piece.first < limit) return piece.begin;
    if (piece.last < limit) {
      const double above = std::max(0.0, piece.first - criterion);
      return piece.begin + (piece.end - piece.begin) * above / (piece.first - piece.last);
    }
  }
  return no_time;
}

const Given& PlainRelief::given(std::size_t treatment) const {
  const std::vector<LayerRule>& rules = world_.model.treatments[treatment].layers;
  std::size_t r = 0;
  while (rules[r].natural != rule_ || !rules[r].patients.admits(patient_)) ++r;
  return world_.layers[treatment][r];
}

/// Of a response or an effect the whole layer, else the specific effect, for w = g = 1.
double PlainRelief::whole_or_specific(const Given& given, const MeasuredKnot& knot, double rank) const {
  const ReliefMoments context = moments_at(given.context, knot.time);
  if (given.kind == Measured::response) {
    const double mean = moments_at(knots_, knot.time).mean;
    const double sd = spread_at(knots_, world_.model.natural.persistence, knot.time);
    const double standing = sd > 0 ? (natural_.at(knot.time) - mean) / sd : 0;
    const double a = knot.sd >= sd ? std::sqrt(knot.sd * knot.sd - sd * sd) - context.sd : -context.sd;
    const double b = knot.sd >= sd ? 0 : knot.sd - sd;
    const double specific = (knot.mean - mean - context.mean) + a * rank + b * standing;
    return specific + context.mean + context.sd * rank;
  }
  if (knot.responders) return rank >= normal_quantile(1 - *knot.responders) ? knot.mean : 0;
  return knot.mean + knot.sd * rank;
}

void PlainRelief::turn(std::size_t treatment, double start, double rank, double effect, double lasts) {
  if (world_.layers[treatment].empty()) return;
  const Given& curve = given(treatment);
  const Parts all = parts(start, From::right);
  const Parts now = turns_[treatment].empty() ? Parts{} : turns_[treatment].back().at(start, From::right);
  const double other =
      clamped(all.natural + all.context - now.context + all.specific - now.specific);  // X_other
  const double scale = effect * (1 - other / 100);

  Turn turn{.start = start, .holds_context = curve.kind != Measured::specific_effect};
  turn.own = {{0}, {turn.holds_context ? now.context + now.specific : now.specific}};
  for (const MeasuredKnot& knot : curve.knots) {
    turn.own.times.push_back(knot.time);
    turn.own.values.push_back(scale * whole_or_specific(curve, knot, rank));
  }
  turn.context = {{0}, {now.context}};
  for (const CurveKnot& knot : curve.context) {
    turn.context.times.push_back(knot.time);
    turn.context.values.push_back(scale * (knot.relief.mean + knot.relief.sd * rank));
  }
  turn.relapse = start + curve.knots.back().time + lasts;
  turns_[treatment].push_back(turn);
}

void PlainRelief::stop(std::size_t treatment, double time) {
  if (turns_[treatment].empty()) return;
  double& stopped = turns_[treatment].back().stopped;
  stopped = std::min(stopped, time);
}

void PlainRelief::spoil(std::size_t treatment, double time) {
  if (turns_[treatment].empty()) return;
  double& spoilt = turns_[treatment].back().spoilt;
  spoilt = std::min(spoilt, time);
}

}  // namespace spinepath::brute
