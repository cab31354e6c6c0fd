// A shipped scenario's treatment given alone: a pathway of that one step, offered and accepted at once,
// whatever their pain, no death, relapse, event or repeat in between; for tests of response rates.
#pragma once
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "sim/scenario/read.h"
#include "tests/support/models.h"
#include "tests/support/statistics.h"

namespace spinepath::test {

inline const std::filesystem::path shipped_scenarios = std::filesystem::path(SPINEPATH_ROOT) / "scenarios";
inline constexpr std::uint64_t patients_given_alone = 20'000;

/// As shipped: without errors.
inline scenario::Scenario scenario_named(const std::string& name) {
  const scenario::Reading reading = scenario::read_scenario(shipped_scenarios / (name + ".toml"));
  EXPECT_TRUE(reading.errors.empty());
  return reading.scenario.value_or(scenario::Scenario{});
}

/// Patients of 50 years with every condition and severity, and none or one flag beside those required.
inline std::vector<Patient> kinds_of_patients(const CareModel& m, const Treatment& treatment) {
  std::vector<Patient> kinds;
  for (std::uint32_t condition = 0; condition < m.population.condition_until.size(); ++condition)
    for (const Severity severity : {Severity::mild, Severity::moderate, Severity::severe})
      for (std::size_t flag = 0; flag <= m.population.flags.size(); ++flag) {
        const std::uint64_t own = flag == 0 ? 0 : 1ull << (flag - 1);
        const Patient patient{.age = 50,
                              .pain = 60,
                              .flags = treatment.eligible.required_flags | own,
                              .condition = condition,
                              .severity = severity};
        if (treatment.eligible.admits(patient)) kinds.push_back(patient);
      }
  return kinds;
}

/// Nobody but patients of that kind, as far as condition, severity and flags go.
inline void make_everybody(const Patient& kind, Population& population) {
  for (std::uint32_t c = 0; c < population.condition_until.size(); ++c)
    population.condition_until[c] = c >= kind.condition ? 1 : 0;
  for (int s = 0; s < severity_count; ++s)
    population.severity_until[kind.condition][static_cast<std::size_t>(s)] =
        s >= static_cast<int>(kind.severity) ? 1 : 0;
  for (std::size_t f = 0; f < population.flags.size(); ++f)
    population.flags[f].probability = (kind.flags >> f & 1) != 0 ? 1 : 0;
  population.age = Fixed(kind.age);
  population.life_table = {};
}

/// Index of the natural course of patients of that kind; none: they have none.
inline std::optional<std::size_t> natural_of(const CareModel& m, const Patient& kind) {
  const auto admits = [&](const NaturalRule& rule) { return rule.patients.admits(kind); };
  const auto found = std::ranges::find_if(m.natural.rules, admits);
  if (found == m.natural.rules.end()) return {};
  return static_cast<std::size_t>(found - m.natural.rules.begin());
}

/// One treatment, given to patients of that kind at entry, and nothing that could hide its relief; reported
/// at the knots of its curve.
inline CareModel given_alone(CareModel m, int index, const Patient& kind) {
  make_everybody(kind, m.population);
  Treatment& treatment = m.treatments[static_cast<std::size_t>(index)];
  treatment.confirms = 1;
  treatment.max_courses = 1;
  treatment.durability.reset();
  treatment.pain_above.reset();
  treatment.adverse_events.clear();
  treatment.late_events.clear();
  m.report_at.clear();
  for (const LayerKnot& knot : treatment.layers[treatment.layer(kind, natural_of(m, kind))].layer.knots)
    m.report_at.push_back(knot.time);
  m.horizon = 10;
  m.pathways = {{.success = {}, .steps = {{.treatment = index, .accept = 1, .wait = {}}}}};
  return m;
}

/// Binomial standard errors; and five patients, where so few respond that the normal limit does not
/// hold.
inline double bound(double rate) {
  return (standard_errors * std::sqrt(patients_given_alone * rate * (1 - rate)) + 5) / patients_given_alone;
}

}  // namespace spinepath::test
