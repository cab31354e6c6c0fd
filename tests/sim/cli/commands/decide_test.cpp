// What `decide` prints, writes and refuses; and that a run's exports give the run's own decision.
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "models/numerics/sha256.h"
#include "sim/cli/terminal/exit_codes.h"
#include "tests/sim/cli/program_runner.h"

namespace spinepath::cli {
namespace {

namespace fs = std::filesystem;
using test::content;
using test::has;
using test::Ran;

class DecideCommand : public testing::Test {
 protected:
  DecideCommand() {
    place_.file("cost.csv", cost_);
    place_.file("effect.csv", "usual,new\n1,1.1\n1.5,1.4\n1.2,1.6\n1.1,1.3\n");
    place_.file("se.csv", "usual,new\n0.01,0.01\n0.01,0.01\n0.01,0.01\n0.01,0.01\n");
  }
  Ran decide(const std::string& options) const { return place_.spinepath("decide " + options); }
  Ran wide(const std::string& options) const {
    return decide("--cost cost.csv --effect effect.csv " + options);
  }
  std::string file(const std::string& name) const { return content(place_.path() / name); }
  const std::string cost_ = "usual,new\n1000,3000\n1100,2000\n900,2500\n1200,2900\n";
  test::Workplace place_;
};

TEST_F(DecideCommand, PrintsTheDecisionAndWritesItsFiles) {
  const Ran ran = wide("--currency EUR --thresholds 30000,20000");
  EXPECT_EQ(ran.exit_code, ok) << ran.err;
  EXPECT_TRUE(has(ran.out, "4 draws of 2 strategies, 0 parameters; reference: usual")) << ran.out;
  EXPECT_TRUE(has(ran.out, "cost cost.csv (SHA-256 " + sha256(cost_) + ")"));
  EXPECT_TRUE(has(ran.out, "The files give no Monte Carlo errors of the draws: figures are naive"));
  EXPECT_TRUE(has(ran.out, "at 20,000 EUR per QALY"));
  EXPECT_TRUE(has(ran.err, "4 draws of 2 strategies; files in results/decide/cost; report: ")) << ran.err;
  const std::string folder = "results/decide/cost/";
  for (const char* name :
       {"decision.csv", "information.csv", "decision.json", "report.html", "files.json", "export/cost.csv",
        "export/effect.csv", "export/psa_long.csv", "export/icers.csv", "export/ceac.csv", "export/evpi.csv",
        "export/evppi.csv", "export/groups.csv", "export/strategies.csv"})
    EXPECT_TRUE(fs::exists(place_.path() / folder / name)) << name;
  const auto json = nlohmann::json::parse(file(folder + "decision.json"));
  EXPECT_EQ(json["manifest"]["files"][0],
            (nlohmann::json{{"role", "cost"}, {"name", "cost.csv"}, {"sha256", sha256(cost_)}}));
  EXPECT_EQ(json["sample"]["draws"], 4);
  EXPECT_EQ(json["sample"]["noise_known"], false);
  EXPECT_EQ(json["decision"]["thresholds"][0]["threshold"], 20000);
}

// At 20,000 the new strategy gains 2000 - 2000, -2000 - 900, 8000 - 1600 and 4000 - 1700: 0, -2900, 6400, 2300 and 1450
// on average; the best brings 8700 / 4 = 2175, so EVPI is 725. In the first draw both are equal.
TEST_F(DecideCommand, GivesNaiveFiguresAloneWhereTheFilesHaveNoErrors) {
  ASSERT_EQ(wide("--thresholds 20000 --out o").exit_code, ok);
  const auto at = nlohmann::json::parse(file("o/decision.json"))["decision"]["thresholds"][0];
  EXPECT_NEAR(at["evpi"]["naive"].get<double>(), 725, 1e-9);
  EXPECT_TRUE(at["evpi"]["value"].is_null());
  EXPECT_TRUE(at["unresolved"].is_null());
  EXPECT_NEAR(at["pathways"][1]["inmb"].get<double>(), 1450, 1e-9);
  EXPECT_TRUE(at["pathways"][1]["inmb_se_patients"].is_null());
  EXPECT_TRUE(at["pathways"][1]["p_best"]["value"].is_null());
  EXPECT_TRUE(has(file("o/information.csv"), "health_care,qalys,20000,everything,,72"))
      << file("o/information.csv");
  const std::string page = file("o/report.html");
  EXPECT_TRUE(has(page, "SHA-256 <code>" + sha256(cost_)));
  EXPECT_TRUE(has(page, "figures are naive"));
  EXPECT_TRUE(has(page, "id=\"f-plane\"") && has(page, "id=\"f-ceac\"") && has(page, "id=\"f-loss\""));
  for (const char* absent : {"CHEERS", "simulated patient", "f-relief", "f-harms"})
    EXPECT_FALSE(has(page, absent)) << absent;
}

TEST_F(DecideCommand, RemovesNoiseWhereTheFilesHaveErrors) {
  place_.file("cost_se.csv", "usual,new\n50,50\n50,50\n50,50\n50,50\n");
  const Ran ran = wide("--cost-se cost_se.csv --effect-se se.csv --thresholds 20000 --out o");
  EXPECT_EQ(ran.exit_code, ok) << ran.err;
  EXPECT_TRUE(has(ran.out, "assuming that errors are independent")) << ran.out;
  const auto at = nlohmann::json::parse(file("o/decision.json"))["decision"]["thresholds"][0];
  // 2 (50^2 + 20000^2 0.01^2) over 4 draws
  EXPECT_NEAR(at["pathways"][1]["inmb_se_patients"].get<double>(), std::sqrt(2 * (2500 + 40000) / 4.0), 1e-9);
  EXPECT_LT(at["evpi"]["value"].get<double>(), at["evpi"]["naive"].get<double>());
  EXPECT_TRUE(has(file("o/report.html"), "assuming that errors are independent"));
}

TEST_F(DecideCommand, ReadsALongTableAsTheSameSample) {
  ASSERT_EQ(wide("--out wide -q").exit_code, ok);
  const Ran ran = decide("--long wide/export/psa_long.csv --out long -q");
  EXPECT_EQ(ran.exit_code, ok) << ran.err;
  EXPECT_EQ(file("long/export/evpi.csv"), file("wide/export/evpi.csv"));
  EXPECT_TRUE(has(file("long/export/ceac.csv"), "\n0,X1,1,TRUE\n")) << "strategies of hesim have numbers";
}

TEST_F(DecideCommand, ComparesWithTheReferenceAsked) {
  ASSERT_EQ(wide("--reference new --out o --effect-name LY --thresholds 10 --view payer").exit_code, ok);
  const auto json = nlohmann::json::parse(file("o/decision.json"));
  EXPECT_EQ(json["sample"]["reference"], "new");
  EXPECT_EQ(json["effect"], (nlohmann::json{{"name", "LY"}, {"unit", "LY"}}));
  EXPECT_TRUE(has(file("o/decision.csv"), "payer,LY,10,new,"));
  EXPECT_TRUE(has(file("o/export/psa_long.csv"), "sample,strategy_id,grp_id,costs,LY\n"));
  const Ran again = decide("--long o/export/psa_long.csv --effect-name LY --thresholds 10 --out o3");
  EXPECT_EQ(again.exit_code, ok) << again.err;
  const Ran ran = wide("--reference nwe --out o2");
  EXPECT_EQ(ran.exit_code, usage);
  EXPECT_TRUE(has(ran.err, "--reference: unknown strategy nwe; did you mean new?")) << ran.err;
}

TEST_F(DecideCommand, RefusesCommandLinesThatDoNotGoTogether) {
  for (const auto& [options, problem] : std::vector<std::pair<std::string, std::string>>{
           {"", "give --cost FILE and --effect FILE, or --long FILE"},
           {"--cost cost.csv", "give --cost FILE and --effect FILE, or --long FILE"},
           {"--long cost.csv --cost cost.csv", "--long: not together with --cost and --effect"},
           {"--cost cost.csv --effect effect.csv --cost-se se.csv", "give both, or none"},
           {"--cost cost.csv --effect effect.csv --effect-name LY", "requires --thresholds"},
           {"--cost cost.csv --effect effect.csv --group a=b", "give --param as well"},
           {"--cost cost.csv --effect effect.csv --group a", "is not NAME=PARAMETER"},
           {"--cost cost.csv --effect effect.csv --thresholds 1,x", "\"x\" is not an amount of money"},
           {"--cost cost.csv --effect effect.csv --thresholds -1", "\"-1\" is not an amount of money"},
           {"--cost cost.csv --effect effect.csv --thresholds 1,1", "duplicate 1"},
           {"--cost cost.csv --effect effect.csv --grid 10", "is not MAX,STEPS"},
           {"--cost cost.csv --effect effect.csv --param se.csv --group a=nwe",
            "--group: unknown parameter nwe; did you mean new?"}}) {
    const Ran ran = decide(options);
    EXPECT_EQ(ran.exit_code, usage) << options;
    EXPECT_TRUE(has(ran.err, problem)) << options << "\n" << ran.err;
    EXPECT_FALSE(fs::exists(place_.path() / "results")) << options;
  }
}

TEST_F(DecideCommand, NamesThePlacesOfErrorsAndWritesNothing) {
  place_.file("bad.csv", "usual,new\n1,NaN\nx,2\n1,2\n1,2\n");
  const Ran ran = decide("--cost cost.csv --effect bad.csv");
  EXPECT_EQ(ran.exit_code, invalid_scenario);
  EXPECT_TRUE(has(ran.err, "bad.csv:2:3: new: \"NaN\" is not a number")) << ran.err;
  EXPECT_TRUE(has(ran.err, "bad.csv:3:1: usual: \"x\" is not a number"));
  EXPECT_TRUE(has(ran.err, "2 errors in these files\n"));
  EXPECT_FALSE(fs::exists(place_.path() / "results"));
  const Ran json = decide("--cost cost.csv --effect bad.csv --error-format json");
  EXPECT_EQ(nlohmann::json::parse(json.err)[0]["line"], 2);
  const Ran missing = decide("--cost cost.csv --effect none.csv");
  EXPECT_EQ(missing.exit_code, file_failure);
  EXPECT_EQ(missing.err, "spinepath: cannot read none.csv: No such file or directory\n");
  const Ran folder = decide("--cost cost.csv --effect .");
  EXPECT_EQ(folder.exit_code, file_failure) << folder.err;
  place_.file("latin.csv", "usual,n\xE9w\n1,2\n1,2\n1,2\n1,2\n");
  EXPECT_TRUE(has(decide("--cost cost.csv --effect latin.csv").err, "latin.csv:1:8: byte 0xe9 is not UTF-8"));
  place_.shell("truncate -s 65M huge.csv");
  EXPECT_TRUE(has(decide("--cost cost.csv --effect huge.csv").err, "file is larger than 64 MiB: huge.csv"));
}

TEST_F(DecideCommand, NamesOfOtherProgramsAreTextOnThePage) {
  place_.file("c.csv", "\"<b>x</b>\",\"a, b\"\n1,2\n2,4\n3,5\n");
  const Ran ran =
      decide("--cost c.csv --effect c.csv --effect-name '<i>' --thresholds 2 --currency '<u>' --out o");
  EXPECT_EQ(ran.exit_code, ok) << ran.err;
  const std::string page = file("o/report.html");
  for (const char* markup : {"<b>x", "<i>", "<u>"}) EXPECT_FALSE(has(page, markup)) << markup;
  EXPECT_TRUE(has(file("o/decision.csv"), ",\"a, b\",")) << file("o/decision.csv");
}

TEST_F(DecideCommand, AReportOfItsFolderIsTheSamePage) {
  ASSERT_EQ(wide("--out o").exit_code, ok);
  EXPECT_EQ(place_.spinepath("report o --out r.html").exit_code, ok);
  EXPECT_EQ(file("r.html"), file("o/report.html"));
  const std::string text = file("o/decision.json");
  place_.shell("cp -r o broken && rm broken/export/effect.csv");
  const Ran ran = place_.spinepath("report broken --out b.html");
  EXPECT_EQ(ran.exit_code, file_failure);
  EXPECT_TRUE(has(ran.err, "export/effect.csv: is missing")) << ran.err;
}

// A run's PSA, exported, read and decided on: what has all digits in the exports is the same to the bit. EVPPI of a run
// is at most its EVPI without noise, which exports do not have: here none is so large.
TEST_F(DecideCommand, GivesTheDecisionOfTheRunWhoseExportsItReads) {
  ASSERT_EQ(place_
                .spinepath("run " + test::four_ways +
                           " --patients 500 --draws 60 --patients-per-draw 200 --out r -q")
                .exit_code,
            ok);
  const std::string inputs =
      "--cost r/export/cost.csv --effect r/export/effect.csv --param r/export/param.csv";
  const Ran ran =
      decide(inputs + " --currency USD --thresholds 50000,100000,150000 --grid 200000,40 --out o -q");
  ASSERT_EQ(ran.exit_code, ok) << ran.err;
  for (const char* name : {"cost", "effect", "param", "psa_long", "icers", "ceac", "evpi"})
    EXPECT_EQ(file(std::string("o/export/") + name + ".csv"), file(std::string("r/export/") + name + ".csv"));
  EXPECT_TRUE(has(file("r/export/evppi.csv"), ",curves.natural_axial\n")) << "as a tornado names it";
  std::istringstream own(file("o/export/evppi.csv")), of_run(file("r/export/evppi.csv"));
  const auto without_error = [](const std::string& row) {  // "pars,k,evppi" of a row with se and curve
    const std::size_t curve = row.find_last_of(',');
    return row.substr(0, row.find_last_of(',', curve - 1));
  };
  int rows = 0;
  for (std::string a, b; std::getline(own, a) && std::getline(of_run, b); ++rows)
    EXPECT_EQ(without_error(a), without_error(b));
  EXPECT_GT(rows, 370);
}

/// Without errors, of which that by the patients is known to the run alone.
void remove_errors(nlohmann::json& json) {
  if (json.is_object())
    for (const char* key : {"evppi_se", "evsi_se", "population_evsi_se"}) json.erase(key);
  for (nlohmann::json& part : json)
    if (part.is_structured()) remove_errors(part);
}

// The trial of the scenario, with the source that it cites, in a file of its own: it is worth the same.
TEST_F(DecideCommand, GivesTheTrialsOfTheRunWhoseExportsItReads) {
  const std::string scenario = content(test::four_ways);
  const std::size_t begin = scenario.find("[decision.trials.sham_controlled]");
  place_.file("trials.toml", scenario.substr(begin, scenario.find("\n# ----", begin) - begin));
  const Ran run = place_.spinepath("run " + test::four_ways +
                                   " --patients 500 --draws 80 --patients-per-draw 200 --out r -q");
  ASSERT_EQ(run.exit_code, ok) << run.err;
  const Ran ran = decide(
      "--cost r/export/cost.csv --effect r/export/effect.csv --param r/export/param.csv --out o -q "
      "--thresholds 50000,100000,150000 --trials trials.toml --population 10000,10,0.03");
  ASSERT_EQ(ran.exit_code, ok) << ran.err;
  const auto trials_of = [&](const char* name) {
    nlohmann::json trials = nlohmann::json::parse(file(name))["decision"]["trials"];
    remove_errors(trials);
    return trials;
  };
  EXPECT_EQ(trials_of("o/decision.json").size(), 1U);
  EXPECT_EQ(trials_of("o/decision.json"), trials_of("r/summary.json"));
}

TEST_F(DecideCommand, PrintsFilesAndPagesAsAsked) {
  const Ran csv = wide("--format csv -o o"), json = wide("--format json -o -"),
            markdown = wide("--format markdown -o -");
  EXPECT_EQ(csv.out, file("o/decision.csv"));
  EXPECT_TRUE(nlohmann::json::accept(json.out));
  EXPECT_TRUE(has(markdown.out, "\n| --- |")) << markdown.out;
  EXPECT_FALSE(fs::exists(place_.path() / "results"));
  ASSERT_EQ(wide("--no-report -o plain -q").exit_code, ok);
  EXPECT_FALSE(fs::exists(place_.path() / "plain/report.html"));
}

}  // namespace
}  // namespace spinepath::cli
