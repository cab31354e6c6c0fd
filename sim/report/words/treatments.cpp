#include "sim/report/words/treatments.h"

#include <algorithm>
#include <set>

#include "sim/output/text/table.h"

namespace spinepath::report {
namespace {

constexpr std::size_t title_room = 40;  ///< [characters]

/// Names of treatments, each once.
std::vector<std::string> steps_in_order(const Study& study) {
  std::vector<std::string> names;
  for (const PathwayText& pathway : study.pathways)
    for (const std::string& step : pathway.steps)
      if (std::ranges::find(names, step) == names.end()) names.push_back(step);
  return names;
}

OfTreatment parts_of(const std::string& of) {
  constexpr std::string_view separator = ": ";
  const std::size_t end = of.find(separator);
  if (end == std::string::npos) return {of, of, {}};
  return {of, of.substr(0, end), of.substr(end + separator.size())};
}

}  // namespace

std::vector<OfTreatment> by_treatment(const Material& material, std::string_view outcome) {
  std::set<std::string> found;
  if (material.run)
    for (const auto& [quantity, estimate] : material.run->outcomes)
      if (quantity.outcome == outcome) found.insert(quantity.of);
  std::vector<OfTreatment> all;
  for (const std::string& of : found) all.push_back(parts_of(of));
  const std::vector<std::string> order = steps_in_order(material.study);
  std::ranges::stable_sort(all, {},
                           [&](const OfTreatment& one) { return std::ranges::find(order, one.treatment); });
  return all;
}

std::string treatment_in_title(const Study& study, std::string_view treatment) {
  return output::shortened(study.treatment_label(treatment), title_room);
}

}  // namespace spinepath::report
