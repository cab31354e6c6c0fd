// A golden run: the shipped scenario on 20,000 patients gives the stored results. Stored numbers are compared
// to nine digits, so that another processor's rounding in table set-up is no failure; everything else to the
// letter. After a change that is meant to change results: spinepath run scenarios/four_ways.toml --patients
// 20000 --out FOLDER, and FOLDER/outcomes.csv and differences.csv replace those in tests/scenarios/golden/.
#include <cmath>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "sim/engine/run/results.h"
#include "sim/output/files/outcomes_csv.h"
#include "sim/scenario/compile/compile.h"
#include "sim/scenario/read.h"

namespace spinepath {
namespace {

const std::string root = SPINEPATH_ROOT;

std::vector<std::string> fields(const std::string& line) {
  std::vector<std::string> list;
  std::istringstream in(line);
  for (std::string field; std::getline(in, field, ',');) list.push_back(field);
  return list;
}

bool same_field(const std::string& a, const std::string& b) {
  if (a == b) return true;
  char *end_a = nullptr, *end_b = nullptr;
  const double x = std::strtod(a.c_str(), &end_a), y = std::strtod(b.c_str(), &end_b);
  if (a.empty() || b.empty() || *end_a != 0 || *end_b != 0) return false;
  return std::fabs(x - y) <= 1e-9 * std::max(std::fabs(x), std::fabs(y));
}

void expect_same_table(const std::string& file, const std::string& text) {
  std::ifstream stored(root + "/tests/scenarios/golden/" + file);
  ASSERT_TRUE(stored) << file;
  std::istringstream now(text);
  int line = 0;
  for (std::string a, b; std::getline(stored, a);) {
    ++line;
    ASSERT_TRUE(std::getline(now, b)) << file << " is shorter than the stored one";
    const auto x = fields(a), y = fields(b);
    ASSERT_EQ(x.size(), y.size()) << file << ':' << line;
    for (std::size_t i = 0; i < x.size(); ++i)
      EXPECT_TRUE(same_field(x[i], y[i])) << file << ':' << line << "\n" << a << "\n" << b;
  }
  EXPECT_GT(line, 100);
  EXPECT_EQ(now.peek(), std::char_traits<char>::eof()) << file << " is longer than the stored one";
}

TEST(GoldenRun, OfFourWaysGivesTheStoredResults) {
  const auto reading = scenario::read_scenario(root + "/scenarios/four_ways.toml");
  ASSERT_TRUE(reading.scenario);
  const CareModel model = scenario::compile(*reading.scenario);
  const Results results = summarise(model, *run(model, {.patients = 20'000, .seed = 1}, {}));
  expect_same_table("outcomes.csv", output::outcomes_csv(*reading.scenario, results));
  expect_same_table("differences.csv", output::differences_csv(*reading.scenario, results));
}

}  // namespace
}  // namespace spinepath
