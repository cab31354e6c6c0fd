#include "sim/report/findings/money.h"

#include <algorithm>

#include <fmt/format.h>

#include "sim/output/text/number.h"
#include "sim/report/data/decision.h"
#include "sim/report/findings/value.h"
#include "sim/report/words/names.h"
#include "sim/report/words/numbers.h"
#include "sim/report/words/verdict.h"
#include "sim/scenario/text/time_text.h"

namespace spinepath::report {
namespace {

/// How many alternatives differ from the reference in which direction.
struct Verdicts {
  std::size_t less = 0, open = 0, more = 0;
  std::size_t all() const { return less + open + more; }
};

Verdicts verdicts_of(const Material& material, const char* outcome, const char* of) {
  Verdicts count;
  for (const PathwayText* pathway : alternatives(material))
    if (const Estimate* difference = difference_of(material, {pathway->name, outcome, of, "horizon"})) {
      const Sign sign = sign_of(*difference);
      ++(sign == Sign::more ? count.more : sign == Sign::less ? count.less : count.open);
    }
  return count;
}

std::string costs_of_several(const Verdicts& cost) {
  const std::string all = with_capital(all_of(cost.all())) + " alternatives";
  if (cost.more == cost.all()) return all + " cost health care more";
  if (cost.less == cost.all()) return all + " cost health care less";
  if (cost.open == cost.all()) return "No alternative clearly changes health care spend";
  const std::size_t first = cost.more > 0 ? cost.more : cost.less;
  const std::string of =
      fmt::format(" of {} alternatives cost{} health care ", cost.all(), first == 1 ? "s" : "");
  if (cost.more == 0) return fmt::format("{}{}less", cost.less, of);
  return fmt::format("{}{}more{}", cost.more, of, cost.less > 0 ? fmt::format(", {} less", cost.less) : "");
}

std::string gains_of_several(const Verdicts& gain) {
  if (gain.more == gain.all()) return all_of(gain.all()) + " add QALYs";
  if (gain.less == gain.all()) return all_of(gain.all()) + " lose QALYs";
  const std::string losers =
      gain.less > 0 ? fmt::format(", {} {} them", gain.less, gain.less == 1 ? "loses" : "lose") : "";
  if (gain.more == 0) return "none clearly adds QALYs" + losers;
  return fmt::format("{} of {} add{} QALYs{}", gain.more, gain.all(), gain.more == 1 ? "s" : "", losers);
}

std::string cost_of_one(const std::string& name, const Verdicts& cost) {
  if (cost.more > 0) return name + " costs health care more";
  return name + (cost.less > 0 ? " costs health care less" : " does not clearly change health care spend");
}

std::string gain_of_one(const Verdicts& gain) {
  if (gain.more > 0) return "it adds QALYs";
  return gain.less > 0 ? "it loses QALYs" : "no clear difference in QALYs";
}

}  // namespace

std::string discount_text(double per_year) {
  return per_year == 0 ? "not discounted"
                       : fmt::format("discounted by {} % a year", output::compact(100 * per_year, 3));
}

std::string discount_text(const std::vector<RateText>& rates) {
  std::string text;
  for (const RateText& rate : rates)
    text += (text.empty() ? "" : fmt::format(", from {} on ", rate.from)) + discount_text(rate.rate);
  return text;
}

std::string money_measure(const Study& study) {
  return fmt::format("{} of {} per patient over {}, {}", study.currency, study.price_year,
                     scenario::time_text(study.horizon), discount_text(study.discount_costs));
}

const Estimate* spend_of(const Material& material, const PathwayText& pathway, View view,
                         const std::string& at) {
  if (!material.run) return nullptr;
  return find(material.run->outcomes, {pathway.name, "spend", std::string(view_names[index_of(view)]), at});
}

std::vector<const PathwayText*> judged(const Study& study) {
  std::vector<const PathwayText*> pathways;
  for (const PathwayText& pathway : study.pathways)
    if (!pathway.what_if) pathways.push_back(&pathway);
  return pathways;
}

std::string what_ifs_note(const Study& study) {
  if (std::ranges::none_of(study.pathways, &PathwayText::what_if)) return {};
  return "† what-if, under other evidence than the run's: the title leaves it out.";
}

std::string rounded_mean(const Estimate& estimate, double scale) {
  const std::string text = rounded(estimate.mean.value_or(0) * scale,
                                   estimate.se ? std::optional(*estimate.se * scale) : std::nullopt);
  return text.substr(0, text.find(" ±"));
}

std::string differences_finding(const Material& material) {
  const std::vector<const PathwayText*> compared = alternatives(material);
  const Verdicts cost = verdicts_of(material, "spend", "health_care"),
                 gain = verdicts_of(material, "qalys", "");
  if (cost.all() == 0) return {};
  std::string text =
      compared.size() == 1 ? cost_of_one(name_in_text(*compared.front()), cost) : costs_of_several(cost);
  if (gain.all() > 0) text += "; " + (compared.size() == 1 ? gain_of_one(gain) : gains_of_several(gain));
  return text;
}

std::string spend_finding(const Material& material) {
  const PathwayText *least = nullptr, *most = nullptr;
  const auto amount = [&](const PathwayText* pathway) {
    return *spend_of(material, *pathway, View::health_care)->mean;
  };
  for (const PathwayText* pathway : judged(material.study)) {
    if (!spend_of(material, *pathway, View::health_care)) continue;
    if (!least || amount(pathway) < amount(least)) least = pathway;
    if (!most || amount(pathway) > amount(most)) most = pathway;
  }
  if (!least) return {};
  const std::string low = money(amount(least)), high = money(amount(most)), &unit = material.study.currency;
  if (material.study.pathways.size() == 1)
    return fmt::format("Health care spends {} {} a patient", low, unit);
  if (low == high)
    return fmt::format("Health care spends {} {} a patient in every pathway{}", low, unit,
                       what_ifs_note(material.study).empty() ? "" : " but the what-ifs");
  return fmt::format("Health care spends {} {} a patient with {}, {} with {}", low, unit,
                     name_in_text(*least), high, name_in_text(*most));
}

}  // namespace spinepath::report
