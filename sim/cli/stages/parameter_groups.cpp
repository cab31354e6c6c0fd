#include "sim/cli/stages/parameter_groups.h"

#include <algorithm>

#include <fmt/format.h>

#include "sim/cli/options/count.h"
#include "sim/cli/terminal/stop.h"
#include "sim/cli/terminal/usage.h"
#include "sim/scenario/uncertainty/pattern.h"

namespace spinepath::cli {

std::string group_problem(const std::string& text) {
  const std::size_t equals = text.find('=');
  return equals == std::string::npos || equals == 0 || equals + 1 == text.size()
             ? fmt::format("\"{}\" is not NAME=PARAMETER,PARAMETER,…", text)
             : std::string{};
}

std::pair<scenario::Name, std::vector<scenario::Name>> patterns_of(const std::string& text) {
  const std::size_t equals = text.find('=');
  std::pair<scenario::Name, std::vector<scenario::Name>> group{{text.substr(0, equals), {}}, {}};
  for (const std::string_view pattern : parts_between_commas(std::string_view(text).substr(equals + 1)))
    group.second.push_back({std::string(pattern), {}});
  return group;
}

ParameterGroup group_of(const std::string& text, const std::vector<std::string>& parameters) {
  const auto [name, patterns] = patterns_of(text);
  ParameterGroup group{.name = name.text, .parameters = {}};
  for (const scenario::Name& pattern : patterns) {
    bool is_known = false;
    for (std::size_t p = 0; p < parameters.size(); ++p) {
      if (!scenario::matches(pattern.text, parameters[p])) continue;
      is_known = true;
      if (std::ranges::find(group.parameters, p) == group.parameters.end()) group.parameters.push_back(p);
    }
    if (!is_known) throw WrongCall{"--group: " + unknown_name("parameter", pattern.text, parameters)};
  }
  return group;
}

}  // namespace spinepath::cli
