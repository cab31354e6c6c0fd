#include "sim/scenario/text/input_error.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace spinepath::scenario {
namespace {

const std::vector<std::string> files{"scenario.toml", "library/\"odd\".toml"};

TEST(InputErrorText, leaves_out_the_parts_that_are_empty) {
  const InputError full{{0, 3, 7}, "cohort.fmale", "unknown key", "size, female", "female"};
  EXPECT_EQ(to_text(full, files),
            "scenario.toml:3:7: cohort.fmale: unknown key; allowed: size, female; did you mean female?");
  EXPECT_EQ(to_text({{0, 3, 7}, "", "no TOML", "", ""}, files), "scenario.toml:3:7: no TOML");
  EXPECT_EQ(to_text({{0, 0, 0}, "", "no such file", "", ""}, files), "scenario.toml: no such file");
}

TEST(InputErrorText, leaves_the_terminal_alone) {
  const InputError hostile{{0, 1, 2}, "a\x1b]0;z", "\x1b[2J\ris\t\xC2\x9B", "\x7F\u202Ex", "y\rz"};
  EXPECT_EQ(to_text(hostile, std::vector<std::string>{"f\x1b.toml"}),
            "f .toml:1:2: a ]0;z:  [2J is  ; allowed:   x; did you mean y z?");
}

TEST(InputErrorText, cuts_words_that_nobody_reads_to_their_end) {
  const std::string key(100'000, 'y');
  EXPECT_EQ(to_text({{0, 1, 2}, key, "unknown key", "", ""}, files),
            "scenario.toml:1:2: " + key.substr(0, 300) + "…: unknown key");
  EXPECT_LT(to_json(std::vector<InputError>{{{0, 1, 2}, key, key, "", key}}, files).size(), 3000u);
}

TEST(InputErrorText, as_json_survives_a_round_trip_with_quotes_and_control_characters) {
  const std::vector<InputError> errors{{{1, 2, 3}, "a.\"b\"", "tab\tand\\", "x", "y"},
                                       {{0, 1, 1}, "", "p", "", ""}};
  const auto json = nlohmann::json::parse(to_json(errors, files));
  ASSERT_EQ(json.size(), 2u);
  EXPECT_EQ(json[0]["file"], files[1]);
  EXPECT_EQ(json[0]["line"], 2);
  EXPECT_EQ(json[0]["column"], 3);
  EXPECT_EQ(json[0]["key"], "a.\"b\"");
  EXPECT_EQ(json[0]["problem"], "tab\tand\\");
  EXPECT_EQ(json[0]["allowed"], "x");
  EXPECT_EQ(json[0]["suggestion"], "y");
  EXPECT_EQ(nlohmann::json::parse(to_json({}, files)).size(), 0u);
}

TEST(InputErrorText, as_json_is_valid_for_file_names_that_are_not_UTF_8) {
  const std::vector<std::string> latin1{"caf\xe9.toml"};
  const auto json =
      nlohmann::json::parse(to_json(std::vector<InputError>{{{0, 1, 1}, "", "p", "", ""}}, latin1));
  EXPECT_EQ(json[0]["file"], "caf\ufffd.toml");
}

TEST(InputErrors, come_in_reading_order_each_once) {
  const InputError first{{0, 2, 1}, "a", "p", "", ""}, second{{0, 10, 1}, "b", "p", "", ""};
  const InputError other_file{{1, 1, 1}, "c", "p", "", ""}, same_place{{0, 2, 1}, "d", "p", "", ""};
  const std::vector<InputError> expected{first, same_place, second, other_file};
  EXPECT_EQ(in_order({other_file, second, first, same_place, first, other_file}), expected);
}

TEST(Nearest, forgives_one_slip_for_each_three_letters_and_no_more) {
  const std::vector<std::string> known{"horizon", "seed", "report_at", "doi"};
  EXPECT_EQ(nearest("horizen", known), "horizon");     // replaced
  EXPECT_EQ(nearest("sede", known), "seed");           // swapped
  EXPECT_EQ(nearest("reportat", known), "report_at");  // left out
  EXPECT_EQ(nearest("DOI", known), "doi");             // capitals do not count
  EXPECT_EQ(nearest("sd", known), "");                 // two slips in two letters
  EXPECT_EQ(nearest("patients", known), "");
  EXPECT_EQ(nearest("x", {}), "");
  EXPECT_EQ(nearest(std::string(8'000'000, 'y'), known), "");  // at once: no slips lead to a word so short
}

}  // namespace
}  // namespace spinepath::scenario
