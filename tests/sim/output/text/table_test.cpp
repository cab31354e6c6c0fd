#include "sim/output/text/table.h"

#include <sstream>

#include <gtest/gtest.h>

#include "tests/support/text.h"

namespace spinepath::output {
namespace {

using test::lines_of;

TEST(Table, AlignsColumnsByWhatIsSeen) {
  Table table({{"name", Align::left}, {"value"}});
  table.add({"é", "1 ± 2"});
  table.add({"long name", "3"});
  EXPECT_EQ(table.text(),
            "name       value\n"
            "────────────────\n"
            "é          1 ± 2\n"
            "long name      3\n");
}

TEST(Table, ContinuesBelowWhereItIsTooWide) {
  Table table({{"who", Align::left}, {"first"}, {"second"}, {"third"}});
  table.add({"a", "1", "2", "3"});
  const std::string text = table.text(18);
  for (const std::string& line : lines_of(text)) EXPECT_LE(display_width(line), 18u);
  EXPECT_EQ(lines_of(text)[4], "who  third");  // after header, rule, row and an empty line
}

TEST(Table, WrapsTextColumnsBeforeItContinuesBelow) {
  Table table({{"parameter", Align::left}, {"value"}, {"source", Align::left}});
  table.add({"amount", "1,234 ± 5", "a fee schedule of 2024"});
  EXPECT_EQ(table.text(36),
            "parameter      value  source\n"
            "────────────────────────────────────\n"
            "amount     1,234 ± 5  a fee schedule\n"
            "                      of 2024\n");
}

TEST(Table, NeverCutsANumber) {
  Table table({{"what", Align::left}, {"how", Align::left}});
  table.add({"share", "about 95 % and 3,210 ± 4 more, 0.1 to -0.2"});
  for (std::size_t width = 1; width < 40; ++width) {
    const std::string text = table.text(width);
    EXPECT_NE(text.find("95 %"), std::string::npos) << width;
    EXPECT_NE(text.find("3,210 ± 4"), std::string::npos) << width;
    EXPECT_NE(text.find("0.1 to -0.2"), std::string::npos) << width;
  }
}

TEST(Table, BreaksLongAddressesBetweenTheirParts) {
  Table table({{"where", Align::left}, {"n"}});
  table.add({"https://www.example.org/a/long/address/of/a/source", "1"});
  EXPECT_EQ(lines_of(table.text(36)),
            (std::vector<std::string>{"where                              n",
                                      "────────────────────────────────────",
                                      "https://www.example.org/a/long/    1", "address/of/a/source"}));
}

TEST(Table, IndentsTheFurtherLinesOfACell) {
  Table table({{"x", Align::left}});
  table.add({"  one two three four five"});
  EXPECT_EQ(lines_of(table.text(14)),
            (std::vector<std::string>{"x", "──────────────", "  one two", "  three four", "  five"}));
}

TEST(Table, IsATableInMarkdownToo) {
  Table table({{"name", Align::left}, {"value"}});
  table.add({"a|b", "1"});
  EXPECT_EQ(table.markdown(), "| name | value |\n| --- | ---: |\n| a\\|b | 1 |\n");
  EXPECT_EQ(table.text({.markup = Style::Markup::markdown}), table.markdown());
}

TEST(Table, IsEmptyWithoutRowsAndWhereItHasOnlyTheirNames) {
  Table rows({{"name", Align::left}, {"value"}}), names({{"name", Align::left}});
  EXPECT_TRUE(rows.empty());
  rows.add({"age", "50"});
  names.add({"age"});
  EXPECT_FALSE(rows.empty());
  EXPECT_TRUE(names.empty());
}

TEST(Table, KeepsCellsOfControlCharactersFree) {
  Table table({{"x", Align::left}});
  table.add({"\033[31mred\n"});
  EXPECT_EQ(lines_of(table.text()).back(), " [31mred");
}

TEST(Shortened, CutsBetweenCharacters) {
  EXPECT_EQ(shortened("Größe", 5), "Größe");
  EXPECT_EQ(shortened("Größe", 4), "Grö…");
  EXPECT_EQ(display_width(shortened("éééééééé", 3)), 3u);
}

TEST(Wrapped, BreaksBetweenWordsAndIndentsWhatFollows) {
  EXPECT_EQ(wrapped("one two  three", 8, 2), "one two\n  three");
  EXPECT_EQ(wrapped("unbreakable", 4, 0), "unbreakable");
  EXPECT_EQ(wrapped("", 4, 0), "");
}

TEST(Printable, TurnsControlCharactersToBlanks) {
  EXPECT_EQ(printable("a\tb\x7F\xC2\x9B"
                      "c"),
            "a b  c");
  EXPECT_EQ(printable("naïve ± 3 µm"), "naïve ± 3 µm");
  EXPECT_EQ(printable("a\u202Eb\u2066c"), "a b c");  // marks of direction
}

}  // namespace
}  // namespace spinepath::output
