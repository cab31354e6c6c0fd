#include "sim/scenario/text/utf8.h"

#include <string>
#include <string_view>
#include <utility>

#include <gtest/gtest.h>

namespace spinepath::scenario {
namespace {

TEST(Utf8, characters_of_every_length_are_valid) {
  const std::string text = "a\u00e9\u20ac\U0001F600z";
  EXPECT_EQ(valid_utf8(text), text.size());
  EXPECT_EQ(valid_utf8(""), 0u);
}

TEST(Utf8, what_RFC_3629_forbids_is_found_at_its_first_byte) {
  for (const std::string bad :
       {"\x80", "\xff", "\xc0\xaf", "\xc1\xbf", "\xe0\x80\xaf", "\xed\xa0\x80", "\xf0\x80\x80\xaf",
        "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xe2\x82", "\xe2(", "\xf0\x9f\x98"})
    EXPECT_EQ(valid_utf8("ab" + bad), 2u);
}

TEST(Utf8, a_text_is_read_character_by_character) {
  std::string_view rest =
      "a\u20ac\U0001F600\xff"
      "b\xe2\x82";
  const std::pair<char32_t, std::size_t> expected[]{{U'a', 1}, {0x20AC, 3}, {0x1F600, 4}, {0xFFFD, 1},
                                                    {U'b', 1}, {0xFFFD, 1}, {0xFFFD, 1}};
  for (const auto& [code, size] : expected) {
    const Character first = first_character(rest);
    EXPECT_EQ(first.code, code);
    EXPECT_EQ(first.bytes.size(), size);
    rest.remove_prefix(size);
  }
  EXPECT_TRUE(rest.empty());
}

TEST(Position, counts_lines_and_characters_from_one) {
  const std::string text = "ab\n\u20ac\u00e9x";
  EXPECT_EQ(position_at(text, 0).line, 1);
  EXPECT_EQ(position_at(text, 0).column, 1);
  const TextPosition x = position_at(text, text.find('x'));
  EXPECT_EQ(x.line, 2);
  EXPECT_EQ(x.column, 3);  // after two characters of together five bytes
}

TEST(Printable, has_neither_control_characters_nor_marks_of_direction) {
  EXPECT_EQ(printable("a\tb\x7F\xC2\x9B\nc"), "a b   c");
  EXPECT_EQ(printable("\u202Ea\u2066b\u200F"), " a b ");
  EXPECT_EQ(printable("naïve ± 3 µm 漢字 😀"), "naïve ± 3 µm 漢字 😀");
}

TEST(EscapedInJson, is_the_same_json_without_them) {
  EXPECT_EQ(escaped_in_json("{\"a\": \"\xC2\x9B"
                            "1m\x7F\u202E é\"}\n"),
            "{\"a\": \"\\u009b1m\\u007f\\u202e é\"}\n");
}

TEST(Cut, leaves_whole_characters) {
  EXPECT_EQ(cut("abc", 3), "abc");
  EXPECT_EQ(cut("abcd", 3), "abc…");
  EXPECT_EQ(cut("aéb", 2), "a…");
}

}  // namespace
}  // namespace spinepath::scenario
