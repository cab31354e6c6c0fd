#include "sim/engine/walk/account.h"

#include <cmath>

#include <gtest/gtest.h>

namespace spinepath {
namespace {

using Kind = Account::Kind;
using Sum = Account::Sum;

const std::vector<double> moments{1, 2, 4};
constexpr Posting third{.who = 2, .treatment = 1, .own_share = 0.2};

Account account(double costs = 0, double qalys = 0) {
  return {moments, Discount(costs), Discount(qalys), 200, 2, 3};
}

TEST(Account, PostsABillToTheStretchThatItFallsInto) {
  Account a = account();
  for (const double time : {0.0, 0.999, 1.0, 3.5}) a.post(third, time, {.covered = 10, .uncovered = 1});
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
  a.post(third, 2.5, {.covered = 100, .days_off_work = 4, .qalys_lost = 0.5});
  EXPECT_NEAR(a.stretch(Kind::care, 2)[2], 100 * std::pow(1.03, -2.5), 1e-12);
  EXPECT_NEAR(a.stretch(Kind::own, 2)[2], 20 * std::pow(1.03, -2.5), 1e-12);
  EXPECT_NEAR(a.stretch(Kind::work, 2)[2], 4 * 200 * std::pow(1.03, -2.5), 1e-12);
  EXPECT_NEAR(a.spend(1)[2], 100 * std::pow(1.03, -2.5), 1e-12);
  EXPECT_EQ(a.sum(Sum::plain_care)[2], 100);
  EXPECT_EQ(a.sum(Sum::plain_work)[2], 800);
  EXPECT_EQ(a.sum(Sum::days_off)[2], 4);
  EXPECT_NEAR(a.sum(Sum::qalys)[2], 0.5 * std::pow(1.015, -2.5), 1e-15);
  EXPECT_EQ(a.sum(Sum::plain_qalys)[2], 0.5);
}

TEST(Account, PostsAFlowToAllStretchesThatItRunsThrough) {
  for (const double rate : {0.0, 0.03, 0.5}) {
    Account a = account(rate);
    a.post_flow(third, 0.5, 3.5, 100, 10);
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
  a.post_flow(third, 2.25, 3, 100, 0);
  EXPECT_DOUBLE_EQ(a.stretch(Kind::care, 2)[2], 75);
  EXPECT_EQ(a.stretch(Kind::care, 0)[2] + a.stretch(Kind::care, 1)[2], 0);
}

TEST(Account, OfAFlowThatEndsBeforeItBeginsHasNothing) {
  Account a = account();
  a.post_flow(third, 2, 1.5, 100, 0);
  a.post_flow(third, 2, 2, 100, 0);
  EXPECT_EQ(a.sum(Sum::plain_care)[2], 0);
  for (std::size_t m = 0; m < 3; ++m) EXPECT_EQ(a.stretch(Kind::care, m)[2], 0);
}

TEST(Account, ClearedHasNothing) {
  Account a = account();
  a.post(third, 1.5, {.covered = 10, .days_off_work = 1, .qalys_lost = 1});
  a.clear();
  for (std::size_t m = 0; m < 3; ++m)
    for (const Kind kind : {Kind::own, Kind::care, Kind::work}) EXPECT_EQ(a.stretch(kind, m)[2], 0);
  for (const Sum sum : {Sum::plain_own, Sum::plain_care, Sum::plain_work, Sum::days_off, Sum::qalys})
    EXPECT_EQ(a.sum(sum)[2], 0);
  EXPECT_EQ(a.spend(1)[2], 0);
}

}  // namespace
}  // namespace spinepath
