#include "sim/output/comparison/report.h"

#include <sstream>

#include <gtest/gtest.h>

#include "sim/output/text/number.h"
#include "tests/sim/output/compared_example.h"
#include "tests/support/text.h"

namespace spinepath::output {
namespace {

using test::has;

/// In one line, however it was wrapped.
std::string unwrapped(const std::string& text) {
  std::istringstream words(text);
  std::string line;
  for (std::string word; words >> word;) line.append(word).append(" ");
  return line;
}

const test::ComparedExample& compared() {
  static const test::ComparedExample cases;
  return cases;
}

TEST(ComparisonReport, TellsWhatTheCasesAreAndWhetherTheyShareTheirPatients) {
  const std::string text = unwrapped(comparison_report(compared().record, Style::plain));
  for (const char* part :
       {"3 cases; plain is the reference",
        "plain plain.toml, evidence as given; 500 patients, seed 1, followed for 3 years",
        "the same patients as plain; not paired, as settings differ: money (currency or price year, "
        "background costs, value "
        "of a day "
        "off work)",
        "other patients than plain, no difference is paired; settings that differ: number of patients, seed"})
    EXPECT_TRUE(has(text, part)) << part << "\n" << text;
}

TEST(ComparisonReport, ShowsHowMoneyWasConverted) {
  const std::string text = unwrapped(comparison_report(compared().record, Style::plain));
  EXPECT_TRUE(has(text, "MXN of 2022 x 1.25 (index, plan) x 0.05 (exchange rate, no source) = USD of 2024"))
      << text;
  EXPECT_FALSE(has(text, "USD of 2024 x"));
}

TEST(ComparisonReport, HasARowForEachCaseOfAPathwayAndItsDifference) {
  const std::string text = comparison_report(compared().record, Style::plain);
  for (const char* row : {"\nusual\n", "\n  plain ", "\n  pesos ", "\n    less plain ", "\n  others, few ",
                          "\nno_care\n", "\n    less usual "})
    EXPECT_TRUE(has(text, row)) << row << "\n" << text;
  const OutcomeRow* row = compared().results.find(1, 0, {Outcome::qalys});
  EXPECT_TRUE(has(text, rounded(row->mean, row->se)));
}

TEST(ComparisonReport, MarksWhatIsNotPaired) {
  const std::string text = comparison_report(compared().record, Style::plain);
  EXPECT_TRUE(has(text, " *\n"));
  EXPECT_TRUE(has(unwrapped(text), "*: not paired"));
  const std::vector<Case> same{compared().cases[0], compared().cases[0]};
  const Comparison paired = *compare(same, 1, {});
  const ComparisonRecord record{same, paired, compared().record.money, compared().record.manifests};
  EXPECT_FALSE(has(comparison_report(record, Style::plain), "*"));
}

}  // namespace
}  // namespace spinepath::output
