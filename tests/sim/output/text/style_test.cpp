#include "sim/output/text/style.h"

#include <gtest/gtest.h>

namespace spinepath::output {
namespace {

TEST(Style, WritesHeadings) {
  EXPECT_EQ(bold("Money", Style::plain), "Money");
  EXPECT_EQ(bold("Money", Style::coloured), "\033[1mMoney\033[0m");
  EXPECT_EQ(bold("Money", {.markup = Style::Markup::markdown}), "## Money");
}

TEST(Style, GivesTextNoMoreThanAPageAndListingsAllTheyNeedWhereNoWidthIsKnown) {
  EXPECT_EQ(Style::plain.text(), page_width);
  EXPECT_EQ(Style::plain.room_for(Room::listing), unlimited_width);
  const Style wide{.width = 200};
  EXPECT_EQ(wide.text(), page_width);
  EXPECT_EQ(wide.room_for(Room::page), 200u);
  EXPECT_EQ(wide.room_for(Room::listing), 200u);
  EXPECT_EQ(Style{.width = 60}.text(), 60u);
}

TEST(LineBreaks, StayInMarkdown) {
  EXPECT_EQ(with_line_breaks("## Title\none\ntwo\n\n| a |\n| --- |\n"),
            "## Title\none  \ntwo\n\n| a |\n| --- |\n");
}

}  // namespace
}  // namespace spinepath::output
