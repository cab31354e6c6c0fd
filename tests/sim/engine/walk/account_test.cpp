#include "sim/engine/walk/account.h"

#include <cmath>

#include <gtest/gtest.h>

namespace spinepath {
namespace {

using Kind = Account::Kind;
using Sum = Account::Sum;

const std::vector<double> moments{1, 2, 4};
const Row own_share(8, 0.2);
const Posting second{.treatment = 1, .own_share = own_share};
constexpr Place third = 2;

Account account(double costs = 0, double qalys = 0) {
  return {moments, Discount(costs), Discount(qalys), 200, 2, 3};
}

TEST(Account, PostsABillToTheStretchThatItFallsInto) {
  Account a = account();
  for (const double time : {0.0, 0.999, 1.0, 3.5}) a.post(second, third, time, 10, 1, 0);
  const double care[] = {22, 11, 11},
               own[] = {6, 3, 3};  // what falls at a moment belongs to the stretch after it
  for (std::size_t m = 0; m < 3; ++m) {
    EXPECT_DOUBLE_EQ(a.stretch(Kind::care, m)[2], care[m]) << m;
    EXPECT_DOUBLE_EQ(a.stretch(Kind::own, m)[2], own[m]) << m;
    EXPECT_EQ(a.stretch(Kind::care, m)[0], 0) << m;
  }
  EXPECT_DOUBLE_EQ(a.sum(Sum::plain_care)[2], 44);
  EXPECT_DOUBLE_EQ(a.sum(Sum::plain_own)[2], 12);
  EXPECT_DOUBLE_EQ(a.spend(1)[2], 44);
  EXPECT_EQ(a.spend(0)[2], 0);
}

TEST(Account, DiscountsEachBillByItsTime) {
  Account a = account(0.03, 0.015);
  a.post(second, {third}, Row(8, 2.5), {Row(8, 100), Row(8), Row(8, 4), Row(8, 0.5)});
  EXPECT_NEAR(a.stretch(Kind::care, 2)[2], 100 * std::pow(1.03, -2.5), 1e-12);
  EXPECT_NEAR(a.stretch(Kind::own, 2)[2], 20 * std::pow(1.03, -2.5), 1e-12);
  EXPECT_NEAR(a.stretch(Kind::work, 2)[2], 4 * 200 * std::pow(1.03, -2.5), 1e-12);
  EXPECT_NEAR(a.spend(1)[2], 100 * std::pow(1.03, -2.5), 1e-12);
  EXPECT_EQ(a.sum(Sum::plain_care)[2], 100);
  EXPECT_EQ(a.sum(Sum::days_off)[2], 4);
  EXPECT_NEAR(a.sum(Sum::qalys)[2], 0.5 * std::pow(1.015, -2.5), 1e-15);
  EXPECT_EQ(a.sum(Sum::plain_qalys)[2], 0.5);
}

TEST(Account, PostsTheBillsOfAGroupAsThoseOfEachAlone) {
  Account together = account(0.03, 0.015), apart = account(0.03, 0.015);
  const Row times{0.5, never, 3, 1, never, never, never, never};
  const Bills bills{Row(8, 10), {1, 2, 3, 0, 0, 0, 0, 0}, {0, 4, 5, 0, 0, 0, 0, 0}, Row(8, 0.5)};
  together.post(second, {0, 2}, times, bills);
  const auto one = [](const Row& row, std::size_t k) { return Row(8, row[k]); };
  for (const std::size_t k : {0, 1})
    apart.post(second, {static_cast<Place>(2 * k)}, times,
               {one(bills.covered, k), one(bills.uncovered, k), one(bills.days_off_work, k),
                one(bills.qalys_lost, k)});
  for (const Place i : {0, 1, 2}) {
    for (std::size_t m = 0; m < 3; ++m)
      for (const Kind kind : {Kind::own, Kind::care, Kind::work})
        EXPECT_EQ(together.stretch(kind, m)[i], apart.stretch(kind, m)[i]) << i << ' ' << m;
    for (const Sum sum : {Sum::plain_own, Sum::plain_care, Sum::days_off, Sum::qalys, Sum::plain_qalys})
      EXPECT_EQ(together.sum(sum)[i], apart.sum(sum)[i]) << i;
  }
  EXPECT_EQ(together.sum(Sum::days_off)[2], 4);
  EXPECT_EQ(together.sum(Sum::plain_care)[1], 0);
}

TEST(Account, PostsAFlowToAllStretchesThatItRunsThrough) {
  for (const double rate : {0.0, 0.03, 0.5}) {
    Account a = account(rate);
    a.post_flow(second, third, 0.5, 3.5, 100, 10);
    const double d = std::log1p(rate);
    const auto time = [&](double from, double until) {
      return rate == 0 ? until - from : (std::exp(-d * from) - std::exp(-d * until)) / d;
    };
    const double care[] = {time(0.5, 1), time(1, 2), time(2, 3.5)};
    for (std::size_t m = 0; m < 3; ++m) {
      EXPECT_NEAR(a.stretch(Kind::care, m)[2], 110 * care[m], 1e-11) << rate << ' ' << m;
      EXPECT_NEAR(a.stretch(Kind::own, m)[2], 30 * care[m], 1e-11) << rate << ' ' << m;
    }
    EXPECT_NEAR(a.spend(1)[2], 110 * time(0.5, 3.5), 1e-11);
    EXPECT_DOUBLE_EQ(a.sum(Sum::plain_care)[2], 330);
    EXPECT_DOUBLE_EQ(a.sum(Sum::plain_own)[2], 90);
  }
}

TEST(Account, PostsAFlowWithinOneStretch) {
  Account a = account();
  a.post_flow(second, third, 2.25, 3, 100, 0);
  EXPECT_DOUBLE_EQ(a.stretch(Kind::care, 2)[2], 75);
  EXPECT_EQ(a.stretch(Kind::care, 0)[2] + a.stretch(Kind::care, 1)[2], 0);
}

TEST(Account, OfAFlowThatEndsBeforeItBeginsHasNothing) {
  Account a = account();
  a.post_flow(second, third, 2, 1.5, 100, 0);
  a.post_flow(second, third, 2, 2, 100, 0);
  EXPECT_EQ(a.sum(Sum::plain_care)[2], 0);
  for (std::size_t m = 0; m < 3; ++m) EXPECT_EQ(a.stretch(Kind::care, m)[2], 0);
}

TEST(Account, ClearedHasNothing) {
  Account a = account();
  a.post(second, {third}, Row(8, 1.5), {Row(8, 10), Row(8), Row(8, 1), Row(8, 1)});
  a.clear();
  for (std::size_t m = 0; m < 3; ++m)
    for (const Kind kind : {Kind::own, Kind::care, Kind::work}) EXPECT_EQ(a.stretch(kind, m)[2], 0);
  for (const Sum sum : {Sum::plain_own, Sum::plain_care, Sum::days_off, Sum::qalys})
    EXPECT_EQ(a.sum(sum)[2], 0);
  EXPECT_EQ(a.spend(1)[2], 0);
}

}  // namespace
}  // namespace spinepath
