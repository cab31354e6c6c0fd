#include <cmath>

#include <fmt/format.h>

#include "sim/output/budget/record.h"
#include "sim/output/text/names.h"
#include "sim/output/text/number.h"

namespace spinepath::output {
namespace {

std::string year_text(std::size_t year, std::size_t years) {
  return year < years ? fmt::format("year {}", year + 1) : "all years";
}

double largest_total(const BudgetImpact& impact) {
  double largest = 0;
  for (const BudgetNumber& number : impact.spend) largest = std::max(largest, std::fabs(number.mean));
  return largest;
}

/// Empty without draws.
std::string draws_text(const BudgetRecord& record) {
  const BudgetImpact& impact = record.impact;
  if (impact.draws_asked == 0) return {};
  const auto count = [](std::uint64_t n) { return compact(static_cast<double>(n), 15); };
  return fmt::format(
      "; by parameters: {} draws of {} patients{}", count(impact.draws),
      count(record.manifest.patients_per_draw),
      impact.complete() ? "" : fmt::format(" (stopped; {} were requested)", count(impact.draws_asked)));
}

Section spend_section(const BudgetRecord& record) {
  const BudgetImpact& impact = record.impact;
  const Scale scale = scale_for(largest_total(impact));
  const double discount = record.scenario.budget->discount.value;
  std::vector<Column> columns{{"", Align::left}, {"", Align::left}, {"current"},
                              {"new"},           {"difference"},    {"each"}};
  if (impact.draws > 1) columns.push_back({"95 % by parameters"});
  Section section{
      .question = "What is spent each year, and who pays?",
      .caption = fmt::format(
          "{}{} for {} people, {}; ± Monte Carlo error; each: difference in {} per person of the population "
          "and month{}",
          scale.word, money_text(record.scenario), compact(record.scenario.budget->population.value, 15),
          discount == 0 ? "not discounted" : fmt::format("discounted by {:.3g} % a year", 100 * discount),
          record.scenario.currency, draws_text(record)),
      .table = Table(std::move(columns))};
  for (const View view : views)
    for (std::size_t year = 0; year <= impact.years; ++year) {
      std::vector<std::string> cells{year == 0 ? view_text(view) : "", year_text(year, impact.years)};
      for (std::size_t mix = 0; mix < budget_mix_count; ++mix) {
        const BudgetNumber& number = impact.at(year, view, static_cast<BudgetMix>(mix));
        cells.push_back(scaled(number.mean, number.se, scale.factor));
      }
      const BudgetNumber& difference = impact.at(year, view, BudgetMix::difference);
      const double months = 12.0 * static_cast<double>(year < impact.years ? 1 : impact.years);
      cells.push_back(
          scaled(difference.mean, difference.se, 1 / (months * record.scenario.budget->population.value)));
      if (impact.draws > 1)
        cells.push_back(fmt::format("{} to {}", significant(*difference.low * scale.factor, 3),
                                    significant(*difference.high * scale.factor, 3)));
      section.table.add(std::move(cells));
    }
  return section;
}

Section entering_section(const BudgetRecord& record) {
  const scenario::Budget& budget = *record.scenario.budget;
  std::vector<Column> columns{{"pathway", Align::left}, {"mix", Align::left}};
  for (std::size_t year = 0; year < record.impact.years; ++year)
    columns.push_back({year_text(year, record.impact.years)});
  Section section{.question = "Who enters?",
                  .caption = "people at the beginning of each year, followed to the end of the budget",
                  .table = Table(std::move(columns))};
  for (std::size_t p = 0; p < record.scenario.pathways.size(); ++p)
    for (const auto& [mix, word] : {std::pair{&budget.current, "current"}, {&budget.new_mix, "new"}}) {
      std::vector<std::string> cells{mix == &budget.current ? short_name(record.scenario, p) : "", word};
      for (std::size_t year = 0; year < record.impact.years; ++year)
        cells.push_back(compact(people_entering(budget, year) *
                                uptake(*mix, record.scenario.pathways[p].name.text, year)));
      section.table.add(std::move(cells));
    }
  return section;
}

}  // namespace

std::string budget_report(const BudgetRecord& record, const Style& style) {
  const scenario::Scenario& s = record.scenario;
  const std::string title = printable(s.title.empty() ? record.manifest.scenario_file : s.title);
  return bold(title, style) + "\n" + changes_note(record.manifest, style) +
         text_of(entering_section(record), style) + text_of(spend_section(record), style);
}

}  // namespace spinepath::output
