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
  const std::string trial_ =
      "--trial pilot=gain --trial-sizes 100,300 --prior-n 100 --trial-cost 50000,200 --population "
      "1000,3,0.25 ";
};

/// E max(0, N(0, sd)) = sd / sqrt(2 pi).
double mean_gain(double sd) { return sd / std::sqrt(2 * 3.14159265358979323846); }

// A trial of n patients makes the expected gain normal with the variance n / (n + 100) of that of `gain`. Of 1000
// patients a year 1000 + 800 + 640 = 2440 face the choice.
TEST_F(TrialsOfASample, AreWorthWhatTheConjugateCaseSays) {
  ASSERT_EQ(decide(trial_ + "--out o -q").exit_code, ok);
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
  const Ran ran = decide(trial_ + "--out o --effect-name LY --currency EUR");
  ASSERT_EQ(ran.exit_code, ok) << ran.err;
  EXPECT_TRUE(has(ran.out, "What would a trial be worth?")) << ran.out;
  EXPECT_TRUE(has(file("o/trials.csv"), "\nhealth_care,LY,20000,pilot,100,")) << file("o/trials.csv");
  EXPECT_TRUE(has(file("o/population.csv"), "\nhealth_care,LY,20000,everything,,79"))
      << file("o/population.csv");
  const std::string page = file("o/report.html");
  EXPECT_TRUE(has(page, "id=\"f-evsi\""));
  EXPECT_TRUE(has(page, "--trial-sizes 100,300")) << "the command that gives the same again";
  EXPECT_EQ(place_.spinepath("report o --out r.html").exit_code, ok);
  EXPECT_EQ(file("r.html"), page);
}

TEST_F(TrialsOfASample, InformNothingByAParameterThatDoesNotMatter) {
  ASSERT_EQ(
      decide(
          "--trial none=idle --trial-sizes 1000 --prior-n 1 --trial-cost 10,0 --population 1,1,0 --out o -q")
          .exit_code,
      ok);
  const nlohmann::json at = decision("o")["trials"][0]["thresholds"][0];
  EXPECT_LT(at["evppi"].get<double>(), 0.05 * mean_gain(benefit_sd));
  EXPECT_TRUE(at["best"].is_null() || at["sizes"][0]["enbs"].get<double>() > 0);
}

TEST_F(TrialsOfASample, TakeThePriorSizeOfTheFirstPatternThatMatches) {
  const std::string all = "--trial pilot=gain --trial-sizes 100 --trial-cost 0,0 --population 1,1,0 -q ";
  ASSERT_EQ(decide(all + "--prior-n 'g*=300' --prior-n 1 --out a").exit_code, ok);
  ASSERT_EQ(decide(all + "--prior-n 300 --out b").exit_code, ok);
  EXPECT_EQ(file("a/trials.csv"), file("b/trials.csv"));
  ASSERT_EQ(decide(all + "--prior-n 1 --prior-n 'g*=300' --out c").exit_code, ok);
  EXPECT_NE(file("a/trials.csv"), file("c/trials.csv"));
}

TEST_F(TrialsOfASample, AreTheSameOnAnyNumberOfThreads) {
  ASSERT_EQ(decide(trial_ + "--threads 1 --out one -q").exit_code, ok);
  ASSERT_EQ(decide(trial_ + "--threads 3 --out three -q").exit_code, ok);
  for (const char* name :
       {"decision.csv", "information.csv", "trials.csv", "population.csv", "decision.json"})
    EXPECT_EQ(file(std::string("one/") + name), file(std::string("three/") + name)) << name;
}

TEST_F(TrialsOfASample, AreRefusedWhereOptionsAreMissingOrWrong) {
  const std::string sizes = "--trial-sizes 100 ", prior = "--prior-n 10 ", cost = "--trial-cost 1,1 ",
                    people = "--population 1,1,0 ", trial = "--trial t=gain ";
  for (const auto& [options, problem] : std::vector<std::pair<std::string, std::string>>{
           {trial + sizes, "--trial: requires --trial-sizes, --prior-n, --trial-cost and --population"},
           {sizes, "give --trial as well"},
           {trial + prior + cost + people + "--trial-sizes 100,50", "50 is not above 100, the one before"},
           {trial + prior + cost + people + "--trial-sizes 0", "0"},
           {trial + sizes + cost + people + "--prior-n 0", "\"0\" is not N or PARAMETER=N, N above 0"},
           {trial + sizes + cost + people + "--prior-n idle=5",
            "--prior-n: none for \"gain\", which t informs"},
           {trial + sizes + prior + people + "--trial-cost 5", "\"5\" is not FIXED,PER_PATIENT"},
           {trial + sizes + prior + people + "--trial-cost 5,-1", "\"5,-1\" is not FIXED,PER_PATIENT"},
           {trial + sizes + prior + cost + "--population 10", "\"10\" is not PER_YEAR,YEARS,RATE"},
           {trial + sizes + prior + cost + "--population 10,5,3", "\"3\" is not a discount rate from 0 to 1"},
           {trial + trial + sizes + prior + cost + people, "--trial: duplicate \"t\""},
           {"--trial t=gian " + sizes + prior + cost + people,
            "--trial: unknown parameter gian; did you mean gain?"}}) {
    const Ran ran = decide(options);
    EXPECT_EQ(ran.exit_code, usage) << options;
    EXPECT_TRUE(has(ran.err, problem)) << options << "\n" << ran.err;
    EXPECT_FALSE(fs::exists(place_.path() / "results")) << options;
  }
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
