// Checks of scales: numbers that look as if they were meant in another unit. What reading the file warns of is asked
// for there (sim/scenario/check/warnings.h).
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "sim/analysis/decision/question.h"
#include "sim/analysis/verify/checks/groups.h"
#include "sim/analysis/verify/compare.h"
#include "sim/analysis/verify/subject.h"
#include "sim/scenario/check/warnings.h"
#include "sim/scenario/format/quantity.h"

namespace spinepath::verify {
namespace {

template <class Selected>
Finding finding_of_scales(const Subject& subject, const std::string& figure, const Selected& selected) {
  std::vector<scenario::InputError> warnings;
  scenario::warn_of_scales(subject.scenario(), warnings);
  std::vector<std::string> keys;
  for (const scenario::InputError& warning : warnings)
    if (selected(warning.key)) keys.push_back(warning.key + ": " + warning.problem);
  return named(std::move(keys), figure);
}

Finding scale_of_pain(Subject& subject) {
  return finding_of_scales(subject, "cohort.pain",
                           [](const std::string& key) { return key == "cohort.pain"; });
}

Finding scale_of_utility(Subject& subject) {
  return finding_of_scales(subject, "utility.per_pain_point",
                           [](const std::string& key) { return key == "utility.per_pain_point"; });
}

Finding scale_of_life_table(Subject& subject) {
  if (subject.scenario().mortality.table.empty()) return not_applicable("there is no life table");
  return finding_of_scales(subject, "mortality.life_table",
                           [](const std::string& key) { return key == "mortality.life_table"; });
}

/// Percentages of relief: of curves, and of success.
Finding scale_of_percentages(Subject& subject) {
  return finding_of_scales(subject, "curves and `success`", [](const std::string& key) {
    return key != "cohort.pain" && key != "utility.per_pain_point" && key != "mortality.life_table";
  });
}

double amount_of(const scenario::CostItem& item) { return to_distribution(item.amount).mean(); }

/// Charges of one course, without flows [money].
double price_of_course(const scenario::Treatment& treatment) {
  double sum = 0;
  for (const scenario::CostItem& item : treatment.costs)
    if (item.when == When::course || item.when == When::first_course || item.when == When::workup)
      sum += amount_of(item);
  return sum;
}

/// Too little: less than a thousandth of the threshold, or for surgery of the costliest other course [1].
constexpr double thousandth = 1e-3;

Finding scale_of_prices(Subject& subject) {
  const std::vector<scenario::Treatment>& treatments = subject.scenario().treatments;
  double largest = 0, costliest = 0;  // item; course of another class than surgery [money]
  for (const scenario::Treatment& treatment : treatments) {
    for (const scenario::CostItem& item : treatment.costs) largest = std::max(largest, amount_of(item));
    if (treatment.treatment_class != TreatmentClass::surgery)
      costliest = std::max(costliest, price_of_course(treatment));
  }
  if (largest == 0) return not_applicable("there is no price");
  std::vector<std::string> small;
  const double threshold = std::ranges::max(thresholds_of(subject.scenario().decision));
  if (largest < thousandth * threshold)
    small.push_back(fmt::format("all prices: at most {:.4g}, while {:.4g} is paid per unit of effect",
                                largest, threshold));
  for (const scenario::Treatment& treatment : treatments) {
    const double price = price_of_course(treatment);
    if (treatment.treatment_class == TreatmentClass::surgery && price > 0 && price < 0.1 * costliest)
      small.push_back(fmt::format("treatments.{}: a course costs {:.4g}, another treatment {:.4g}",
                                  treatment.name.text, price, costliest));
  }
  return named(std::move(small), fmt::format("the largest price is {:.6g}", largest));
}

/// Costs per year that only death or the horizon ends.
Finding yearly_costs_end(Subject& subject) {
  std::vector<std::string> endless;
  std::size_t flows = 0;
  for (const scenario::Treatment& treatment : subject.scenario().treatments)
    for (const scenario::CostItem& item : treatment.costs) {
      if (item.when != When::per_year) continue;
      ++flows;
      const bool until_end = !item.until || item.until->value == Until::end;
      const double after = item.after.value, lasts = item.lasts ? item.lasts->value : 0;
      const bool lasting = !item.lasts || after + lasts >= subject.model().horizon;
      if (until_end && lasting)
        endless.push_back(fmt::format("treatments.{}.costs.{}", treatment.name.text, item.item.text));
    }
  if (flows == 0) return not_applicable("there is no cost per year");
  return named(std::move(endless), fmt::format("{} costs per year", flows));
}

constexpr auto scale_rows = std::to_array<Check>({
    {.name = "scale_of_pain",
     .change = "nothing",
     .law = "some patients have more pain than the scale of 0 to 10 has",
     .stage = Stage::inputs,
     .item = "",
     .look_at = "cohort.pain is in mm, 0 to 100",
     .find = scale_of_pain},
    {.name = "scale_of_percentages",
     .change = "nothing",
     .law = "no curve has means and spreads below 1 percent only, no success is below 1 percent",
     .stage = Stage::inputs,
     .item = "",
     .look_at = "relief is in percent: 40, not 0.4",
     .find = scale_of_percentages},
    {.name = "scale_of_prices",
     .change = "nothing",
     .law =
         "the largest price is above a thousandth of the threshold, a course of surgery above a tenth of the "
         "costliest other course",
     .stage = Stage::inputs,
     .item = "",
     .look_at = "prices in thousands where units of money are meant",
     .find = scale_of_prices},
    {.name = "scale_of_utility",
     .change = "nothing",
     .law = "utility does not rise with pain",
     .stage = Stage::inputs,
     .item = "",
     .look_at = "utility.per_pain_point is 0 or below",
     .find = scale_of_utility},
    {.name = "scale_of_life_table",
     .change = "nothing",
     .law = "life expectancy at the mean age is that of people: at most 200 years of age, at least 10 years "
            "below 60",
     .stage = Stage::inputs,
     .item = "",
     .look_at = "rates in percent, per 1,000 or per 100,000; survivors in place of rates",
     .find = scale_of_life_table},
    {.name = "yearly_costs_end",
     .change = "nothing",
     .law = "each cost per year ends before death or the horizon for somebody",
     .stage = Stage::inputs,
     .item = "",
     .look_at = "`until` and `for` of the cost: who pays on for a treatment that failed?",
     .find = yearly_costs_end},
});

}  // namespace

std::span<const Check> scale_checks() { return scale_rows; }

}  // namespace spinepath::verify
