// What `sensitivity` writes, prints and refuses.
#include <algorithm>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "sim/cli/terminal/exit_codes.h"
#include "sim/output/sensitivity/record.h"
#include "tests/sim/cli/program_runner.h"

namespace spinepath::cli {
namespace {

using nlohmann::json;
using test::content;
using test::has;
using test::Ran;

class SensitivityCommand : public testing::Test {
 protected:
  /// The scenario of `new`, in which a rate is uncertain, with two uncertain numbers more.
  SensitivityCommand() {
    place_.spinepath("new s.toml");
    std::string text = content(place_.path() / "s.toml");
    for (const std::string key : {"at_no_pain = ", "per_pain_point = "}) {
      const std::size_t begin = text.find("\n" + key) + 1 + key.size(),
                        end = text.find_first_of(" #\n", begin);
      const std::string value = text.substr(begin, end - begin);
      text.replace(begin, end - begin,
                   "{ value = " + value + ", uncertainty = { dist = \"normal\", sd = 0.0005 } }");
    }
    place_.file("s.toml", text);
  }
  Ran run(const std::string& options) const {
    return place_.spinepath("sensitivity s.toml --patients 500 --out o " + options);
  }
  std::string file(const std::string& name) const { return content(place_.path() / "o" / name); }
  json rows(const std::string& name) const { return json::parse(file(name))["rows"]; }
  test::Workplace place_;
};

TEST_F(SensitivityCommand, DrawsATornadoAndWritesEveryEnd) {
  const Ran ran = run("");
  EXPECT_EQ(ran.exit_code, ok) << ran.err;
  EXPECT_TRUE(has(ran.out, "Which parameters change the result most?")) << ran.out;
  EXPECT_TRUE(has(ran.out, "inmb@50000")) << ran.out;
  EXPECT_FALSE(has(ran.out, "\033")) << "no terminal, no colours";
  EXPECT_TRUE(file("sensitivity.csv")
                  .starts_with("parameter,end,value,pathway,outcome,unit,mean,se,difference,difference_se,"
                               "change,change_se\n,base,,"));
  EXPECT_TRUE(file("export/owsa.csv").starts_with("parameter,strategy,param_val,outcome_val\n"));
  const json all = rows("sensitivity.json");
  const std::size_t lines = static_cast<std::size_t>(std::ranges::count(file("sensitivity.csv"), '\n'));
  EXPECT_EQ(all.size() + 1, lines);
  double last = 1e300;  // widest first
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i]["end"] != "low" || all[i]["difference"].is_null()) continue;
    const auto high = std::find_if(all.begin(), all.end(), [&](const json& row) {
      return row["end"] == "high" && row["parameter"] == all[i]["parameter"] &&
             row["pathway"] == all[i]["pathway"];
    });
    if (all[i]["pathway"] != all[1]["pathway"] || (*high)["change"].is_null()) continue;
    const double a = all[i]["change"], b = (*high)["change"];
    const double width = std::max({0.0, a, b}) - std::min({0.0, a, b});
    EXPECT_LE(width, last) << all[i];
    last = width;
  }
}

TEST_F(SensitivityCommand, FilesTellWhatWasAskedOfWhichScenario) {
  run("");
  const json tornado = json::parse(file("sensitivity.json")), scenario = tornado["scenario"];
  const std::string first = scenario["pathways"][0]["name"], second = scenario["pathways"][1]["name"];
  EXPECT_EQ(tornado["asked"], (json{{"outcome", "inmb@50000"},
                                    {"name", nullptr},
                                    {"at", nullptr},
                                    {"unit", "USD"},
                                    {"pathway", second},
                                    {"reference", first},
                                    {"threshold", 50'000},
                                    {"view", "health_care"},
                                    {"effect", "qalys"}}));
  EXPECT_FALSE(scenario.contains("parameters"));
  run("--two-way utility.at_no_pain utility.per_pain_point --points 2 --outcome 'spend:payer@1 year'");
  const json grid = json::parse(file("two_way.json"));
  EXPECT_EQ(grid["scenario"], scenario);
  EXPECT_EQ(grid["asked"]["outcome"], "spend:payer@1 year");
  EXPECT_EQ(grid["asked"]["name"], "spend");
  EXPECT_EQ(grid["asked"]["at"], "12 months");
  EXPECT_EQ(grid["asked"]["view"], "payer");
  EXPECT_TRUE(grid["asked"]["threshold"].is_null());
  run("--threshold simulation.discount_costs --outcome qalys --pathway " + first);
  const json threshold = json::parse(file("threshold.json"));
  EXPECT_EQ(threshold["scenario"], scenario);
  EXPECT_EQ(threshold["asked"]["pathway"], first);
  EXPECT_TRUE(threshold["asked"]["reference"].is_null());
  EXPECT_TRUE(threshold["asked"]["view"].is_null());
}

TEST_F(SensitivityCommand, BytesDoNotDependOnThreads) {
  ASSERT_EQ(run("--threads 1").exit_code, ok);
  const std::string once = file("sensitivity.csv");
  ASSERT_NE(once, "");
  for (const char* threads : {"2", "3"}) {
    std::filesystem::remove_all(place_.path() / "o");
    ASSERT_EQ(run(std::string("--threads ") + threads).exit_code, ok);
    EXPECT_EQ(file("sensitivity.csv"), once) << threads;
  }
}

TEST_F(SensitivityCommand, KnowsEveryOutcome) {
  for (const char* outcome :
       {"spend:payer", "'spend:patient@12 months'", "qalys", "inmb@0", "inmb@1e5", "'relief_50@12 months'",
        "'relief_50@1 year'", "'alive@12 months'", "'pain@12 months'", "years_relief_30", "days_off_work"})
    EXPECT_EQ(run(std::string("--outcome ") + outcome).exit_code, ok) << outcome;
}

TEST_F(SensitivityCommand, GridAndThresholdHaveFilesOfTheirOwn) {
  const Ran grid = run("--two-way utility.at_no_pain utility.per_pain_point --points 3");
  EXPECT_EQ(grid.exit_code, ok) << grid.err;
  EXPECT_TRUE(has(grid.out, "How does the result depend on both?"));
  EXPECT_TRUE(file("two_way.csv").starts_with("parameter,value,parameter_2,value_2,pathway,"));
  EXPECT_EQ(rows("two_way.json").size(), 3 * 3 * 2u);
  const std::string twsa = file("export/twsa.csv");
  EXPECT_TRUE(twsa.starts_with("utility.at_no_pain,utility.per_pain_point,strategy,outcome_val\n")) << twsa;
  EXPECT_EQ(std::ranges::count(twsa, '\n'), 1 + 3 * 3 * 2);
  const Ran threshold = run("--threshold simulation.discount_costs --outcome spend:payer");
  EXPECT_EQ(threshold.exit_code, ok) << threshold.err;
  EXPECT_TRUE(has(threshold.out, "no change within the range")) << threshold.out;
  EXPECT_EQ(rows("threshold.json").at(0)["kind"], "threshold");
  EXPECT_TRUE(rows("threshold.json").at(0)["value"].is_null());
}

TEST_F(SensitivityCommand, TheGridTakesPatternsThatMatchOneParameter) {
  const std::string names = "utility.at_no_pain utility.per_pain_point";
  ASSERT_EQ(run("--two-way " + names).exit_code, ok);
  const std::string grid = file("two_way.csv");
  const Ran ran = run("--two-way '*.at_no_pa?n' 'utility.per*'");
  EXPECT_EQ(ran.exit_code, ok) << ran.err;
  EXPECT_EQ(file("two_way.csv"), grid);
}

TEST_F(SensitivityCommand, APriceThatVariesBetweenPatientsIsNoOneValueOfTheScenario) {
  // Of a triangular distribution from 600 over 1000 to 2000 the median is 2000 - sqrt(1400 * 1000 / 2) = 1163.
  const Ran varies = run("--threshold 'treatments.physiotherapy.costs.twelve sessions.amount'");
  EXPECT_TRUE(has(varies.out, "in the scenario it varies between patients, with the median 1,163 USD"))
      << varies.out << varies.err;
  EXPECT_FALSE(has(varies.out, "the scenario has"));
  const Ran one = run("--threshold treatments.steroid_injection.costs.injection.amount");
  EXPECT_TRUE(has(one.out, "the scenario has 900 USD")) << one.out << one.err;
}

TEST_F(SensitivityCommand, MistakesAreToldAndNothingIsWritten) {
  const std::pair<const char*, const char*> mistakes[]{
      {"--outcome qaly", "did you mean qalys?"},
      {"--outcome inmb", "such as inmb@50000"},
      {"--outcome inmb@-1", "such as inmb@50000"},
      {"--outcome inmb@nan", "such as inmb@50000"},
      {"--outcome spend:payor", "did you mean payer?"},
      {"--outcome spend", "spend needs a view; allowed: spend:payer, or another of patient, payer"},
      {"--outcome relief_50", "needs a report time; allowed: \"relief_50@"},
      {"--outcome qalys:payer", "is not by view"},
      {"--outcome 'qalys@12 months'", "it takes no time"},
      {"--outcome 'relief_50@13 months'", "is not a report time; allowed: "},
      {"--pathway nowhere", "unknown pathway nowhere; known: "},
      {"--parameters 'nothing*'", "no uncertain parameter in use matches nothing*"},
      {"--two-way utility.at_no_pain", "2 required"},
      {"--two-way utility.at_no_pian utility.per_pain_point",
       "no uncertain parameter in use matches utility.at_no_pian; did you mean utility.at_no_pain?"},
      {"--two-way utility.at_no_pain simulation.discount_costs",
       "simulation.discount_costs has no uncertainty; --threshold accepts it"},
      {"--two-way 'utility.*' utility.at_no_pain",
       "utility.* matches 2 uncertain parameters, such as utility.at_no_pain and utility.per_pain_point; "
       "allowed: one"},
      {"--two-way 'utility.at*' utility.at_no_pain", "both are the same parameter"},
      {"--two-way 'cohort.*' utility.at_no_pain", "has no uncertainty\n"},
      {"--parameters 'simulation.discount_c*'", "simulation.discount_costs has no uncertainty\n"},
      {"--threshold utility.at_no_pian", "did you mean utility.at_no_pain?"},
      {"--threshold simulation.horizon", "the horizon cannot vary"},
      {"--threshold utility.at_no_pain --range 0.9 0.1", "LOW is not below HIGH"},
      {"--threshold utility.at_no_pain --range 0.1 7", "cannot be 7"},
      {"--threshold utility.at_no_pain --each-number", "cannot be used with --two-way or --threshold"},
      {"--points 4", "needs --two-way"},
      {"--points 1", "\"1\" is not a whole number from 2 to 50\n"},
      {"--range 1 2", "needs --threshold"},
      {"--threshold utility.at_no_pain --two-way a b", "give one of them"}};
  for (const auto& [options, message] : mistakes) {
    const Ran ran = run(options);
    EXPECT_EQ(ran.exit_code, usage) << options;
    EXPECT_TRUE(has(ran.err, message)) << options << ": " << ran.err;
    EXPECT_FALSE(std::filesystem::exists(place_.path() / "o")) << options;
  }
}

TEST_F(SensitivityCommand, NeverWritesOverWhatItReads) {
  place_.shell("mkdir o && cp s.toml o/sensitivity.csv");
  const Ran ran = place_.spinepath("sensitivity o/sensitivity.csv --patients 100 --out o");
  EXPECT_EQ(ran.exit_code, file_failure);
  EXPECT_TRUE(has(ran.err, "this command reads it")) << ran.err;
  EXPECT_EQ(file("sensitivity.csv"), content(place_.path() / "s.toml"));
}

TEST_F(SensitivityCommand, InterruptedBeforeTheFirstBarWritesNothing) {
  const Ran ran = place_.interrupted_after(0.5, "sensitivity s.toml --patients 1e9 --out o");
  EXPECT_EQ(ran.exit_code, interrupted);
  EXPECT_TRUE(has(ran.err, "nothing was written")) << ran.err;
  EXPECT_FALSE(std::filesystem::exists(place_.path() / "o"));
}

TEST_F(SensitivityCommand, AnInterruptedGridKeepsThePointsThatAreDone) {
  const Ran ran = place_.interrupted_after(4,
                                           "sensitivity s.toml --patients 1e5 --out o "
                                           "--two-way utility.at_no_pain utility.per_pain_point --points 50");
  EXPECT_EQ(ran.exit_code, interrupted);
  EXPECT_TRUE(has(ran.err, " of 2500 points of the grid; what is complete is in o\n")) << ran.err;
  EXPECT_TRUE(has(ran.out, "(stopped after ")) << ran.out;
  EXPECT_EQ(json::parse(file("two_way.json"))["complete"], false);
  const std::size_t lines = rows("two_way.json").size();
  EXPECT_GT(lines, 0u);
  EXPECT_LT(lines, 2500 * 2u);
  EXPECT_EQ(static_cast<std::size_t>(std::ranges::count(file("two_way.csv"), '\n')), 1 + lines);
}

TEST_F(SensitivityCommand, OnePatientTellsNoErrorAndIsOne) {
  const Ran ran = place_.spinepath("sensitivity s.toml --patients 1 --out o");
  EXPECT_EQ(ran.exit_code, ok) << ran.err;
  EXPECT_TRUE(has(ran.out, ", 1 patient in every run")) << ran.out;
  EXPECT_FALSE(has(ran.out, "of 0 at most")) << ran.out;
}

TEST(TornadoBar, RunsFromTheBaseToBothEnds) {
  using output::bar_text;
  EXPECT_EQ(bar_text({0, -4, 4}, -4, 4, 9), "▒▒▒▒│████");
  EXPECT_EQ(bar_text({0, 4, -2}, -4, 4, 9), "  ██│▒▒▒▒");
  EXPECT_EQ(bar_text({0, 4, 2}, -4, 4, 9), "    │██▒▒");  // the shorter one is seen first
  EXPECT_EQ(bar_text({0, 0, 0}, -4, 4, 9), "    │    ");
  EXPECT_EQ(bar_text({5, 5, 5}, 5, 5, 9), "│");
}

TEST_F(SensitivityCommand, LeavesOutWhatOnlyComparisonsRead) {
  place_.file("s.toml",
              content(place_.path() / "s.toml") +
                  "[prices]\ncurrency = \"EUR\"\nyear = 2024\nexchange_rate = { value = 0.92, uncertainty "
                  "= { low = 0.85, high = 0.98 } }\n");
  const Ran ran = run("");
  EXPECT_EQ(ran.exit_code, ok) << ran.err;
  EXPECT_FALSE(has(file("sensitivity.csv"), "prices."));
  EXPECT_EQ(run("--two-way prices.exchange_rate utility.at_no_pain").exit_code, usage);
}

TEST_F(SensitivityCommand, RefusesToSearchWhatCannotChangeAnOutcome) {
  const Ran ran = run("--threshold cohort.size --range 1 1000");
  EXPECT_EQ(ran.exit_code, usage);
  EXPECT_TRUE(has(ran.err, "cohort.size cannot change an outcome: outcomes are means over patients"))
      << ran.err;
  place_.file("s.toml", content(place_.path() / "s.toml") +
                            "[budget]\npopulation = 1000\neligible = 0.1\nyears = 1\n"
                            "current = { physiotherapy_alone = 1 }\nnew = { physiotherapy_alone = 1 }\n");
  const Ran budget = run("--threshold budget.population --range 1 inf");
  EXPECT_EQ(budget.exit_code, usage);
}

TEST_F(SensitivityCommand, KeepsAmountsWithinWhatScenariosMayHold) {
  for (const char* options : {"--outcome inmb@1e155", "--outcome inmb@inf",
                              "--threshold treatments.physiotherapy.assess_at --range 0 inf",
                              "--threshold treatments.physiotherapy.assess_at --range nan 1"}) {
    const Ran ran = run(options);
    EXPECT_EQ(ran.exit_code, usage) << options << ran.err;
  }
  EXPECT_EQ(run("--outcome inmb@1e15 --parameters 'utility*'").exit_code, ok);
}

}  // namespace
}  // namespace spinepath::cli
