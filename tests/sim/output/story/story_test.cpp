#include "sim/output/story/story.h"

#include <set>
#include <sstream>

#include <gtest/gtest.h>

#include "tests/sim/output/example.h"

namespace spinepath::output {
namespace {

using test::Example;

/// The parts of the story that tell each pathway, in order.
std::vector<std::string> chapters(const Example& example, std::uint64_t patient) {
  std::vector<std::string> told;
  for (std::size_t p = 0; p < example.scenario.pathways.size(); ++p)
    told.push_back(story(example.scenario, example.model, {.seed = 1, .patient = patient, .pathway = p}));
  return told;
}

double count(const std::string& text, const std::string& part) {
  double found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

double qalys_told(const std::string& text) {
  const std::string before = "\nQALYs ";
  return std::stod(text.substr(text.find(before) + before.size()));
}

/// A line of the story: what was decided, its probability and its random number.
struct Decision {
  std::string what;
  double probability, drawn;
};

/// Lines that end with two numbers, from the pathway on: decisions, and some that merely look so.
std::vector<Decision> decisions_of(const std::string& text) {
  std::vector<Decision> found;
  std::istringstream in(text.substr(text.find("\n2. ")));
  for (std::string line; std::getline(in, line);) {
    if (line.find(": ") == std::string::npos) continue;
    std::istringstream end(line.substr(line.rfind(": ") + 2));
    std::vector<std::string> words;
    for (std::string word; end >> word;) words.push_back(word);
    const auto is_number = [](const std::string& word) {
      return word.find_first_not_of("0123456789.") == std::string::npos;
    };
    if (words.size() < 3 || !is_number(words.back()) || !is_number(words[words.size() - 2])) continue;
    std::string what = words[0];
    for (std::size_t i = 1; i + 2 < words.size(); ++i) what.append(" ").append(words[i]);
    found.push_back({what, std::stod(words[words.size() - 2]), std::stod(words.back())});
  }
  return found;
}

constexpr std::uint64_t patients = 300;

// The sums over all stories are those of the run: the stories are those of its patients.
TEST(Story, IsThatOfTheVeryPatientOfTheRun) {
  const Example example(patients);
  const std::size_t pathways = example.scenario.pathways.size();
  std::vector<double> qalys(pathways), courses(pathways), adverse(pathways), late(pathways),
      reached(pathways);
  for (std::uint64_t i = 0; i < patients; ++i) {
    const auto told = chapters(example, i);
    for (std::size_t p = 0; p < pathways; ++p) {
      qalys[p] += qalys_told(told[p]);
      courses[p] += count(told[p], ": course ");
      adverse[p] += count(told[p], ": happens");
      late[p] += count(told[p], "fusion: reoperation\n");
      reached[p] += count(told[p], "bulge reduced is reached");
    }
  }
  const auto total = [&](std::size_t p, Outcome outcome) {
    double sum = 0;
    for (const OutcomeRow& row : example.results.outcomes)
      if (row.pathway == p && row.key.outcome == outcome) sum += *row.mean * patients;
    return sum;
  };
  for (std::size_t p = 0; p < pathways; ++p) {
    EXPECT_NEAR(qalys[p], total(p, Outcome::qalys), 0.00005 * patients);
    EXPECT_NEAR(courses[p], total(p, Outcome::courses), 1e-6);
    EXPECT_NEAR(adverse[p], total(p, Outcome::adverse_events), 1e-6);
    EXPECT_NEAR(late[p], total(p, Outcome::late_events), 1e-6);
    EXPECT_NEAR(reached[p], total(p, Outcome::endpoints), 1e-6);
  }
}

TEST(Story, EveryDecisionFollowsFromItsRandomNumber) {
  const Example example(1);
  const std::set<std::string> came{"accepts", "work-up confirms", "happens", "dies of it", "will be reached"};
  const std::set<std::string> came_not{"declines", "work-up does not confirm", "no", "survives"};
  std::set<std::string> seen;
  for (std::uint64_t i = 0; i < 1000; ++i)
    for (const Decision& decision : decisions_of(chapters(example, i)[1])) {
      if (!came.contains(decision.what) && !came_not.contains(decision.what)) continue;
      EXPECT_EQ(came.contains(decision.what), decision.drawn < decision.probability) << decision.what;
      seen.insert(decision.what);
    }
  EXPECT_EQ(seen.size(), came.size() + came_not.size());
}

TEST(Story, TellsWhoThePatientIs) {
  const Example example(1);
  const std::string text = story(example.scenario, example.model, {.seed = 1, .patient = 7, .pathway = {}});
  for (const char* part : {"Patient 7, seed 1", "age", "baseline pain", "insured", "recent_mri", "1. usual",
                           "2. ladder_with_cells", "3. nothing", "Side by side", "the horizon is reached"})
    EXPECT_NE(text.find(part), std::string::npos) << part;
}

TEST(Story, SaysWhyATreatmentIsNotGiven) {
  const Example example(1);
  std::string all;
  for (std::uint64_t i = 0; i < 1000; ++i) all += chapters(example, i)[1];
  for (const char* part : {"not eligible (condition)", "not eligible (not recent_mri)", "Cells: declines",
                           "Cells: work-up does not confirm", "Cells: relief is lost", "the patient dies"})
    EXPECT_NE(all.find(part), std::string::npos) << part;
}

TEST(Story, OnePathwayIsToldAsAmongAll) {
  const Example example(1);
  const std::string all = story(example.scenario, example.model, {.seed = 1, .patient = 3, .pathway = {}});
  const std::string one = chapters(example, 3)[1];
  EXPECT_NE(all.find(one.substr(one.find("\n2. "))), std::string::npos);
}

}  // namespace
}  // namespace spinepath::output
