#include <algorithm>

#include <gtest/gtest.h>

#include "sim/engine/run/results.h"
#include "sim/scenario/compile/compile.h"
#include "sim/scenario/evidence/evidence.h"
#include "sim/scenario/read.h"

namespace spinepath::scenario {
namespace {

Scenario shipped(const std::string& evidence) {
  Scenario s = read_scenario(SPINEPATH_ROOT "/scenarios/four_ways.toml").scenario.value();
  s.simulation.evidence.text = evidence;
  return s;
}

std::size_t curves(const Scenario& s) {
  std::size_t count = 0;
  for (const Treatment& t : s.treatments)
    count += t.response_for.size() + t.response_variants.size() + (t.response ? 1 : 0);
  return count;
}

TEST(AsUsed, GivesTheSameNumbersWithLess) {
  for (const std::string evidence : {"", "observed", "controlled"}) {
    const Scenario whole = shipped(evidence), used = as_used(whole);
    EXPECT_LT(curves(used), curves(whole));
    const CareModel a = compile(whole), b = compile(used);
    const RunSums of_whole = *run(a, {.patients = 300, .threads = 1}, {});
    const RunSums of_used = *run(b, {.patients = 300, .threads = 1}, {});
    ASSERT_EQ(of_whole.layout.size(), of_used.layout.size());
    for (std::size_t i = 0; i < of_whole.layout.size(); ++i)
      EXPECT_EQ(of_whole.tally.mean(i), of_used.tally.mean(i));
  }
}

TEST(AsUsed, LeavesOutTreatmentsThatNoPathwayGives) {
  Scenario s = shipped("");
  s.pathways.resize(1);
  const Scenario used = as_used(s);
  EXPECT_LT(used.treatments.size(), s.treatments.size());
  for (const Treatment& t : used.treatments)
    EXPECT_TRUE(std::ranges::any_of(s.pathways[0].steps, [&](const Step& step) {
      return step.treatment.text == t.name.text;
    })) << t.name.text;
}

}  // namespace
}  // namespace spinepath::scenario
