#include "sim/report/diagram/words.h"

#include <algorithm>
#include <cassert>

#include <fmt/format.h>

#include "sim/output/scenario/parameters_text.h"
#include "sim/output/text/names.h"
#include "sim/output/text/number.h"
#include "sim/scenario/evidence/what_if.h"
#include "sim/scenario/format/format.h"
#include "sim/scenario/text/time_text.h"

namespace spinepath::report {
namespace {

std::string percent_text(double fraction) { return output::compact(100 * fraction, 3) + " %"; }

/// "1 to 6 weeks", "4 weeks to 6 months"
std::string range_of_times(double low, double high) {
  std::string from = scenario::time_text(low);
  const std::string to = scenario::time_text(high);
  const std::size_t unit = from.find(' ');
  if (const std::string word = from.substr(unit); to.ends_with(word) || to.ends_with(word + "s"))
    from.resize(unit);
  return from + " to " + to;
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  return fmt::format("{}", fmt::join(parts, between));
}

std::string in_words(std::string name) {
  std::ranges::replace(name, '_', ' ');
  return name;
}

std::vector<std::string> words_of_names(const std::vector<scenario::Name>& names) {
  std::vector<std::string> words;
  for (const scenario::Name& name : names) words.push_back(in_words(name.text));
  return words;
}

/// The conditions of the cohort that are meant, or those that are not if they are fewer; empty: all.
std::string conditions_text(const std::vector<scenario::Name>& meant, const scenario::Cohort& cohort) {
  if (meant.empty()) return {};
  std::vector<std::string> in, out;
  for (const scenario::Share& share : cohort.conditions) {
    const bool is_meant = std::ranges::find(meant, share.name.text, &scenario::Name::text) != meant.end();
    (is_meant ? in : out).push_back(in_words(share.name.text));
  }
  if (out.empty()) return {};
  if (in.empty()) return "none of these conditions";
  return out.size() < in.size() ? "all but " + joined(out, ", ") : joined(in, ", ");
}

std::string severity_text(const std::vector<scenario::Name>& meant) {
  return meant.size() == scenario::severity_names.size() ? std::string{}
                                                         : joined(words_of_names(meant), " or ");
}

}  // namespace

const scenario::Treatment& treatment_of(const scenario::Step& step, const scenario::Scenario& scenario) {
  const auto found = std::ranges::find_if(scenario.treatments, [&](const scenario::Treatment& treatment) {
    return treatment.name.text == step.treatment.text;
  });
  assert(found != scenario.treatments.end());
  return *found;
}

std::string acceptance_text(const scenario::Step& step) {
  const double accept = step.accept.value;
  return (accept == 1 ? "all" : accept == 0 ? "none" : percent_text(accept)) + " accept";
}

std::string wait_text(const scenario::Step& step) {
  const auto& [shape, numbers, min, max, source, note, path, where] = step.wait;
  if (shape == shape_of<Fixed>) {
    const double wait = numbers.front().second.value;
    return wait > 0 ? "wait " + scenario::time_text(wait) : "no wait";
  }
  if (shape == shape_of<Uniform> && !min && !max)
    return "wait " + range_of_times(numbers[0].second.value, numbers[1].second.value);
  return "wait " + output::duration_text(step.wait);
}

std::string course_text(const scenario::Treatment& treatment) {
  std::vector<std::string> parts;
  const bool is_examined = std::ranges::any_of(
      treatment.costs, [](const scenario::CostItem& item) { return item.when == When::workup; });
  if (const double confirms = treatment.workup.confirms.value; confirms < 1)
    parts.push_back("work-up confirms " + percent_text(confirms));
  else if (is_examined)
    parts.emplace_back("work-up");
  if (treatment.max_courses > 1) parts.push_back(fmt::format("at most {} courses", treatment.max_courses));
  if (treatment.max_courses == 1) parts.emplace_back("1 course");
  parts.push_back("assessed after " + scenario::time_text(treatment.assess_at.value));
  return joined(parts, "; ");
}

std::string eligibility_text(const scenario::Treatment& treatment, const scenario::Cohort& cohort) {
  const scenario::Eligibility& rule = treatment.eligible.patients;
  std::vector<std::string> parts{conditions_text(rule.conditions, cohort), severity_text(rule.severity)};
  if (rule.female) parts.emplace_back(*rule.female ? "women" : "men");
  if (!rule.age.empty())
    parts.push_back(
        fmt::format("aged {} to {}", output::compact(rule.age[0].value), output::compact(rule.age[1].value)));
  if (!rule.requires_flags.empty())
    parts.push_back("with " + joined(words_of_names(rule.requires_flags), " and "));
  if (!rule.excludes_flags.empty())
    parts.push_back("without " + joined(words_of_names(rule.excludes_flags), " or "));
  if (const auto& limit = treatment.eligible.pain_above)
    parts.push_back(fmt::format("pain above {} mm", output::compact(limit->value)));
  std::erase(parts, "");
  return parts.empty() ? std::string{} : "for " + joined(parts, "; ");
}

std::string pathway_heading(const scenario::Scenario& scenario, std::size_t pathway) {
  const scenario::Pathway& meant = scenario.pathways[pathway];
  const bool is_what_if = !evidence_instead(meant, scenario).empty();
  return fmt::format("{}{}", output::label_of(meant), is_what_if ? output::what_if_mark : "");
}

std::string pathway_remark(const scenario::Scenario& scenario, std::size_t pathway) {
  const scenario::Pathway& meant = scenario.pathways[pathway];
  std::vector<std::string> parts;
  if (!meant.label.empty() && meant.label != meant.name.text) parts.push_back(meant.name.text);
  if (const std::string evidence = evidence_instead(meant, scenario); !evidence.empty())
    parts.push_back("what-if with evidence " + evidence);
  if (meant.steps.empty()) parts.emplace_back("background care alone");
  return joined(parts, "; ");
}

std::string common_success(const scenario::Scenario& scenario) {
  const std::string first = output::success_text(scenario.pathways.front());
  const bool is_common = std::ranges::all_of(scenario.pathways, [&](const scenario::Pathway& pathway) {
    return output::success_text(pathway) == first;
  });
  return is_common ? first : std::string{};
}

std::string numbers_text(const std::vector<std::size_t>& pathways) {
  std::vector<std::string> runs;
  for (std::size_t i = 0, last = 0; i < pathways.size(); i = last + 1) {
    last = i;
    while (last + 1 < pathways.size() && pathways[last + 1] == pathways[last] + 1) ++last;
    if (last <= i + 1) last = i;
    runs.push_back(last == i ? fmt::format("{}", pathways[i] + 1)
                             : fmt::format("{} to {}", pathways[i] + 1, pathways[last] + 1));
  }
  std::string text = pathways.size() == 1 ? "pathway" : "pathways";
  for (std::size_t i = 0; i < runs.size(); ++i)
    text += fmt::format("{} {}", i == 0 ? "" : i + 1 < runs.size() ? "," : " and", runs[i]);
  return text;
}

}  // namespace spinepath::report
