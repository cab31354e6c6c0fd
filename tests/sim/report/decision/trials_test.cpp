#include "sim/report/findings/trials.h"

#include <gtest/gtest.h>

#include "sim/report/decision/figures.h"
#include "tests/sim/report/decision/decided.h"

namespace spinepath::report {
namespace {

/// Rows of trials.csv at 20,000: "trial,patients,evsi,evsi_se,evppi,evppi_se,reached,population_evsi,…".
Material material_with_trials(const std::vector<std::string>& rows) {
  TestFolder folder = decided_run();
  std::string text =
      "view,effect,threshold,trial,patients,evsi,evsi_se,evppi,evppi_se,reached,population_evsi,"
      "population_evsi_se,cost,enbs,best\n";
  for (const std::string& row : rows) text += "health_care,qalys,20000," + row + "\n";
  return folder.add_file("trials.csv", text).material();
}

std::optional<Figure> with_trials(const std::vector<std::string>& rows) {
  return trials_figure(material_with_trials(rows));
}

TEST(TrialsFigure, ItsTitleNamesTheTrialThatIsMostWorthItsCost) {
  EXPECT_EQ(
      with_trials({"sham_controlled,50,4,1,20,2,100000,400000,100000,600000,-200000,0",
                   "sham_controlled,200,30,1,40,2,100000,3000000,100000,900000,2100000,1"})
          ->finding,
      "Most worth doing first: sham controlled, 200 patients (worth 2.1 million USD more than it costs)");
}

TEST(TrialsFigure, SaysWhereNoTrialIsClearlyWorthItsCost) {
  EXPECT_EQ(with_trials({"small,50,4,1,20,2,100000,400000,100000,300000,100000,1"})->finding,
            "No trial is clearly worth more than it costs");
}

TEST(TrialsFigure, ItsTableHasAllTrialsAndItsPlotOne) {
  const auto figure = with_trials({"one,50,5,1,20,2.5,100000,500000,125000,250000,250000,1",
                                   "other,50,1,1,20,2,100000,100000,100000,900000,-800000,0"});
  const std::string csv = csv_of(figure->data.front());
  EXPECT_NE(csv.find("one 50,5,1,0.5,0.125,2,0.25,0.25,0.25,0.125\n"), std::string::npos) << csv;
  EXPECT_NE(csv.find("other 50,"), std::string::npos) << csv;
  EXPECT_EQ(figure->description.find("other"), std::string::npos);
  EXPECT_NE(figure->body.find("EVPPI"), std::string::npos);
  EXPECT_NE(figure->body.find("ENBS"), std::string::npos);
}

TEST(TrialsSentence, SaysWhatTheMostWorthwhileOneIsWorthAndCosts) {
  const auto sentence = [](const std::string& values) {
    return trials_sentence(material_with_trials({"one,200,30,1,40,2,100000,3000000," + values + ",0"}));
  };
  EXPECT_EQ(
      sentence("100000,900000,2100000"),
      "At 20,000 USD a QALY the result of the trial \"one\" with 200 patients would be worth 3.0 million USD "
      "to all patients whose care follows it; it costs 900,000 USD, clearly less.");
  EXPECT_TRUE(sentence("100000,5000000,-2000000").ends_with("it costs 5.0 million USD, clearly more."));
  EXPECT_TRUE(sentence("900000,2000000,1000000").ends_with(", not clearly less or more."));
  EXPECT_EQ(trials_sentence(Material{}), "");
}

TEST(TrialsFigure, IsLeftOutWithoutTrialsOrTheirValues) {
  EXPECT_FALSE(trials_figure(Material{}));
  EXPECT_FALSE(trials_figure(decided_run().material()));
  EXPECT_FALSE(with_trials({"one,50,,,,,100000,,,3000,,0"}));
}

TEST(TrialsFigure, WorthlessTrialsAreNoProblem) {
  const auto figure = with_trials({"one,50,0,0,0,0,100000,0,0,0,0,0"});
  ASSERT_TRUE(figure);
  for (const char* word : {"nan", "inf%", "inf\"", "inf "})
    EXPECT_EQ(figure->body.find(word), std::string::npos) << word;
}

}  // namespace
}  // namespace spinepath::report
