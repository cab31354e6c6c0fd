// What `compare` prints, writes and refuses.
#include <algorithm>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "sim/cli/terminal/exit_codes.h"
#include "tests/sim/cli/program_runner.h"

namespace spinepath::cli {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using test::content;
using test::four_ways;
using test::has;
using test::Ran;

const std::string other_seed = "s/^horizon/seed = 77\\nhorizon/";

class CompareCommand : public testing::Test {
 protected:
  CompareCommand() { place_.spinepath("new a.toml"); }
  Ran compare(const std::string& arguments) const { return place_.spinepath("compare " + arguments); }
  /// a.toml with one line changed.
  void change(const std::string& file, const std::string& sed) const {
    EXPECT_EQ(place_.shell("sed '" + sed + "' a.toml > " + file + " && ! cmp -s a.toml " + file).exit_code,
              0);
  }
  void refused(const std::string& arguments, ExitCode code, const std::string& message) const {
    const Ran ran = compare(arguments + " --out refused");
    EXPECT_EQ(ran.exit_code, code) << arguments;
    EXPECT_TRUE(has(ran.err, message)) << ran.err;
    EXPECT_TRUE(code != usage || std::ranges::count(test::without_warnings(ran.err), '\n') <= 2) << ran.err;
    EXPECT_EQ(ran.out, "");
    EXPECT_FALSE(fs::exists(place_.path() / "refused"));
  }
  test::Workplace place_;
};

TEST_F(CompareCommand, OneFileUnderSeveralEvidencesIsOneTableAndOneSetOfFiles) {
  const Ran ran = compare(four_ways + " --evidence controlled,clinic_claim,observed --patients 2000");
  EXPECT_EQ(ran.exit_code, ok);
  EXPECT_TRUE(has(ran.out, "3 cases; controlled is the reference")) << ran.out;
  EXPECT_TRUE(has(ran.out, "the same patients as controlled: all differences are paired"));
  EXPECT_TRUE(has(ran.err, "3 cases in ")) << ran.err;
  const std::string folder = "results/compare/four_ways@controlled+clinic_claim+observed";
  EXPECT_TRUE(has(ran.err, "files in " + folder + "; report: ")) << ran.err;
  for (const char* file : {"outcomes.csv", "differences.csv", "comparison.json"})
    EXPECT_FALSE(content(place_.path() / folder / file).empty()) << file;
}

TEST_F(CompareCommand, ItsNumbersAreThoseOfRun) {
  const std::string options = " --patients 1000 --seed 3 --quiet --format csv";
  const std::string compared = compare(four_ways + " --evidence controlled,observed" + options).out;
  const std::string run = place_.spinepath("run " + four_ways + options).out;
  std::istringstream lines(run);
  int found = 0;
  for (std::string line; std::getline(lines, line);)
    if (has(compared, "controlled," + line + "\n")) ++found;
  EXPECT_EQ(found, 5 * (2 + 4 + 4 + 4));  // five pathways
}

TEST_F(CompareCommand, BytesDoNotDependOnThreads) {
  change("b.toml", "s/relief_50 = 0.[0-9]*/relief_50 = 0.1/");
  const auto files = [&](const std::string& threads) {
    EXPECT_EQ(compare("a.toml b.toml --patients 3000 --out o --threads " + threads).exit_code, ok);
    return content(place_.path() / "o/outcomes.csv") + content(place_.path() / "o/differences.csv");
  };
  const std::string one = files("1");
  EXPECT_EQ(files("2"), one);
  EXPECT_EQ(files("7"), one);
}

TEST_F(CompareCommand, StdoutGetsWhatIsAskedFor) {
  change("b.toml", other_seed);
  const std::string csv = compare("a.toml b.toml --patients 100 --format csv --out o").out;
  EXPECT_EQ(csv, content(place_.path() / "o/outcomes.csv"));
  const std::string json_text = compare("a.toml b.toml --patients 100 --format json --out o").out;
  EXPECT_EQ(json_text, content(place_.path() / "o/comparison.json"));
}

TEST_F(CompareCommand, SeedAndPatientsOfTheCommandLineHoldForAllCases) {
  change("b.toml", other_seed);
  const auto what_differs = [&](const std::string& options) {
    const json comparison = json::parse(compare("a.toml b.toml --patients 100 --format json" + options).out);
    return comparison["cases"][1]["settings_that_differ"]["people"];
  };
  EXPECT_EQ(what_differs(""), json{"seed"});
  EXPECT_TRUE(what_differs(" --seed 5").empty());
}

TEST_F(CompareCommand, LessThanTwoCasesIsAMistake) {
  refused("a.toml", usage, "spinepath compare: a.toml is one case only; name another file");
  refused(four_ways, usage, "with --evidence several of: controlled, observed, clinic_claim, sham");
  refused(four_ways + " --evidence observed", usage, "is one case only");
}

TEST_F(CompareCommand, EverythingStandsThereOnce) {
  refused("a.toml ./a.toml", usage, "spinepath compare: ./a.toml is named twice");
  refused(four_ways + " --evidence sham,observed,sham", usage, "--evidence: sham is named twice");
  refused(four_ways + " --evidence sham,,observed", usage, "a name between commas is empty");
}

TEST_F(CompareCommand, AnUnknownEvidenceIsAnsweredWithTheNearest) {
  refused(four_ways + " --evidence controlled,clinic_clam", usage,
          "--evidence: unknown evidence clinic_clam; did you mean clinic_claim?");
  place_.shell(
      "cp a.toml declared.toml; printf '[evidence]\\nfirst = \"one\"\\nmore = \"two\"\\n' >> declared.toml");
  refused(
      "declared.toml --evidence first,more", usage,
      "--evidence: no treatment in use has a variant \"more\", though [evidence] declares it; known: first");
  refused("a.toml --evidence controlled,x", usage,
          "unknown evidence controlled; the file declares none in [evidence]");
}

TEST_F(CompareCommand, EvidenceThatLeavesPatientsWithoutAResponseIsAMistakeToldOnce) {
  change("b.toml",
         "s/treatments.physiotherapy.response]/treatments.physiotherapy.variants.seen.response]/; "
         "s/^.simulation./[evidence]\\ncontrolled = \"differences\"\\nseen = \"arms\"\\n&/; "
         "s/^horizon/evidence = \"seen\"\\nhorizon/");
  const Ran ran = compare("b.toml --evidence controlled,seen --patients 100");
  EXPECT_EQ(ran.exit_code, invalid_scenario);
  EXPECT_TRUE(ran.err.starts_with("with evidence controlled: b.toml:")) << ran.err;
  EXPECT_EQ(std::ranges::count(ran.err, '\n'), 1) << ran.err;
}

TEST_F(CompareCommand, SpacesBetweenEvidenceNamesDoNotMatter) {
  const Ran ran = compare(four_ways + " --evidence 'controlled, observed ' --patients 100 --quiet");
  EXPECT_EQ(ran.exit_code, ok) << ran.err;
}

TEST_F(CompareCommand, EvidenceThatOnlyOneFileOffersIsAWarning) {
  const Ran ran = compare(four_ways + " a.toml --evidence sham --patients 100 --quiet");
  EXPECT_EQ(ran.exit_code, ok);
  EXPECT_TRUE(has(
      ran.err, "warning: a.toml: no treatment offers evidence sham; the treatments' own curves are used\n"))
      << ran.err;
  EXPECT_TRUE(has(ran.out, "four_ways:sham is the reference"));
}

TEST_F(CompareCommand, NoPathwayOfTheSameNameIsAWarning) {
  change("b.toml", "s/^name = \"physiotherapy/name = \"exercise/");
  const Ran ran = compare("a.toml b.toml --patients 100 --quiet");
  EXPECT_EQ(ran.exit_code, ok);
  EXPECT_EQ(ran.err,
            "warning: b has no pathway of the same name as a; each is compared with physiotherapy_alone, its "
            "first one\n");
  EXPECT_TRUE(has(ran.out, "less physiotherapy_alone"));
}

TEST_F(CompareCommand, OtherMoneyIsRefusedUnlessTheFileConvertsIt) {
  change("b.toml", "s/^currency = .*/currency = \"EUR\"/");
  refused("a.toml b.toml", invalid_scenario,
          "b.toml: prices: amounts are in EUR of 2024, those of a.toml in USD of 2024; allowed: the same "
          "money, or a table [prices]");
  change("c.toml", "s/^price_year = .*/price_year = 2020/");
  refused("a.toml c.toml", invalid_scenario, "c.toml: prices: amounts are in USD of 2020");
  place_.shell("printf '[prices]\\ncurrency = \"USD\"\\nyear = 2024\\nexchange_rate = 2\\n' >> b.toml");
  const Ran ran = compare("a.toml b.toml --patients 100 --format json");
  EXPECT_EQ(ran.exit_code, ok);
  const json comparison = json::parse(ran.out);
  EXPECT_EQ(comparison["cases"][1]["conversion"]["factor"], 2);
  double a = 0;
  for (const json& row : comparison["outcomes"])
    if (row["pathway"] == "physiotherapy_alone" && row["outcome"] == "spend" && row["of"] == "payer") {
      if (row["case"] == "a")
        a = row["mean"];
      else
        EXPECT_EQ(row["mean"], 2 * a);
    }
  EXPECT_GT(a, 0);
}

TEST_F(CompareCommand, FilesOfTheSameNameAreToldByTheirPaths) {
  place_.shell("mkdir x && sed '" + other_seed + "' a.toml > x/a.toml");
  const Ran ran = compare("a.toml x/a.toml --patients 100");
  EXPECT_TRUE(has(ran.out, "a.toml is the reference")) << ran.out;
  EXPECT_TRUE(has(ran.out, "less a.toml"));
}

TEST_F(CompareCommand, NeverWritesOverWhatItReads) {
  change("b.toml", other_seed);
  place_.shell("mkdir o && mv b.toml o/outcomes.csv");
  const std::string before = content(place_.path() / "o/outcomes.csv");
  const Ran ran = compare("a.toml o/outcomes.csv --patients 100 --out ./o");
  EXPECT_EQ(ran.exit_code, file_failure);
  EXPECT_TRUE(has(ran.err, "cannot write ./o/outcomes.csv: this command reads it")) << ran.err;
  EXPECT_EQ(content(place_.path() / "o/outcomes.csv"), before);
}

TEST_F(CompareCommand, MistakesInAnyFileAreToldBeforeAnythingRuns) {
  place_.file("bad.toml", "schema = 2\nfoo = 2\n");
  refused("a.toml bad.toml", invalid_scenario, "bad.toml:2:1: foo");
  refused("a.toml nowhere.toml", file_failure, "cannot read nowhere.toml");
}

TEST_F(CompareCommand, CtrlCEndsItAndLeavesNothing) {
  change("b.toml", other_seed);
  const Ran ran = place_.interrupted_after(0.5, "compare a.toml b.toml --patients 1e12 --out x/y", 1);
  EXPECT_EQ(ran.exit_code, interrupted);
  EXPECT_EQ(ran.err, test::stopped_without_results);
  EXPECT_FALSE(fs::exists(place_.path() / "x"));
}

}  // namespace
}  // namespace spinepath::cli
