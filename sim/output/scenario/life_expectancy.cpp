#include "sim/output/scenario/life_expectancy.h"

#include <cmath>

#include <fmt/format.h>

#include "sim/output/text/number.h"
#include "sim/scenario/format/quantity.h"

namespace spinepath::output {
namespace {

std::string years_text(const LifeExpectancy& expected) {
  const auto years = [](double x) { return std::isfinite(x) ? fixed(x, 1) : "∞"; };
  return fmt::format("men {}, women {} years", years(expected.men), years(expected.women));
}

/// Yearly growth of the hazard in an open group.
std::string growth_text(const LifeTable& table, double from) {
  const auto percent = [&](bool female) {
    return fixed(100 * (table.hazard(from + 1, female) / table.hazard(from, female) - 1), 1);
  };
  return fmt::format("from {} years on mortality grows by {} % (men) and {} % (women) a year of age",
                     compact(from), percent(false), percent(true));
}

}  // namespace

LifeExpectancy life_expectancy(const scenario::Scenario& scenario, double ratio) {
  const LifeTable& table = scenario.mortality.table;
  const double age = scenario::to_distribution(scenario.cohort.age).mean();
  return {age, table.expectancy(age, false, ratio), table.expectancy(age, true, ratio)};
}

std::vector<std::string> mortality_lines(const scenario::Scenario& scenario) {
  const scenario::Mortality& mortality = scenario.mortality;
  if (mortality.table.empty()) return {};
  const LifeExpectancy expected = life_expectancy(scenario);
  std::vector<std::string> lines{
      mortality.path.text,
      fmt::format("life expectancy at {} years: {}", fixed(expected.age, 1), years_text(expected))};
  if (const double ratio = mortality.hazard_ratio.value; ratio != 1)
    lines.push_back(
        fmt::format("with hazard ratio {}: {}", digits(ratio), years_text(life_expectancy(scenario, ratio))));
  if (const auto from = mortality.table.open_from()) lines.push_back(growth_text(mortality.table, *from));
  return lines;
}

}  // namespace spinepath::output
