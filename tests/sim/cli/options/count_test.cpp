#include "sim/cli/options/count.h"

#include <gtest/gtest.h>

namespace spinepath::cli {
namespace {

TEST(Count, TakesTheWaysPeopleWriteWholeNumbers) {
  for (const char* text : {"1000000", "1_000_000", "1e6", "1E6", "1e+6", "1.0e6", "10e5", "1000000.0"})
    EXPECT_EQ(parse_count(text), 1'000'000u) << text;
  EXPECT_EQ(parse_count("2.5e3"), 2500u);
  EXPECT_EQ(parse_count("0"), 0u);
  EXPECT_EQ(parse_count("9007199254740992"), seeds.high);
}

TEST(Count, RefusesAllElse) {
  for (const char* text : {"",      " ",     "-1",    "+1",   "1.5", "1e-3", "0x10",
                           "nan",   "inf",   "1e400", "1__0", "_1",  "1_",   "1_e6",
                           "1 000", "1,000", "1e",    "e6",   "ten", "1e6x", "9007199254740993",
                           ".5e1"})
    EXPECT_FALSE(parse_count(text)) << text;
}

TEST(Count, NamesTheRangeItMustLieIn) {
  EXPECT_EQ(problem_with_count("1e12", patient_counts), "");
  EXPECT_NE(problem_with_count("1e13", patient_counts).find("from 1 to 1000000000000"), std::string::npos);
  EXPECT_NE(problem_with_count("0", patient_counts), "");
  EXPECT_EQ(problem_with_count("0", patient_numbers), "");
  EXPECT_EQ(problem_with_count("1024", thread_counts), "");
  EXPECT_NE(problem_with_count("1025", thread_counts), "");
}

TEST(Counts, AreReadBetweenCommasAndSorted) {
  EXPECT_EQ(parse_counts("4,1,2"), (std::vector<std::uint64_t>{1, 2, 4}));
  EXPECT_EQ(parse_counts("16"), (std::vector<std::uint64_t>{16}));
}

TEST(Counts, OfAWrongListAreRefused) {
  for (const char* text : {"", ",", "1,", ",1", "1,,2", "1, 2", "1;2", "0,1", "1,1025", "1,x", "2,1,2"})
    EXPECT_NE(problem_with_counts(text, bench_threads), "") << text;
  EXPECT_EQ(problem_with_counts("2,1,1024", bench_threads), "");
  EXPECT_NE(problem_with_counts("2,1,2", bench_threads).find("duplicate 2"), std::string::npos);
}

}  // namespace
}  // namespace spinepath::cli
