#include "sim/report/findings/relief.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "sim/report/words/names.h"
#include "sim/report/words/numbers.h"
#include "sim/report/words/verdict.h"

namespace spinepath::report {

std::optional<TimeText> key_time(const Study& study) {
  if (study.report_at.empty()) return {};
  return *std::ranges::min_element(study.report_at, {},
                                   [](const TimeText& time) { return std::abs(time.years - 1); });
}

const Estimate* relief_share(const Material& material, const PathwayText& pathway, const TimeText& time) {
  if (!material.run) return nullptr;
  return find(material.run->outcomes, {pathway.name, "relief_50", "", time.text});
}

const PathwayText& most_relief(const Material& material, const TimeText& time) {
  const PathwayText* most = &material.study.reference();
  for (const PathwayText& pathway : material.study.pathways) {
    if (pathway.what_if) continue;
    const Estimate *here = relief_share(material, pathway, time), *best = relief_share(material, *most, time);
    if (here && (!best || *here->mean > *best->mean)) most = &pathway;
  }
  return *most;
}

std::string relief_finding(const Material& material) {
  const std::optional<TimeText> time = key_time(material.study);
  if (!time) return {};
  const PathwayText &reference = material.study.reference(), &most = most_relief(material, *time);
  const Estimate *least = relief_share(material, reference, *time),
                 *best = relief_share(material, most, *time);
  if (!least || !best) return fmt::format("Nobody is alive at {}", time->text);
  const std::string base = fmt::format("{} with {}", percent(*least->mean), name_in_text(reference));
  if (&most == &reference && material.study.pathways.size() == 1)
    return fmt::format("After {}, half the pain is gone in {}", time->text, base);
  if (&most == &reference)
    return fmt::format("After {}, no pathway brings more relief than {}", time->text, base);
  return fmt::format("After {}, half the pain is gone in {} with {}, in {}", time->text, percent(*best->mean),
                     name_in_text(most), base);
}

}  // namespace spinepath::report
