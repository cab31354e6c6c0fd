// Small CareModels for tests: one condition, no deaths, no costs, no discounting, unless a test says
// otherwise.
#pragma once
#include <string>

#include "models/care_model.h"
#include "models/stream.h"
#include "sim/engine/run/results.h"

namespace spinepath::test {

inline ResponseCurve curve(std::initializer_list<Knot> knots) { return knots; }

/// A treatment that everybody may have, with the given response.
inline Treatment treatment(const std::string& name, ResponseCurve response) {
  return {.stream = stream_of(name),
          .assess_at = 0.25,
          .curves = {{.patients = {}, .curve = std::move(response)}}};
}

/// A charge of a fixed amount.
inline CostItem item(When when, double amount, bool covered = true) {
  return {.amount = Fixed(amount), .stream = stream_of("item"), .when = when, .covered = covered};
}

/// Patients of 50 years and pain 60, followed for `horizon` years; one pathway through the treatments in
/// order.
inline CareModel model(std::vector<Treatment> treatments, double horizon,
                       std::vector<double> report_at = {}) {
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
