#include "sim/cli/options/subgroups.h"

#include <algorithm>

#include <fmt/format.h>

#include "sim/cli/options/command_line.h"
#include "sim/cli/options/count.h"
#include "sim/cli/terminal/stop.h"
#include "sim/cli/terminal/usage.h"
#include "sim/output/text/number.h"
#include "sim/scenario/text/input_error.h"

namespace spinepath::cli {
namespace {

Characteristic asked_characteristic(const std::string& name, const std::vector<Characteristic>& known) {
  const auto found = std::ranges::find(known, name, &Characteristic::name);
  if (std::ranges::count(known, name, &Characteristic::name) > 1)
    throw WrongCall{
        fmt::format("--by {0}: {0} is also the name of a flag; give the flag another name", name)};
  if (found != known.end()) return *found;
  std::vector<std::string> names;
  for (const Characteristic& one : known) names.push_back(one.name);
  throw WrongCall{fmt::format("--by {}", unknown_name("subgroup", name, names))};
}

void check_number_of_groups(std::span<const std::string> names, const std::vector<Characteristic>& by) {
  double groups = 1;
  std::vector<std::string> factors;
  for (const Characteristic& one : by) {
    groups *= static_cast<double>(one.values.size());
    factors.push_back(fmt::format("{} of {}", one.values.size(), one.name));
  }
  if (groups > static_cast<double>(most_subgroups))
    throw WrongCall{fmt::format("--by {}: {} subgroups ({}); at most {} are allowed",
                                scenario::listed(names, ","), output::compact(groups, 15),
                                scenario::listed(factors, ", "), most_subgroups)};
}

}  // namespace

void add_by(CLI::App& command, std::vector<std::string>& by) {
  command
      .add_option(
          "--by", by,
          "also by condition, sex, …, a flag\nAll outcomes of each subgroup. age_band: under 40, 40 to 64, "
          "65 "
          "and over; a flag of the scenario by its name. Several, as in sex,age_band: by all combinations of "
          "their values.")
      ->allow_extra_args(false)
      ->option_text("condition|severity|age_band|sex|insured");
}

std::vector<Characteristic> asked_characteristics(std::span<const std::string> lists,
                                                  const scenario::Scenario& scenario) {
  const std::vector<Characteristic> known = characteristics_of(scenario);
  std::vector<std::string> names;
  for (const std::string& list : lists)
    for (const std::string_view name : parts_between_commas(list)) names.emplace_back(trimmed(name));
  std::vector<Characteristic> by;
  for (const std::string& name : names) {
    if (std::ranges::find(by, name, &Characteristic::name) != by.end())
      throw WrongCall{fmt::format("--by {}: duplicate {}", scenario::listed(names, ","), name)};
    by.push_back(asked_characteristic(name, known));
  }
  if (!by.empty()) check_number_of_groups(names, by);
  return by;
}

}  // namespace spinepath::cli
