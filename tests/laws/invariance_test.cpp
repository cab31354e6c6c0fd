// What must not change anything: threads, crowds, other pathways, other treatments, further patients, a longer horizon.
#include <numeric>

#include "tests/laws/three_pathways.h"

namespace spinepath {
namespace {

using test::three_pathways;

constexpr auto anything = [](const OutcomeKey&) { return true; };

bool same(const std::optional<double>& a, const std::optional<double>& b) { return a == b; }

/// `renamed`: the key of an outcome of the first run in the second one.
template <class Renamed>
void expect_same_rows(const Results& a, std::size_t pathway_a, const Results& b, std::size_t pathway_b,
                      Renamed&& renamed) {
  int compared = 0;
  for (const OutcomeRow& row : a.outcomes) {
    if (row.pathway != pathway_a) continue;
    const OutcomeRow* other = b.find(pathway_b, renamed(row.key));
    ASSERT_NE(other, nullptr);
    EXPECT_TRUE(same(row.mean, other->mean) && same(row.se, other->se) && same(row.sd, other->sd))
        << info_of(row.key.outcome).name;
    EXPECT_EQ(row.quantiles, other->quantiles);
    ++compared;
  }
  EXPECT_GT(compared, 60);
}
void expect_same_rows(const Results& a, std::size_t pathway_a, const Results& b, std::size_t pathway_b) {
  expect_same_rows(a, pathway_a, b, pathway_b, std::identity{});
}

void expect_same_results(const Results& a, const Results& b) {
  for (std::size_t p = 0; p < 3; ++p) expect_same_rows(a, p, b, p);
  for (const DifferenceRow& row : a.differences) {
    const DifferenceRow* other = b.find_difference(row.pathway, row.key);
    EXPECT_TRUE(same(row.mean, other->mean) && same(row.se, other->se));
  }
  EXPECT_EQ(a.fates, b.fates);
}

Results with_options(const RunOptions& options) {
  const CareModel m = three_pathways();
  return summarise(m, *run(m, options, {}));
}

class Threads : public testing::TestWithParam<int> {};
TEST_P(Threads, GiveTheSameBits) {
  expect_same_results(with_options({.patients = 10'007, .seed = 5, .threads = 1}),
                      with_options({.patients = 10'007, .seed = 5, .threads = GetParam()}));
}
INSTANTIATE_TEST_SUITE_P(Any, Threads, testing::Values(2, 3, 7));

class Crowds : public testing::TestWithParam<std::size_t> {};
TEST_P(Crowds, GiveTheSameBits) {
  expect_same_results(with_options({.patients = 3'001, .threads = 2}),
                      with_options({.patients = 3'001, .threads = 2, .crowd = GetParam()}));
}
INSTANTIATE_TEST_SUITE_P(Any, Crowds, testing::Values(8, 16, 64, 512, 1024));

TEST(Invariance, RemovingOrReorderingPathwaysChangesNothingInTheOthers) {
  CareModel m = three_pathways();
  const Results all = test::simulate(m, 5'000);
  std::rotate(m.pathways.begin(), m.pathways.begin() + 1, m.pathways.end());
  const Results rotated = test::simulate(m, 5'000);
  for (std::size_t p = 0; p < 3; ++p) expect_same_rows(all, p, rotated, (p + 2) % 3);
  m.pathways = {m.pathways[1]};
  expect_same_rows(all, 2, test::simulate(m, 5'000), 0);
}

/// Treatment i of the model becomes place[i]; the first one is now one that no pathway has.
constexpr int place[] = {2, 3, 1};

OutcomeKey relisted(OutcomeKey key) {
  const IndexedBy by = info_of(key.outcome).indexed_by;
  const bool of_treatment =
      by != IndexedBy::nothing && by != IndexedBy::view && by != IndexedBy::treatment_class;
  if (of_treatment && key.of >= 0) key.of = place[key.of];
  return key;
}
CareModel relisted(CareModel m) {
  const std::vector<Treatment> before = m.treatments;
  m.treatments.push_back(test::eventful("other", Measured::effect, test::chronic_pain(m.horizon)));
  std::swap(m.treatments[0], m.treatments[3]);
  for (std::size_t i = 0; i < before.size(); ++i)
    m.treatments[static_cast<std::size_t>(place[i])] = before[i];
  for (Pathway& pathway : m.pathways)
    for (Step& step : pathway.steps) step.treatment = place[step.treatment];
  return m;
}

TEST(Invariance, AddingRemovingOrReorderingTreatmentsChangesNothingInTheOthers) {
  CareModel m = three_pathways();
  const Results before = test::simulate(m, 3'000), after = test::simulate(relisted(m), 3'000);
  for (std::size_t p = 0; p < 3; ++p)
    expect_same_rows(before, p, after, p, [](const OutcomeKey& key) { return relisted(key); });
  m.treatments.pop_back();
  m.pathways.pop_back();
  const Results fewer = test::simulate(m, 3'000);
  for (std::size_t p = 0; p < 2; ++p) expect_same_rows(before, p, fewer, p);
}

TEST(Invariance, TheFirstPatientsOfALargerRunAreThoseOfTheSmaller) {
  const CareModel m = three_pathways();
  const test::ByPatient smaller(m, 300, 5), larger(m, 1'000, 5, 64);
  for (std::size_t p = 0; p < 3; ++p) test::expect_same_outcomes({smaller, p}, {larger, p}, 0, anything);
}

TEST(Invariance, ARunIsTheMeanOfItsPatients) {
  const CareModel m = three_pathways();
  const test::ByPatient patients(m, 1'500, 5);
  const Results results = test::simulate(m, 1'500, 5);
  int compared = 0;
  for (const OutcomeRow& row : results.outcomes) {
    if (info_of(row.key.outcome).estimator.statistic != Statistic::mean) continue;
    const std::span<const double> values = patients.of(row.key, row.pathway);
    const double mean = std::reduce(values.begin(), values.end()) / 1'500;
    EXPECT_NEAR(*row.mean, mean, 1e-9 * (1 + std::fabs(mean))) << info_of(row.key.outcome).name;
    ++compared;
  }
  EXPECT_GT(compared, 150);
}

/// Relief of the pain at the first course is that of the treatment, for whatever came before is constant then.
TEST(Invariance, ATreatmentsPlaceInThePathwayDoesNotChangeTheResponseOrItsPrice) {
  std::vector<Treatment> treatments;
  for (const char* name : {"care", "injection", "surgery"}) {
    treatments.push_back(test::treatment(name, test::curve({{0.25, {40, 20}}})));
    treatments.back().costs.push_back({.amount = Uniform(100, 900), .stream = stream_of(name, 1)});
  }
  CareModel m = test::model(treatments, 3);
  m.follow_up = {0.125, 1};
  m.pathways.push_back({.steps = {m.pathways[0].steps[2]}});
  const test::ByPatient patients(m, 2'000);
  const OutcomeKey treated = test::over_horizon(Outcome::treated, 2);
  int compared = 0;
  for (const OutcomeKey& key :
       {test::over_horizon(Outcome::spend_by_treatment, 2), test::at(Outcome::treated_relief, 0, 2),
        test::at(Outcome::treated_relief, 1, 2)})
    for (std::size_t i = 0; i < patients.patients(); ++i) {
      const double later = patients.of(key, 0)[i], alone = patients.of(key, 1)[i];
      if (patients.of(treated)[i] == 0 || alone < 0) continue;  // harm may be cut off at 100 mm
      ASSERT_NEAR(later, alone, 1e-9 * (1 + alone)) << info_of(key.outcome).name << " of patient " << i;
      ++compared;
    }
  EXPECT_GT(compared, 1'000);
}

TEST(Invariance, ALongerHorizonChangesNothingBefore) {
  const test::ByPatient shorter(three_pathways(5), 2'000), longer(three_pathways(9), 2'000);
  for (std::size_t p = 0; p < 3; ++p)
    test::expect_same_outcomes({shorter, p}, {longer, p}, 1e-8, test::is_reported_before_the_horizon);
}

}  // namespace
}  // namespace spinepath
