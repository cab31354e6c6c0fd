#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "sim/scenario/check/warnings.h"
#include "sim/scenario/evidence/curves.h"
#include "sim/scenario/format/quantity.h"

namespace spinepath::scenario {
namespace {

/// Pain of 0 to 10, the numeric rating scale, ends below it [VAS mm].
constexpr double above_rating_scale = 11;
/// Rank of the patient with the most pain that counts [1].
constexpr double nearly_all = 0.999;

/// Whether there are numbers other than 0, and all of them below 1: fractions where percent are meant.
bool looks_like_fractions(const Curve& curve) {
  double largest = 0;
  for (const Knot& knot : curve.knots)
    for (const auto& number : {knot.mean, knot.sd})
      if (number) largest = std::max(largest, std::fabs(number->value));
  return largest > 0 && largest < 1;
}

void warn_of_curve(const Curve& curve, const KeyPath& path, std::vector<InputError>& warnings) {
  if (looks_like_fractions(curve))
    warnings.push_back({.where = curve.where,
                        .key = path.shown,
                        .problem = "mean and sd are all below 1, that is 1 percent relief",
                        .allowed = "percent: 40, not 0.4"});
}

void warn_of_curves(const Scenario& scenario, std::vector<InputError>& warnings) {
  for (const Treatment& treatment : scenario.treatments)
    if (in_use(treatment, scenario))
      for (const MeasuredCurve& curve : curve_choices(treatment, scenario))
        warn_of_curve(*curve.curve, curve.path, warnings);
  for (const auto& [name, curve] : scenario.contexts)
    warn_of_curve(curve, KeyPath{}.key("contexts").key(name.text), warnings);
  if (!scenario.natural_course) return;
  const KeyPath path = KeyPath{}.key("natural_course");
  if (const auto& curve = scenario.natural_course->curve) warn_of_curve(*curve, path.key("curve"), warnings);
  const auto& some = scenario.natural_course->curve_for;
  for (std::size_t i = 0; i < some.size(); ++i)
    warn_of_curve(some[i].curve, path.key("curve_for").entry(i, "").key("curve"), warnings);
}

void warn_of_success(const Scenario& scenario, std::vector<InputError>& warnings) {
  for (std::size_t i = 0; i < scenario.pathways.size(); ++i) {
    const Parameter& success = scenario.pathways[i].success;
    if (success.value < 1)
      warnings.push_back({.where = success.where,
                          .key = KeyPath{}.key("pathways").entry(i, "").key("success").shown,
                          .problem = fmt::format("{:.4g} is less than 1 percent relief", success.value),
                          .allowed = "percent: 50, not 0.5"});
  }
}

/// A life that long or, before old age, that short is not one of people [years].
constexpr double too_long = 200, too_short = 10, old_age = 60;

/// Rates in percent, or shares of survivors in a column of rates.
void warn_of_life_table(const Scenario& scenario, std::vector<InputError>& warnings) {
  const LifeTable& table = scenario.mortality.table;
  if (table.empty()) return;
  const double age = to_distribution(scenario.cohort.age).mean();
  const double men = table.expectancy(age, false), women = table.expectancy(age, true);
  const double least = std::min(men, women), most = std::max(men, women);
  const bool is_long = !(age + most < too_long), is_short = age < old_age && least < too_short;
  if (!is_long && !is_short) return;
  const auto years = [](double x) {
    return std::isfinite(x) ? fmt::format("{:.1f}", x) : std::string("infinite");
  };
  warnings.push_back(
      {.where = scenario.mortality.path.where,
       .key = "mortality.life_table",
       .problem = fmt::format("life expectancy at {:.0f} years is {} (men) and {} (women) years", age,
                              years(men), years(women)),
       .allowed = "yearly probabilities of death as shares: 0.0012, not 0.12 percent, and not survivors"});
}

}  // namespace

void warn_of_scales(const Scenario& scenario, std::vector<InputError>& warnings) {
  const Quantity& pain = scenario.cohort.pain;
  if (to_distribution(pain).quantile(nearly_all) < above_rating_scale)
    warnings.push_back({.where = pain.where,
                        .key = "cohort.pain",
                        .problem = "all patients have a pain below 11",
                        .allowed = "the scale of 0 to 100 mm: 60, not 6"});
  const Parameter& slope = scenario.utility.per_pain_point;
  if (slope.value > 0)
    warnings.push_back({.where = slope.where,
                        .key = "utility.per_pain_point",
                        .problem = "utility rises with pain",
                        .allowed = "0 or less"});
  warn_of_curves(scenario, warnings);
  warn_of_success(scenario, warnings);
  warn_of_life_table(scenario, warnings);
}

}  // namespace spinepath::scenario
