#include "sim/analysis/sensitivity/one_way.h"

#include <algorithm>
#include <map>
#include <set>

#include "sim/scenario/uncertainty/parts.h"
#include "sim/scenario/uncertainty/pattern.h"

namespace spinepath {
namespace {

/// Rank of each uncertain number, by path.
std::map<std::string, std::string> ranks_of(scenario::Scenario used) {
  std::map<std::string, std::string> ranks;
  for (const scenario::Part& part : scenario::uncertain_parts(used))
    for (const scenario::UncertainNumber& number : part.numbers)
      ranks.emplace(number.parameter->path, number.rank);
  return ranks;
}

std::vector<VariedParameter> each_by_itself(const std::vector<ParameterRange>& ranges) {
  std::vector<VariedParameter> all;
  for (const ParameterRange& range : ranges) all.push_back({range.path, {range}});
  return all;
}

/// All uncertain numbers, those of one rank together.
std::vector<VariedParameter> by_rank(const scenario::Scenario& used) {
  const std::map<std::string, std::string> ranks = ranks_of(used);
  std::vector<VariedParameter> all;
  std::map<std::string_view, std::size_t> place_of;  // of ranks in `all`
  for (const ParameterRange& range : ranges_of(used, "*")) {
    const std::string& rank = ranks.at(range.path);
    const auto [place, is_new] = place_of.try_emplace(rank, all.size());
    if (is_new) all.push_back({rank, {}});
    all[place->second].numbers.push_back(range);
  }
  for (VariedParameter& moved : all)
    if (!moved.is_curve()) moved.name = moved.numbers[0].path;
  return all;
}

Point point_of(const VariedParameter& moved, double ParameterRange::*end) {
  Point point;
  for (const ParameterRange& number : moved.numbers) point.push_back({number.path, number.*end});
  return point;
}

}  // namespace

std::vector<VariedParameter> varied_by(const scenario::Scenario& used, std::string_view pattern,
                                       Curves curves) {
  const std::vector<ParameterRange> meant = ranges_of(used, pattern);
  const bool is_one_number = meant.size() == 1 && meant[0].path == pattern;
  if (curves == Curves::by_number || is_one_number) return each_by_itself(meant);
  std::set<std::string_view> paths;
  for (const ParameterRange& range : meant) paths.insert(range.path);
  std::vector<VariedParameter> all = by_rank(used);
  std::erase_if(all, [&](const VariedParameter& moved) {
    return !scenario::matches(pattern, moved.name) &&
           std::ranges::none_of(moved.numbers,
                                [&](const ParameterRange& number) { return paths.contains(number.path); });
  });
  return all;
}

double change_of(const PointAnswer& end, const PointAnswer& base, std::size_t pathway) {
  return end.possible() ? (end.asked(pathway) - base.asked(pathway)).mean : 0;
}

double width_of(const Bar& bar, const PointAnswer& base, std::size_t pathway) {
  const double low = change_of(bar.low, base, pathway), high = change_of(bar.high, base, pathway);
  return std::max({0.0, low, high}) - std::min({0.0, low, high});
}

std::optional<Tornado> one_way(const scenario::Scenario& used, const std::vector<VariedParameter>& moved,
                               const SensitivityQuestion& question, const KeepGoing& keep_going) {
  std::vector<Point> points{{}};
  for (const VariedParameter& one : moved)
    for (const auto end : {&ParameterRange::low, &ParameterRange::high}) points.push_back(point_of(one, end));
  const std::vector<PointAnswer> answers = answers_at(used, points, question, keep_going);
  if (answers.empty()) return std::nullopt;
  Tornado result{.base = answers[0], .bars = {}, .asked_for = moved.size()};
  for (std::size_t i = 0; 2 * i + 2 < answers.size(); ++i)
    result.bars.push_back({moved[i], answers[2 * i + 1], answers[2 * i + 2]});
  std::ranges::stable_sort(result.bars, std::greater{},
                           [&](const Bar& bar) { return width_of(bar, result.base, question.pathway); });
  return result;
}

}  // namespace spinepath
