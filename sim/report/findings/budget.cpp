#include "sim/report/findings/budget.h"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "sim/report/data/json.h"
#include "sim/report/words/names.h"
#include "sim/report/words/numbers.h"
#include "sim/report/words/verdict.h"

namespace spinepath::report {
namespace {

constexpr const char* all_years = "all";
constexpr std::size_t most_shares = 6;  ///< pathways whose change of share is said
constexpr double least_change = 5e-4;   ///< of a share that is said [1]

/// "costs patients 5.5 million USD"
std::string budget_clause(const Estimate& difference, const Budget& budget, const char* payers) {
  const char* verb = sign_of(difference) == Sign::more ? "costs" : "saves";
  return fmt::format("{} {} {}", verb, payers,
                     significant(std::abs(*difference.mean) * budget.scale().factor, 2));
}

/// People who enter, by pathway and mix, over all years.
struct Entering {
  std::map<std::string, double> current, now;
  std::map<double, double> by_year;  ///< current mix
  double all_current = 0, all_new = 0;
};

Entering entering_of(const Part& part) {
  Entering entering;
  for (const Json& row : list_of(part.about, "entering")) {
    const std::string pathway = text_of(row, "pathway");
    const double current = number_of(row, "current").value_or(0), now = number_of(row, "new").value_or(0);
    entering.current[pathway] += current;
    entering.now[pathway] += now;
    entering.by_year[number_of(row, "year").value_or(0)] += current;
    entering.all_current += current;
    entering.all_new += now;
  }
  return entering;
}

std::string yearly_text(const Entering& entering) {
  double least = entering.by_year.begin()->second, most = least;
  for (const auto& [year, people] : entering.by_year) {
    least = std::min(least, people);
    most = std::max(most, people);
  }
  const std::string low = fixed(least, 0), high = fixed(most, 0);
  return low == high ? low : low + " to " + high;
}

struct ShareChange {
  const PathwayText* pathway;
  double from, to;  ///< [1]
};

std::vector<ShareChange> share_changes(const Entering& entering, const Study& study) {
  std::vector<ShareChange> changes;
  const auto of = [](const std::map<std::string, double>& people, const PathwayText& pathway) {
    const auto found = people.find(pathway.name);
    return found == people.end() ? 0 : found->second;
  };
  for (const PathwayText& pathway : study.pathways) {
    const double from = of(entering.current, pathway) / entering.all_current,
                 to = of(entering.now, pathway) / entering.all_new;
    if (std::abs(to - from) >= least_change) changes.push_back({&pathway, from, to});
  }
  std::ranges::stable_sort(changes, std::greater{},
                           [](const ShareChange& one) { return std::abs(one.to - one.from); });
  return changes;
}

}  // namespace

Budget::Budget(const Part& part) {
  const CsvTable& table = part.rows;
  for (const char* name : {"year", "view", "mix", "mean", "se", "p025", "p975"})
    if (!table.has(name)) return;
  double largest = 0;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string year(table.text(row, "year")), mix(table.text(row, "mix"));
    const Estimate spend{.mean = table.number(row, "mean"),
                         .se = table.number(row, "se"),
                         .low = table.number(row, "p025"),
                         .high = table.number(row, "p975")};
    if (!spend.mean) continue;
    if (year != all_years && std::ranges::find(years_, year) == years_.end()) years_.push_back(year);
    has_intervals_ = has_intervals_ || (spend.low && spend.high);
    largest = std::max(largest, std::abs(*spend.mean));
    estimates_[{mix, "spend", std::string(table.text(row, "view")), year}] = spend;
  }
  scale_ = output::scale_for(largest);
}

const Estimate* Budget::spend(const std::string& year, View view, std::string_view mix) const {
  return find(estimates_, {std::string(mix), "spend", std::string(view_names[index_of(view)]), year});
}

std::string budget_unit(const Budget& budget, const Study& study) {
  return std::string(budget.scale().word) + study.currency;
}

std::string budget_finding(const Budget& budget, const Study& study) {
  const Estimate *patient = budget.spend(all_years, View::patient, "difference"),
                 *payer = budget.spend(all_years, View::payer, "difference");
  if (!patient || !payer) return "Spend under the new mix less that under the current one, by year";
  const std::size_t count = budget.years().size();
  const std::string years = count == 1 ? "in one year" : fmt::format("over {} years", count);
  const std::string unit = budget_unit(budget, study);
  const Sign for_patients = sign_of(*patient), for_payer = sign_of(*payer);
  if (for_patients == Sign::open && for_payer == Sign::open)
    return fmt::format("The new mix makes no clear difference to patients or the payer {}", years);
  const std::string patients = budget_clause(*patient, budget, "patients"),
                    payers = budget_clause(*payer, budget, "the payer");
  if (for_payer == Sign::open)
    return fmt::format("The new mix {} {} {}; for the payer no clear difference", patients, unit, years);
  if (for_patients == Sign::open)
    return fmt::format("The new mix {} {} {}; for patients no clear difference", payers, unit, years);
  return fmt::format("The new mix {} and {} {} {}", patients, payers, unit, years);
}

std::string entering_text(const Part& part, const Study& study) {
  const Entering entering = entering_of(part);
  if (entering.all_current <= 0 || entering.all_new <= 0) return {};
  const std::optional<double> population = number_of(part.about, "population");
  std::string text =
      population && *population > 0 ? fmt::format("Of {} people, ", fixed(*population, 0)) : "";
  text += yearly_text(entering) + (text.empty() ? " people" : "") + " enter each year.";
  const std::vector<ShareChange> changes = share_changes(entering, study);
  if (changes.empty()) return text + " The new mix has the shares of the current one.";
  std::vector<std::string> parts;
  for (const ShareChange& change : changes)
    if (parts.size() < most_shares)
      parts.push_back(fmt::format("{} from {} to {}", name_in_text(*change.pathway), percent(change.from),
                                  percent(change.to)));
  if (changes.size() > most_shares)
    parts.push_back(fmt::format("{} more by less", changes.size() - most_shares));
  return fmt::format("{} Shares of those who enter in all years, current to new mix: {}.", text,
                     listed(parts));
}

}  // namespace spinepath::report
