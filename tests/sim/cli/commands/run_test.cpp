// What `run` writes, prints and survives.
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "sim/cli/terminal/exit_codes.h"
#include "tests/sim/cli/program_runner.h"
#include "tests/sim/scenario/small_scenario.h"

namespace spinepath::cli {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using test::content;
using test::has;
using test::Ran;

class RunCommand : public testing::Test {
 protected:
  RunCommand() { place_.spinepath("new s.toml"); }
  Ran run(const std::string& options) const { return place_.spinepath("run s.toml " + options); }
  std::string outcomes(const std::string& options) const {
    EXPECT_EQ(run("--out o --quiet " + options).exit_code, ok);
    return content(place_.path() / "o/outcomes.csv");
  }
  test::Workplace place_;
};

TEST_F(RunCommand, WritesAllFilesToTheDefaultFolder) {
  const Ran ran = run("--patients 1000 --show all");
  EXPECT_EQ(ran.exit_code, ok);
  for (const char* file : {"outcomes.csv", "differences.csv", "summary.json", "report.html", "diagram.svg"})
    EXPECT_FALSE(content(place_.path() / "results/s" / file).empty()) << file;
  EXPECT_TRUE(has(ran.out, "How likely is relief?"));
  EXPECT_TRUE(has(ran.err, "files in results/s; report: results/s/report.html\n"));
  EXPECT_TRUE(has(ran.err, "patients/s"));
}

TEST_F(RunCommand, PrintsTheResultsInBriefAndTheTablesAskedFor) {
  const std::string brief = run("--patients 1000 --out o").out;
  EXPECT_TRUE(has(brief, "In brief\nRelief. After")) << brief;
  EXPECT_TRUE(has(brief, "Patient pays")) << brief;
  EXPECT_FALSE(has(brief, "How likely is relief?")) << brief;
  const std::string more = run("--patients 1000 --out o --show money,relief").out;
  EXPECT_EQ(more.substr(0, brief.size()), brief);
  EXPECT_LT(more.find("How likely is relief?"), more.find("What does it cost")) << more;
  EXPECT_FALSE(has(more, "What is gained?")) << more;
  const Ran unknown = run("--show mony");
  EXPECT_EQ(unknown.exit_code, usage);
  EXPECT_TRUE(has(unknown.err, "unknown table mony; did you mean money?")) << unknown.err;
}

TEST_F(RunCommand, WritesNoReportWhereNotWanted) {
  EXPECT_EQ(run("--patients 100 --no-report --out o").exit_code, ok);
  EXPECT_FALSE(fs::exists(place_.path() / "o/report.html"));
  EXPECT_FALSE(fs::exists(place_.path() / "o/diagram.svg"));
}

TEST_F(RunCommand, TheReportHasTheSameBytesForAnyThreads) {
  EXPECT_EQ(run("--patients 3000 --threads 1 --out o").exit_code, ok);
  EXPECT_EQ(run("--patients 3000 --threads 2 --out p").exit_code, ok);
  EXPECT_EQ(content(place_.path() / "o/report.html"), content(place_.path() / "p/report.html"));
}

TEST_F(RunCommand, TheReportOfAFolderHoldsWhatOtherCommandsWroteThere) {
  EXPECT_EQ(run("--patients 1000").exit_code, ok);
  const std::string alone = content(place_.path() / "results/s/report.html");
  EXPECT_FALSE(has(alone, "sensitivity.csv"));
  EXPECT_EQ(place_.spinepath("sensitivity s.toml --patients 1000").exit_code, ok);
  const std::string both = content(place_.path() / "results/s/report.html");
  EXPECT_TRUE(has(both, "id=\"f-relief\"") && has(both, "id=\"f-tornado\"")) << both.size();
  EXPECT_EQ(run("--patients 1000").exit_code, ok);
  EXPECT_EQ(content(place_.path() / "results/s/report.html"), both);
  EXPECT_EQ(run("--patients 1000 --seed 2").exit_code, ok);
  EXPECT_TRUE(has(content(place_.path() / "results/s/report.html"),
                  "Left out: The tornado of this folder: its seed is 1, not 2."));
}

TEST_F(RunCommand, BytesDependOnPatientsAndSeedOnly) {
  const std::string once = outcomes("--patients 3000 --threads 1");
  for (const char* options : {"--patients 3e3 --threads 2", "--patients 3_000 --threads 3",
                              "--patients 3000 --threads 7", "--patients 3000 --threads 0 --seed 1"})
    EXPECT_EQ(outcomes(options), once) << options;
  EXPECT_NE(outcomes("--patients 3000 --seed 2"), once);
  EXPECT_NE(outcomes("--patients 3001"), once);
}

TEST_F(RunCommand, StdoutGetsWhatIsAskedFor) {
  const std::string csv = run("--patients 100 --format csv --out o").out;
  EXPECT_EQ(csv, content(place_.path() / "o/outcomes.csv"));
  const std::string summary = run("--patients 100 --format json --out o").out;
  EXPECT_EQ(summary, content(place_.path() / "o/summary.json"));
}

TEST_F(RunCommand, TheManifestTellsTheRun) {
  EXPECT_EQ(run("--patients 1e2 --seed 5 --threads 2 --out o").exit_code, ok);
  const json manifest = json::parse(content(place_.path() / "o/summary.json"))["manifest"];
  EXPECT_EQ(manifest["patients"], 100);
  EXPECT_EQ(manifest["seed"], 5);
  EXPECT_EQ(manifest["scenario_file"], "s.toml");
}

TEST_F(RunCommand, QuietIsQuietAndNoTerminalSeesProgress) {
  EXPECT_EQ(run("--patients 1000 --quiet").err, "");
  EXPECT_FALSE(has(run("--patients 2e5").err, "\r"));
  EXPECT_FALSE(has(run("--patients 1000").out, "\033"));
}

TEST_F(RunCommand, TellsSubgroupsWhereAsked) {
  const Ran ran = run("--patients 1000 --by age_band --out o");
  EXPECT_EQ(ran.exit_code, ok) << ran.err;
  EXPECT_TRUE(has(ran.out, "How do results differ by age")) << ran.out;
  const std::string csv = content(place_.path() / "o/subgroups.csv");
  EXPECT_TRUE(
      has(csv, "by,group,patients,pathway,outcome,of,at,unit,mean,se,sd,p025,p25,p50,p75,p975\nage_band,"));
  EXPECT_TRUE(has(csv, ",inmb@50000,health_care,horizon,USD,")) << csv.substr(0, 300);
  EXPECT_EQ(run("--patients 1000 --by age_band --out o --threads 7").exit_code, ok);
  EXPECT_EQ(content(place_.path() / "o/subgroups.csv"), csv);
  EXPECT_EQ(run("--patients 1000 --out p").exit_code, ok);
  EXPECT_FALSE(fs::exists(place_.path() / "p/subgroups.csv"));
}

TEST_F(RunCommand, RefusesASubgroupThatItDoesNotKnow) {
  for (const auto& [by, problem] : std::initializer_list<std::pair<const char*, const char*>>{
           {"severities", "--by unknown subgroup severities; did you mean severity?"},
           {"zzz", "--by unknown subgroup zzz; known: condition, severity, age_band, sex, insured"},
           {"sex,sex", "--by sex,sex: duplicate sex"},
           {"sex --by sex", "--by sex,sex: duplicate sex"}}) {
    const Ran ran = run(std::string("--out o --by ") + by);
    EXPECT_EQ(ran.exit_code, usage);
    EXPECT_TRUE(has(ran.err, problem)) << ran.err;
    EXPECT_FALSE(fs::exists(place_.path() / "o"));
  }
}

TEST_F(RunCommand, RunsBySeveralCharacteristics) {
  const Ran ran = run("--patients 2000 --by sex,age_band --out o");
  EXPECT_EQ(ran.exit_code, ok) << ran.err;
  EXPECT_TRUE(has(ran.out, "How do results differ by sex and age?")) << ran.out;
  const std::string csv = content(place_.path() / "o/subgroups.csv");
  EXPECT_TRUE(has(csv, "\n\"sex,age_band\",\"female, 65 and over\",")) << csv.substr(0, 300);
}

TEST_F(RunCommand, AnOutputThatCannotBeWrittenIsToldBeforeTheRun) {
  for (const char* out : {"s.toml", "s.toml/x", "/proc/x"}) {
    // 1e12 patients take days: it must fail before.
    const Ran ran = place_.shell(std::string("timeout 20 \"$S\" run s.toml --patients 1e12 --out ") + out);
    EXPECT_EQ(ran.exit_code, file_failure) << out;
    EXPECT_TRUE(has(ran.err, "spinepath: cannot write ")) << ran.err;
  }
}

TEST_F(RunCommand, CtrlCEndsItWithinASecondAndLeavesNothing) {
  for (const char* signal : {"INT", "TERM"}) {
    const Ran ran =
        place_.shell(std::string("\"$S\" run s.toml --patients 1e12 --out x/y & pid=$!; sleep 0.5; kill -") +
                     signal + " $pid; sleep 1; kill -KILL $pid 2>/dev/null; wait $pid");
    EXPECT_EQ(ran.exit_code, interrupted);
    EXPECT_EQ(ran.err, test::stopped_without_results);
    EXPECT_EQ(ran.out, "");
    EXPECT_FALSE(fs::exists(place_.path() / "x"));
  }
}

TEST_F(RunCommand, AStdoutThatTakesNothingIsAFailureNotACrash) {
  for (const char* to : {"> /dev/full", ">&-"}) {
    const Ran ran = run(std::string("--patients 100 --quiet --out o ") + to);
    EXPECT_EQ(ran.exit_code, file_failure) << to;
    EXPECT_TRUE(has(ran.err, "cannot write standard output")) << ran.err;
  }
  EXPECT_TRUE(content(place_.path() / "o/outcomes.csv").starts_with("pathway,"));
  const Ran piped = place_.shell("{ \"$S\" run s.toml --patients 100 --quiet; echo $? >&2; } | true");
  EXPECT_TRUE(piped.err == "0\n" || has(piped.err, "66\n")) << piped.err;
}

TEST_F(RunCommand, TheStarterScenarioIsCleanAndNeverOverwritten) {
  EXPECT_EQ(run("--patients 10").exit_code, ok);
  EXPECT_EQ(place_.spinepath("check s.toml").err, "");
  const std::string before = content(place_.path() / "s.toml");
  const Ran again = place_.spinepath("new s.toml");
  EXPECT_EQ(again.exit_code, file_failure);
  EXPECT_TRUE(has(again.err, "cannot write s.toml: File exists")) << again.err;
  EXPECT_EQ(content(place_.path() / "s.toml"), before);
  EXPECT_EQ(place_.spinepath("new").out, before);
}

TEST_F(RunCommand, WarnsOfEventsThatNeverHappened) {
  std::string text(scenario::small_scenario);
  text.replace(text.find("[[pathways]]"), 0, R"([[treatments.physio.adverse_events]]
name = "fracture"
probability = 1e-9
cost = 1e6
)");
  place_.file("rare.toml", text);
  const std::string key = "treatments.physio.adverse_events.fracture.probability";
  const std::string problem =
      "never happened in 100 courses: at most 0.03 per course (95 % bound), declared: 1e-09; its average "
      "cost: "
      "0.001 USD per course as declared, 29,500 USD per course at the bound";
  EXPECT_EQ(place_.spinepath("run rare.toml --patients 100 --quiet --out o").err,
            "warning: rare.toml:28:15: " + key + ": " + problem + "\n");
  const json warnings =
      json::parse(place_.spinepath("run rare.toml --patients 100 --quiet --out o --error-format json").err);
  EXPECT_EQ(warnings.at(0)["key"], key);
  EXPECT_EQ(warnings.at(0)["problem"], problem);
  EXPECT_EQ(place_.spinepath("run rare.toml --patients 100 --quiet --out o --set " + key + "=0.5").err, "");
}

TEST_F(RunCommand, ExplainTellsTheVeryPatientOfTheRun) {
  EXPECT_EQ(run("--patients 1 --seed 9 --out o").exit_code, ok);
  const json summary = json::parse(content(place_.path() / "o/summary.json"));
  const std::string story = place_.spinepath("explain s.toml --patient 0 --seed 9").out;
  for (const json& row : summary["outcomes"])
    if (row["outcome"] == "qalys") {
      char expected[32];
      std::snprintf(expected, sizeof expected, "QALYs %.4f discounted", row["mean"].get<double>());
      EXPECT_TRUE(has(story, expected)) << expected;
    }
}

TEST_F(RunCommand, ExplainOfAnUnknownPathwayNamesTheNearest) {
  const Ran ran = place_.spinepath("explain s.toml --patient 0 --pathway physiotherapy_alon");
  EXPECT_EQ(ran.exit_code, usage);
  EXPECT_TRUE(has(ran.err, "did you mean physiotherapy_alone?")) << ran.err;
}

}  // namespace
}  // namespace spinepath::cli
