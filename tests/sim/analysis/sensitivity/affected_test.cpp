// Pathways that a parameter cannot affect are not run again: their outcomes are those of the run with all pathways,
// to the bit.
#include "sim/analysis/sensitivity/affected.h"

#include <numeric>

#include <gtest/gtest.h>

#include "sim/analysis/sensitivity/one_way.h"
#include "sim/scenario/compile/compile.h"
#include "sim/scenario/evidence/evidence.h"
#include "sim/scenario/read.h"

namespace spinepath {
namespace {

using scenario::Scenario;

Scenario shipped_four_ways() {
  return as_used(scenario::read_scenario(SPINEPATH_ROOT "/scenarios/four_ways.toml").scenario.value());
}

std::vector<std::size_t> affected_by(const Scenario& s, const std::string& path, double factor) {
  double value = 0;
  for (const ParameterRange& range : ranges_of(s, path)) value = range.value;
  const Affected affected(compile(s));
  return affected.pathways(compile(
      std::get<Scenario>(with_values(s, std::vector<scenario::ParameterValue>{{path, factor * value}}))));
}

TEST(Affected, AreThePathwaysThatHaveTheTreatmentOrTheStep) {
  const Scenario s = shipped_four_ways();
  const std::string cells = "treatments.marrow_cells_disc.specific_effect.3 months.mean";
  const std::string accept = "pathways.ladder.steps.discectomy.accept";
  ASSERT_EQ(ranges_of(s, cells).size(), 1u);
  EXPECT_EQ(affected_by(s, cells, 1.01), (std::vector<std::size_t>{2, 4}));
  EXPECT_EQ(affected_by(s, accept, 1.01), std::vector<std::size_t>{3});
  EXPECT_EQ(affected_by(s, accept, 1), std::vector<std::size_t>{});
  EXPECT_EQ(affected_by(s, "simulation.response_correlation", 1.01).size(), s.pathways.size());
}

void expect_equal(const PointAnswer& a, const PointAnswer& b) {
  ASSERT_EQ(a.possible(), b.possible());
  ASSERT_EQ(a.pathways.size(), b.pathways.size());
  for (std::size_t p = 0; p < a.pathways.size(); ++p) {
    EXPECT_EQ(a.pathways[p].mean, b.pathways[p].mean);
    EXPECT_EQ(a.pathways[p].groups, b.pathways[p].groups);
    EXPECT_EQ(a.pathways[p].size, b.pathways[p].size);
  }
}

TEST(Affected, AnswersAreThoseOfRunsOfAllPathwaysToTheBit) {
  const Scenario s = shipped_four_ways();
  const SensitivityOutcome inmb{
      .name = "inmb",
      .unit = "USD",
      .terms = {{quantity_of(Outcome::qalys), 50'000.0}, {quantity_of(View::health_care), -1.0}}};
  std::vector<Point> points{{}};
  const std::vector<ParameterRange> ranges = ranges_of(s, "*");
  for (std::size_t i = 0; i < ranges.size(); i += 5) points.push_back({{ranges[i].path, ranges[i].high}});
  ASSERT_GT(points.size(), 20u);
  SensitivityQuestion question{.outcome = inmb, .pathway = 1, .patients = 128, .seed = 3, .threads = 1};
  std::vector<PointAnswer> alone;  // a point by itself is run with all pathways
  for (const Point& point : points) alone.push_back(answers_at(s, {&point, 1}, question, {}).at(0));
  for (const int threads : {1, 2}) {
    question.threads = threads;
    const std::vector<PointAnswer> answers = answers_at(s, points, question, {});
    ASSERT_EQ(answers.size(), points.size());
    for (std::size_t i = 0; i < points.size(); ++i) expect_equal(answers[i], alone[i]);
  }
}

TEST(Affected, AnImpossibleFirstPointIsNotCompared) {
  const Scenario s = shipped_four_ways();
  const std::string path = "pathways.ladder.steps.discectomy.accept";
  const std::vector<Point> points{{{path, 1.5}}, {{path, 0.5}}, {{path, -1.0}}, {{path, 0.4}}};
  const SensitivityQuestion question{
      .outcome = {.name = "qalys", .unit = "QALY", .terms = {{quantity_of(Outcome::qalys), 1.0}}},
      .pathway = 1,
      .patients = 300,
      .threads = 2};
  const std::vector<PointAnswer> answers = answers_at(s, points, question, {});
  ASSERT_EQ(answers.size(), 4u);
  EXPECT_FALSE(answers[0].possible());
  EXPECT_FALSE(answers[2].possible());
  for (const std::size_t i : {1u, 3u})
    expect_equal(answers[i], answers_at(s, {&points[i], 1}, question, {}).at(0));
}

}  // namespace
}  // namespace spinepath
