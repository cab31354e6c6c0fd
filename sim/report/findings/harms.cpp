#include "sim/report/findings/harms.h"

#include <algorithm>

#include <fmt/format.h>

#include "sim/report/words/names.h"
#include "sim/report/words/numbers.h"
#include "sim/report/words/verdict.h"

namespace spinepath::report {
namespace {

Estimate sum_of_events(const Estimate& a, const Estimate& b) {
  return {a.mean.value_or(0) + b.mean.value_or(0), a.se.value_or(0) + b.se.value_or(0), {}, {}};
}

const PathwayText& most_harms(const Material& material) {
  return *std::ranges::max_element(material.study.pathways, {}, [&](const PathwayText& pathway) {
    return *all_harms(material.run->outcomes, pathway).mean;
  });
}

}  // namespace

Estimate harms_of_kind(const Estimates& estimates, const PathwayText& pathway, const char* outcome) {
  Estimate sum{.mean = 0, .se = 0, .low = {}, .high = {}};
  for (auto one = estimates.lower_bound({pathway.name, outcome});
       one != estimates.end() && one->first.pathway == pathway.name && one->first.outcome == outcome; ++one)
    sum = sum_of_events(sum, one->second);
  return sum;
}

Estimate all_harms(const Estimates& estimates, const PathwayText& pathway) {
  Estimate sum{.mean = 0, .se = 0, .low = {}, .high = {}};
  for (const auto& [outcome, text] : kinds_of_harm)
    sum = sum_of_events(sum, harms_of_kind(estimates, pathway, outcome));
  return sum;
}

bool has_harms(const Material& material) {
  return material.run && std::ranges::any_of(material.run->outcomes, [](const auto& one) {
           return std::ranges::any_of(
               kinds_of_harm, [&](const KindOfHarm& kind) { return one.first.outcome == kind.outcome; });
         });
}

std::optional<Estimate> deaths(const Material& material, const PathwayText& pathway) {
  const auto& times = material.study.report_at;
  if (!material.run || times.empty()) return {};
  const Estimate* alive = find(material.run->outcomes, {pathway.name, "alive", "", times.back().text});
  if (!alive) return {};
  return Estimate{.mean = 1 - *alive->mean, .se = alive->se, .low = {}, .high = {}};
}

std::string per_thousand(double per_patient) {
  const double events = 1000 * per_patient;
  return events == 0 ? "0" : significant(events, events < 1 ? 1 : 2);
}

std::string harms_finding(const Material& material) {
  if (!has_harms(material)) return "No harms are modelled in this scenario";
  const PathwayText &reference = material.study.reference(), &most = most_harms(material);
  const auto count = [&](const PathwayText& pathway) {
    return per_thousand(*all_harms(material.run->outcomes, pathway).mean);
  };
  const std::string unit = "harmful events per 1,000 patients";
  const std::string base = name_in_text(reference);
  if (material.study.pathways.size() == 1) return fmt::format("{} {} with {}", count(reference), unit, base);
  if (&most == &reference)
    return fmt::format("No pathway has more harmful events than {}, {} per 1,000 patients", base,
                       count(reference));
  if (sign_of(all_harms(material.run->differences, most)) != Sign::more)
    return fmt::format("No clear difference in harmful events between {} and the others", base);
  return fmt::format("{} {} with {}, {} with {}", count(most), unit, name_in_text(most), count(reference),
                     base);
}

}  // namespace spinepath::report
