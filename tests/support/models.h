// Small CareModels for tests: one condition, no deaths, no costs, no discounting, no natural course, unless a test
// says otherwise.
#pragma once
#include <string>

#include "models/care_model.h"
#include "models/stream.h"
#include "sim/engine/run/results.h"

namespace spinepath::test {

/// What a treatment is given in.
struct Around {
  Curve natural = {};  ///< without knots: patients have no natural course
  double persistence = 1;
  Curve context = {};
};

/// For everybody who has the natural course.
inline LayerRule layer(Measured kind, const std::vector<MeasuredKnot>& knots, const Around& around = {}) {
  return {.patients = {},
          .natural = around.natural.empty() ? std::nullopt : std::optional<std::size_t>(0),
          .layer = layer_of(kind, knots, {around.natural, around.persistence, around.context})};
}

/// A treatment that everybody may have.
inline Treatment treatment(const std::string& name, Measured kind, const std::vector<MeasuredKnot>& knots,
                           const Around& around = {}) {
  return {.stream = stream_of(name), .assess_at = 0.25, .layers = {layer(kind, knots, around)}};
}

inline Curve curve(std::initializer_list<CurveKnot> knots) { return knots; }

/// The same, measured in a treated arm, without a natural course.
inline Treatment treatment(const std::string& name, const Curve& response) {
  std::vector<MeasuredKnot> knots;
  for (const CurveKnot& knot : response) knots.push_back({knot.time, knot.relief.mean, knot.relief.sd});
  return treatment(name, Measured::response, knots);
}

/// A charge of a fixed amount.
inline CostItem item(When when, double amount, bool covered = true) {
  return {.amount = Fixed(amount), .stream = stream_of("item"), .when = when, .covered = covered};
}

/// Patients of 50 years and pain 60, followed for `horizon` years; one pathway through the treatments in
/// order. Of `around` the natural course is theirs.
inline CareModel model(std::vector<Treatment> treatments, double horizon, std::vector<double> report_at = {},
                       const Around& around = {}) {
  CareModel m{.population = {.age = Fixed(50),
                             .pain = Fixed(60),
                             .condition_until = {1},
                             .severity_until = {{0, 1, 1}}},
              .treatments = std::move(treatments),
              .pathways = {Pathway{}},
              .horizon = horizon,
              .report_at = std::move(report_at)};
  for (std::size_t i = 0; i < m.treatments.size(); ++i)
    m.pathways[0].steps.push_back({.treatment = static_cast<int>(i), .accept = 1, .wait = {}});
  m.natural.persistence = around.persistence;
  if (!around.natural.empty()) m.natural.rules = {{.patients = {}, .curve = around.natural}};
  return m;
}

inline Results simulate(const CareModel& m, std::uint64_t patients, std::uint64_t seed = 1, int threads = 1) {
  return summarise(m, *run(m, {.patients = patients, .seed = seed, .threads = threads}, {}));
}

/// Mean of an outcome; the row must exist and be defined.
inline double mean(const Results& results, const OutcomeKey& key, std::size_t pathway = 0) {
  return *results.find(pathway, key)->mean;
}
inline double se(const Results& results, const OutcomeKey& key, std::size_t pathway = 0) {
  return *results.find(pathway, key)->se;
}

inline OutcomeKey at(Outcome outcome, int report, int of = OutcomeKey::none) {
  return {.outcome = outcome, .of = of, .at = report};
}
inline OutcomeKey over_horizon(Outcome outcome, int of = OutcomeKey::none, int entry = OutcomeKey::none) {
  return {.outcome = outcome, .of = of, .entry = entry};
}

}  // namespace spinepath::test
