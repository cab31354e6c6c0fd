#include "sim/scenario/format/quantity.h"
#include "tests/sim/scenario/small_scenario.h"

namespace spinepath::scenario {
namespace {

TEST(Quantity, a_number_or_a_parameter_is_the_same_for_all_patients) {
  for (const char* text : {"50", "{ value = 50, source = \"trial\" }", "{ dist = \"fixed\", value = 50 }"}) {
    const Quantity age = age_written_as(text);
    EXPECT_EQ(age.shape, shape_of<Fixed>);
    EXPECT_EQ(find_number(age, "value")->value, 50);
  }
}

TEST(Quantity, keeps_its_numbers_in_the_order_of_the_shape) {
  const Quantity age = age_written_as("{ high = 80, dist = \"pert\", mode = 50, low = 20 }");
  ASSERT_EQ(age.numbers.size(), 3u);
  EXPECT_EQ(age.numbers[0].first.name, "low");
  EXPECT_EQ(age.numbers[1].first.name, "mode");
  EXPECT_EQ(age.numbers[2].first.name, "high");
}

TEST(Quantity, each_shape_is_read_by_its_own_keys) {
  const std::pair<const char*, Shape> shapes[]{
      {"{ dist = \"uniform\", low = 20, high = 80 }", shape_of<Uniform>},
      {"{ dist = \"triangular\", low = 20, mode = 20, high = 80 }", shape_of<Triangular>},
      {"{ dist = \"pert\", low = 20, mode = 80, high = 80 }", shape_of<Pert>},
      {"{ dist = \"normal\", mean = 50, sd = 10, min = 18, max = 90 }", shape_of<Normal>},
      {"{ dist = \"lognormal\", mean = 50, sd = 10, max = 100 }", shape_of<Lognormal>},
      {"{ dist = \"gamma\", mean = 50, sd = 10, max = 100 }", shape_of<Gamma>},
      {"{ dist = \"beta\", mean = 0.5, n = 10 }", shape_of<Beta>},
      {"{ dist = \"beta\", mean = 0.5, sd = 0.1 }", shape_of<Beta>},
      {"{ dist = \"exponential\", mean = 30, max = 100 }", shape_of<Exponential>},
      {"{ dist = \"exponential\", median = 30, max = 100 }", shape_of<Exponential>},
      {"{ dist = \"weibull\", median = 50, shape = 2, max = 100 }", shape_of<Weibull>},
      {"{ dist = \"loglogistic\", median = 50, shape = 4, max = 100 }", shape_of<Loglogistic>}};
  for (const auto& [text, shape] : shapes) EXPECT_EQ(age_written_as(text).shape, shape) << text;
}

TEST(Quantity, its_numbers_may_be_parameters_and_inherit_its_source) {
  const Quantity age = age_written_as(
      "{ dist = \"uniform\", low = { value = 20, source = \"trial\" }, high = 80, source = \"trial\" }");
  EXPECT_EQ(find_number(age, "low")->path, "cohort.age.low");
  EXPECT_EQ(find_number(age, "high")->source.text, "trial");
  EXPECT_EQ(age.source.text, "trial");
}

TEST(Quantity, numbers_of_a_duration_are_durations_but_its_shape_is_not) {
  const Scenario s =
      scenario_of(with("{ treatment = \"physio\" }",
                       "{ treatment = \"physio\", wait = { dist = \"weibull\", median = \"6 months\", "
                       "shape = 1.5 } }"));
  const Quantity& wait = s.pathways[0].steps[0].wait;
  EXPECT_EQ(find_number(wait, "median")->value, 0.5);
  EXPECT_EQ(find_number(wait, "shape")->value, 1.5);
}

TEST(Quantity, support_ends_where_truncation_or_the_shape_ends_it) {
  const Quantity age =
      age_written_as("{ dist = \"triangular\", low = 20, mode = 30, high = 80, min = 25, max = 90 }");
  EXPECT_EQ(support_of(age).low, 25);
  EXPECT_EQ(support_of(age).high, 80);
}

TEST(Quantity, every_quantile_lies_within_its_support) {
  const Quantity age = age_written_as("{ dist = \"normal\", mean = 50, sd = 30, min = 18, max = 85 }");
  const Distribution distribution = to_distribution(age);
  for (const double u : {1e-12, 0.01, 0.5, 0.99, 1 - 1e-12}) {
    EXPECT_GE(distribution.quantile(u), 18);
    EXPECT_LE(distribution.quantile(u), 85);
  }
}

}  // namespace
}  // namespace spinepath::scenario
