#include <fmt/format.h>

#include "sim/output/story/parts.h"
#include "sim/output/text/number.h"

namespace spinepath::output {
namespace {

std::vector<Column> columns_of(const std::string& first,
                               const std::vector<std::pair<scenario::Name, double>>& times) {
  std::vector<Column> columns{{first, Align::left}};
  for (const auto& [written, years] : times) columns.push_back({written.text});
  return columns;
}

}  // namespace

std::string relief_text(const Life& life, Outcome outcome, std::size_t report_time) {
  const auto value = [&](Outcome what) {
    return life.value({.outcome = what, .at = static_cast<int>(report_time)});
  };
  return value(Outcome::alive) > 0 ? fixed(value(outcome), 1) : std::string(nothing);
}

Table relief_table(const Subject& subject, const Life& life) {
  const auto& times = subject.scenario.simulation.report_at;
  Table table(columns_of("at", times));
  const auto add = [&](Outcome outcome) {
    std::vector<std::string> cells{fmt::format("{}, {}", info_of(outcome).label, info_of(outcome).unit)};
    for (std::size_t r = 0; r < times.size(); ++r) cells.push_back(relief_text(life, outcome, r));
    table.add(std::move(cells));
  };
  add(Outcome::relief);
  if (life.has_parts())
    for (const Outcome part :
         {Outcome::relief_natural, Outcome::relief_context, Outcome::relief_specific, Outcome::relief_capped})
      add(part);
  add(Outcome::pain);
  return table;
}

Table treated_table(const Subject& subject, const Life& life) {
  const auto& times = subject.scenario.simulation.follow_up;
  Table table(columns_of("percent of the pain at the first course, after", times));
  const Lives& lives = life.lives();
  for (std::size_t slot = 0; slot < lives.treatments; ++slot) {
    if (lives.treated[slot].courses[0] == 0) continue;
    const std::size_t treatment = lives.treated[slot].treatment;
    std::vector<std::string> cells{subject.name_of(treatment)};
    for (int f = 0; f < static_cast<int>(times.size()); ++f) {
      const auto value = [&](Outcome what) {
        return life.value({.outcome = what, .of = static_cast<int>(treatment), .at = f});
      };
      const bool followed = value(Outcome::followed_up) > 0;
      cells.push_back(followed ? fixed(value(Outcome::treated_relief), 1) : std::string(nothing));
    }
    table.add(std::move(cells));
  }
  return table;
}

}  // namespace spinepath::output
