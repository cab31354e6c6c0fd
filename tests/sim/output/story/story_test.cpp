#include "sim/output/story/story.h"

#include <array>
#include <cmath>
#include <regex>
#include <set>
#include <sstream>

#include <gtest/gtest.h>

#include "tests/sim/output/example.h"
#include "tests/support/text.h"

namespace spinepath::output {
namespace {

using test::Example;
using test::has;

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

/// The numbers of the first line that begins with `name`; of cells without a number: none.
std::vector<double> row(const std::string& text, const std::string& name) {
  const std::size_t at = text.find("\n" + name + "  ");
  if (at == std::string::npos) return {};
  const std::size_t begin = at + 1 + name.size();
  std::istringstream cells(text.substr(begin, text.find('\n', begin) - begin));
  std::vector<double> numbers;
  for (std::string cell; cells >> cell;) {
    std::erase(cell, ',');
    if (cell != "–") numbers.push_back(std::stod(cell));
  }
  return numbers;
}

/// The example without background costs.
std::string no_background() {
  std::string text = test::example_text;
  const std::size_t begin = text.find("[background]");
  return text.erase(begin, text.find("[coverage]") - begin);
}

/// Sums over the lines of charges, each with three amounts: in all, of the patient, of the payer.
std::array<double, 3> charged(const std::string& text) {
  static const std::regex amounts(R"(: .+  +([\d,]+\.\d\d) +([\d,]+\.\d\d) +([\d,]+\.\d\d)(  |$))");
  std::array<double, 3> sums{};
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) {
    std::smatch found;
    if (!std::regex_search(line, found, amounts)) continue;
    for (std::size_t i = 0; i < 3; ++i) {
      std::string cell = found[i + 1];
      std::erase(cell, ',');
      sums[i] += std::stod(cell);
    }
  }
  return sums;
}

constexpr std::uint64_t patients = 300;

constexpr const char* layers_text = R"(
schema = 2
title = "Layers"
currency = "EUR"
price_year = 2024
[simulation]
horizon = "3 years"
report_at = ["6 weeks", "6 months", "24 months"]
discount_costs = 0
discount_qalys = 0
[cohort]
age = 45
female = 0.6
pain = { dist = "normal", mean = 60, sd = 15, min = 20, max = 100 }
conditions = { disc = 1 }
[utility]
at_no_pain = 0.9
per_pain_point = -0.004
[natural_course]
persistence = 0.5
curve = { "6 weeks" = { mean = 20, sd = 40 }, "12 months" = { mean = 30, sd = 45 } }
[contexts.needle]
"2 weeks" = { mean = 14, sd = 15 }
[treatments.drug]
class = "conservative"
stops_with_next = true
effect = { "6 weeks" = { mean = 30, sd = 30 } }
[treatments.needle]
class = "injection"
context = "needle"
max_courses = 3
durability = { median = "6 months" }
eligible = { pain_above = 30 }
specific_effect = { "6 weeks" = { mean = 20, sd = 20 } }
[[treatments.needle.costs]]
item = "visits"
amount = 100
when = "per year"
until = "failure"
[[pathways]]
name = "both"
steps = [{ treatment = "drug" }, { treatment = "needle" }]
)";

// The sums over all stories are those of the run: the stories are those of its patients.
TEST(Story, IsThatOfTheVeryPatientOfTheRun) {
  const Example example(patients);
  const std::size_t pathways = example.scenario.pathways.size();
  std::vector<double> qalys(pathways), courses(pathways), adverse(pathways), late(pathways),
      reached(pathways);
  std::vector<std::array<double, fate_table.size()>> fates(pathways);
  for (std::uint64_t i = 0; i < patients; ++i) {
    const auto told = chapters(example, i);
    for (std::size_t p = 0; p < pathways; ++p) {
      qalys[p] += qalys_told(told[p]);
      courses[p] += count(told[p], ": course ");
      adverse[p] += count(told[p], ": happens");
      late[p] += count(told[p], "fusion: reoperation, which ends its relief\n");
      reached[p] += count(told[p], "bulge reduced is reached");
      for (const FateInfo& info : fate_table)
        fates[p][static_cast<std::size_t>(info.fate)] +=
            count(told[p], "  " + std::string(info.meaning) + (info.goes_on ? ": " : "\n"));
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
    std::array<double, fate_table.size()> fates_of_the_run{};
    for (const Fates& step : example.results.fates[p])
      for (std::size_t fate = 0; fate < step.size(); ++fate)
        fates_of_the_run[fate] += static_cast<double>(step[fate]);
    EXPECT_EQ(fates[p], fates_of_the_run);
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

TEST(Story, ChargesAddUpToWhatIsPaid) {
  const Example example(1, 1, no_background());
  int events = 0;
  for (std::uint64_t i = 0; i < 1000; ++i) {
    const std::string told = chapters(example, i)[1];
    const std::vector<double> paid = row(told, "as paid");  // patient, payer, health care, societal
    ASSERT_EQ(paid.size(), 4u) << told;
    const auto [all, by_patient, by_payer] = charged(told);
    constexpr double rounding = 0.1;  // of about ten lines
    EXPECT_NEAR(all, paid[2], rounding) << told;
    EXPECT_NEAR(by_patient, paid[0], rounding) << told;
    EXPECT_NEAR(by_payer, paid[1], rounding) << told;
    EXPECT_NEAR(paid[3], paid[2], rounding);  // days off work cost nothing
    events += told.find("fusion: reoperation  ") != std::string::npos ? 1 : 0;
  }
  EXPECT_GT(events, 0);
}

TEST(Story, PartsOfReliefAddUp) {
  const Example example(1, 1, layers_text);
  double cut_off = 0;
  for (std::uint64_t i = 0; i < 100; ++i) {
    const std::string told = chapters(example, i)[0];
    const std::vector<double> relief = row(told, "relief, percent"),
                              natural = row(told, "of it natural course, percent"),
                              context = row(told, "of it context, percent"),
                              specific = row(told, "of it specific effect, percent"),
                              cut = row(told, "cut off, percent"), nature = row(told, "this patient");
    ASSERT_EQ(relief.size(), 3u);
    for (std::size_t r = 0; r < relief.size(); ++r) {
      EXPECT_NEAR(relief[r], natural[r] + context[r] + specific[r] + cut[r], 0.26) << told;
      EXPECT_EQ(natural[r], nature[r]) << told;
      cut_off += std::abs(cut[r]);
    }
  }
  EXPECT_GT(cut_off, 0);
}

TEST(Story, HasWordsForWhatLayersDo) {
  const Example example(1, 1, layers_text);
  std::string all;
  for (std::uint64_t i = 0; i < 200; ++i) all += chapters(example, i)[0];
  for (const char* part :
       {"natural_course.curve", "Z_N = ", "drug: stops, its relief ends", "needle: adds ", "(context ",
        "until pain is above 30 mm", "waits in vain", "needle: relapse, its specific effect is gone",
        "needle: course 3 starts", "needle: visits, for ", "percent of the pain at the first course, after"})
    EXPECT_NE(all.find(part), std::string::npos) << part;
}

TEST(Story, ShowsWhatWasMeasuredOfTheTreatmentsOpenToThePatient) {
  const Example example(1);
  int open = 0, closed = 0;
  for (std::uint64_t i = 0; i < 20; ++i) {
    const std::string all = story(example.scenario, example.model, {.seed = 1, .patient = i, .pathway = {}});
    const bool refused = count(all, "Cells: not eligible") > 0;
    const bool shown = count(all, "response: relief_30 0.6, relief_50 0.45") > 0;
    EXPECT_GT(count(all, "response: relief_30 0.4, relief_50 0.25"), 0) << all;  // open to all
    if (refused) {
      EXPECT_FALSE(shown) << all;
    }
    ++(shown ? open : closed);
  }
  EXPECT_GT(open, 0);
  EXPECT_GT(closed, 0);
}

TEST(Story, OnePathwayIsToldAsAmongAll) {
  const Example example(1);
  const std::string all = story(example.scenario, example.model, {.seed = 1, .patient = 3, .pathway = {}});
  const std::string one = chapters(example, 3)[1];
  EXPECT_NE(all.find(one.substr(one.find("\n2. "))), std::string::npos);
}

constexpr const char* events_text = R"(
schema = 2
title = "Late events"
currency = "EUR"
price_year = 2024
[simulation]
horizon = "5 years"
discount_costs = 0
discount_qalys = 0
[cohort]
age = 45
pain = 60
conditions = { disc = 1 }
[utility]
at_no_pain = 0.9
per_pain_point = -0.004
[contexts.needle]
"2 weeks" = { mean = 14 }
"2 years" = { mean = 0 }
[treatments.needle]
class = "injection"
context = "needle"
specific_effect = { "6 weeks" = { mean = 20, sd = 2 }, "1 year" = { mean = 15, sd = 1 }, "3 years" = { mean = 9 } }
[[treatments.needle.late_events]]
name = "infection"
rate_per_year = 4
ends_relief = true
[treatments.surgery]
class = "surgery"
response = { "6 weeks" = { mean = 40, sd = 3 }, "1 year" = { mean = 35, sd = 3 }, "3 years" = { mean = 30, sd = 3 } }
[[treatments.surgery.late_events]]
name = "break"
rate_per_year = 4
ends_relief = true
[[pathways]]
name = "both"
steps = [{ treatment = "needle" }, { treatment = "surgery" }]
)";

TEST(Story, NothingIsAddedByReliefThatHasEnded) {
  const Example example(patients, 1, events_text);
  int left = 0;
  for (std::uint64_t patient = 0; patient < 50; ++patient) {
    const std::string text = story(example.scenario, example.model, {.seed = 1, .patient = patient});
    for (const std::string name : {"needle", "surgery"}) {
      const std::size_t ended =
          text.find(name + (name == "needle" ? ": infection, which" : ": break, which"));
      ASSERT_NE(ended, std::string::npos) << text;
      EXPECT_EQ(text.find(name + ": adds ", ended), std::string::npos) << text;
    }
    EXPECT_FALSE(has(text, "adds 0.0 %") || has(text, "adds -0.0 %")) << text;
    left += has(text, "needle: what is left adds ");
  }
  EXPECT_GT(left, 25);  // of the context, at 1 year
}

TEST(Story, TheLastStepHasNoNextOne) {
  const Example example(patients, 1, events_text);
  int last = 0;
  for (std::uint64_t patient = 0; patient < 50; ++patient) {
    const std::string text = story(example.scenario, example.model, {.seed = 1, .patient = patient});
    EXPECT_TRUE(has(text, "1. needle   an assessment without success: the next step follows\n")) << text;
    last += has(text, "2. surgery  an assessment without success: it was the last step\n");
  }
  EXPECT_GT(last, 10);  // where the break came soon
}

}  // namespace
}  // namespace spinepath::output
