#include <gtest/gtest.h>

#include "sim/report/method/figures.h"
#include "tests/sim/report/material.h"

namespace spinepath::report {
namespace {

TEST(MethodTable, HasTheCommandWithWhatWasSet) {
  TestFolder folder = small_run();
  folder.summary["manifest"]["draws"] = 100;
  folder.summary["manifest"]["patients_per_draw"] = 50;
  folder.summary["manifest"]["evidence"] = "observed";
  const std::string table = method_table(folder.material());
  EXPECT_NE(table.find("spinepath run small.toml --patients 1000 --seed 1 --draws 100 --patients-per-draw 50 "
                       "--evidence observed"),
            std::string::npos)
      << table;
  EXPECT_EQ(table.find("threads"), std::string::npos);
}

TEST(CheersList, CountsWhatIsAnsweredByWhom) {
  TestFolder folder = small_run();
  const std::string before = cheers_list(folder.material(), {{"top", "title"}, {"relief", "section 1"}});
  EXPECT_NE(before.find("none by the authors"), std::string::npos) << before;
  EXPECT_EQ(before.find("#groups"), std::string::npos) << "no subgroups, no link";
  folder.summary["scenario"]["report"] = {{"funding", "<none>"}, {"conflicts", "none"}};
  const std::string after = cheers_list(folder.material(), {{"top", "title"}, {"relief", "section 1"}});
  EXPECT_NE(after.find("two by the authors"), std::string::npos) << after;
  EXPECT_NE(after.find("Source of funding <span class=\"said\">&lt;none&gt;</span>"), std::string::npos)
      << after;
}

}  // namespace
}  // namespace spinepath::report
