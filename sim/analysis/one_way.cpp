#include "sim/analysis/one_way.h"

#include <algorithm>

namespace spinepath {

double change_of(const PointAnswer& end, const PointAnswer& base, std::size_t pathway) {
  return end.possible() ? (end.asked(pathway) - base.asked(pathway)).mean : 0;
}

double width_of(const Bar& bar, const PointAnswer& base, std::size_t pathway) {
  const double low = change_of(bar.low, base, pathway), high = change_of(bar.high, base, pathway);
  return std::max({0.0, low, high}) - std::min({0.0, low, high});
}

std::optional<Tornado> one_way(const scenario::Scenario& used, const std::vector<ParameterRange>& parameters,
                               const SensitivityQuestion& question, const KeepGoing& keep_going) {
  std::vector<Point> points{{}};
  for (const ParameterRange& p : parameters)
    for (const double end : {p.low, p.high}) points.push_back({{p.path, end}});
  const std::vector<PointAnswer> answers = answers_at(used, points, question, keep_going);
  if (answers.empty()) return std::nullopt;
  Tornado result{.base = answers[0], .bars = {}, .parameters = parameters.size()};
  for (std::size_t i = 0; 2 * i + 2 < answers.size(); ++i)
    result.bars.push_back({parameters[i], answers[2 * i + 1], answers[2 * i + 2]});
  std::ranges::stable_sort(result.bars, std::greater{},
                           [&](const Bar& bar) { return width_of(bar, result.base, question.pathway); });
  return result;
}

}  // namespace spinepath
