#include "sim/scenario/life_table/parse.h"

#include <gtest/gtest.h>

#include "tests/sim/scenario/life_table/layout.h"

namespace spinepath::scenario {
namespace {

struct Parsed {
  LifeTable table;
  Report report;
};

Parsed parse(std::string text) {
  Parsed parsed;
  parsed.table = parse_life_table({0, std::move(text)}, parsed.report);
  return parsed;
}

LifeTable table_of(std::string text) {
  const Parsed parsed = parse(std::move(text));
  for (const InputError& error : parsed.report.errors) ADD_FAILURE() << to_text(error, {});
  EXPECT_FALSE(parsed.table.empty());
  return parsed.table;
}

/// The errors, a line each; the table must be empty.
std::string errors_in(std::string text) {
  const Parsed parsed = parse(std::move(text));
  EXPECT_TRUE(parsed.table.empty());
  std::string all;
  for (const InputError& error : parsed.report.errors) all += to_text(error, {}) + "\n";
  return all;
}

void expect_expectancy(const LifeTable& table, double tolerance = 1e-9) {
  for (const bool female : {false, true})
    EXPECT_NEAR(table.expectancy(50, female), expectancy_at_50(female), tolerance) << female;
}

std::string comma(std::string number) { return number.replace(number.find('.'), 1, ","); }

TEST(LifeTableFile, columns_may_stand_in_any_order_among_others) {
  const LifeTable table = table_of("qx_female,remark,age,qx_male\n0.1,x,40,0.2\n0.3,,41,0.4\n");
  EXPECT_EQ(table.first_age(), 40);
  EXPECT_EQ(table.hazard(41, false), hazard_of(0.4));
  EXPECT_EQ(table.hazard(41, true), hazard_of(0.3));
}

TEST(LifeTableFile, remarks_blank_lines_and_line_ends_of_other_systems_do_not_matter) {
  EXPECT_EQ(
      table_of(
          "\xEF\xBB\xBF# US 2022\r\nage, qx_male, qx_female\r\n\r\n0, 0.006, 0.005\r\n1, 0, 0.5\r\n,,\r\n")
          .hazard(1, true),
      hazard_of(0.5));
}

TEST(LifeTableFile, names_of_columns_are_known_in_any_case_and_order_of_words) {
  for (const char* header : {"Age,QX_Male,qx.female", "x,qx (male),qx (female)",
                             "Age (years),Male qx,Female qx", "AGE,q(x) men,q(x) women", "age,qx_m,qx_f"})
    EXPECT_EQ(table_of(std::string(header) + "\n40,0.2,0.1\n").hazard(40, true), hazard_of(0.1)) << header;
}

TEST(LifeTableFile, quoted_cells_may_contain_thousands) {  // cases F01a to F01c
  const auto quoted = [](const std::string& header, const std::string& middle) {
    return layout(header, 110, [&](int age) {
      return fmt::format("{},{},\"{},000\",{},{}", age, rounded_q(age, false), age, middle,
                         rounded_q(age, true));
    });
  };
  expect_expectancy(table_of(quoted("age,qx_male,lx_male,mx_female,qx_female", "0.5")));
  expect_expectancy(table_of(quoted("age,qx_male,lx_male,ax_male,qx_female", "0.5")));
  expect_expectancy(table_of(quoted("age,qx_male,lx_male,ex_male,qx_female", "76.00")));
  EXPECT_NEAR(expectancy_at_50(true), 34.330, 0.001);  // computed independently
}

TEST(LifeTableFile, semicolons_tabs_and_decimal_commas_are_read) {  // cases F13a, F13b
  expect_expectancy(table_of(layout("age;qx_male;qx_female", 110, [](int age) {
    return fmt::format("{};{};{}", age, comma(rounded_q(age, false)), comma(rounded_q(age, true)));
  })));
  expect_expectancy(table_of(layout("age\tqx_male\tqx_female", 110, [](int age) {
    return fmt::format("{}\t{}\t{}", age, comma(rounded_q(age, false)), comma(rounded_q(age, true)));
  })));
  expect_expectancy(table_of(layout("\"age\",\"qx_male\",\"qx_female\"", 110, [](int age) {
    return fmt::format("{},\"{}\",\"{}\"", age, comma(rounded_q(age, false)), comma(rounded_q(age, true)));
  })));
}

TEST(LifeTableFile, rows_by_sex_may_be_mixed_or_in_blocks) {  // case F13d
  const auto line = [](int age, const char* sex, bool female) {
    return fmt::format("{},{},{}", age, sex, rounded_q(age, female));
  };
  expect_expectancy(table_of(layout("age,sex,qx", 110, [&](int age) {
    return line(age, "M", false) + "\n" + line(age, "F", true) + "\n" + fmt::format("{},Total,0.9", age);
  })));
  const auto men = layout("Age,Sex,qx", 110, [&](int age) { return line(age, "male", false); });
  const auto women = layout("# women", 110, [&](int age) { return line(age, "Female", true); });
  expect_expectancy(table_of(men + women));
}

TEST(LifeTableFile, one_rate_serves_both_sexes) {
  const LifeTable table = table_of("age,qx\n40,0.1\n");
  EXPECT_EQ(table.hazard(40, false), hazard_of(0.1));
  EXPECT_EQ(table.hazard(40, true), hazard_of(0.1));
  EXPECT_EQ(table_of("age,sex,qx\n40,total,0.1\n"), table);
}

TEST(LifeTableFile, central_death_rates_are_hazards_and_q_comes_first) {
  EXPECT_EQ(table_of("age,mx\n40,0.1\n").hazard(40, true), 0.1);
  EXPECT_EQ(table_of("age,mx,qx\n40,0.1,0.2\n").hazard(40, true), hazard_of(0.2));
  EXPECT_EQ(table_of("age,mx_male,mx_female\n40,1.5,0.2\n").hazard(40, false), 1.5);
}

TEST(LifeTableFile, the_layout_of_the_human_mortality_database_is_read) {  // case F13e
  const auto text = [](const char* title) {
    return layout(std::string(title) + "\tLast modified: 01 Jan 2024\n\n  Year   Age     mx       qx    lx",
                  110, [](int age) {
                    return fmt::format("  2019  {:>4}{} 0.5 {} 100000", age, age == 110 ? "+" : "",
                                       age == 110 ? "1.00000" : rounded_q(age, true));
                  });
  };
  const Parsed women = parse(text("Belgium, Life tables (period 1x1), Females"));
  EXPECT_TRUE(women.report.errors.empty());
  EXPECT_EQ(women.table.open_from(), 110);
  EXPECT_NEAR(women.table.expectancy(50, true), expectancy_at_50(true), 1e-3);
  ASSERT_EQ(women.report.warnings.size(), 1u);
  EXPECT_EQ(to_text(women.report.warnings[0], {}),
            ":1:1: the title names women only; men have the same rates; allowed: the columns qx_male and "
            "qx_female, or a column sex");
  EXPECT_TRUE(parse(text("Belgium, Life tables (period 1x1), Total")).report.warnings.empty());
}

/// The table to 84 and an open group: mortality goes on as in the rows before, here as Gompertz. The six
/// decimals of q leave an error of 1e-4 in the growth of the hazard.
TEST(LifeTableFile, an_open_last_row_is_no_rate) {  // cases F02, F13c
  for (const char* written : {"85+", "85 and over", "85 and older", ">=85", "Y_GE85", "85 +", "85 plus"}) {
    const Parsed parsed = parse(layout("age,qx_male,qx_female", 85, [&](int age) {
      return age == 85 ? fmt::format("{},1,1", written)
                       : fmt::format("{},{},{}", age, rounded_q(age, false), rounded_q(age, true));
    }));
    EXPECT_TRUE(parsed.report.errors.empty() && parsed.report.warnings.empty()) << written;
    EXPECT_EQ(parsed.table.open_from(), 85);
    expect_expectancy(parsed.table, 0.001);
  }
}

TEST(LifeTableFile, certain_death_below_100_is_an_open_group_with_a_warning) {  // case F02
  const auto until = [](int last) {
    return parse(layout("age,qx_male,qx_female", last, [&](int age) {
      return age == last ? fmt::format("{},1.000000,1.000000", age)
                         : fmt::format("{},{},{}", age, rounded_q(age, false), rounded_q(age, true));
    }));
  };
  const Parsed early = until(85), late = until(100);
  expect_expectancy(early.table, 0.001);
  ASSERT_EQ(early.report.warnings.size(), 1u);
  EXPECT_EQ(
      to_text(early.report.warnings[0], {}),
      ":87:4: qx_male: the last row has q = 1 below 100 years of age: it is read as the open group 85+, "
      "where the hazard grows on; allowed: the age written \"85+\", or rows up to 100");
  EXPECT_TRUE(late.report.warnings.empty());
  EXPECT_EQ(late.table.open_from(), std::nullopt);
  EXPECT_EQ(late.table.hazard(100, true), certain_death);
}

TEST(LifeTableFile, an_open_last_row_needs_ten_rows_to_grow_from) {
  const auto with_rows = [](int rows, const char* q) {
    return layout("age,qx", rows,
                  [&](int age) { return age == rows ? "10+,1" : fmt::format("{},{}", age, q); });
  };
  EXPECT_EQ(errors_in(with_rows(9, "0.1")), ":11:1: age: 10 follows 8; allowed: 9, the next age\n");
  EXPECT_FALSE(table_of(with_rows(10, "0.1")).empty());
  EXPECT_EQ(errors_in("age,qx\n84,0.1\n85+,1\n"),
            ":3:5: qx: rows before the open last row: 1; allowed: at least 10: the hazard grows on as in "
            "these\n");
  EXPECT_NE(errors_in(with_rows(10, "0")).find(":2:3: qx: q is 0 in one of the 10 rows before the open last"),
            std::string::npos);
  const auto falling = layout("age,qx", 10, [](int age) {
    return age == 10 ? "10+,1" : fmt::format("{},{}", age, 0.5 - 0.01 * age);
  });
  EXPECT_NE(errors_in(falling).find("mortality falls over the 10 rows"), std::string::npos);
}

TEST(LifeTableFile, may_start_at_any_age) {
  EXPECT_EQ(table_of("age,qx_male,qx_female\n60,0,0").first_age(), 60);
}

TEST(LifeTableFile, reports_all_its_errors) {
  EXPECT_EQ(
      errors_in("age,qx_male,qx_female\n40,0.1,0.1\n40,0.1,0.1\n41,2,x\nx,0.1,0.1\n43,0.1\n"),
      ":3:1: age: 40 follows 40; allowed: 41, the next age\n"
      ":3:1: age: 40 follows 40; allowed: 41, the next age\n"
      ":4:4: qx_male: \"2\" is not a probability; allowed: 0 to 1\n"
      ":4:6: qx_female: \"x\" is not a probability; allowed: 0 to 1\n"
      ":5:1: age: \"x\" is not an age; allowed: a whole number, 0 to 150; in the last row an open group "
      "such as 85+\n"
      ":6:1: row has 2 cells; allowed: a cell for each column\n");
}

TEST(LifeTableFile, what_cannot_be_a_table_is_refused_in_one_error) {
  constexpr const char* header = "allowed: a header with age, and qx or mx, or both qx_male and qx_female\n";
  EXPECT_EQ(errors_in(""), std::string(":1:1: has no header; ") + header);
  EXPECT_EQ(errors_in("\nsome text\n1,2,3\n"), std::string(":2:1: has no header; ") + header);
  EXPECT_EQ(errors_in("age,qx_male,qx_female\n"), ":1:1: has no rows; allowed: a row for each age\n");
  EXPECT_EQ(errors_in("age\n40\n"), std::string(":1:1: qx: column is missing; ") + header);
  EXPECT_EQ(errors_in("age,qx_female\n40,1\n"), std::string(":1:1: qx_male: column is missing; ") + header);
  EXPECT_EQ(errors_in("qx\n0.1\n"), std::string(":1:1: age: column is missing; ") + header);
  EXPECT_EQ(errors_in("age,qx,qx\n40,0.1,0.2\n"),
            ":1:1: qx: there are 2 columns of that name; allowed: one\n");
}

/// The rates times a scale, in a column of that name.
std::string scaled(double scale, const char* rate) {
  return layout(std::string("age,") + rate, 110,
                [&](int age) { return fmt::format("{},{:.3f}", age, scale * gompertz_q(age, false)); });
}

TEST(LifeTableFile, rates_on_another_scale_are_one_error) {
  EXPECT_EQ(
      errors_in(scaled(100'000, "qx")),
      ":2:3: qx: 111 rates are above 1, up to 69804.668: they look like rates per 100,000; allowed: 0 to "
      "1: divide them by 100,000\n");
  EXPECT_EQ(
      errors_in(scaled(1000, "mx")),
      ":42:4: mx: 71 rates are above 1, up to 698.047: they look like rates per 1,000; allowed: 0 to 10 "
      "per year: divide them by 1,000\n");
  EXPECT_EQ(errors_in(scaled(100, "qx")),
            ":65:4: qx: 48 rates are above 1, up to 69.805: they look like rates in percent or per 1,000; "
            "allowed: 0 to 1: divide them by 100 or 1,000\n");
  EXPECT_EQ(errors_in(scaled(1e6, "qx")),
            ":2:3: qx: 111 rates are above 1, up to 698046.677; allowed: 0 to 1\n");
}

TEST(LifeTableFile, separators_of_thousands_do_not_make_an_error_of_each_cell) {
  EXPECT_EQ(errors_in("age,qx\n40,\"1,240\"\n41,\"1,310\"\n42,\"950\"\n"),
            ":2:4: qx: 3 rates are above 1: they look like rates per 1,000 or per 100,000; allowed: 0 to 1: "
            "divide them by 1,000 or 100,000\n");
  EXPECT_EQ(errors_in("age,qx\n40,\"1,240.5\"\n41,\"1,310.5\"\n42,\"1.450,5\"\n"),
            ":2:4: qx: 3 rates are above 1, up to 1450.5: they look like rates per 100,000; allowed: 0 to 1: "
            "divide them by 100,000\n");
}

TEST(LifeTableFile, a_rate_above_all_others_is_an_error_of_its_cell) {
  EXPECT_EQ(errors_in("age,qx\n40,0.1\n41,1.5\n42,2\n"),
            ":3:4: qx: \"1.5\" is not a probability; allowed: 0 to 1\n"
            ":4:4: qx: \"2\" is not a probability; allowed: 0 to 1\n");
  EXPECT_EQ(table_of("age,mx\n40,0.1\n41,1.5\n").hazard(41, true), 1.5);  // only many are suspicious
}

TEST(LifeTableFile, an_abridged_table_is_one_error) {
  constexpr const char* allowed =
      "this is an abridged life table; allowed: a complete life table, with a row for each year of age\n";
  EXPECT_EQ(errors_in("age,qx_male,qx_female\n0,0.1,0.1\n1,0.1,0.1\n5,0.1,0.1\n10,0.1,0.1\n15,0.1,0.1\n"),
            std::string(":4:1: age: 5 follows 1, and so on: ") + allowed);
  EXPECT_EQ(errors_in("age,qx\n0,0.1\n1-4,0.1\n5-9,0.1\n10-14,0.1\n"),
            std::string(":3:1: age: \"1-4\" is a group of ages: ") + allowed);
  EXPECT_EQ(errors_in("age,qx\n40,0.1\n42,0.1\n45,0.1\n46,0.1\n"),
            ":3:1: age: 42 follows 40; allowed: 41, the next age\n"
            ":4:1: age: 45 follows 42; allowed: 43, the next age\n");
}

TEST(LifeTableFile, another_decimal_mark_is_one_error) {
  EXPECT_EQ(errors_in("age;qx\n40;0,1\n41;0.1\n42;0.1\n43;0.1\n"),
            ":3:4: qx: \"0.1\" has a decimal point, rates before it do not; allowed: one decimal mark\n");
}

TEST(LifeTableFile, what_does_not_fit_together_is_refused) {
  EXPECT_EQ(errors_in("Year,age,qx\n2018,40,0.1\n2019,40,0.1\n2019,41,0.1\n"),
            ":3:1: year: 2019 follows 2018; allowed: the rows of one year\n");
  EXPECT_EQ(
      errors_in("age,sex,qx\n40,M,0.1\n"),
      ":2:1: has no rows for women; allowed: rows for both sexes, or one table for both, without a sex\n");
  EXPECT_EQ(errors_in("age,sex,qx\n40,M,0.1\n40,F,0.1\n41,M,0.1\n"),
            ":4:1: age: men have the ages 40 to 41, women 40 to 40; allowed: the same ages for both\n");
  EXPECT_EQ(errors_in("age,sex,qx\n40,x,0.1\n40,M,0.1\n40,F,0.1\n"),
            ":2:4: sex: \"x\" is not a sex; allowed: male, female, total\n");
  EXPECT_EQ(errors_in("age;qx\n40;0,1\n41;0.1\n"),
            ":3:4: qx: \"0.1\" has a decimal point, rates before it do not; allowed: one decimal mark\n");
  EXPECT_EQ(errors_in("age,qx\n40+,0.1\n41,0.1\n"),
            ":3:1: age: 41 follows the open group 40+; allowed: an open group as the last row\n");
}

TEST(LifeTableFile, cells_that_no_column_has_are_refused) {
  EXPECT_EQ(errors_in("age,qx_male,qx_female\n40,0,000020,0,000014\n"),
            ":2:13: row has 5 cells, the header 3; allowed: a cell for each column; quotation marks around a "
            "cell with a separator in it\n");
  EXPECT_EQ(errors_in("age,qx\n40,\"0.1\n"),
            ":2:1: a quotation mark is not closed; allowed: a closing one in the same line\n");
  EXPECT_EQ(errors_in("age,mx\n40,250\n"),
            ":2:4: mx: \"250\" is not a central death rate; allowed: 0 to 10 per year\n");
  table_of("age,qx\n40,0.1,,\n");
}

}  // namespace
}  // namespace spinepath::scenario
