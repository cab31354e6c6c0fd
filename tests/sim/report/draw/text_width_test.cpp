// Lines are never wider than their column, and lose nothing but what … shows as cut.
#include "sim/report/draw/text_width.h"

#include <random>

#include <gtest/gtest.h>

#include "sim/report/draw/text_block.h"

namespace spinepath::report {
namespace {

constexpr Font plain{.size = 10}, bold{.size = 10, .bold = true};

std::string without_spaces(std::string text) {
  std::erase(text, ' ');
  return text;
}

/// Words of all lengths, of letters of several scripts.
std::string random_text(std::mt19937& random) {
  static const std::vector<std::string> letters{"i",  "W",          "a",       "é", "Щ",
                                                "漢", "\U0001F9B4", "e\u0301", "ش", "_"};
  std::string text;
  for (std::size_t word = random() % 8 + 1; word > 0; --word) {
    for (std::size_t letter = random() % 40 + 1; letter > 0; --letter)
      text += letters[random() % letters.size()];
    if (word > 1) text += ' ';
  }
  return text;
}

TEST(TextWidth, IsThatOfTheWidestUsualFont) {
  EXPECT_DOUBLE_EQ(text_width("Wi", plain), 9.9 + 2.8);  // DejaVu Sans: 0.989 and 0.278, rounded up
  EXPECT_GT(text_width("Wi", bold), text_width("Wi", plain));
  EXPECT_DOUBLE_EQ(text_width("e\u0301", plain), text_width("e", plain));
  EXPECT_DOUBLE_EQ(text_width("\u00A0", plain), text_width(" ", plain));
}

TEST(TextWidth, LinesFitAndHoldAllWords) {
  std::mt19937 random(1);
  for (int i = 0; i < 500; ++i) {
    const std::string text = random_text(random);
    const double width = 25 + static_cast<double>(random() % 300);
    std::string all;
    for (const std::string& line : lines_within(text, width, bold, 1000)) {
      EXPECT_LE(text_width(line, bold), width + 1e-9) << line;
      all += line;
    }
    EXPECT_EQ(without_spaces(all), without_spaces(text));
  }
}

TEST(TextWidth, WhatIsCutEndsWithAnEllipsis) {
  std::mt19937 random(2);
  for (int i = 0; i < 500; ++i) {
    const std::string text = random_text(random) + " " + random_text(random);
    const std::size_t needed = lines_within(text, 120, plain, 1000).size();
    const std::vector<std::string> lines = lines_within(text, 120, plain, 2);
    EXPECT_EQ(lines.size(), std::min<std::size_t>(needed, 2));
    EXPECT_EQ(lines.back().ends_with("…"), needed > 2) << text;
    EXPECT_LE(text_width(lines.back(), plain), 120 + 1e-9);
  }
}

TEST(TextWidth, SpacesThatDoNotBreakKeepWordsTogether) {
  EXPECT_EQ(lines_within("wait 2 weeks", 60, plain, 9), (std::vector<std::string>{"wait 2", "weeks"}));
  EXPECT_EQ(lines_within("wait 2\u00A0weeks", 60, plain, 9),
            (std::vector<std::string>{"wait", "2\u00A0weeks"}));
  EXPECT_TRUE(lines_within(" \n ", 60, plain, 9).empty());
}

TEST(TextBlock, LinesFollowEachOtherDown) {
  const TextBlock block =
      text_block({{"one two", bold}, {"", plain}, {"three", plain, Ink::muted}}, 5, 100, 30);
  ASSERT_EQ(block.labels.size(), 3u);
  double above = 100;
  for (const Label& label : block.labels) {
    EXPECT_GE(label.baseline - label.font.size, above);
    above = label.baseline;
  }
  EXPECT_DOUBLE_EQ(block.bottom, 100 + 3 * 13.5);
  EXPECT_EQ(markup_of(block.labels.back()),
            "<text class=\"muted\" x=\"5\" y=\"137.2\" font-size=\"10\" font-weight=\"400\" "
            "text-anchor=\"start\">three</text>\n");
}

}  // namespace
}  // namespace spinepath::report
