#include <gtest/gtest.h>

#include "sim/report/decision/figures.h"
#include "sim/report/words/parameters.h"
#include "tests/sim/report/decision/decided.h"

namespace spinepath::report {
namespace {

std::optional<Figure> with_information(const std::vector<std::string>& rows) {
  TestFolder folder = decided_run();
  folder.add_file("information.csv", information_text(rows));
  return information_figure(folder.material());
}

TEST(InformationFigure, ItsTitleNamesWhatIsWorthMostBeyondItsError) {
  EXPECT_EQ(with_information(
                {"everything,,100,5", "parameter,utility.per_point,30,20", "parameter,cohort.age,20,3"})
                ->finding,
            "Most worth finding out: cohort · age (20 USD per patient)");
  EXPECT_EQ(with_information({"everything,,100,5", "parameter,utility.per_point,30,20"})->finding,
            "No single parameter is clearly worth finding out");
  EXPECT_EQ(with_information({"everything,,100,5", "parameter,utility.per_point,,"})->finding,
            "Too few draws to say which parameter is worth finding out");
}

TEST(InformationFigure, ACurveCountsOnceByItsHighestNumber) {
  const auto figure =
      with_information({"everything,,100,5", "parameter,treatments.second.effect.3 months.mean,10,1",
                        "parameter,treatments.second.effect.12 months.mean,40,2"});
  const std::string csv = csv_of(figure->data.front());
  EXPECT_NE(csv.find("treatments.second.effect.12 months.mean,40,2"), std::string::npos) << csv;
  EXPECT_EQ(csv.find("3 months"), std::string::npos);
}

TEST(InformationFigure, SaysWhereThereWereTooFewDraws) {
  const auto figure =
      with_information({"everything,,100,5", "group,all_costs,,", "parameter,cohort.age,20,3"});
  EXPECT_NE(figure->body.find("Group: all costs"), std::string::npos);
  EXPECT_NE(figure->body.find("too few draws"), std::string::npos);
}

TEST(InformationFigure, IsLeftOutWithoutValues) {
  EXPECT_FALSE(information_figure(Material{}));
  EXPECT_FALSE(with_information({}));
  EXPECT_FALSE(with_information({"everything,,,"}));
}

TEST(Parameters, AreNamedByLabels) {
  Study study;
  study.treatments = {{"disc_cells", "Marrow cells", "injection"}};
  study.pathways = {{.number = 1, .name = "ladder_up", .label = "Ladder", .colour = "c0"}};
  EXPECT_EQ(readable_parameter("treatments.disc_cells.specific_effect", study),
            "Marrow cells · specific effect");
  EXPECT_EQ(readable_parameter("pathways.ladder_up.steps.disc_cells.accept", study),
            "ladder up · Marrow cells · accept");
  EXPECT_EQ(readable_parameter("utility.per_pain_point", study), "utility · per pain point");
  EXPECT_EQ(curve_of("contexts.needle.3 months.sd"), "contexts.needle");
  EXPECT_EQ(curve_of("cohort.age.mean"), "cohort.age.mean");
}

}  // namespace
}  // namespace spinepath::report
