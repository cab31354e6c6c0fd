#include "sim/report/data/study.h"

#include <algorithm>

#include "sim/report/data/named.h"

namespace spinepath::report {
namespace {

std::string label_in(const std::vector<TreatmentText>& all, std::string_view name) {
  const TreatmentText* found = find_in(all, name);
  return found == nullptr ? std::string(name) : found->label;
}

}  // namespace

const PathwayText* Study::pathway(std::string_view name) const { return find_in(pathways, name); }

std::string Study::treatment_label(std::string_view name) const { return label_in(treatments, name); }

std::string Study::condition_label(std::string_view name) const { return label_in(conditions, name); }

const TimeText* Study::time(std::string_view text) const {
  const auto found = std::ranges::find(report_at, text, &TimeText::text);
  return found == report_at.end() ? nullptr : &*found;
}

std::optional<double> Study::extrapolated_from() const {
  std::optional<double> last;
  for (const TreatmentText& treatment : treatments)
    if (treatment.evidence_until) last = std::max(last.value_or(0), *treatment.evidence_until);
  return last && *last < horizon - 1e-9 ? last : std::nullopt;
}

}  // namespace spinepath::report
