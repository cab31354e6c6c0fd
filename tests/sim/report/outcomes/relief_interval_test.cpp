#include <gtest/gtest.h>

#include "sim/report/outcomes/figures.h"
#include "tests/sim/report/material.h"

namespace spinepath::report {
namespace {

TestFolder two_with_draws() {
  TestFolder folder = small_run();
  for (const auto& [pathway, share] : {std::pair{"first", 0.1}, {"second", 0.2}})
    for (const char* at : {"3 months", "12 months"})
      folder.add(pathway, "relief_50", "", at, share, 0.001)
          .add_psa("outcomes", pathway, "relief_50", "", at, share, share - 0.05, share + 0.0625);
  return folder;
}

TEST(ReliefIntervalFigure, TitleHasTheIntervalsOfMostReliefAndOfTheReference) {
  EXPECT_EQ(relief_interval_figure(two_with_draws().material())->finding,
            "At 12 months, the parameters allow half the pain to be gone in 15.0 to 26.2 % with ② second, in "
            "5.0 to 16.2 % with ① first");
}

TEST(ReliefIntervalFigure, DrawsABandAPathwayAndTheReferenceDotted) {
  const std::string body = relief_interval_figure(two_with_draws().material())->body;
  EXPECT_NE(body.find("class=\"band c0\""), std::string::npos);
  EXPECT_NE(body.find("class=\"band c1\""), std::string::npos);
  EXPECT_EQ(body.find("class=\"ref\""), body.rfind("class=\"ref\""));  // in the second one only
  EXPECT_NE(body.find("class=\"ref\""), std::string::npos);
}

TEST(ReliefIntervalFigure, TableHasTheFilesDigits) {
  const Material material = two_with_draws().material();
  const auto figure = relief_interval_figure(material);
  EXPECT_EQ(csv_of(figure->data.front()).substr(0, 80).find("pathway,3 months,3 months_low,3 months_high"),
            0);
  EXPECT_NE(csv_of(figure->data.front()).find("second,20,15,26.25"), std::string::npos)
      << csv_of(figure->data.front());
}

TEST(ReliefIntervalFigure, OneReportTimeIsADotWithItsInterval) {
  TestFolder folder = small_run(1);
  folder.summary["scenario"]["report_at"] = {"12 months"};
  folder.add("first", "relief_50", "", "12 months", 0.1, 0.001)
      .add_psa("outcomes", "first", "relief_50", "", "12 months", 0.1, 0.05, 0.2);
  const auto figure = relief_interval_figure(folder.material());
  EXPECT_EQ(figure->finding,
            "At 12 months, the parameters allow half the pain to be gone in 5.0 to 20.0 % with ① first");
  EXPECT_EQ(figure->body.find("class=\"band"), std::string::npos);
  EXPECT_NE(figure->body.find("class=\"ci c0\""), std::string::npos);
  EXPECT_EQ(figure->measure.find("dotted"), std::string::npos);
}

TEST(ReliefIntervalFigure, NothingWithoutIntervals) {
  EXPECT_FALSE(relief_interval_figure(small_run().material()));
  TestFolder folder = small_run();
  folder.add_psa("outcomes", "first", "qalys", "", "horizon", 3, 2, 4);
  EXPECT_FALSE(relief_interval_figure(folder.material()));
}

}  // namespace
}  // namespace spinepath::report
