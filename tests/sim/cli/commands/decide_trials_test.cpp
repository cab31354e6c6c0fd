// Trials before a decision on a sample: figures in closed form, files, and what is refused.
#include <cmath>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "models/numerics/elementary.h"
#include "sim/cli/terminal/exit_codes.h"
#include "tests/sim/cli/program_runner.h"

namespace spinepath::cli {
namespace {

namespace fs = std::filesystem;
using test::content;
using test::has;
using test::Ran;

constexpr int draws = 2'000;
constexpr double benefit_sd = 2000;  ///< [money]

/// The new strategy costs 1000 more and brings `gain`, normal with mean 0.05 and sd 0.1: at 20,000 its net benefit over
/// usual care is normal with mean 0 and sd 2000. Draws are quantiles, in an order that hides nothing. The effects do
/// not depend on `idle`.
class TrialsOfASample : public testing::Test {
 protected:
  TrialsOfASample() {
    std::string cost = "usual,new\n", effect = "usual,new\n", parameters = "gain,idle\n";
    for (int i = 0; i < draws; ++i) {
      const double gain = 0.05 + 0.1 * normal_quantile((i + 0.5) / draws);
      cost += "500,1500\n";
      effect += fmt::format("1,{}\n", 1 + gain);
      parameters += fmt::format("{},{}\n", gain, i * 7919 % draws);
    }
    place_.file("cost.csv", cost);
    place_.file("effect.csv", effect);
    place_.file("param.csv", parameters);
    place_.file("pilot.toml", trial("pilot"));
  }
  /// A trial of `gain` in a file; the lines replace those of the same keys.
  static std::string trial(const std::string& name, const std::string& lines = "") {
    std::string text = "[decision.trials." + name + "]\n" + lines;
    for (const auto& [key, value] : {std::pair{"parameters", "[\"gain\"]"},
                                     {"sizes", "[100, 300]"},
                                     {"prior_n", "100"},
                                     {"fixed_cost", "50_000"},
                                     {"cost_per_patient", "200"}})
      if (!has(text, std::string("\n") + key + " =")) text += fmt::format("{} = {}\n", key, value);
    return text;
  }
  Ran decide(const std::string& options) const {
    return place_.spinepath(
        "decide --cost cost.csv --effect effect.csv --param param.csv --thresholds 20000 " + options);
  }
  std::string file(const std::string& name) const { return content(place_.path() / name); }
  nlohmann::json decision(const std::string& folder) const {
    return nlohmann::json::parse(file(folder + "/decision.json"))["decision"];
  }
  test::Workplace place_;
  const std::string pilot_ = "--trials pilot.toml --population 1000,3,0.25 ";
};

/// E max(0, N(0, sd)) = sd / sqrt(2 pi).
double mean_gain(double sd) { return sd / std::sqrt(2 * 3.14159265358979323846); }

// A trial of n patients makes the expected gain normal with the variance n / (n + 100) of that of `gain`. Of 1000
// patients a year 1000 + 800 + 640 = 2440 face the choice.
TEST_F(TrialsOfASample, AreWorthWhatTheConjugateCaseSays) {
  ASSERT_EQ(decide(pilot_ + "--out o -q").exit_code, ok);
  const nlohmann::json all = decision("o"), trial = all["trials"][0], at = trial["thresholds"][0];
  EXPECT_EQ(trial["trial"], "pilot");
  EXPECT_NEAR(trial["reached"].get<double>(), 2440, 1e-9);
  EXPECT_NEAR(all["population"]["discounted"].get<double>(), 2440, 1e-9);
  EXPECT_NEAR(at["evppi"].get<double>(), mean_gain(benefit_sd), 0.01 * mean_gain(benefit_sd));
  const double shares[] = {100 / 200.0, 300 / 400.0}, costs[] = {50'000 + 200 * 100, 50'000 + 200 * 300};
  for (const std::size_t s : {0, 1}) {
    const double known = mean_gain(benefit_sd * std::sqrt(shares[s]));
    const nlohmann::json size = at["sizes"][s];
    EXPECT_NEAR(size["evsi"].get<double>(), known, 0.01 * known);
    EXPECT_NEAR(size["enbs"].get<double>(), 2440 * size["evsi"].get<double>() - costs[s], 1e-6);
  }
  EXPECT_EQ(at["best"], 300);  // 2440 * 691 - 110,000 > 2440 * 564 - 70,000
}

TEST_F(TrialsOfASample, AreInTheFilesThePageAndTheTables) {
  const Ran ran = decide(pilot_ + "--out o --effect-name LY --currency EUR");
  ASSERT_EQ(ran.exit_code, ok) << ran.err;
  EXPECT_TRUE(has(ran.out, "What would a trial be worth?")) << ran.out;
  EXPECT_TRUE(has(file("o/trials.csv"), "\nhealth_care,LY,20000,pilot,100,")) << file("o/trials.csv");
  EXPECT_TRUE(has(file("o/population.csv"), "\nhealth_care,LY,20000,everything,,79"))
      << file("o/population.csv");
  const std::string page = file("o/report.html");
  EXPECT_TRUE(has(page, "id=\"f-evsi\""));
  EXPECT_TRUE(has(page, "--trials pilot.toml")) << "the command that gives the same again";
  EXPECT_EQ(nlohmann::json::parse(file("o/decision.json"))["manifest"]["files"][3]["role"], "trials");
  EXPECT_EQ(place_.spinepath("report o --out r.html").exit_code, ok);
  EXPECT_EQ(file("r.html"), page);
}

TEST_F(TrialsOfASample, InformNothingByAParameterThatDoesNotMatter) {
  place_.file("idle.toml", trial("none", "parameters = [\"idle\"]\nsizes = [1000]\nprior_n = 1\n"));
  ASSERT_EQ(decide("--trials idle.toml --population 1,1,0 --out o -q").exit_code, ok);
  const nlohmann::json at = decision("o")["trials"][0]["thresholds"][0];
  EXPECT_LT(at["evppi"].get<double>(), 0.05 * mean_gain(benefit_sd));
  EXPECT_TRUE(at["best"].is_null() || at["sizes"][0]["enbs"].get<double>() > 0);
}

TEST_F(TrialsOfASample, HaveTheirOwnPatientsDelayUptakeAndCosts) {
  place_.file("two.toml", trial("pilot") + trial("late",
                                                 "delay = 1\nuptake = 0.5\nyears = 2\npopulation = 400\n"
                                                 "sizes = [100]\nfixed_cost = 7\ncost_per_patient = 3\n"));
  ASSERT_EQ(decide("--trials two.toml --population 1000,3,0.25 --out o -q").exit_code, ok);
  const nlohmann::json trials = decision("o")["trials"];
  ASSERT_EQ(trials.size(), 2u);
  EXPECT_NEAR(trials[0]["reached"].get<double>(), 2440, 1e-9);
  EXPECT_NEAR(trials[1]["reached"].get<double>(), 0.5 * 400 / 1.25, 1e-9);  // those of the second year
  const nlohmann::json pilot = trials[0]["thresholds"][0]["sizes"][0],
                       late = trials[1]["thresholds"][0]["sizes"][0];
  EXPECT_EQ(late["evsi"], pilot["evsi"]);
  EXPECT_NEAR(late["enbs"].get<double>(), 160 * late["evsi"].get<double>() - 307, 1e-9);
}

TEST_F(TrialsOfASample, MayInformAGroup) {
  place_.file("group.toml",
              "[decision.trials.pilot]\ngroup = \"both\"\nsizes = [100]\nfixed_cost = 0\n"
              "cost_per_patient = 0\nprior_n_of = { idle = 7, \"*\" = 100 }\n");
  const std::string options = "--trials group.toml --population 1,1,0 -q ";
  const Ran ran = decide(options + "--group both=g*,idle --out o");
  ASSERT_EQ(ran.exit_code, ok) << ran.err;
  const double known = mean_gain(benefit_sd * std::sqrt(0.5));
  EXPECT_NEAR(decision("o")["trials"][0]["thresholds"][0]["sizes"][0]["evsi"].get<double>(), known,
              0.02 * known);
  const Ran other = decide(options + "--group all=gain --out p");
  EXPECT_EQ(other.exit_code, invalid_scenario);
  EXPECT_TRUE(has(other.err, "group.toml:2:9: decision.trials.pilot.group: ")) << other.err;
}

TEST_F(TrialsOfASample, AreTheSameOnAnyNumberOfThreads) {
  ASSERT_EQ(decide(pilot_ + "--threads 1 --out one -q").exit_code, ok);
  ASSERT_EQ(decide(pilot_ + "--threads 3 --out three -q").exit_code, ok);
  for (const char* name :
       {"decision.csv", "information.csv", "trials.csv", "population.csv", "decision.json"})
    EXPECT_EQ(file(std::string("one/") + name), file(std::string("three/") + name)) << name;
}

TEST_F(TrialsOfASample, AreRefusedWhereOptionsDoNotGoTogether) {
  for (const auto& [options, problem] : std::vector<std::pair<std::string, std::string>>{
           {"--trials pilot.toml", "--trials: requires --population"},
           {"--population 10", "\"10\" is not PER_YEAR,YEARS,RATE"},
           {"--population 0,5,0", "\"0\" is not a number of patients per year, above 0"},
           {"--population 10,5,3", "\"3\" is not a discount rate from 0 to 1"}}) {
    const Ran ran = decide(options);
    EXPECT_EQ(ran.exit_code, usage) << options;
    EXPECT_TRUE(has(ran.err, problem)) << options << "\n" << ran.err;
    EXPECT_FALSE(fs::exists(place_.path() / "results")) << options;
  }
  const Ran ran =
      place_.spinepath("decide --cost cost.csv --effect effect.csv --trials pilot.toml --population 1,1,0");
  EXPECT_TRUE(has(ran.err, "--trials: requires parameters; give --param as well")) << ran.err;
}

TEST_F(TrialsOfASample, AreRefusedAtTheirPlace) {
  for (const auto& [text, problem] : std::vector<std::pair<std::string, std::string>>{
           {"", "t.toml:1:1: decision.trials: no trial; allowed: tables [decision.trials.NAME]"},
           {"x = ", "t.toml:1:5"},
           {"[treatments.t]\n", "t.toml:1:2: treatments: unknown key"},
           {"[decision]\nview = \"payer\"\n", "t.toml:2:1: decision.view: unknown key"},
           {trial("t", "size = [1]\n"), "t.toml:2:1: decision.trials.t.size: unknown key; "},
           {trial("t", "sizes = [100, 50]\n"), "t.toml:2:15: decision.trials.t.sizes[2]: "},
           {trial("t", "uptake = 2\n"), "t.toml:2:10: decision.trials.t.uptake: "},
           {trial("t", "delay = 3\n"), "decision.trials.t.delay: 3 is not below 3 years"},
           {trial("t", "parameters = [\"gian\"]\n"),
            "t.toml:2:15: decision.trials.t.parameters[1]: \"gian\" matches no uncertain parameter; allowed: "
            "the name of a column of parameters, with * and ?; did you mean gain?"},
           {trial("t", "prior_n = 0\n"), "t.toml:2:11: decision.trials.t.prior_n: "},
           {trial("t", "prior_n_of = { gian = 1 }\n"), "t.toml:2:16: decision.trials.t.prior_n_of.gian: "},
           {trial("t", "fixed_cost = { value = 1, source = \"book\" }\n"), "\"book\" is not in [sources]"}}) {
    place_.file("t.toml", text);
    const Ran ran = decide("--trials t.toml --population 1,3,0");
    EXPECT_EQ(ran.exit_code, invalid_scenario) << text;
    EXPECT_TRUE(has(ran.err, problem)) << text << "\n" << ran.err;
    EXPECT_FALSE(fs::exists(place_.path() / "results")) << text;
  }
  std::string without = trial("t");
  without.erase(without.find("prior_n"), std::string("prior_n = 100\n").size());
  place_.file("t.toml", without);
  EXPECT_TRUE(has(decide("--trials t.toml --population 1,3,0").err,
                  "decision.trials.t.prior_n: missing: the uncertainty of gain does not say"));
}

// Two draws of two strategies by hand: 20,000 * 0.1 - 100 = 1900 and 20,000 * 0.2 - 300 = 3700.
TEST_F(TrialsOfASample, LongTablesMayBeTwo) {
  place_.file(
      "c.csv",
      "dr,sample,strategy_id,costs\n0.03,1,old,100\n0.03,1,new,200\n0.03,2,old,100\n0.03,2,new,400\n");
  place_.file("e.csv", "sample,strategy_id,qalys\n2,new,1.2\n2,old,1\n1,new,1.1\n1,old,1\n");
  const Ran ran = place_.spinepath("decide --long c.csv --long-effect e.csv --thresholds 20000 --out o -q");
  ASSERT_EQ(ran.exit_code, ok) << ran.err;
  EXPECT_NEAR(decision("o")["thresholds"][0]["pathways"][1]["inmb"].get<double>(), (1900 + 3700) / 2.0, 1e-9);
  EXPECT_EQ(file("o/export/effect.csv"), "old,new\n1,1.1\n1,1.2\n");
  const Ran alone = place_.spinepath("decide --long-effect e.csv");
  EXPECT_EQ(alone.exit_code, usage);
  place_.file("e.csv", "sample,strategy_id,qalys\n2,newer,1.2\n2,old,1\n1,new,1.1\n1,old,1\n");
  const Ran other = place_.spinepath("decide --long c.csv --long-effect e.csv");
  EXPECT_EQ(other.exit_code, invalid_scenario);
  EXPECT_TRUE(has(other.err, "e.csv:2:1: sample 2, strategy newer is not in the table of costs"))
      << other.err;
  EXPECT_TRUE(has(other.err, "e.csv:5:1: sample 2, strategy new has no row")) << other.err;
  place_.file("e.csv", "sample,strategy_id,effekt\n1,old,1\n");
  EXPECT_TRUE(
      has(place_.spinepath("decide --long c.csv --long-effect e.csv").err,
          "e.csv:1:1: qalys: column is missing; allowed: columns sample, strategy_id (or strategy), and "
          "qalys"));
}

}  // namespace
}  // namespace spinepath::cli
