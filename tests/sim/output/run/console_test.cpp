#include "sim/output/run/console.h"

#include <sstream>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "sim/output/text/table.h"
#include "tests/sim/output/example.h"
#include "tests/support/text.h"

namespace spinepath::output {
namespace {

using test::Example;
using test::has;
using test::whole_report;

void expect_narrow(const std::string& text) {
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) EXPECT_LE(display_width(line), page_width) << line;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  text.replace(text.find(from), from.size(), to);
  return text;
}

TEST(Console, AnswersEveryQuestion) {
  const Example example;
  const std::string text = whole_report(example.record, Style::plain);
  for (const char* part : {"An example", "1,000 patients, seed 1", "3 years", "USD of 2024", "3 %",
                           "00000000000000ff", "How likely is relief?",
                           "How likely is it that half the pain is gone?", "What does it cost, and who pays?",
                           "What is it spent on?", "What is gained?", "What does one more QALY cost?",
                           "How many patients receive which treatment?", "Which other events occur?",
                           "for the whole cohort of 5,000 people", "How does it compare with usual?"})
    EXPECT_TRUE(has(text, part)) << part;
}

TEST(Console, FitsThePage) {
  expect_narrow(whole_report(Example().record, Style::plain));
  std::string times, names = test::example_text;
  for (int month = 1; month <= 30; ++month) times += fmt::format("\"{} months\", ", month);
  names = replaced(names, "\"6 weeks\", \"12 months\", \"24 months\"", times);
  names = replaced(names, "\"usual\"", "\"what_everybody_in_the_country_gets_as_a_rule_every_time\"");
  expect_narrow(whole_report(Example(300, 1, names).record, Style::plain));
}

TEST(Console, NoCellIsWithoutANumberThatIsOne) {
  for (const std::uint64_t patients : {1, 2, 1000}) {
    const std::string text = whole_report(Example(patients).record, Style::plain);
    EXPECT_FALSE(has(text, "nan"));
    EXPECT_FALSE(has(text, "inf "));
    EXPECT_FALSE(has(text, "-0 "));
  }
}

TEST(Console, SaysAtTheTopThatARunIsPartial) {
  Example example(1);
  EXPECT_FALSE(has(whole_report(example.record, Style::plain), "partial"));
  example.record.stopped = "interrupted after 3 of 10 draws";
  const std::string text = whole_report(example.record, Style::plain);
  EXPECT_TRUE(has(text, "\npartial: interrupted after 3 of 10 draws\n")) << text;
  EXPECT_TRUE(has(text, "\n1 patient, seed 1")) << text;
}

TEST(Console, PlainTextHasNoEscapes) {
  const Example example;
  EXPECT_FALSE(has(whole_report(example.record, Style::plain), "\033"));
  EXPECT_TRUE(has(whole_report(example.record, Style::coloured), "\033[1m"));
}

TEST(Console, OnePathwayIsComparedWithNothing) {
  std::string text(test::example_text);
  text.replace(text.find("[[pathways]]"), std::string::npos, "[[pathways]]\nname = \"alone\"\nsteps = []\n");
  const Example example(100, 1, text);
  const std::string report = whole_report(example.record, Style::plain);
  EXPECT_FALSE(has(report, "How does it compare"));
  EXPECT_FALSE(has(report, "one more QALY"));
  EXPECT_FALSE(has(report, "How many patients receive which treatment?"));
  EXPECT_FALSE(has(report, "Which other events occur?"));
}

}  // namespace
}  // namespace spinepath::output
