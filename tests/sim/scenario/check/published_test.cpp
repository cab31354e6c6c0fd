// Figures of [[published]] that are refused.
#include "tests/sim/scenario/small_scenario.h"

namespace spinepath::scenario {
namespace {

std::string errors_with(const std::string& keys) {
  return errors_of(read_scenario_text(std::string(small_scenario) +
                                      "[[published]]\nname = \"arm\"\npathway = \"physio_only\"\n"
                                      "outcome = \"relief_50\"\nat = \"12 months\"\nvalue = 0.3\n" +
                                      keys));
}

TEST(Published, is_read_with_an_interval_or_with_patients) {
  EXPECT_EQ(errors_with(""), "");
  EXPECT_EQ(errors_with("n = 40\nsource = \"trial\"\ncondition = \"degenerative_disc\""), "");
  EXPECT_EQ(errors_with("low = 0.2\nhigh = 0.4"), "");
}

TEST(Published, is_refused_with_names_that_are_not_declared) {
  for (const auto& [keys, message] : {std::pair{"source = \"trail\"", "did you mean trial?"},
                                      std::pair{"condition = \"knee\"", "is not a condition of the cohort"},
                                      std::pair{"outcom = \"pain\"", "unknown key"}})
    EXPECT_NE(errors_with(keys).find(message), std::string::npos) << errors_with(keys);
}

TEST(Published, is_refused_with_an_interval_that_is_none) {
  for (const auto& [keys, message] :
       {std::pair{"low = 0.2", "one end of an interval"},
        std::pair{"low = 0.4\nhigh = 0.5", "without its value"}, std::pair{"n = 0", "out of range"},
        std::pair{"low = nan\nhigh = 1", "nan"}})
    EXPECT_NE(errors_with(keys).find(message), std::string::npos) << keys << errors_with(keys);
}

TEST(Published, is_refused_where_it_cannot_be) {
  const auto errors = [](const std::string& keys) {
    return errors_of(read_scenario_text(std::string(small_scenario) +
                                        "[[pathways]]\nname = \"two\"\nsteps = []\n" +
                                        "[[published]]\nname = \"arm\"\nat = \"12 months\"\n" + keys));
  };
  const std::string two = "pathway = \"two\"\n", one = "pathway = \"physio_only\"\n",
                    half = "outcome = \"relief_50\"\n";
  EXPECT_EQ(errors(two + half + "value = -0.1\ndifference = true"), "");
  for (const auto& [keys, message] :
       {std::pair{one + half + "value = 0.3\ncostliest = true", "has no share of the costliest"},
        std::pair{one + "outcome = \"relief\"\nvalue = 130", "130 is more than 100 percent"},
        std::pair{one + half + "value = 30", "30 is not a probability"},
        std::pair{one + half + "value = -0.1", "-0.1 is not a probability"},
        std::pair{one + "outcome = \"pain\"\nvalue = 30\nsd = 3", "has an sd that gives no interval"},
        std::pair{one + "outcome = \"pain\"\nvalue = 30\nsd = 3\nn = 9\nlow = 20\nhigh = 40",
                  "an interval and an sd"},
        std::pair{one + half + "value = 0.1\nn = 4\nsd = 0.2", "has an sd, but is a share"},
        std::pair{one + half + "value = 0.1\ndifference = true", "of the first pathway from itself"},
        std::pair{two + "outcome = \"treated_relief_50\"\nof = \"physio\"\nvalue = 0.1\ndifference = true",
                  "of which none is reported"}})
    EXPECT_NE(errors(keys).find(message), std::string::npos) << errors(keys);
}

TEST(Published, is_refused_for_a_condition_that_nobody_has) {
  EXPECT_NE(errors_of(read_scenario_text(
                          with("degenerative_disc = 0.6, facet_arthropathy = 0.4",
                               "degenerative_disc = 1, knee = 0") +
                          "[[published]]\nname = \"arm\"\npathway = \"physio_only\"\noutcome = \"pain\"\n"
                          "at = \"12 months\"\nvalue = 30\ncondition = \"knee\""))
                .find("nobody in the cohort has knee"),
            std::string::npos);
}

TEST(Published, is_refused_twice_under_one_name) {
  EXPECT_NE(
      errors_with("[[published]]\nname = \"arm\"\npathway = \"physio_only\"\noutcome = \"qalys\"\nvalue = 1")
          .find("duplicate \"arm\""),
      std::string::npos);
}

}  // namespace
}  // namespace spinepath::scenario
