#include "sim/engine/rows/who.h"

#include <gtest/gtest.h>

namespace spinepath {
namespace {

TEST(Keep, SqueezesOutWhoDoesNotStayAndTheirNumbers) {
  Who who{2, 3, 5, 8, 13};
  Row ages{20, 30, 50, 80, 130}, pains{1, 2, 3, 4, 5};
  keep(
      who, [&](std::size_t k) { return k != 1 && k != 3; }, ages, pains);
  EXPECT_EQ(who, (Who{2, 5, 13}));
  EXPECT_EQ(Row(ages.begin(), ages.begin() + 3), (Row{20, 50, 130}));
  EXPECT_EQ(Row(pains.begin(), pains.begin() + 3), (Row{1, 3, 5}));
}

TEST(Keep, AsksWithThePlaceBeforeTheSqueeze) {
  Who who{4, 5, 6};
  std::vector<std::size_t> asked;
  keep(who, [&](std::size_t k) {
    asked.push_back(k);
    return false;
  });
  EXPECT_EQ(asked, (std::vector<std::size_t>{0, 1, 2}));
  EXPECT_TRUE(who.empty());
}

TEST(Neighbours, ReadAndWriteTheirOwnNumbersWhetherSideBySideOrNot) {
  for (const Who& who : {Who{4, 5, 6, 7}, Who{1, 5, 6, 11}, Who{3, 9}}) {
    Row row(16);
    for (std::size_t i = 0; i < row.size(); ++i) row[i] = static_cast<double>(10 * i);
    const Neighbours side(who.data(), who.size());
    const Lanes read = side.of(row.data());
    for (std::size_t lane = 0; lane < who.size(); ++lane) EXPECT_EQ(read[lane], 10.0 * who[lane]);
    side.put(row.data(), read + 1.0);
    for (Place i = 0; i < row.size(); ++i)
      EXPECT_EQ(row[i], 10.0 * i + (std::ranges::count(who, i) > 0 ? 1 : 0)) << i;
  }
}

TEST(Neighbours, RepeatTheLastWhereTheyAreFewer) {
  const Who who{3, 9};
  const Neighbours side(who.data(), who.size());
  EXPECT_EQ(side.count, 2u);
  EXPECT_FALSE(side.together);
  for (std::size_t lane = 1; lane < lane_count; ++lane) EXPECT_EQ(side.who[lane], 9u);
}

}  // namespace
}  // namespace spinepath
