#include "sim/scenario/evidence/implied.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <set>

#include "models/numerics/elementary.h"
#include "models/numerics/special_functions.h"
#include "sim/scenario/evidence/evidence.h"
#include "sim/scenario/evidence/groups.h"
#include "sim/scenario/evidence/measured.h"
#include "sim/scenario/format/knots.h"

namespace spinepath::scenario {
namespace {

/// Patients alike but for their ranks: relief = from + by_rank Z + by_natural N, for Z between two values.
struct Section {
  double share;  ///< of patients [1]
  double lowest, highest;
  double from, by_rank;
};

/// The layer at one knot of a course at entry, and the natural course then.
struct ImpliedLayer {
  std::vector<Section> sections;  ///< one, or those without and with response
  double by_natural;
  ReliefMoments natural;
};

ReliefMoments part_of(const ReliefMoments& natural, double factor) {
  return {factor * natural.mean, std::fabs(factor) * natural.sd};
}

constexpr double no_end = std::numeric_limits<double>::infinity();

/// At a time from the knot on up to the next one.
ImpliedLayer layer_at(double time, const Knot& knot, Measured kind, const Surroundings& around) {
  const LayerKnot layer = layer_of(kind, {to_measured(knot, kind, around)}, around).knots[0];
  const bool apart = kind == Measured::specific_effect;  // the context is added to it
  const ReliefMoments context = apart ? interpolated(around.context, time) : ReliefMoments{0, 0};
  const double from = layer.constant + context.mean, by_rank = layer.own + context.sd, z = layer.from_rank;
  ImpliedLayer all{{}, layer.of_natural, natural_moments(around.natural, around.persistence, time)};
  if (z == no_end) {
    all.sections = {{1, -no_end, no_end, from, by_rank}};
  } else {
    all.sections = {{normal_cdf(z), -no_end, z, from, by_rank},
                    {normal_cdf(-z), z, no_end, from + layer.responder, by_rank}};
  }
  return all;
}

double density(double z) { return exponential(-z * z / 2) / std::sqrt(2 * std::numbers::pi); }

/// Mean of f over the ranks of a part, by the midpoint rule over their probabilities.
double mean_over_ranks(const Section& part, auto f) {
  constexpr int points = 400;
  const double low = normal_cdf(part.lowest);
  double sum = 0;
  for (int i = 0; i < points; ++i) sum += f(normal_quantile(low + part.share * (i + 0.5) / points));
  return sum / points;
}

/// Share of a part with from + by_rank Z + Normal(mean, sd) above a criterion.
double share_above(const Section& part, const ReliefMoments& rest, double criterion) {
  const double gap = criterion - part.from - rest.mean;
  const bool whole = part.lowest == -no_end && part.highest == no_end;
  if (rest.sd == 0 && part.by_rank == 0) return part.share * (gap < 0 ? 1 : 0);
  if (whole) return normal_cdf(-gap / std::sqrt(rest.sd * rest.sd + part.by_rank * part.by_rank));
  if (part.by_rank == 0) return part.share * normal_cdf(-gap / rest.sd);
  if (rest.sd > 0)
    return part.share *
           mean_over_ranks(part, [&](double z) { return normal_cdf((part.by_rank * z - gap) / rest.sd); });
  const double edge = gap / part.by_rank;  // by_rank > 0: the spread of a context
  return std::max(0.0, normal_cdf(-std::max(part.lowest, edge)) - normal_cdf(-part.highest));
}

double share_above(const ImpliedLayer& layer, const ReliefMoments& rest, double criterion) {
  double share = 0;
  for (const Section& part : layer.sections) share += share_above(part, rest, criterion);
  return share;
}

/// The negative of the relief.
ImpliedLayer mirrored(ImpliedLayer layer) {
  for (Section& s : layer.sections) s = {s.share, -s.highest, -s.lowest, -s.from, s.by_rank};
  return layer;
}

/// Of the layer and so much of the natural course.
Spread spread_of(const ImpliedLayer& layer, double by_natural) {
  const ReliefMoments rest = part_of(layer.natural, by_natural);
  double mean = 0, square = 0;
  for (const auto& [share, a, b, from, by_rank] : layer.sections) {
    const double z = density(a) - density(b);  // integrals of Z and of its square
    const double zz = share + (a == -no_end ? 0 : a * density(a)) - (b == no_end ? 0 : b * density(b));
    mean += share * from + by_rank * z;
    square += share * from * from + 2 * from * by_rank * z + by_rank * by_rank * zz;
  }
  return {.mean = mean + rest.mean,
          .sd = std::sqrt(std::max(0.0, square - mean * mean) + rest.sd * rest.sd),
          .better = share_above(layer, rest, 0),
          .worse = share_above(mirrored(layer), {-rest.mean, rest.sd}, 0)};
}

std::vector<WrittenNumber> written_in(const Knot& knot) {
  std::vector<WrittenNumber> numbers;
  for (const KnotNumber& number : knot_numbers)
    if (const auto& given = knot.*number.number) numbers.push_back({number.key, given->value});
  return numbers;
}

/// At a knot of the curve, or at one of its context for which `knot` is the curve's last one.
ImpliedKnot implied_at(const Knot& at, const Knot& knot, Measured kind, const Surroundings& around) {
  const ImpliedLayer layer = layer_at(at.time, knot, kind, around);
  const ReliefMoments rest = part_of(layer.natural, 1 + layer.by_natural);
  return {.at = at.at,
          .time = at.time,
          .arm = spread_of(layer, 1 + layer.by_natural),
          .relief_30 = share_above(layer, rest, 30),
          .relief_50 = share_above(layer, rest, 50),
          .effect = spread_of(layer, layer.by_natural),
          .natural = layer.natural};
}

/// After the last knot of a response or an effect its layer stays, whatever the context does: it is in them.
std::vector<ImpliedKnot> implied_knots(const MeasuredCurve& measured, const Curve* context,
                                       const Surroundings& around) {
  const std::vector<Knot>& own = measured.curve->knots;
  std::vector<ImpliedKnot> knots;
  for (const Knot& knot : own) {
    knots.push_back(implied_at(knot, knot, measured.kind, around));
    knots.back().written = written_in(knot);
  }
  if (measured.kind != Measured::specific_effect || context == nullptr) return knots;
  for (const Knot& at : context->knots) {
    if (at.time <= own.back().time) continue;
    knots.push_back(implied_at(at, own.back(), measured.kind, around));
    knots.back().of_context = true;
  }
  return knots;
}

/// Of a treatment, under the evidence that it uses.
void add_effects(const Treatment& treatment, const Scenario& scenario,
                 const spinepath::NaturalCourse& natural, std::vector<ImpliedEffect>& effects) {
  const spinepath::Curve context = context_of(treatment, scenario);
  const std::vector<MeasuredCurve> curves = curve_choices(treatment, scenario);
  const spinepath::Eligibility eligible = eligibility_of(treatment.eligible.patients, scenario.cohort);
  for (const auto& [index, rule] : layer_pairs(treatment, curves, scenario, natural)) {
    const MeasuredCurve& curve = curves[index];
    const bool is_own = curve.eligibility == nullptr && curve.evidence.empty();
    effects.push_back({.treatment = treatment.name.text,
                       .evidence = is_own ? first_evidence(scenario) : curve.evidence,
                       .kind = curve.kind,
                       .patients = both(eligible, eligibility_of(curve.eligibility, scenario.cohort)),
                       .rule = rule,
                       .natural = rule ? name_of_natural(scenario, *rule) : "",
                       .context = treatment.context.text,
                       .knots = implied_knots(curve, context_curve(treatment, scenario),
                                              surroundings(natural, rule, context)),
                       .path = curve.path,
                       .where = curve.curve->where});
  }
}

}  // namespace

ImpliedKnot implied_knot(const Knot& knot, Measured kind, const Surroundings& around) {
  return implied_at(knot, knot, kind, around);
}

std::vector<ImpliedEffect> implied_effects(const Scenario& scenario) {
  const spinepath::NaturalCourse natural = natural_course_of(scenario);
  std::vector<ImpliedEffect> effects;
  for (const Treatment& treatment : scenario.treatments)
    if (treatment.relieves_pain && in_use(treatment, scenario))
      add_effects(treatment, scenario, natural, effects);
  return effects;
}

std::vector<ImpliedEffect> implied_effects_by_evidence(const Scenario& scenario) {
  std::vector<std::string> names = evidence_names(scenario);
  if (names.empty()) names.emplace_back();
  std::vector<Scenario> readings;
  for (const std::string& name : names) readings.push_back(with_evidence(scenario, name));
  const spinepath::NaturalCourse natural = natural_course_of(scenario);
  std::vector<ImpliedEffect> effects;
  for (std::size_t t = 0; t < scenario.treatments.size(); ++t) {
    if (!scenario.treatments[t].relieves_pain || !in_use(scenario.treatments[t], scenario)) continue;
    std::set<std::pair<std::string, std::string>> known;  // curves with their natural course
    for (const Scenario& reading : readings) {
      std::vector<ImpliedEffect> all;
      add_effects(reading.treatments[t], reading, natural, all);
      for (ImpliedEffect& effect : all)
        if (known.emplace(effect.path.shown, effect.natural).second) effects.push_back(std::move(effect));
    }
  }
  return effects;
}

}  // namespace spinepath::scenario
