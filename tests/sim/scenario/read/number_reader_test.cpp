#include "sim/scenario/read/number_reader.h"

#include <cmath>
#include <string>
#include <utility>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "sim/scenario/format/uncertain.h"
#include "sim/scenario/read/toml_tree.h"

namespace spinepath::scenario {
namespace {

const KeyPath path{"key", "name"};
const Measure as_duration{years, Written::as_duration};

Value value_in(std::string_view text) {
  Report report;
  return parse_toml(std::string("x = ").append(text), 0, report)->table()->entries.front().value;
}

double number_in(std::string_view text, const Measure& measure) {
  Report report;
  const double number = read_number(value_in(text), path, measure, report);
  EXPECT_EQ(std::isnan(number), report.errors.size() == 1) << text;
  return number;
}

Parameter parameter_in(std::string_view text, const Measure& measure, std::size_t mistakes = 0) {
  Report report;
  const Parameter parameter = read_parameter(value_in(text), path, measure, report);
  EXPECT_EQ(report.errors.size(), mistakes) << text;
  return parameter;
}

std::string uncertain(std::string_view value, std::string_view uncertainty) {
  return fmt::format("{{ value = {}, uncertainty = {} }}", value, uncertainty);
}

TEST(ReadNumber, whole_numbers_count_as_numbers) { EXPECT_EQ(number_in("3", {money}), 3.0); }

TEST(ReadNumber, what_is_refused_becomes_NaN) {
  for (const char* text : {"true", "\"3\"", "[3]", "nan", "inf", "-inf", "-1", "2024-01-01", "1e16"})
    EXPECT_TRUE(std::isnan(number_in(text, {money}))) << text;
}

TEST(ReadNumber, limits_include_their_ends_where_they_are_closed) {
  EXPECT_EQ(number_in("0", {probability}), 0.0);
  EXPECT_EQ(number_in("1", {probability}), 1.0);
  EXPECT_TRUE(std::isnan(number_in("0", {inner_probability})));
  EXPECT_TRUE(std::isnan(number_in("1", {inner_probability})));
  EXPECT_TRUE(std::isnan(number_in("0", {vas})));
  EXPECT_EQ(number_in("100", {vas}), 100.0);
}

TEST(ReadNumber, durations_are_texts_with_a_unit) {
  EXPECT_EQ(number_in("\"6 months\"", as_duration), 0.5);
  EXPECT_TRUE(std::isnan(number_in("6", as_duration)));
  EXPECT_TRUE(std::isnan(number_in("\"2000 years\"", as_duration)));
}

TEST(ReadParameter, a_plain_number_is_a_parameter_without_uncertainty) {
  const Parameter p = parameter_in("0.25", {probability});
  EXPECT_EQ(p.value, 0.25);
  EXPECT_FALSE(p.uncertainty);
  EXPECT_EQ(p.path, "name");
}

TEST(ReadParameter, keeps_value_uncertainty_source_and_note) {
  const Parameter p = parameter_in(
      "{ value = 0.25, uncertainty = { dist = \"beta\", n = 20 }, source = \"trial\", note = \"small\" }",
      {probability});
  EXPECT_EQ(p.value, 0.25);
  EXPECT_EQ(uncertainty_name(*p.uncertainty), "beta");
  EXPECT_EQ(p.uncertainty->numbers[given::n], 20);
  EXPECT_EQ(p.source.text, "trial");
  EXPECT_EQ(p.note, "small");
}

TEST(ReadUncertainty, knows_every_way_to_write_it) {
  const std::pair<const char*, const char*> ways[]{
      {"{ low = 0.1, high = 0.4 }", "95 % interval"},
      {"{ dist = \"normal\", sd = 0.1 }", "normal"},
      {"{ dist = \"lognormal\", sd = 0.1 }", "lognormal"},
      {"{ dist = \"gamma\", sd = 0.1 }", "gamma"},
      {"{ dist = \"beta\", sd = 0.1 }", "beta"},
      {"{ dist = \"uniform\", low = 0.1, high = 0.4 }", "uniform"},
      {"{ dist = \"triangular\", low = 0.1, high = 0.4 }", "triangular"},
      {"{ dist = \"pert\", low = 0.25, high = 0.4 }", "pert"}};
  for (const auto& [text, name] : ways)
    EXPECT_EQ(uncertainty_name(*parameter_in(uncertain("0.25", text), {probability}).uncertainty), name)
        << text;
}

TEST(ReadUncertainty, of_a_duration_is_written_in_durations) {
  const Parameter p =
      parameter_in(uncertain("\"1 year\"", "{ low = \"6 months\", high = \"2 years\" }"), as_duration);
  EXPECT_EQ(p.uncertainty->numbers[given::low], 0.5);
  EXPECT_EQ(p.uncertainty->numbers[given::high], 2.0);
  parameter_in(uncertain("\"1 year\"", "{ low = 0.5, high = 2 }"), as_duration, 2);
}

TEST(ReadUncertainty, an_interval_on_an_unbounded_number_may_lie_anywhere_around_it) {
  const Parameter p = parameter_in(uncertain("-3", "{ low = -9, high = 1 }"), {any_number});
  EXPECT_EQ(p.uncertainty->numbers[given::low], -9);
}

TEST(ReadUncertainty, a_probability_of_0_or_1_is_certain) {
  for (const char* certain : {"0", "1"})
    parameter_in(uncertain(certain, "{ low = 0, high = 1 }"), {probability}, 1);
}

}  // namespace
}  // namespace spinepath::scenario
