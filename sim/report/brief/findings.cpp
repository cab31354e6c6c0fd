// The sentences, one function per topic.
#include <algorithm>

#include <fmt/format.h>

#include "sim/report/brief/brief.h"
#include "sim/report/brief/parts.h"
#include "sim/report/data/decision.h"
#include "sim/report/findings/harms.h"
#include "sim/report/findings/relief.h"
#include "sim/report/findings/trials.h"
#include "sim/report/findings/value.h"
#include "sim/report/words/names.h"
#include "sim/report/words/numbers.h"
#include "sim/report/words/verdict.h"

namespace spinepath::report {
namespace {

std::string relief_sentences(const Material& material) {
  const std::string finding = relief_finding(material);
  return material.run && !finding.empty() ? finding + "." : std::string{};
}

/// How the relief of the pathway with most of it is made up.
std::string parts_sentence(const Material& material) {
  const std::optional<TimeText> time = key_time(material.study);
  if (!material.run || !time) return {};
  const PathwayText& most = most_relief(material, *time);
  const auto part = [&](const char* outcome) {
    return find(material.run->outcomes, {most.name, outcome, "", time->text});
  };
  const Estimate *all = part("relief"), *natural = part("relief_natural"), *context = part("relief_context"),
                 *specific = part("relief_specific");
  if (!all || !natural || !context || !specific) return {};
  return fmt::format(
      "With {}, pain is {} % less on average at {}: {} points of that are natural course, {} the context of "
      "treatment (what any procedure brings), {} the treatments themselves.",
      name_in_text(most), fixed(*all->mean, 1), time->text, fixed(*natural->mean, 1),
      fixed(*context->mean, 1), fixed(*specific->mean, 1));
}

/// Alternatives by the sign of a difference to the reference.
struct Signs {
  std::vector<const PathwayText*> more, less, open;
  std::size_t all() const { return more.size() + less.size() + open.size(); }
};

Signs signs_of(const Material& material, const std::string& outcome, const std::string& of,
               const std::string& at) {
  Signs signs;
  for (const PathwayText* pathway : alternatives(material)) {
    const Estimate* difference = difference_of(material, {pathway->name, outcome, of, at});
    if (!difference) continue;
    const Sign sign = sign_of(*difference);
    (sign == Sign::more ? signs.more : sign == Sign::less ? signs.less : signs.open).push_back(pathway);
  }
  return signs;
}

/// "②, ③ and ⑤"
std::string signs_text(const std::vector<const PathwayText*>& pathways) {
  std::vector<std::string> numbers;
  for (const PathwayText* pathway : pathways) numbers.push_back(number_sign(*pathway));
  return listed(numbers);
}

/// "+370 USD a patient with ②, +1,430 with ③": up to six alternatives; of more, the least and the most.
std::string amounts(const Material& material) {
  std::vector<std::string> each;
  std::vector<double> all;
  for (const PathwayText* pathway : alternatives(material))
    if (const Estimate* difference =
            difference_of(material, {pathway->name, "spend", "health_care", "horizon"})) {
      all.push_back(*difference->mean);
      each.push_back(fmt::format("{}{} with {}", money_difference(*difference->mean),
                                 each.empty() ? fmt::format(" {} a patient", material.study.currency) : "",
                                 number_sign(*pathway)));
    }
  constexpr std::size_t most_named = 6;
  if (each.size() <= most_named) return listed(each);
  return fmt::format("{} to {} {} a patient", money_difference(std::ranges::min(all)),
                     money_difference(std::ranges::max(all)), material.study.currency);
}

std::string health_care_sentence(const Material& material, const Signs& signs) {
  const std::string start = fmt::format("Compared with {}, health care spends {}.",
                                        name_in_text(material.study.reference()), amounts(material));
  if (signs.open.size() == signs.all()) return start + " No difference is clear.";
  if (signs.open.empty()) return start;
  return start + fmt::format(" No clear difference: {}.", signs_text(signs.open));
}

/// Who of the two pays more.
std::string payers_sentence(const Material& material) {
  std::string text;
  for (const auto& [view, who] : {std::pair{"patient", "Patients pay"}, {"payer", "the payer pays"}}) {
    const Signs signs = signs_of(material, "spend", view, "horizon");
    if (signs.all() == 0) return {};
    std::string part = fmt::format("{} no clearly different sum", who);
    if (!signs.more.empty()) part = fmt::format("{} more with {}", who, signs_text(signs.more));
    if (!signs.less.empty() && signs.more.empty())
      part = fmt::format("{} less with {}", who, signs_text(signs.less));
    else if (!signs.less.empty())
      part += fmt::format(" and less with {}", signs_text(signs.less));
    text += fmt::format("{}{}", text.empty() ? "" : "; ", part);
  }
  return text + ".";
}

std::string money_sentences(const Material& material) {
  const Signs signs = signs_of(material, "spend", "health_care", "horizon");
  if (signs.all() == 0) return {};
  return health_care_sentence(material, signs) + " " + payers_sentence(material);
}

/// "② (+0.027) and ③ (+0.041)"
std::string gains(const Material& material, const std::vector<const PathwayText*>& pathways) {
  std::vector<std::string> texts;
  for (const PathwayText* pathway : pathways) {
    const Estimate* gain = effect_difference(material, *pathway);
    texts.push_back(fmt::format("{} ({})", number_sign(*pathway), with_sign(fixed(*gain->mean, 3))));
  }
  return listed(texts);
}

std::string gain_sentence(const Material& material) {
  const DecisionEffectText effect = decision_basis(material).effect;
  const Signs signs = signs_of(material, effect.outcome, "", effect.at);
  if (signs.all() == 0) return {};
  const std::string held = signs.all() == 1 ? "its interval holds 0" : "every interval holds 0";
  if (signs.open.size() == signs.all())
    return fmt::format("No alternative clearly adds {}: {} ({}).", effect.many, held,
                       interval_words(material));
  std::string text;
  if (!signs.more.empty()) text = fmt::format("More {} with {}", effect.many, gains(material, signs.more));
  if (!signs.less.empty())
    text +=
        fmt::format("{} with {}", text.empty() ? "Fewer " + effect.many : ", fewer", signs_text(signs.less));
  if (!signs.open.empty()) text += fmt::format("; no clear difference with {}", signs_text(signs.open));
  return text + fmt::format(" ({}).", interval_words(material));
}

}  // namespace

std::vector<Sentence> findings(const Material& material) {
  std::vector<Sentence> all{
      {"Relief", relief_sentences(material), "f-relief"},
      {"Parts", parts_sentence(material), "f-parts"},
      {"Money", money_sentences(material), "f-differences"},
      {"Gain", gain_sentence(material), "f-differences"},
      {"Harms", material.run ? harms_finding(material) + "." : std::string{}, "f-harms"},
      {"Choice", choice_sentence(material), "f-ceac"},
      {"Values and draws", agreement_sentence(material), "f-ceac"},
      {"To find out", information_sentence(material), "f-evppi"},
      {"Trial", trials_sentence(material), "f-evsi"},
      {"Budget", budget_sentence(material), "f-budget"},
      {"Claim", comparison_sentence(material), "f-comparison"}};
  std::erase_if(all, [](const Sentence& sentence) { return sentence.text.empty(); });
  return all;
}

}  // namespace spinepath::report
