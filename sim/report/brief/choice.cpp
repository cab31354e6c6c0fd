// What to choose, how sure that is, and what is worth finding out.
#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "sim/engine/tally/rounding.h"
#include "sim/report/brief/parts.h"
#include "sim/report/data/decision.h"
#include "sim/report/data/json.h"
#include "sim/report/findings/value.h"
#include "sim/report/words/names.h"
#include "sim/report/words/numbers.h"

namespace spinepath::report {
namespace {

/// A pathway that is best at some of the thresholds, next to each other.
struct Choice {
  const PathwayText* pathway;
  std::vector<std::string> thresholds;
};

/// The choices by threshold, and their chances to be best.
struct Choices {
  std::vector<Choice> all;
  std::vector<std::string> leads, chances;
};

/// How much more net benefit than the next best option [money].
double lead_of(const AtThreshold& at, const Option& best) {
  double lead = std::numeric_limits<double>::infinity();
  for (const Option& other : at.options)
    if (&other != &best) lead = std::min(lead, best.inmb.mean.value_or(0) - other.inmb.mean.value_or(0));
  return std::isfinite(lead) ? std::max(lead, 0.0) : 0;
}

Choices choices_of(const Material& material) {
  Choices choices;
  const std::vector<DecisionOfView> views = decisions(material);
  if (views.empty()) return choices;
  for (const double threshold : decision_basis(material).thresholds) {
    const AtThreshold* at = views.front().find(threshold);
    const Option* best = at ? at->best() : nullptr;
    if (!best) continue;
    if (choices.all.empty() || choices.all.back().pathway != best->pathway)
      choices.all.push_back({best->pathway, {}});
    choices.all.back().thresholds.push_back(threshold_text(threshold));
    choices.leads.push_back(money(lead_of(*at, *best)));
    choices.chances.push_back(chance_text(best->p_best.mean.value_or(0)));
  }
  return choices;
}

/// "② second is equal to it at 20,000, within rounding": pathways that are as good as the one named.
std::string equals_sentence(const Material& material) {
  const Json& about = material.run ? material.run->summary : material.sample->about;
  std::vector<std::pair<std::string, std::vector<std::string>>> equals;  // names, thresholds
  for (const Json& row : list_of(list_of(about, "decision"), "thresholds")) {
    std::vector<std::string> names;
    for (const Json& name : list_of(row, "equal_to_best"))
      if (const PathwayText* pathway = material.study.pathway(name.get<std::string>()))
        names.push_back(name_in_text(*pathway));
    if (names.empty()) continue;
    const std::string words = listed(names) + (names.size() == 1 ? " is" : " are");
    if (equals.empty() || equals.back().first != words) equals.push_back({words, {}});
    equals.back().second.push_back(threshold_text(number_of(row, "threshold").value_or(0)));
  }
  std::string text;
  for (const auto& [words, thresholds] : equals)
    text += fmt::format("{}{} equal to it at {}", text.empty() ? " " : ", ", words, listed(thresholds));
  return text.empty() ? text
                      : text +
                            ", within rounding; of equal ones the first declared is named and counted as "
                            "best.";
}

/// Of a row of the frontier: the pathway on it with the same cost and effect; null if there is none.
const PathwayText* equal_on_frontier(const Material& material, const Json& row) {
  const auto same = [&](const Json& other, const char* key) {
    return rounded_difference(number_of(row, key).value_or(0), number_of(other, key).value_or(0)) == 0;
  };
  for (const Json& other : list_of(material.run->summary, "frontier"))
    if (text_of(row, "Status") == "D" && text_of(other, "Status") == "ND" && same(other, "Cost") &&
        same(other, "Effect"))
      return material.study.pathway(text_of(other, "Strategy"));
  return nullptr;
}

/// " ② second has the same cost and effect as ① first.": pathways without a difference in any comparison.
std::string same_sentences(const Material& material) {
  std::string text;
  for (const Json& row : list_of(material.run->summary, "frontier")) {
    const PathwayText *pathway = material.study.pathway(text_of(row, "Strategy")),
                      *equal = equal_on_frontier(material, row);
    if (pathway && equal)
      text += fmt::format(" {} has the same cost and effect as {}.", name_in_text(*pathway),
                          name_in_text(*equal));
  }
  return text;
}

std::string choice_by_frontier(const Material& material) {
  std::string text;
  for (const Json& row : list_of(material.run->summary, "frontier")) {
    const std::optional<double> ratio = number_of(row, "ICER");
    const PathwayText* pathway = material.study.pathway(text_of(row, "Strategy"));
    if (!ratio || !pathway || text_of(row, "Status") != "ND") continue;
    text += fmt::format("{}{} {} with {}", text.empty() ? "" : ", ", significant(*ratio, 3),
                        material.study.currency, name_in_text(*pathway));
  }
  const std::string same = same_sentences(material);
  if (text.empty()) return same.empty() ? same : "At the parameters' values:" + same;
  return fmt::format(
      "At the parameters' values one more {} costs {} {}, each compared with the next cheaper choice.{}",
      decision_basis(material).effect.one, payer_of(decision_basis(material).view), text, same);
}

std::string worth(const Estimate& value) {
  return value.se.value_or(0) > 0 ? rounded(value.mean, value.se) : significant(value.mean.value_or(0), 2);
}

/// The group that is worth most to know, if that is beyond its error; null if there is none.
const Learnt* most_valuable_group(const std::vector<Learnt>& rows, double threshold) {
  const Learnt* most = nullptr;
  for (const Learnt& row : rows)
    if (row.kind == "group" && row.threshold == threshold && clearly_positive(row.value) &&
        (!most || *row.value.mean > *most->value.mean))
      most = &row;
  return most;
}

}  // namespace

std::string choice_sentence(const Material& material) {
  if ((!material.run && !material.sample) || alternatives(material).empty()) return {};
  const Choices choices = choices_of(material);
  if (choices.all.empty()) return material.run ? choice_by_frontier(material) : std::string{};
  const DecisionBasis basis = decision_basis(material);
  std::string text;
  for (const auto& [pathway, thresholds] : choices.all)
    text += fmt::format("{} {} at {}", text.empty() ? name_in_text(*pathway) : ", " + name_in_text(*pathway),
                        text.empty() ? "has the highest expected net benefit" : "has it", listed(thresholds));
  return fmt::format(
      "For {}, {} {} a {}. It leads the next best by {} {} a patient, and is the best with a chance of {}.{}",
      payer_of(basis.view), text, material.study.currency, basis.effect.one, listed(choices.leads),
      material.study.currency, listed(choices.chances), equals_sentence(material));
}

std::string information_sentence(const Material& material) {
  const std::optional<double> middle = decision_basis(material).middle();
  if (!middle || !draws_of(material) || alternatives(material).empty()) return {};
  const Estimate all = evpi_at(material, *middle);
  const std::string at = "at " + price_text(material, *middle);
  if (!all.mean) return {};
  if (!clearly_positive(all))
    return fmt::format("What it is worth to know all parameters cannot be distinguished from 0 {}.", at);
  const std::string text = fmt::format("To know all parameters is worth {} {} a patient {}", worth(all),
                                       material.study.currency, at);
  const std::vector<Learnt> rows = information_rows(material);
  const Learnt* most = most_valuable_group(rows, *middle);
  if (!most) return text + ".";
  return text + fmt::format("; of its groups of parameters, \"{}\" is worth most: {}.", spaced(most->name),
                            rounded(most->value.mean, most->value.se));
}

}  // namespace spinepath::report
