#include "sim/output/files/outcomes_csv.h"

#include <gtest/gtest.h>

#include "tests/sim/output/example.h"

namespace spinepath::output {
namespace {

using test::Example;

/// Fields by row, after RFC 4180.
std::vector<std::vector<std::string>> parse(const std::string& text) {
  std::vector<std::vector<std::string>> rows{{""}};
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted && c == '"' && i + 1 < text.size() && text[i + 1] == '"')
      rows.back().back() += text[i++];
    else if (c == '"')
      quoted = !quoted;
    else if (c == ',' && !quoted)
      rows.back().emplace_back();
    else if (c == '\n' && !quoted)
      rows.push_back({""});
    else
      rows.back().back() += c;
  }
  rows.pop_back();  // after the last line's end
  return rows;
}

void expect_number(const std::string& text, const std::optional<double>& x) {
  ASSERT_EQ(text.empty(), !x);
  if (x) {
    EXPECT_EQ(std::stod(text), *x);
  }
}

TEST(Csv, OutcomesHaveTheColumnsOfTheFormat) {
  const Example example;
  const std::string text = outcomes_csv(example.scenario, example.results);
  EXPECT_TRUE(text.starts_with("pathway,outcome,of,at,unit,mean,se,sd,p025,p25,p50,p75,p975\n"));
  EXPECT_TRUE(differences_csv(example.scenario, example.results)
                  .starts_with("pathway,reference,outcome,of,at,unit,mean,se\n"));
}

TEST(Csv, OutcomesReadBackAsTheResults) {
  const Example example;
  const auto rows = parse(outcomes_csv(example.scenario, example.results));
  ASSERT_EQ(rows.size(), example.results.outcomes.size() + 1);
  for (std::size_t i = 0; i < example.results.outcomes.size(); ++i) {
    const OutcomeRow& row = example.results.outcomes[i];
    ASSERT_EQ(rows[i + 1].size(), 13u);
    EXPECT_EQ(rows[i + 1][0], example.scenario.pathways[row.pathway].name.text);
    expect_number(rows[i + 1][5], row.mean);
    expect_number(rows[i + 1][6], row.se);
    expect_number(rows[i + 1][7], row.sd);
    for (std::size_t q = 0; q < reported_quantiles.size(); ++q)
      expect_number(rows[i + 1][8 + q], row.quantiles ? std::optional((*row.quantiles)[q]) : std::nullopt);
  }
}

TEST(Csv, DifferencesReadBackAsTheResults) {
  const Example example;
  const auto rows = parse(differences_csv(example.scenario, example.results));
  ASSERT_EQ(rows.size(), example.results.differences.size() + 1);
  for (std::size_t i = 0; i < example.results.differences.size(); ++i) {
    ASSERT_EQ(rows[i + 1].size(), 8u);
    EXPECT_EQ(rows[i + 1][1], "usual");
    expect_number(rows[i + 1][6], example.results.differences[i].mean);
    expect_number(rows[i + 1][7], example.results.differences[i].se);
  }
}

TEST(Csv, OnePatientHasNoErrorAndNothingThatIsNoNumber) {
  const Example example(1);
  const std::string text = outcomes_csv(example.scenario, example.results);
  EXPECT_EQ(text.find(",nan"), std::string::npos);
  EXPECT_EQ(text.find(",inf"), std::string::npos);
  for (const auto& row : parse(text)) EXPECT_EQ(row[6], row[0] == "pathway" ? "se" : "");
}

TEST(Csv, BytesDoNotDependOnThreads) {
  const Example one(5000, 1), three(5000, 3);
  EXPECT_EQ(outcomes_csv(one.scenario, one.results), outcomes_csv(three.scenario, three.results));
  EXPECT_EQ(differences_csv(one.scenario, one.results), differences_csv(three.scenario, three.results));
}

TEST(Csv, NoTextIsAFormulaOfASpreadsheet) {
  EXPECT_EQ(csv_field("=1+1"), "'=1+1");
  EXPECT_EQ(csv_field("=HYPERLINK(\"http://x\",1)"), "\"'=HYPERLINK(\"\"http://x\"\",1)\"");
  EXPECT_EQ(csv_field("it's - so"), "it's - so");
  for (const std::string text :
       {"=1", "+1", "-1", "@x", "\tx", "\r=x", "'=1", "''=1", "'x", "a=b", "'", ""}) {
    const std::string field = parse(csv_field(text) + "\n")[0][0];
    EXPECT_TRUE(field.empty() || formula_starts.find(field[0]) == std::string_view::npos) << text;
    EXPECT_EQ(without_mark(field), text) << "reads back as it was";
  }
}

TEST(Csv, QuotesWhatWouldBreakARow) {
  EXPECT_EQ(csv_field("plain"), "plain");
  EXPECT_EQ(csv_field("a,b"), "\"a,b\"");
  EXPECT_EQ(csv_field("say \"so\""), "\"say \"\"so\"\"\"");
  EXPECT_EQ(csv_field("two\nlines"), "\"two\nlines\"");
  for (const std::string text : {"a,b", "\"", "x\r\ny", " blank ", "", ",\",\n"})
    EXPECT_EQ(parse(csv_field(text) + "\n")[0][0], text);
}

}  // namespace
}  // namespace spinepath::output
