#include "sim/report/findings/compared_draws.h"

#include <algorithm>

#include <fmt/format.h>

#include "sim/report/data/json.h"
#include "sim/report/data/named.h"
#include "sim/report/words/names.h"
#include "sim/report/words/numbers.h"

namespace spinepath::report {
namespace {

/// Calls `take` with each row of a known case and pathway, and these.
template <class Take>
void for_each_row(const Json& rows, const Comparison& comparison, Take take) {
  for (const Json& row : rows) {
    const ComparedCase* of_case = find_in(comparison.cases, text_of(row, "case"));
    const ComparedPathway* pathway = find_in(comparison.pathways, text_of(row, "pathway"));
    if (of_case && pathway) take(row, *of_case, *pathway);
  }
}

/// The choice of each case, in their order.
std::vector<const DrawnOption*> choices_at(const ComparedDraws& draws, double threshold) {
  std::vector<const DrawnOption*> choices;
  for (const DrawnOption& option : draws.options)
    if (option.best && option.threshold == threshold) choices.push_back(&option);
  return choices;
}

}  // namespace

std::string ComparedDraws::price(double threshold) const {
  return fmt::format("{} {} a {}", threshold_text(threshold), currency, effect.one);
}

std::optional<ComparedDraws> compared_draws(const Material& material, const Comparison& comparison) {
  const Json& about = material.comparison->about;
  const Json& psa = list_of(about, "psa");
  if (list_of(psa, "decisions").empty()) return {};
  ComparedDraws draws{.view = text_of(psa, "view"),
                      .currency = text_of(list_of(about, "money"), "currency"),
                      .effect = effect_text(text_of(psa, "effect")),
                      .thresholds = {},
                      .options = {},
                      .gains = {}};
  const auto threshold_of = [](const Json& row) { return number_of(row, "threshold").value_or(0); };
  for_each_row(
      list_of(psa, "decisions"), comparison, [&](const Json& row, const auto& one, const auto& here) {
        draws.options.push_back({.of_case = &one,
                                 .pathway = &here,
                                 .threshold = threshold_of(row),
                                 .chance = {number_of(row, "p_best"), number_of(row, "p_best_se"), {}, {}},
                                 .best = number_of(row, "best") == 1.0});
        if (std::ranges::find(draws.thresholds, threshold_of(row)) == draws.thresholds.end())
          draws.thresholds.push_back(threshold_of(row));
      });
  for_each_row(list_of(psa, "differences"), comparison,
               [&](const Json& row, const auto& one, const auto& here) {
                 if (text_of(row, "benefit") == "nmb")
                   draws.gains.push_back({.of_case = &one,
                                          .pathway = &here,
                                          .threshold = threshold_of(row),
                                          .less = {number_of(row, "mean"), number_of(row, "se"),
                                                   number_of(row, "p025"), number_of(row, "p975")},
                                          .paired = text_of(row, "paired")});
               });
  std::ranges::sort(draws.thresholds);
  std::ranges::stable_sort(draws.options, {}, &DrawnOption::threshold);
  std::ranges::stable_sort(draws.gains, {}, &DrawnGain::threshold);
  return draws;
}

std::string compared_choice(const Comparison& comparison, const ComparedDraws& draws) {
  const std::optional<double> threshold = middle(draws.thresholds);
  if (!threshold) return {};
  const std::vector<const DrawnOption*> choices = choices_at(draws, *threshold);
  if (choices.empty()) return {};
  const bool same = std::ranges::all_of(
      choices, [&](const DrawnOption* one) { return one->pathway == choices.front()->pathway; });
  const std::string price = draws.price(*threshold);
  if (same)
    return fmt::format(
        "At {}, {} has the highest expected net benefit in {} cases", price,
        in_text(*choices.front()->pathway),
        comparison.cases.size() == 2 ? "both" : "all " + counted_word(comparison.cases.size()));
  std::vector<std::string> parts;
  for (const DrawnOption* one : choices)
    parts.push_back(fmt::format("{} under \"{}\"", in_text(*one->pathway), spaced(one->of_case->name)));
  return fmt::format("At {}, the highest expected net benefit has {}", price, listed(parts));
}

}  // namespace spinepath::report
