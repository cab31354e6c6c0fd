#include "sim/scenario/uncertainty/pattern.h"

#include <algorithm>

#include "sim/scenario/format/parameters.h"

namespace spinepath::scenario {
namespace {

constexpr std::string_view by_source = "source:", by_design = "design:";

std::string design_of(const Scenario& scenario, const Name& source) {
  const auto found =
      std::ranges::find(scenario.sources, source.text, [](const Source& s) { return s.name.text; });
  return found == scenario.sources.end() ? std::string{} : found->design;
}

bool means(const Scenario& scenario, std::string_view pattern, const Parameter& parameter) {
  if (pattern.starts_with(by_source)) return matches(pattern.substr(by_source.size()), parameter.source.text);
  if (pattern.starts_with(by_design))
    return matches(pattern.substr(by_design.size()), design_of(scenario, parameter.source));
  return matches(pattern, parameter.path);
}

}  // namespace

bool matches(std::string_view pattern, std::string_view name) {
  std::size_t p = 0, n = 0, star = std::string_view::npos, after_star = 0;
  while (n < name.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      after_star = n;
    } else if (p < pattern.size() && (pattern[p] == '?' || pattern[p] == name[n])) {
      ++p, ++n;
    } else if (star != std::string_view::npos) {  // the last star takes one more letter
      p = star + 1;
      n = ++after_star;
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of('*', p) == std::string_view::npos;
}

bool is_read_by_runs(std::string_view name) {
  return !name.starts_with("prices.") && !name.starts_with("budget.") && !name.starts_with("decision.");
}

std::vector<std::string> uncertain_parameters(const Scenario& scenario, std::string_view pattern) {
  std::vector<std::string> names;
  for_each_parameter(scenario, [&](const Parameter& p, const Limits&) {
    if (p.uncertainty && is_read_by_runs(p.path) && means(scenario, pattern, p)) names.push_back(p.path);
  });
  return names;
}

}  // namespace spinepath::scenario
