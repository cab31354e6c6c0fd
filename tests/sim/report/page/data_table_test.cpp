#include "sim/report/page/data_table.h"

#include <gtest/gtest.h>

#include "tests/support/text.h"

namespace spinepath::report {
namespace {

using test::has;

DataTable example() {
  const Estimate share{.mean = 0.23456, .se = 0.004, .low = 0.1, .high = 0.4};
  DataTable table{.name = "shares",
                  .caption = "Shares & more",
                  .first = {.heading = "Row", .key = "row"},
                  .columns = {{"Share, %", "share", {.scale = 100}},
                              {"Gain", "gain", {.decimals = 1, .sign = true}},
                              {"Note", "note"}}};
  table.rows.push_back(
      {.head = {.text = "a <b>"}, .cells = {share, Estimate{.mean = 2.25}, std::string("x, \"y\"")}});
  table.rows.push_back(
      {.head = {.text = "c", .key = "key of c"}, .cells = {DataCell(), Estimate{.mean = -2}, DataCell()}});
  return table;
}

TEST(DataTable, IsRoundedOnThePage) {
  const std::string html = html_of(example());
  EXPECT_TRUE(has(html, "<td class=\"num\">23.5<span class=\"se\"> ± 0.4 (10.0 to 40.0)</span></td>"))
      << html;
  EXPECT_TRUE(has(html, "<td class=\"num\">−2.0</td>")) << html;
  EXPECT_TRUE(has(html, "a &lt;b&gt;")) << html;
  EXPECT_TRUE(has(html, "<caption><span>Shares &amp; more</span></caption>")) << html;
}

TEST(DataTable, HasAllDigitsInItsFile) {
  EXPECT_EQ(csv_of(example()),
            "row,share,share_se,share_low,share_high,gain,note\n"
            "a <b>,23.456,0.4,10,40,2.25,\"x, \"\"y\"\"\"\n"
            "key of c,,,,,-2,\n");
}

TEST(DataTable, IsATableOnTheTerminal) {
  const std::string text = text_of(example()).text();
  EXPECT_TRUE(has(text, "23.5 ± 0.4 (10.0; 40.0)")) << text;
  EXPECT_TRUE(has(text, "–")) << text;
}

}  // namespace
}  // namespace spinepath::report
