#include "sim/report/findings/treated.h"

#include <algorithm>
#include <cmath>
#include <set>

#include <fmt/format.h>

#include "sim/report/findings/parts.h"
#include "sim/report/findings/relief.h"
#include "sim/report/words/numbers.h"
#include "sim/report/words/treatments.h"
#include "sim/scenario/text/duration.h"

namespace spinepath::report {
namespace {

double share_treated(const Run& run, const PathwayText& pathway, const std::string& treatment) {
  const Estimate* share = find(run.outcomes, {pathway.name, "treated", treatment, "horizon"});
  return share ? *share->mean : 0;
}

}  // namespace

std::vector<TimeText> follow_up_times(const Run& run) {
  std::set<std::string> texts;
  for (const auto& [quantity, estimate] : run.outcomes)
    if (quantity.outcome == half_gone_of_treated) texts.insert(quantity.at);
  std::vector<TimeText> times;
  for (const std::string& text : texts) {
    const auto years = scenario::parse_duration(text);
    if (const double* known = std::get_if<double>(&years)) times.push_back({text, *known});
  }
  std::ranges::sort(times, {}, &TimeText::years);
  return times;
}

TimeText quoted_follow_up(const std::vector<TimeText>& times, const Study& study) {
  const std::optional<TimeText> key = key_time(study);
  const double years = key ? key->years : 1;
  return *std::ranges::min_element(times, {},
                                   [&](const TimeText& time) { return std::abs(time.years - years); });
}

std::vector<TreatedRow> treated_rows(const Material& material, const TimeText& time) {
  std::vector<TreatedRow> rows;
  for (const OfTreatment& one : by_treatment(material, half_gone_of_treated)) {
    TreatedRow row{one.treatment, one.of, nullptr, nullptr, 0};
    for (const PathwayText& pathway : material.study.pathways) {
      const Estimate* share =
          find(material.run->outcomes, {pathway.name, half_gone_of_treated, one.of, time.text});
      const double treated = share_treated(*material.run, pathway, one.of);
      if (share && (!row.pathway || treated > row.treated))
        row = {one.treatment, one.of, &pathway, share, treated};
    }
    if (row.pathway) rows.push_back(row);
  }
  return rows;
}

std::string treated_finding(const Study& study, const std::vector<TreatedRow>& rows, const TimeText& time) {
  const auto share = [](const TreatedRow& row) { return *row.half_gone->mean; };
  const auto text = [&](const TreatedRow& row) { return significant(100 * share(row), 2) + " %"; };
  const auto [least, most] = std::ranges::minmax_element(rows, {}, share);
  const std::string of_least = treatment_in_title(study, least->treatment),
                    of_most = treatment_in_title(study, most->treatment);
  const std::string end = fmt::format("half the pain gone {} after the first course", time.text);
  if (rows.size() == 1) return fmt::format("{} of those given {} have {}", text(*most), of_most, end);
  if (text(*least) == text(*most))
    return fmt::format("Of those treated, {} have {}, with every treatment", text(*most), end);
  return fmt::format("Of those treated, {} to {} have {}, depending on the treatment", text(*least),
                     text(*most), end);
}

std::string treated_parts_finding(const Material& material, const std::vector<TreatedRow>& rows,
                                  const TimeText& time) {
  std::vector<double> sizes;  // of the specific effect [percent]
  for (const TreatedRow& row : rows) {
    const auto relief =
        parted(material.run->outcomes, {row.pathway->name, "treated_relief", row.of, time.text});
    if (!relief) return {};
    sizes.push_back(relief->parts.back());
  }
  const auto [least, most] = std::ranges::minmax(sizes);
  const std::string low = fixed(least, 1), high = fixed(most, 1);
  return fmt::format(
      "{} percentage points of the relief of those treated are the specific effect of {}, {} after the first "
      "course",
      low == high ? low : fmt::format("{} to {}", low, high),
      rows.size() == 1 ? "the treatment" : "that treatment", time.text);
}

}  // namespace spinepath::report
