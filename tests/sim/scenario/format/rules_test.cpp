#include "sim/scenario/format/rules.h"

#include <limits>
#include <string_view>
#include <utility>

#include <gtest/gtest.h>

#include "sim/scenario/format/limits.h"

namespace spinepath::scenario {
namespace {

constexpr double unread = std::numeric_limits<double>::quiet_NaN();

Parameter number(double value) {
  Parameter p;
  p.value = value;
  return p;
}

std::string problem_of(const std::optional<Problem>& problem) { return problem ? problem->problem : ""; }

TEST(AgeRangeProblem, FromIsAtMostTo) {
  EXPECT_FALSE(age_range_problem({}));
  EXPECT_FALSE(age_range_problem({number(40), number(40)}));
  EXPECT_EQ(problem_of(age_range_problem({number(41), number(40)})), "from is above to");
}

TEST(SharesProblem, SumTo1WithNoneBelow0) {
  const auto shares = [](double a, double b) {
    return std::vector<Share>{{{"a", {}}, number(a)}, {{"b", {}}, number(b)}};
  };
  EXPECT_FALSE(shares_problem(shares(0.3, 0.7)));
  EXPECT_FALSE(shares_problem(shares(0.3, unread)));
  EXPECT_EQ(problem_of(shares_problem(shares(0.3, 0.6))), "shares sum to 0.9");
  EXPECT_EQ(problem_of(shares_problem(shares(1.2, -0.2))), "the share of b is below 0");
}

TEST(UtilityProblem, StaysWithin1AtAllPains) {
  EXPECT_FALSE(utility_problem({number(0.9), number(-0.019)}));
  EXPECT_EQ(problem_of(utility_problem({number(0.9), number(-0.02)})), "utility at pain 100 is -1.1");
}

TEST(QuantityProblem, NamesTheNumberAtFault) {
  Quantity q;
  q.shape = shape_of<Normal>;
  q.numbers = {{given::mean, number(50)}, {given::sd, number(10)}};
  const auto key = [&] {
    const auto problem = quantity_problem(q, {years_of_age});
    return problem ? problem->key : "none";
  };
  EXPECT_EQ(key(), "");  // reaches below 0
  q.min = number(18);
  EXPECT_EQ(key(), "none");
  q.max = number(17);
  EXPECT_EQ(key(), "min");
  q.max.reset();
  q.shape = shape_of<Gamma>;
  q.numbers[0].second.value = 0;
  EXPECT_EQ(key(), "mean");
  q.numbers[0].second.value = unread;
  EXPECT_EQ(key(), "none");
}

}  // namespace
}  // namespace spinepath::scenario
