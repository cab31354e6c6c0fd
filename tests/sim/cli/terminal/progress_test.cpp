#include "sim/cli/terminal/progress.h"

#include <gtest/gtest.h>

namespace spinepath::cli {
namespace {

TEST(Progress, TellsShareSpeedAndTimeLeft) {
  // 250,000 of a million in 10 s: 25,000 a second, 30 s for the other 750,000.
  EXPECT_EQ(progress_line(250'000, 1'000'000, 10),
            "[#####---------------]  25 %  25 thousand patients/s  30 s left");
  EXPECT_EQ(progress_line(1'000'000, 1'000'000, 1),
            "[####################] 100 %  1 million patients/s  0 s left");
  EXPECT_EQ(progress_line(0, 10, 0), "[--------------------]   0 %");
}

TEST(Progress, IsTheSameInALineOfTextOrJson) {
  const Stage stage{"draws", 1'000'000};
  EXPECT_EQ(plain_line(stage, 250'000, 10), "draws: 25 %, 25 thousand patients/s, 30 s left\n");
  EXPECT_EQ(plain_line(stage, 1'000'000, 40), "draws: 100 %, 25 thousand patients/s, in 40 s\n");
  EXPECT_EQ(plain_line(stage, 0, 0), "draws: 0 %\n");
  EXPECT_EQ(plain_line({"analysis"}, 0, 0), "analysis\n");
  EXPECT_EQ(json_line(stage, 250'000, 10),
            "{\"stage\":\"draws\",\"done\":250000,\"total\":1000000,\"percent\":25.0,\"seconds\":10.0,"
            "\"patients_per_second\":25000.0,\"seconds_left\":30.0}\n");
  EXPECT_EQ(json_line(stage, 0, 0),
            "{\"stage\":\"draws\",\"done\":0,\"total\":1000000,\"percent\":0.0,\"seconds\":0.0}\n");
}

TEST(Progress, IsNeverCompleteBeforeTheEnd) {
  EXPECT_NE(progress_line(999'999, 1'000'000, 1).find(" 99 %"), std::string::npos);
}

TEST(Progress, FitsANarrowTerminal) {
  for (std::uint64_t done = 1; done <= 1'000'000'000'000; done *= 10)
    for (const double seconds : {1e-3, 1.0, 1e3, 1e7})
      EXPECT_LT(progress_line(done, 1'000'000'000'000, seconds).size(), 80u);
}

TEST(ElapsedText, UsesTheUnitThatFits) {
  EXPECT_EQ(elapsed_text(0.4321), "0.43 s");
  EXPECT_EQ(elapsed_text(12), "12 s");
  EXPECT_EQ(elapsed_text(200), "3 min 20 s");
  EXPECT_EQ(elapsed_text(7500), "2 h 5 min");
}

}  // namespace
}  // namespace spinepath::cli
