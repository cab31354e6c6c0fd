// What `run --draws` writes, prints and survives.
#include <algorithm>
#include <numeric>
#include <sstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "models/decision_quantities.h"
#include "sim/cli/terminal/exit_codes.h"
#include "tests/sim/cli/program_runner.h"
#include "tests/support/text.h"

namespace spinepath::cli {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using test::content;
using test::has;
using test::Ran;

class PsaCommand : public testing::Test {
 protected:
  PsaCommand() { place_.spinepath("new s.toml"); }
  Ran run(const std::string& options) const {
    return place_.spinepath("run s.toml --patients 500 --show all --out o " + options);
  }
  std::string file(const std::string& name) const { return content(place_.path() / "o" / name); }
  json summary() const { return json::parse(file("summary.json")); }
  /// The scenario with a piece of text replaced.
  void change(const std::string& old_text, const std::string& new_text) const {
    std::string text = content(place_.path() / "s.toml");
    const std::size_t at = text.find(old_text);
    ASSERT_NE(at, std::string::npos);
    place_.file("s.toml", text.replace(at, old_text.size(), new_text));
  }
  test::Workplace place_;
};

using test::lines_of;

TEST_F(PsaCommand, WritesARowPerDrawPathwayAndOutcomeAndARowOfParametersPerDraw) {
  const Ran ran = run("--draws 20 --patients-per-draw 50");
  EXPECT_EQ(ran.exit_code, ok);
  EXPECT_TRUE(has(ran.out, "How uncertain are the results?"));
  EXPECT_TRUE(has(ran.err, "; 20 draws of 50 patients in ")) << ran.err;
  const json s = summary();
  const std::size_t pathways = s["scenario"]["pathways"].size();
  const auto draws = lines_of(file("draws.csv")), parameters = lines_of(file("parameters.csv"));
  EXPECT_EQ(draws.at(0), "draw,pathway,outcome,of,at,mean,se");
  const std::size_t report_times = s["scenario"]["report_at"].size();
  EXPECT_EQ(draws.size(), 1 + 20 * pathways * (report_times + quantity_count));
  EXPECT_TRUE(draws.back().starts_with("20,"));
  EXPECT_EQ(parameters.size(), 21u);
  EXPECT_TRUE(parameters.at(0).starts_with("draw,"));
  EXPECT_EQ(std::ranges::count(parameters.at(0), ','),
            static_cast<std::ptrdiff_t>(s["psa"]["parameters"].size()));
}

TEST_F(PsaCommand, SummaryTellsDrawsIntervalsAndErrors) {
  EXPECT_EQ(run("--draws 20 --patients-per-draw 50 --quiet").err, "");
  const json s = summary();
  EXPECT_EQ(s["manifest"]["draws"], 20);
  EXPECT_EQ(s["manifest"]["patients_per_draw"], 50);
  EXPECT_EQ(s["manifest"]["patients"], 500);
  EXPECT_EQ(s["psa"]["complete"], true);
  EXPECT_EQ(s["psa"]["design"], "random");
  for (const json& row : s["psa"]["outcomes"]) {
    EXPECT_LE(row["p025"], row["mean"]) << row;
    EXPECT_LE(row["mean"], row["p975"]) << row;
  }
  EXPECT_EQ(s["psa"]["differences"].size() + s["scenario"]["report_at"].size() + quantity_count,
            s["psa"]["outcomes"].size());
}

TEST_F(PsaCommand, SummaryHasHalfThePainGoneAtReportTimesAsTheDrawsDo) {
  run("--draws 40 --patients-per-draw 400 --quiet");
  const json s = summary();
  std::size_t rows = 0;
  for (const json& row : s["psa"]["outcomes"]) {
    if (row["outcome"] != "relief_50") continue;
    ++rows;
    EXPECT_EQ(row["unit"], "probability");
    const std::string key =
        "," + row["pathway"].get<std::string>() + ",relief_50,," + row["at"].get<std::string>() + ",";
    std::vector<double> draws;
    for (const std::string& line : lines_of(file("draws.csv")))
      if (const std::size_t at = line.find(key); at != std::string::npos)
        draws.push_back(std::stod(line.substr(at + key.size())));
    ASSERT_EQ(draws.size(), 40u) << key;
    EXPECT_NEAR(row["mean"], std::accumulate(draws.begin(), draws.end(), 0.0) / 40, 1e-12);
    std::ranges::sort(draws);
    EXPECT_GE(row["p025"], draws.front()) << "noise is removed, so the interval is within that of the draws";
    EXPECT_LE(row["p975"], draws.back());
  }
  EXPECT_EQ(rows, s["scenario"]["pathways"].size() * s["scenario"]["report_at"].size());
  for (const json& row : s["psa"]["differences"])
    EXPECT_EQ(row["reference"], s["scenario"]["pathways"][0]["name"]) << row;
}

TEST_F(PsaCommand, BytesDoNotDependOnThreads) {
  run("--draws 30 --patients-per-draw 1100 --threads 1");
  const std::string draws = file("draws.csv"), parameters = file("parameters.csv");
  for (const char* threads : {"2", "3", "7"}) {
    run(std::string("--draws 30 --patients-per-draw 1100 --threads ") + threads);
    EXPECT_EQ(file("draws.csv"), draws) << threads;
    EXPECT_EQ(file("parameters.csv"), parameters) << threads;
  }
}

TEST_F(PsaCommand, TheScenarioMayAskForIt) {
  place_.file("s.toml", content(place_.path() / "s.toml") +
                            "\n[uncertainty]\ndraws = 4\npatients = 30\ndesign = \"sobol\"\n");
  EXPECT_EQ(run("").exit_code, ok);
  EXPECT_EQ(summary()["psa"]["draws"], 4);
  EXPECT_EQ(summary()["psa"]["design"], "sobol");
  EXPECT_EQ(run("--draws 6").exit_code, ok);
  EXPECT_EQ(summary()["psa"]["draws"], 6);
  EXPECT_EQ(summary()["psa"]["patients_per_draw"], 30);
  EXPECT_EQ(run("--draws 0").exit_code, ok);
  EXPECT_TRUE(summary()["psa"].is_null());
}

TEST_F(PsaCommand, WithoutItNothingIsDifferent) {
  run("");
  EXPECT_FALSE(fs::exists(place_.path() / "o/draws.csv"));
  const std::string outcomes = file("outcomes.csv");
  run("--draws 3 --patients-per-draw 10");
  EXPECT_EQ(file("outcomes.csv"), outcomes);
}

TEST_F(PsaCommand, CountsThatMeanNothingAreRefused) {
  for (const char* options :
       {"--draws 1", "--draws -3", "--draws 3 --patients-per-draw 1", "--draws 3 --patients-per-draw 0",
        "--draws 3 --patients-per-draw aut", "--patients-per-draw auto", "--draws 2 --patients-per-draw auto",
        "--patients-per-draw 100", "--draws many"}) {
    const Ran ran = run(options);
    EXPECT_EQ(ran.exit_code, usage) << options;
    EXPECT_FALSE(ran.err.empty());
    EXPECT_FALSE(fs::exists(place_.path() / "o")) << options;
  }
}

TEST_F(PsaCommand, AutoSplitsTheBudgetAndSaysWhy) {
  place_.file("s.toml", content(place_.path() / "s.toml") + "\n[uncertainty]\npatients = 1000\n");
  const Ran ran = run("--draws 100 --patients-per-draw auto");
  EXPECT_EQ(ran.exit_code, ok);
  EXPECT_TRUE(has(ran.err, "a pilot of 64 draws of 256 patients")) << ran.err;
  const json manifest = summary()["manifest"];
  const auto draws = manifest["draws"].get<int>(), patients = manifest["patients_per_draw"].get<int>();
  EXPECT_LE(draws * patients, 100'000);
  EXPECT_GT(draws * patients, 100'000 - patients);
  EXPECT_GE(draws, 200);
  EXPECT_GE(patients, 128);
}

TEST_F(PsaCommand, NothingUncertainIsSaid) {
  change(", uncertainty = { low = 4, high = 20 }", "");
  EXPECT_TRUE(has(run("--draws 3 --patients-per-draw 10 --quiet").err, "all draws are equal"));
}

TEST_F(PsaCommand, DrawsThatAreOftenImpossibleAreTold) {
  change("relief_50 = 0.26",
         "relief_50 = { value = 0.26, uncertainty = { dist = \"uniform\", low = 0.02, high = 0.5 } }");
  const Ran ran = run("--draws 50 --patients-per-draw 10 --quiet");
  EXPECT_EQ(ran.exit_code, ok);
  EXPECT_TRUE(has(ran.err, "impossible in ")) << ran.err;
  for (const char* words : {"; the first of them: has a standard deviation of ", "; allowed: at most 60: ",
                            ", of narrower uncertainties, or of one for each number where one has it"})
    EXPECT_TRUE(has(ran.err, words)) << words << ran.err;
  EXPECT_TRUE(has(ran.out, "Which draws were impossible?"));
  EXPECT_EQ(summary()["psa"]["redrawn"].size(), 1u);
}

TEST_F(PsaCommand, DrawsThatAreNeverPossibleAreAMistakeWithAPlace) {
  change("relief_50 = 0.26", "relief_50 = { value = 0.26, uncertainty = { dist = \"normal\", sd = 1e9 } }");
  const Ran ran = run("--draws 50 --patients-per-draw 10");
  EXPECT_EQ(ran.exit_code, invalid_scenario);
  EXPECT_TRUE(has(ran.err, "s.toml:55:")) << ran.err;
  EXPECT_TRUE(has(ran.err, "none of 1000 draws")) << ran.err;
  EXPECT_FALSE(fs::exists(place_.path() / "o"));
}

TEST_F(PsaCommand, FilesOfAnEarlierPsaDoNotStayBesideARunWithoutOne) {
  EXPECT_EQ(run("--draws 20 --patients-per-draw 50 --by severity").exit_code, ok);
  place_.file("o/mine.csv", "precious");
  place_.file("o/export/owsa.csv", "of another command");
  EXPECT_EQ(run("--seed 5").exit_code, ok);
  std::vector<std::string> left;
  for (const auto& entry : fs::recursive_directory_iterator(place_.path() / "o"))
    if (entry.is_regular_file()) left.push_back(fs::relative(entry.path(), place_.path() / "o"));
  std::ranges::sort(left);
  EXPECT_EQ(left, (std::vector<std::string>{"diagram-narrow.svg", "diagram.svg", "differences.csv",
                                            "export/icers.csv", "export/owsa.csv", "files.json", "flow.csv",
                                            "mine.csv", "outcomes.csv", "report.html", "summary.json"}));
}

TEST_F(PsaCommand, WhatTheScenarioReadsIsNeverRemoved) {
  EXPECT_EQ(run("--draws 20 --patients-per-draw 50").exit_code, ok);
  place_.shell("mv s.toml o/draws.csv");
  EXPECT_EQ(place_.spinepath("run o/draws.csv --patients 100 --out o").exit_code, ok);
  EXPECT_TRUE(fs::exists(place_.path() / "o/draws.csv"));
  EXPECT_FALSE(fs::exists(place_.path() / "o/parameters.csv"));
}

TEST_F(PsaCommand, CtrlCBeforeTheFirstDrawsKeepsTheRunBeforeThem) {
  const Ran ran = place_.interrupted_after(
      3, "run s.toml --patients 100 --draws 50 --patients-per-draw 1e9 --out o --quiet");
  EXPECT_EQ(ran.exit_code, interrupted);
  EXPECT_TRUE(has(ran.err,
                  "spinepath: interrupted after 0 of 50 draws, too few for a result; what is "
                  "complete is in o\n"))
      << ran.err;
  EXPECT_TRUE(has(ran.out, "\npartial: interrupted after 0 of 50 draws")) << ran.out;
  EXPECT_FALSE(file("outcomes.csv").empty());
  EXPECT_TRUE(summary()["psa"].is_null());
  EXPECT_EQ(summary()["complete"], false);
  EXPECT_EQ(summary()["manifest"]["draws"], 0);
  EXPECT_FALSE(fs::exists(place_.path() / "o/draws.csv"));
  EXPECT_FALSE(fs::exists(place_.path() / "o/export/cost.csv"));
  EXPECT_TRUE(fs::exists(place_.path() / "o/export/icers.csv")) << "at the parameters' values";
}

TEST_F(PsaCommand, CtrlCKeepsTheDrawsThatAreDone) {
  const Ran ran = place_.interrupted_after(
      1, "run s.toml --patients 1000 --draws 1e6 --patients-per-draw 300 --show uncertainty --out o --quiet",
      5);
  EXPECT_EQ(ran.exit_code, interrupted);
  EXPECT_TRUE(has(ran.err, "spinepath: interrupted after ")) << ran.err;
  EXPECT_TRUE(has(ran.out, "\npartial: interrupted after ")) << ran.out;
  EXPECT_TRUE(has(ran.out, "(stopped; 1,000,000 were requested)")) << ran.out;
  EXPECT_EQ(summary()["complete"], false);
  const json psa = summary()["psa"];
  EXPECT_EQ(psa["complete"], false);
  EXPECT_EQ(psa["draws_asked"], 1'000'000);
  EXPECT_EQ(lines_of(file("parameters.csv")).size(), 1 + psa["draws"].get<std::size_t>());
}

}  // namespace
}  // namespace spinepath::cli
