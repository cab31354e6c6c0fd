// What is made of elements is well-formed whatever the names are.
#include "sim/report/draw/svg.h"

#include <gtest/gtest.h>

namespace spinepath::report {
namespace {

TEST(Svg, NamesCannotEndAnElementOrAnAttribute) {
  EXPECT_EQ(escaped("<script>\"R&D\"</script>"), "&lt;script&gt;&quot;R&amp;D&quot;&lt;/script&gt;");
  EXPECT_EQ(element("a", {{"b", "\"<&>"}}, escaped("]]>")), "<a b=\"&quot;&lt;&amp;&gt;\">]]&gt;</a>\n");
  EXPECT_EQ(element("a", {}), "<a/>\n");
}

TEST(Svg, WhatXmlCannotHoldIsReplaced) {
  EXPECT_EQ(escaped(std::string_view("a\0b\x1B[31m\nc\x7F\xC2\x85", 13)), "a b [31m c  ");
  EXPECT_EQ(escaped("\xEF\xBF\xBE\xEF\xBF\xBF"), "\uFFFD\uFFFD");
  EXPECT_EQ(escaped("a\xFFz\xE2\x82"), "a\uFFFDz\uFFFD\uFFFD");  // not UTF-8
  EXPECT_EQ(escaped("ä 漢 \U0001F9B4"), "ä 漢 \U0001F9B4");
}

TEST(Svg, CoordinatesHaveTheFewestDigits) {
  EXPECT_EQ(coordinate(12), "12");
  EXPECT_EQ(coordinate(1.0 / 3), "0.33");
  EXPECT_EQ(coordinate(-0.001), "0");
  EXPECT_EQ(coordinate(-2.5), "-2.5");
}

TEST(Svg, ARectangleIsABox) {
  EXPECT_EQ(rectangle({1, 2, 3.5, 4}, "box", 2),
            "<rect class=\"box\" x=\"1\" y=\"2\" width=\"3.5\" height=\"4\" rx=\"2\"/>\n");
}

TEST(Svg, CornersAreQuartersOfACircle) {
  const Corner down_then_right[]{{1, 0}, {1, 10, 4}, {20, 10}}, right_then_down[]{{0, 0}, {9, 0, 2}, {9, 9}};
  EXPECT_EQ(rounded_path(down_then_right), "M1 0L1 6A4 4 0 0 0 5 10L20 10");
  EXPECT_EQ(rounded_path(right_then_down), "M0 0L7 0A2 2 0 0 1 9 2L9 9");
}

}  // namespace
}  // namespace spinepath::report
