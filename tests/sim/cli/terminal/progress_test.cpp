#include "sim/cli/terminal/progress.h"

#include <gtest/gtest.h>

namespace spinepath::cli {
namespace {

const MainOutcome net_benefit{.name = "inmb@50000", .unit = "USD"};

TEST(Progress, TellsShareSpeedAndTimeLeft) {
  const Stage million{"run", 1'000'000};
  // 250,000 of a million in 10 s: 25,000 a second, 30 s for the other 750,000.
  EXPECT_EQ(progress_line(million, {250'000, 10, {}}),
            "[#####---------------]  25 %  25 thousand patients/s  30 s left");
  EXPECT_EQ(progress_line(million, {1'000'000, 1, {}}),
            "[####################] 100 %  1 million patients/s  0 s left");
  EXPECT_EQ(progress_line({"run", 10}, {0, 0, {}}), "[--------------------]   0 %");
}

TEST(Progress, IsTheSameInALineOfTextOrJson) {
  const Stage stage{"draws", 1'000'000};
  EXPECT_EQ(plain_line(stage, {250'000, 10, {}}), "draws: 25 %, 25 thousand patients/s, 30 s left\n");
  EXPECT_EQ(plain_line(stage, {1'000'000, 40, {}}), "draws: 100 %, 25 thousand patients/s, in 40 s\n");
  EXPECT_EQ(plain_line(stage, {0, 0, {}}), "draws: 0 %\n");
  EXPECT_EQ(plain_line({"analysis"}, {0, 0, {}}), "analysis\n");
  EXPECT_EQ(json_line(stage, {250'000, 10, {}}),
            "{\"stage\":\"draws\",\"done\":250000,\"total\":1000000,\"percent\":25.0,\"seconds\":10.0,"
            "\"patients_per_second\":25000.0,\"seconds_left\":30.0}\n");
  EXPECT_EQ(json_line(stage, {0, 0, {}}),
            "{\"stage\":\"draws\",\"done\":0,\"total\":1000000,\"percent\":0.0,\"seconds\":0.0}\n");
}

TEST(Progress, GivesTheErrorOfTheMainOutcome) {
  const Stage stage{"run", 1'000'000, Counts::patients, net_benefit};
  EXPECT_EQ(progress_line(stage, {250'000, 10, 34.56}),
            "[#####---------------]  25 %  25 thousand patients/s  30 s left  ± 35 USD");
  EXPECT_EQ(plain_line(stage, {250'000, 10, 34.56}),
            "run: 25 %, 25 thousand patients/s, 30 s left, inmb@50000 ± 35 USD\n");
  EXPECT_EQ(json_line(stage, {250'000, 10, 34.5}),
            "{\"stage\":\"run\",\"done\":250000,\"total\":1000000,\"percent\":25.0,\"seconds\":10.0,"
            "\"patients_per_second\":25000.0,\"seconds_left\":30.0,\"outcome\":\"inmb@50000\","
            "\"standard_error\":34.5,\"unit\":\"USD\"}\n");
  EXPECT_EQ(plain_line(stage, {250'000, 10, {}}), "run: 25 %, 25 thousand patients/s, 30 s left\n");
}

TEST(Progress, OfStepsHasNoSpeed) {
  const Stage stage{"analysis", 200, Counts::steps};
  EXPECT_EQ(progress_line(stage, {50, 10, {}}), "[#####---------------]  25 %  30 s left");
  EXPECT_EQ(plain_line(stage, {50, 10, {}}), "analysis: 25 %, 30 s left\n");
  EXPECT_EQ(json_line(stage, {50, 10, {}}),
            "{\"stage\":\"analysis\",\"done\":50,\"total\":200,\"percent\":25.0,\"seconds\":10.0,"
            "\"seconds_left\":30.0}\n");
}

TEST(Progress, IsNeverCompleteBeforeTheEnd) {
  EXPECT_NE(progress_line({"run", 1'000'000}, {999'999, 1, {}}).find(" 99 %"), std::string::npos);
}

TEST(Progress, FitsANarrowTerminal) {
  const Stage stage{"run", 1'000'000'000'000, Counts::patients, net_benefit};
  for (std::uint64_t done = 1; done <= stage.amount; done *= 10)
    for (const double seconds : {1e-3, 1.0, 1e3, 1e7})
      for (const double error : {1e-9, 1.0, 1e15})
        EXPECT_LT(progress_line(stage, {done, seconds, error}).size(), 81u);  // ± takes two bytes
}

TEST(ElapsedText, UsesTheUnitThatFits) {
  EXPECT_EQ(elapsed_text(0.4321), "0.43 s");
  EXPECT_EQ(elapsed_text(12), "12 s");
  EXPECT_EQ(elapsed_text(200), "3 min 20 s");
  EXPECT_EQ(elapsed_text(7500), "2 h 5 min");
}

}  // namespace
}  // namespace spinepath::cli
