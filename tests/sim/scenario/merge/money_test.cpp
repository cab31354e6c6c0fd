#include "sim/scenario/merge/money.h"

#include "tests/sim/scenario/small_scenario.h"

namespace spinepath::scenario {
namespace {

/// The small scenario in this money, with a table `prices` of these lines.
Scenario priced(const std::string& currency, int year, const std::string& prices = "") {
  std::string text = with("currency = \"USD\"\nprice_year = 2024",
                          "currency = \"" + currency + "\"\nprice_year = " + std::to_string(year));
  if (!prices.empty()) text += "[prices]\n" + prices;
  return scenario_of(text);
}

std::optional<Money> common(std::initializer_list<const Scenario*> scenarios) {
  return common_money(std::vector<const Scenario*>(scenarios));
}

const Money dollars{"USD", 2024}, pesos{"MXN", 2022};

TEST(Money, is_worth_itself_whatever_the_table_says) {
  const Scenario s = priced("MXN", 2022, "currency = \"USD\"\nyear = 2022\nexchange_rate = 0.05\n");
  EXPECT_EQ(rate_to(pesos, s), 1.0);
}

TEST(Money, becomes_another_by_index_times_exchange_rate) {
  const Scenario s =
      priced("MXN", 2022, "currency = \"USD\"\nyear = 2024\nindex = 1.1\nexchange_rate = 0.055\n");
  EXPECT_DOUBLE_EQ(rate_to(dollars, s).value(), 1.1 * 0.055);
  EXPECT_FALSE(rate_to({"USD", 2022}, s));
  EXPECT_FALSE(rate_to(dollars, priced("MXN", 2022)));
}

TEST(Money, there_and_back_is_the_identity) {
  const Scenario there = priced("MXN", 2024, "currency = \"USD\"\nyear = 2024\nexchange_rate = 0.0625\n");
  const Scenario back = priced("USD", 2024, "currency = \"MXN\"\nyear = 2024\nexchange_rate = 16\n");
  EXPECT_EQ(rate_to(dollars, there).value() * rate_to({"MXN", 2024}, back).value(), 1.0);
}

TEST(Money, of_several_files_is_the_first_ones_where_all_reach_it) {
  const Scenario us = priced("USD", 2024);
  const Scenario mexico =
      priced("MXN", 2022, "currency = \"USD\"\nyear = 2024\nindex = 1.1\nexchange_rate = 0.055\n");
  EXPECT_EQ(common({&us, &mexico}), dollars);
  EXPECT_EQ(common({&mexico, &us}), dollars);  // the first one's own is out of reach, its table's is not
  EXPECT_EQ(common({&mexico, &mexico}), pesos);
}

TEST(Money, that_some_file_cannot_reach_is_none) {
  const Scenario us = priced("USD", 2024), earlier = priced("USD", 2020), euro = priced("EUR", 2024);
  EXPECT_FALSE(common({&us, &earlier}));
  EXPECT_FALSE(common({&euro, &us}));
}

}  // namespace
}  // namespace spinepath::scenario
