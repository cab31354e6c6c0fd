#include "sim/report/data/csv.h"

#include <gtest/gtest.h>

namespace spinepath::report {
namespace {

TEST(CsvTable, ReadsFieldsNumbersAndQuotes) {
  const CsvTable table("a.csv", "name,x\n\"a, \"\"b\"\"\nc\",1.5\n,\n");
  ASSERT_EQ(table.rows(), 2u);
  EXPECT_EQ(table.text(0, "name"), "a, \"b\"\nc");
  EXPECT_EQ(table.number(0, "x"), 1.5);
  EXPECT_EQ(table.text(1, "name"), "");
  EXPECT_EQ(table.number(1, "x"), std::nullopt);
}

TEST(CsvTable, TakesTheMarkOfATextThatIsNoFormulaAway) {
  const CsvTable table("a.csv", "'-a,b,c\n'=1,\"''=x,\",\"''x,\"\n");
  EXPECT_EQ(table.column("-a"), 0u);
  EXPECT_EQ(table.text(0, 0), "=1");
  EXPECT_EQ(table.text(0, 1), "'=x,");
  EXPECT_EQ(table.text(0, 2), "''x,");  // csv_field marks only what would be a formula
}

TEST(CsvTable, StaysValidWhenMoved) {
  CsvTable table("a.csv", "name\n\"say \"\"no\"\"\"\n");
  const CsvTable moved = std::move(table);
  EXPECT_EQ(moved.text(0, 0), "say \"no\"");
}

TEST(CsvTable, NamesTheFileAndTheLineOfWhatIsWrong) {
  const auto problem = [](const std::string& text) -> std::string {
    try {
      static_cast<void>(CsvTable("a.csv", text).number(0, "x"));
      return "none";
    } catch (const Unusable& error) {
      return error.what();
    }
  };
  EXPECT_EQ(problem("x,y\n1\n"), "a.csv: line 2 has 1 fields, the header 2");
  EXPECT_EQ(problem("x\n\"1\n"), "a.csv: a quotation mark is not closed");
  EXPECT_EQ(problem("x\none\n"), "a.csv: line 2: \"one\" is not a number");
  EXPECT_EQ(problem("y\n1\n"), "a.csv: there is no column \"x\"");
  EXPECT_EQ(problem("x\n1\n"), "none");
}

}  // namespace
}  // namespace spinepath::report
