#include "sim/scenario/evidence/unsourced.h"

#include "sim/scenario/format/parameters.h"
#include "tests/sim/scenario/small_scenario.h"

namespace spinepath::scenario {
namespace {

TEST(ParametersWithoutSource, are_all_that_for_each_parameter_visits_where_none_is_named) {
  const Scenario scenario = scenario_of(std::string(small_scenario));
  std::size_t parameters = 0;
  for_each_parameter(scenario, [&](const Parameter&, const Limits&) { ++parameters; });
  const auto messages = parameters_without_source(scenario);
  EXPECT_EQ(messages.size(), parameters);
  for (std::size_t i = 1; i < messages.size(); ++i) EXPECT_LT(messages[i - 1].where, messages[i].where);
}

TEST(ParametersWithoutSource, stand_where_the_file_writes_them) {
  const auto messages = parameters_without_source(scenario_of(with("amount = 1000", "amount =  1000")));
  const auto amount =
      std::ranges::find(messages, "treatments.physio.costs.sessions.amount", &InputError::key);
  ASSERT_NE(amount, messages.end());
  EXPECT_EQ(amount->where.line, 24);
  EXPECT_EQ(amount->where.column, 11);
}

TEST(ParametersWithoutSource, leave_out_what_itself_or_its_distribution_is_sourced) {
  const auto unsourced = [](const std::string& amount) {
    std::size_t count = 0;
    for (const InputError& message :
         parameters_without_source(scenario_of(with("amount = 1000", "amount = " + amount))))
      count += message.key.starts_with("treatments.physio.costs") ? 1 : 0;
    return count;
  };
  EXPECT_EQ(unsourced("{ value = 1000, source = \"trial\" }"), 0u);
  EXPECT_EQ(unsourced("{ dist = \"uniform\", low = 1, high = 2, source = \"trial\" }"), 0u);
  EXPECT_EQ(unsourced("{ dist = \"uniform\", low = { value = 1, source = \"trial\" }, high = 2 }"), 1u);
}

}  // namespace
}  // namespace spinepath::scenario
