#include "sim/report/findings/value.h"

#include <algorithm>

#include <fmt/format.h>

#include "sim/report/words/names.h"
#include "sim/report/words/numbers.h"
#include "sim/report/words/verdict.h"

namespace spinepath::report {
namespace {

/// How many differences are clearly more, and clearly less.
struct Tallied {
  std::size_t more = 0, less = 0;
  void note(Sign sign) {
    more += sign == Sign::more ? 1 : 0;
    less += sign == Sign::less ? 1 : 0;
  }
};

std::string verb_for(std::size_t count, std::string_view stem) {
  return fmt::format("{}{}", stem, count == 1 ? "s" : "");
}

std::string one_alternative(const PathwayText& pathway, Sign cost, Sign gain, const std::string& reference,
                            const std::string& unit) {
  const std::string costs =
      cost == Sign::open ? "does not clearly differ in cost from " + reference
                         : fmt::format("costs {} than {}", cost == Sign::more ? "more" : "less", reference);
  const std::string gains = gain == Sign::open   ? "shows no clear difference in " + unit
                            : gain == Sign::more ? "gains " + unit
                                                 : "loses " + unit;
  return fmt::format("{} {} and {}", name_in_text(pathway), costs, gains);
}

std::string costs_of(std::size_t n, const Tallied& cost, const std::string& reference) {
  if (cost.more == n || cost.less == n)
    return fmt::format("{} alternatives cost {} than {}", with_capital(all_of(n)),
                       cost.more == n ? "more" : "less", reference);
  if (cost.more == 0 && cost.less == 0) return "No alternative clearly differs in cost from " + reference;
  const std::size_t first = cost.more > 0 ? cost.more : cost.less;
  std::string text =
      fmt::format("{} of {} alternatives {} {} than {}", with_capital(counted_word(first)), counted_word(n),
                  verb_for(first, "cost"), cost.more > 0 ? "more" : "less", reference);
  if (cost.more > 0 && cost.less > 0) text += fmt::format(", {} less", counted_word(cost.less));
  return text;
}

std::string gains_words(std::size_t n, const Tallied& gain, const std::string& unit) {
  if (gain.more == n || gain.less == n)
    return fmt::format("{} {} {}", n == 2 ? "both" : "all", gain.more == n ? "gain" : "lose", unit);
  if (gain.more == 0 && gain.less == 0) return "none clearly gains or loses " + unit;
  if (gain.more == 0)
    return fmt::format("{} {} {}", counted_word(gain.less), gain.less == 1 ? "loses" : "lose", unit);
  std::string text = fmt::format("{} {} {}", counted_word(gain.more), verb_for(gain.more, "gain"), unit);
  if (gain.less > 0)
    text += fmt::format(", {} {} them", counted_word(gain.less), gain.less == 1 ? "loses" : "lose");
  return text;
}

/// A pathway and the thresholds, next to each other, at which it has the highest expected net benefit.
struct Stretch {
  const PathwayText* pathway;
  double from, to;
  Interval chance;  ///< to be best, the least and the highest
};

std::vector<Stretch> stretches_of(const Material& material) {
  std::vector<Stretch> all;
  const std::vector<DecisionOfView> views = decisions(material);
  const DecisionBasis basis = decision_basis(material);
  if (views.empty() || views.front().view != basis.view) return all;
  for (const double threshold : basis.thresholds) {
    const AtThreshold* at = views.front().find(threshold);
    const Option* best = at ? at->best() : nullptr;
    if (best == nullptr || !best->p_best.mean) continue;
    const double chance = *best->p_best.mean;
    if (all.empty() || all.back().pathway != best->pathway)
      all.push_back({best->pathway, threshold, threshold, {chance, chance}});
    Stretch& last = all.back();
    last.to = threshold;
    last.chance = {std::min(last.chance.low, chance), std::max(last.chance.high, chance)};
  }
  return all;
}

std::string one_choice(const Material& material, const Stretch& stretch) {
  const std::size_t count = decision_basis(material).thresholds.size();
  const std::string where =
      count == 1 ? price_text(material, stretch.from) : fmt::format("{} thresholds", all_of(count));
  const std::string low = chance_text(stretch.chance.low), high = chance_text(stretch.chance.high);
  return fmt::format("{} has the highest expected net benefit at {}; its chance to be best is {}",
                     name_in_text(*stretch.pathway), where, low == high ? low : low + " to " + high);
}

}  // namespace

const Estimate* cost_difference(const Material& material, const PathwayText& pathway) {
  return difference_of(material, {pathway.name, "spend", decision_basis(material).view, "horizon"});
}

const Estimate* effect_difference(const Material& material, const PathwayText& pathway) {
  const DecisionEffectText effect = decision_basis(material).effect;
  return difference_of(material, {pathway.name, effect.outcome, "", effect.at});
}

std::string chance_text(double probability) {
  constexpr double least = 0.005;  // would be shown as 0 %
  if (probability > 0 && probability < least) return "under 1 %";
  if (probability < 1 && probability > 1 - least) return "over 99 %";
  return fixed(100 * probability, 0) + " %";
}

std::string all_of(std::size_t count) { return count == 2 ? "both" : "all " + counted_word(count); }

std::string plane_finding(const Material& material) {
  const std::string reference = name_in_text(material.study.reference());
  const std::string unit = decision_basis(material).effect.many;
  Tallied cost, gain;
  std::size_t n = 0;
  std::string single;
  for (const PathwayText* pathway : alternatives(material)) {
    const Estimate *more = cost_difference(material, *pathway),
                   *better = effect_difference(material, *pathway);
    if (!more || !better) continue;
    ++n;
    cost.note(sign_of(*more));
    gain.note(sign_of(*better));
    single = one_alternative(*pathway, sign_of(*more), sign_of(*better), reference, unit);
  }
  if (n < 2) return single;
  return costs_of(n, cost, reference) + "; " + gains_words(n, gain, unit);
}

std::string choice_finding(const Material& material) {
  const std::vector<Stretch> all = stretches_of(material);
  if (all.empty()) return {};
  if (all.size() == 1) return one_choice(material, all.front());
  std::vector<std::string> parts;
  for (const Stretch& stretch : all)
    parts.push_back(fmt::format("{} at {}{}", name_in_text(*stretch.pathway), threshold_text(stretch.from),
                                stretch.from == stretch.to ? "" : " to " + threshold_text(stretch.to)));
  return fmt::format("Highest expected net benefit: {} {} a {}", listed(parts), material.study.currency,
                     decision_basis(material).effect.one);
}

std::string loss_finding(const Material& material) {
  std::optional<double> least, most;
  bool is_clear = false;
  const std::vector<double> thresholds = decision_basis(material).thresholds;
  for (const double threshold : thresholds) {
    const Estimate value = evpi_at(material, threshold);
    if (!value.mean) continue;
    least = std::min(least.value_or(*value.mean), *value.mean);
    most = std::max(most.value_or(*value.mean), *value.mean);
    is_clear = is_clear || clearly_positive(value);
  }
  if (!most) return {};
  if (!is_clear) return "Knowing all parameters before choosing is not clearly worth anything";
  const std::string low = significant(*least, 2), high = significant(*most, 2);
  const std::string from = thresholds.size() == 1 ? "" : threshold_text(thresholds.front()) + " to ";
  const std::string where = fmt::format(", at {}{}", from, price_text(material, thresholds.back()));
  return fmt::format("Knowing all parameters before choosing would be worth {} {} per patient{}",
                     low == high ? low : low + " to " + high, material.study.currency, where);
}

Estimate evpi_at(const Material& material, double threshold) {
  for (const Learnt& row : information_rows(material))
    if (row.kind == "everything" && row.threshold == threshold) return row.value;
  const std::vector<DecisionOfView> views = decisions(material);
  if (views.empty() || views.front().view != decision_basis(material).view) return {};
  const AtThreshold* at = views.front().find(threshold);
  const Option* best = at ? at->best() : nullptr;
  return best ? best->loss : Estimate{};
}

bool clearly_positive(const Estimate& value) {
  return value.mean && sign_of({value.mean, value.se, {}, {}}) == Sign::more;
}

}  // namespace spinepath::report
