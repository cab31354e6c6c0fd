// Tables as R, spreadsheets and statistics programs write them, and what is wrong with others.
#include "sim/analysis/imports/table.h"

#include <gtest/gtest.h>

#include "tests/sim/analysis/imports/texts.h"

namespace spinepath {
namespace {

using test::errors_of;
using test::text_file;

TEST(ImportedTables, AreReadInEveryShapeInWhichTheyAreWritten) {
  for (const std::string text : {"usual,new\n1,2\n3.5,-4e2\n",            // voi, SAVI
                                 "usual,new\r\n1,2\r\n3.5,-4E+02\r\n",    // spreadsheets of Windows
                                 "\xEF\xBB\xBFusual,new\n1,2\n3.5,-400",  // with a byte order mark
                                 "\"usual\",\"new\"\n1,2\n\n3.5,-400\n",  // quoted
                                 "\"\",\"usual\",\"new\"\n\"1\",1,2\n\"2\",3.5,-400\n",  // write.csv of R
                                 ",usual,new\n1,1,2\n2,3.5,-400\n",                      // pandas
                                 "usual;new\n1;2\n3.5;-400\n;\n", "usual\tnew\n1\t2\n3.5\t-400\n"}) {
    scenario::Report report;
    const auto table = number_table(text_file(text), report);
    ASSERT_TRUE(table) << text << errors_of(report);
    ASSERT_EQ(table->columns.size(), 2u) << text;
    EXPECT_EQ(table->columns[0].text, "usual") << text;
    EXPECT_EQ(table->columns[1].text, "new") << text;
    EXPECT_EQ(table->rows, 2u) << text;
    EXPECT_EQ(table->values, (std::vector<double>{1, 2, 3.5, -400})) << text;
  }
}

TEST(ImportedTables, SayWhereTheyAreWrong) {
  const std::string number = "a number with a decimal point, within ±1e+15";
  for (const auto& [text, message] : std::vector<std::pair<std::string, std::string>>{
           {"", "cost.csv:1:1: the file is empty; allowed: a header with names, and a row per draw"},
           {" \n\n", "cost.csv:1:1: the file is empty; allowed: a header with names, and a row per draw"},
           {"a,b\n", "cost.csv:1:1: there is no row below the header; allowed: a row per draw"},
           {"1,2\n3,4\n",
            "cost.csv:1:1: the first line holds numbers; allowed: a header with a name for each "
            "column"},
           {"a,b\n1,2\n3\n",
            "cost.csv:3:1: row has 1 cells, the header 2; allowed: a cell for each column; "
            "numbers with a decimal point"},
           {"a,b\n1,5,2\n",
            "cost.csv:2:1: row has 3 cells, the header 2; allowed: a cell for each column; "
            "numbers with a decimal point"},
           {"a;b\n1;2,5\n",
            "cost.csv:2:3: b: \"2,5\" has a decimal comma, or is not a number; allowed: " + number},
           {"a,b\n1,NA\n", "cost.csv:2:3: b: \"NA\" is not a number; allowed: " + number},
           {"a,b\n1,NaN\n", "cost.csv:2:3: b: \"NaN\" is not a number; allowed: " + number},
           {"a,b\ninf,1\n", "cost.csv:2:1: a: \"inf\" is not a number; allowed: " + number},
           {"a,b\n1,\n", "cost.csv:2:3: b: the cell is empty; allowed: " + number},
           {"a,b\n1,1e15\n", "cost.csv:2:3: b: \"1e15\" is not a number; allowed: " + number},
           {"a,b\n1,$2\n", "cost.csv:2:3: b: \"$2\" is not a number; allowed: " + number},
           {"a,a\n1,2\n", "cost.csv:1:3: a: there are two columns of that name; allowed: names that differ"},
           {"a,,b\n1,2,3\n", "cost.csv:1:3: a column has no name; allowed: a name for each column"},
           {"a,b\n1,\"2\n",
            "cost.csv:2:1: a quotation mark is not closed; allowed: a closing one in the same "
            "line"}}) {
    scenario::Report report;
    EXPECT_FALSE(number_table(text_file(text), report)) << text;
    EXPECT_EQ(errors_of(report), message + "\n");
  }
}

TEST(ImportedTables, NameEveryCellThatIsNoNumber) {
  scenario::Report report;
  EXPECT_FALSE(number_table(text_file("a,b\nx,1\n2,y\n"), report));
  EXPECT_EQ(report.errors.size(), 2u) << errors_of(report);
}

}  // namespace
}  // namespace spinepath
