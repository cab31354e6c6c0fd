// Which files make a report, and which are left out.
#include "sim/report/data/read.h"

#include <map>

#include <gtest/gtest.h>

#include "tests/sim/report/decision/decided.h"
#include "tests/sim/report/material.h"

namespace spinepath::report {
namespace {

/// A tornado of the scenario and seed of small_run, with changes to its manifest.
ResultFolder tornado(const std::string& key = {}, const nlohmann::ordered_json& value = {}) {
  const TestFolder run = small_run();
  nlohmann::ordered_json json{{"manifest", run.summary["manifest"]},
                              {"complete", true},
                              {"rows", nlohmann::ordered_json::array()},
                              {"scenario", run.summary["scenario"]}};
  if (!key.empty()) json["manifest"][key] = value;
  return {.name = "t",
          .files = {{"sensitivity.json", json.dump()},
                    {"sensitivity.csv",
                     "parameter,end,value,pathway,outcome,unit,mean,se,difference,difference_se\n"}}};
}

TEST(ReadMaterial, PutsARunAndItsTornadoTogether) {
  const Material material = read_material({small_run().folder(), tornado()});
  EXPECT_TRUE(material.run);
  EXPECT_TRUE(material.sensitivity);
  EXPECT_EQ(material.left_out, std::vector<std::string>{});
}

TEST(ReadMaterial, LeavesOutPartsOfAnotherScenarioSeedOrValueAndNamesThem) {
  const auto left_out = [](const ResultFolder& part) {
    const Material material = read_material({small_run().folder(), part});
    EXPECT_FALSE(material.sensitivity);
    return material.left_out.size() == 1 ? material.left_out.front() : std::string{};
  };
  EXPECT_EQ(left_out(tornado("scenario_hash", "ff")),
            "The tornado of t: it is of another scenario, or of an earlier version of it.");
  EXPECT_EQ(left_out(tornado("seed", 2)), "The tornado of t: its seed is 2, not 1.");
  EXPECT_EQ(left_out(tornado("set", {{{"key", "cohort.female"}, {"value", "0.7"}}})),
            "The tornado of t: its parameters were set to other values.");
}

/// decided_run with draws.csv in pieces of so many bytes.
TestFolder drawn_in_pieces(const std::string& text, std::size_t size) {
  TestFolder folder = decided_run();
  std::erase_if(folder.others, [](const output::File& file) { return file.name == "draws.csv"; });
  folder.others.push_back({.name = "draws.csv", .text = {}, .pieces = [=](const output::Sink& sink) {
                             for (std::size_t at = 0; at < text.size(); at += size)
                               sink(std::string_view(text).substr(at, size));
                           }});
  return folder;
}

TEST(ReadMaterial, ReadsDrawsInPiecesAndKeepsWhatDecisionsUse) {
  const std::string text = draws_text(), with_more = text + "21,first,relief_50,,12 months,0.3,0.1\n";
  const auto each_of = [](const TestFolder& folder) {
    std::map<std::string, std::vector<double>> each;
    const Material material = folder.material();
    for (const auto& [of, values] : material.run->psa->each)
      each[of.pathway + " " + of.outcome + " " + of.of + " " + of.at] = values;
    return each;
  };
  const auto whole = each_of(decided_run());
  ASSERT_EQ(whole.size(), 4u);  // spend and QALYs of two pathways
  for (const std::size_t size : {1u, 7u, 64u, 100'000u}) {
    EXPECT_EQ(each_of(drawn_in_pieces(text, size)), whole) << size;
    EXPECT_EQ(each_of(drawn_in_pieces(with_more, size)), whole) << size;
  }
}

TEST(ReadMaterial, NamesTheLineOfDrawsThatCannotBeRead) {
  const std::string text =
      draws_text() + "21,first,spend,health_care,horizon,much,1\n";  // after 4 lines a draw
  for (const std::size_t size : {5u, 100'000u}) try {
      static_cast<void>(drawn_in_pieces(text, size).material());
      ADD_FAILURE();
    } catch (const Unusable& error) {
      EXPECT_STREQ(error.what(), "draws.csv: line 82: \"much\" is not a number");
    }
}

TEST(ReadMaterial, TheFirstFolderSetsTheScenario) {
  const Material material = read_material({tornado("seed", 2), small_run().folder()});
  EXPECT_FALSE(material.run);
  EXPECT_TRUE(material.sensitivity);
  EXPECT_EQ(material.left_out.front(), "The run of test: its seed is 1, not 2.");
}

TEST(ReadMaterial, KeepsOneOfEachKind) {
  const Material material = read_material({small_run().folder(), small_run().folder()});
  EXPECT_EQ(material.left_out, std::vector<std::string>{"The run of test: a report has one."});
}

TEST(ReadMaterial, RefusesWhatIsNoResult) {
  EXPECT_THROW(static_cast<void>(read_material({})), Unusable);
  EXPECT_THROW(static_cast<void>(read_material({{.name = "x", .files = {}}})), Unusable);
  EXPECT_THROW(static_cast<void>(read_material({{.name = "x", .files = {{"summary.json", "{"}}}})), Unusable);
  TestFolder empty = small_run(0);
  EXPECT_THROW(static_cast<void>(empty.material()), Unusable);
}

TEST(ReadMaterial, ColoursUpToSixPathways) {
  const auto colours = [](std::size_t pathways) {
    std::vector<std::string> all;
    for (const PathwayText& pathway : small_run(pathways).material().study.pathways)
      all.push_back(pathway.colour);
    return all;
  };
  EXPECT_EQ(colours(3), (std::vector<std::string>{"c0", "c1", "c2"}));
  EXPECT_EQ(colours(8), (std::vector<std::string>{"c0", "c1", "c2", "c3", "c4", "c5", "cx", "cx"}));
}

TEST(ReadMaterial, ColoursTheReferenceAndTheFrontierFirst) {
  TestFolder folder = small_run(9);
  folder.summary["frontier"].push_back({{"Strategy", "pathway 9"}, {"Status", "ND"}});
  const Study study = folder.material().study;
  EXPECT_EQ(study.pathways[0].colour, "c0");
  EXPECT_EQ(study.pathways[8].colour, "c1");
  EXPECT_EQ(study.pathways[1].colour, "c2");
}

TEST(Study, IsExtrapolatedBeyondTheLastMeasuredEffect) {
  TestFolder folder = small_run();
  EXPECT_EQ(folder.material().study.extrapolated_from(), std::nullopt);
  folder.summary["scenario"]["treatments"][0]["evidence_until_years"] = 0.5;
  folder.summary["scenario"]["treatments"][1]["evidence_until_years"] = 2.0;
  EXPECT_EQ(folder.material().study.extrapolated_from(), 2.0);
  folder.summary["scenario"]["treatments"][0]["evidence_until_years"] = 5.0;
  EXPECT_EQ(folder.material().study.extrapolated_from(), std::nullopt);
}

}  // namespace
}  // namespace spinepath::report
