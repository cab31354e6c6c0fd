// Published figures, and the formulas that BCEA, dampack and voi document, computed here once more in plain loops.
#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <sstream>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "sim/cli/terminal/exit_codes.h"
#include "tests/sim/cli/csv_rows.h"
#include "tests/sim/cli/program_runner.h"

namespace spinepath::cli {
namespace {

using test::content;
using test::csv_rows;
using test::Ran;

struct PublishedRow {
  const char* strategy;
  double cost, effect, icer;  ///< [USD], [QALY], [USD per QALY]; 0: none
  const char* status;
};

/// The table that dampack's calculate_icers() made of strategies against C. difficile. Source: the R package dampack
/// (github.com/DARTH-git/dampack), vignettes/cdiff_icers.csv; strategies of Rajasingham et al., Clin Infect Dis 70
/// (2020) 754.
constexpr std::array published{
    PublishedRow{"s3", 57336.0059896538, 12.9399639202408, 0, "ND"},
    PublishedRow{"s27", 57541.2526373815, 13.0140640696275, 2769.85470915263, "ND"},
    PublishedRow{"s33", 57642.2587507842, 13.0389116321918, 4065.03105249231, "ND"},
    PublishedRow{"s31", 57934.0743411241, 13.0966257932217, 5056.2216470406, "ND"},
    PublishedRow{"s43", 58072.1137208494, 13.11285766912, 8504.2160616553, "ND"},
    PublishedRow{"s44", 58665.7823044647, 13.1283328397025, 38362.6519947134, "ND"},
    PublishedRow{"s39", 57814.6470919581, 13.0462790163185, 0, "ED"},
    PublishedRow{"s4", 57887.481549326, 12.9970657153765, 0, "D"},
    PublishedRow{"s13", 58018.6252420203, 13.0650412387992, 0, "D"},
    PublishedRow{"s37", 58081.7947984323, 13.1029711156978, 0, "D"},
    PublishedRow{"s20", 58634.2026441398, 13.1100568867995, 0, "D"}};

TEST(Published, TheFrontierIsThatOfDampack) {
  const test::Workplace place;
  std::string names, cost, effect;
  for (const PublishedRow& row : published) {
    const char* comma = names.empty() ? "" : ",";
    names += comma + std::string(row.strategy);
    cost += comma + fmt::format("{}", row.cost);
    effect += comma + fmt::format("{}", row.effect);
  }
  place.file("cost.csv", names + "\n" + cost + "\n" + cost + "\n");  // two draws, the same
  place.file("effect.csv", names + "\n" + effect + "\n" + effect + "\n");
  const Ran ran = place.spinepath("decide --cost cost.csv --effect effect.csv --out o -q");
  ASSERT_EQ(ran.exit_code, ok) << ran.err;
  const auto rows = csv_rows(content(place.path() / "o/export/icers.csv"));
  ASSERT_EQ(rows.size(), published.size());
  for (std::size_t i = 0; i < published.size(); ++i) {
    EXPECT_EQ(rows[i].at("Strategy"), published[i].strategy) << "in the same order";
    EXPECT_EQ(rows[i].at("Status"), published[i].status) << published[i].strategy;
    if (published[i].icer == 0) {
      EXPECT_EQ(rows[i].at("ICER"), "") << published[i].strategy;
      continue;
    }
    EXPECT_NEAR(std::stod(rows[i].at("ICER")), published[i].icer, 1e-7)
        << "differences of numbers of 15 digits";
  }
}

constexpr std::size_t all_draws = 9, strategies = 3;
using Rows = std::array<std::array<double, strategies>, all_draws>;

/// Made up, without a figure that is easy: the best strategy changes with the draw and with the threshold.
constexpr Rows costs{{{1013, 2507, 4091},
                      {977, 2691, 3804},
                      {1109, 2388, 4217},
                      {1190, 2202, 4388},
                      {893, 2795, 3999},
                      {1056, 2410, 4120},
                      {1002, 2599, 3871},
                      {1121, 2333, 4305},
                      {948, 2718, 4054}}},
    effects{{{1.013, 1.091, 1.127},
             {1.201, 1.188, 1.295},
             {0.954, 1.122, 1.103},
             {1.087, 1.093, 1.241},
             {1.133, 1.219, 1.199},
             {0.998, 1.054, 1.160},
             {1.045, 1.171, 1.150},
             {1.170, 1.166, 1.322},
             {1.024, 1.0837, 1.071}}};

std::string table_of(const Rows& rows) {
  std::string text = "usual,drug,surgery\n";
  for (const auto& [a, b, c] : rows) text += fmt::format("{},{},{}\n", a, b, c);
  return text;
}

/// What the packages compute of net benefits U[draw][strategy] = k e - c.
struct Plain {
  std::array<double, strategies> mean{}, best{},
      loss{};       ///< E U, share of draws with the largest U, E(max U - U)
  double evpi = 0;  ///< E max U - max E U
};
Plain plain_figures(double k) {
  Plain plain;
  double mean_of_best = 0;
  for (std::size_t i = 0; i < all_draws; ++i) {
    std::array<double, strategies> u{};
    for (std::size_t s = 0; s < strategies; ++s) u[s] = k * effects[i][s] - costs[i][s];
    const double most = *std::max_element(u.begin(), u.end());
    for (std::size_t s = 0; s < strategies; ++s) {
      plain.mean[s] += u[s] / all_draws;
      plain.loss[s] += (most - u[s]) / all_draws;
      plain.best[s] += (u[s] == most ? 1.0 : 0.0) / all_draws;
    }
    mean_of_best += most / all_draws;
  }
  plain.evpi = mean_of_best - *std::max_element(plain.mean.begin(), plain.mean.end());
  return plain;
}

// BCEA: EIB, CEAC and EVI of bcea(); dampack: ceac(), calc_exp_loss() and calc_evpi(); voi: evpi(). Baio, Bayesian Methods
// in Health Economics (2013), chapter 3.
TEST(Published, FiguresAreThoseOfTheDocumentedFormulas) {
  const test::Workplace place;
  place.file("cost.csv", table_of(costs));
  place.file("effect.csv", table_of(effects));
  const Ran ran = place.spinepath(
      "decide --cost cost.csv --effect effect.csv --thresholds 12000,17500,30000 --grid 40000,20 --out o -q");
  ASSERT_EQ(ran.exit_code, ok) << ran.err;
  const auto decisions = csv_rows(content(place.path() / "o/decision.csv"));
  ASSERT_EQ(decisions.size(), strategies * (21 + 1));  // of the three, 17,500 is not of the grid
  const std::array<std::string, strategies> names{"usual", "drug", "surgery"};
  std::size_t changes = 0;
  for (std::size_t r = 0; r < decisions.size(); ++r) {
    const auto& row = decisions[r];
    const Plain plain = plain_figures(std::stod(row.at("threshold")));
    const std::size_t s = r % strategies;
    ASSERT_EQ(row.at("pathway"), names[s]);
    EXPECT_NEAR(std::stod(row.at("nmb")), plain.mean[s], 1e-8);
    EXPECT_NEAR(std::stod(row.at("inmb")), plain.mean[s] - plain.mean[0], 1e-8);
    EXPECT_NEAR(std::stod(row.at("p_best_naive")), plain.best[s], 1e-12) << row.at("threshold");
    EXPECT_NEAR(std::stod(row.at("loss_naive")), plain.loss[s], 1e-8) << row.at("threshold");
    if (row.at("best") == "1") {
      EXPECT_NEAR(plain.loss[s], plain.evpi, 1e-8);
      changes += s > 0 ? 1 : 0;
    }
  }
  EXPECT_GT(changes, 5U) << "the sample is no easy one";
  for (const auto& row : csv_rows(content(place.path() / "o/export/evpi.csv")))
    EXPECT_NEAR(std::stod(row.at("EVPI")), plain_figures(std::stod(row.at("WTP"))).evpi, 1e-8);
}

}  // namespace
}  // namespace spinepath::cli
