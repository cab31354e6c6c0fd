#include "sim/scenario/read/life_table.h"

#include <gtest/gtest.h>

namespace spinepath::scenario {
namespace {

std::vector<LifeTableRow> rows_of(std::string text, std::size_t mistakes = 0) {
  Report report;
  auto rows = parse_life_table({0, std::move(text)}, report);
  EXPECT_EQ(report.errors.size(), mistakes);
  return rows;
}

TEST(LifeTableFile, columns_may_stand_in_any_order_beside_others) {
  const auto rows = rows_of("qx_female,remark,age,qx_male\n0.1,x,40,0.2\n0.3,,41,0.4\n");
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[1].age, 41);
  EXPECT_EQ(rows[1].q_male, 0.4);
  EXPECT_EQ(rows[1].q_female, 0.3);
}

TEST(LifeTableFile, remarks_blank_lines_and_line_ends_of_other_systems_do_not_matter) {
  EXPECT_EQ(rows_of("# US 2022\r\nage, qx_male, qx_female\r\n\r\n0, 0.006, 0.005\r\n1, 0, 1\r\n").size(), 2u);
}

TEST(LifeTableFile, may_start_at_any_age) { EXPECT_EQ(rows_of("age,qx_male,qx_female\n60,0,0")[0].age, 60); }

TEST(LifeTableFile, tells_all_its_mistakes) {
  rows_of("age,qx_male,qx_female\n40,0.1,0.1\n40,0.1,0.1\n41,2,x\nx,0.1,0.1\n43,0.1\n", 5);
}

TEST(LifeTableFile, without_rows_is_refused) {
  rows_of("", 1);
  rows_of("age,qx_male,qx_female\n", 1);
  rows_of("age\n40\n", 2);  // two columns missing
}

}  // namespace
}  // namespace spinepath::scenario
