#include "sim/scenario/text/cells.h"

#include <string>

#include <gtest/gtest.h>

namespace spinepath::scenario {
namespace {

std::string texts(std::string_view line) {
  const auto cells = cells_of(line, separator_of(line));
  std::string all;
  for (const Cell& cell : cells.value())
    all += std::string(cell.text) + "@" + std::to_string(cell.column) + "|";
  return all;
}

TEST(Cells, are_separated_by_commas_semicolons_tabs_or_blanks) {
  EXPECT_EQ(texts("a,b, c"), "a@1|b@3|c@6|");
  EXPECT_EQ(texts("a;0,5;;"), "a@1|0,5@3|@7|@8|");
  EXPECT_EQ(texts("a\t0,5; x"), "a@1|0,5; x@3|");
  EXPECT_EQ(texts("  a   b\r"), "a@3|b@7|");
}

TEST(Cells, in_quotation_marks_keep_separators) {
  EXPECT_EQ(texts("\"99,384\",b"), "99,384@1|b@10|");
  EXPECT_EQ(texts("\"a;b\" \"c\""), "a;b@1|c@7|");
}

TEST(Cells, have_columns_in_characters_however_many_they_are) {  // each character is counted once
  std::string line;
  for (int i = 0; i < 1'000'000; ++i) line += "é,";
  const auto cells = cells_of(line, Separator::comma);
  ASSERT_EQ(cells->size(), 1'000'001u);
  EXPECT_EQ(cells->at(999'999).column, 1'999'999);
}

TEST(Cells, without_a_closing_quotation_mark_are_none) { EXPECT_FALSE(cells_of("a,\"b", Separator::comma)); }

}  // namespace
}  // namespace spinepath::scenario
