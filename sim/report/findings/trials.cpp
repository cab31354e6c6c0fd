#include "sim/report/findings/trials.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "sim/report/findings/value.h"
#include "sim/report/words/names.h"
#include "sim/report/words/numbers.h"
#include "sim/report/words/verdict.h"

namespace spinepath::report {

std::vector<TrialRow> trials_at(const Material& material, double threshold) {
  std::vector<TrialRow> rows = trial_rows(material);
  std::erase_if(rows, [&](const TrialRow& row) { return row.threshold != threshold; });
  return rows;
}

const TrialRow* most_net(const std::vector<TrialRow>& rows) {
  const TrialRow* most = nullptr;
  for (const TrialRow& row : rows)
    if (row.net.mean && (!most || *row.net.mean > *most->net.mean)) most = &row;
  return most;
}

Unit unit_for(double largest) {
  constexpr double million = 1e6, billion = 1e9;
  if (std::abs(largest) >= billion) return {billion, "billion "};
  return std::abs(largest) >= million ? Unit{million, "million "} : Unit{1, ""};
}

std::string large_amount(double amount, const std::string& currency) {
  const Unit unit = unit_for(amount);
  return fmt::format("{} {}{}", significant(amount / unit.size, 2), unit.words, currency);
}

std::string trial_words(const TrialRow& row) {
  return fmt::format("{}, {} patients", spaced(row.name), fixed(row.patients, 0));
}

std::string trials_finding(const TrialRow& most, const std::string& currency) {
  if (!clearly_positive(most.net)) return "No trial is clearly worth more than it costs";
  return fmt::format("Most worth doing first: {} (worth {} more than it costs)", trial_words(most),
                     large_amount(*most.net.mean, currency));
}

std::string trials_sentence(const Material& material) {
  const DecisionBasis basis = decision_basis(material);
  const std::optional<double> middle = basis.middle();
  const std::vector<TrialRow> rows = middle ? trials_at(material, *middle) : std::vector<TrialRow>{};
  const TrialRow* most = most_net(rows);
  if (!most) return {};
  const std::string& currency = material.study.currency;
  const Sign sign = sign_of({most->net.mean, most->net.se, {}, {}});
  return fmt::format(
      "At {} the result of the trial \"{}\" with {} patients would be worth {} to all patients whose care "
      "follows it; it costs {}, {}.",
      price_text(material, *middle), spaced(most->name), fixed(most->patients, 0),
      large_amount(*most->population.mean, currency), large_amount(most->cost, currency),
      sign == Sign::more   ? "clearly less"
      : sign == Sign::less ? "clearly more"
                           : "not clearly less or more");
}

}  // namespace spinepath::report
