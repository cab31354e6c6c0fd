#include "sim/cli/terminal/page.h"

#include <cstdlib>

#include <gtest/gtest.h>

namespace spinepath::cli {
namespace {

/// A variable of the environment while this lives.
class Environment {
 public:
  Environment(const char* name, const char* value) : name_(name) { ::setenv(name, value, 1); }
  ~Environment() { ::unsetenv(name_); }

 private:
  const char* name_;
};

TEST(PageColumns, FollowTheVariable) {
  const Environment columns("COLUMNS", "93");
  EXPECT_EQ(page_columns(), 93u);
}

TEST(PageColumns, AreNeverTooFewForText) {
  const Environment columns("COLUMNS", "3");
  EXPECT_EQ(page_columns(), narrowest_page);
}

TEST(PageHasColours, AsAskedForWhateverTheEnvironmentSays) {
  const Environment no("NO_COLOR", "1");
  EXPECT_TRUE(page_has_colours(Colour::always));
  EXPECT_FALSE(page_has_colours(Colour::automatic));
  EXPECT_FALSE(page_has_colours(Colour::never));
}

TEST(PageHasColours, WhereTheyAreForcedAndNotRefused) {
  const Environment forced("CLICOLOR_FORCE", "1");
  EXPECT_TRUE(page_has_colours(Colour::automatic));
  const Environment no("NO_COLOR", "1");
  EXPECT_FALSE(page_has_colours(Colour::automatic));
}

}  // namespace
}  // namespace spinepath::cli
