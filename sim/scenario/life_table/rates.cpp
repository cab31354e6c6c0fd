#include "sim/scenario/life_table/rates.h"

#include <algorithm>
#include <set>
#include <span>

#include <fmt/format.h>

namespace spinepath::scenario {
namespace {

constexpr int known_to_be_last = 100;  ///< age [years] from which q = 1 is taken as it is

std::string range_of(const std::vector<RateEntry>& entries) {
  const WrittenAge last = *entries.back().age;
  return fmt::format("{} to {}{}", entries.front().age->years, last.years, last.open ? "+" : "");
}

constexpr std::size_t several_gaps = 3;  ///< so many are no missing rows

bool is_certain(const RateEntry& entry) { return entry.hazard >= certain_death; }

}  // namespace

InputError abridged(Location where, std::string problem) {
  return {.where = where,
          .key = "age",
          .problem = fmt::format("{}: this is an abridged life table", problem),
          .allowed = "a complete life table, with a row for each year of age"};
}

void Rates::take(Sex sex, RateEntry entry) {
  Entries& entries = by_sex_[static_cast<std::size_t>(sex)];
  if (!entry.age) entry.age = WrittenAge{entries.empty() ? 0 : entries.back().age->years + 1};
  if (!entries.empty()) {
    const WrittenAge before = *entries.back().age;
    const auto refuse = [&](std::string problem, std::string allowed) {
      gaps_.push_back({before.years,
                       entry.age->years,
                       {.where = entry.age_where,
                        .key = "age",
                        .problem = std::move(problem),
                        .allowed = std::move(allowed)}});
    };
    if (before.open)
      refuse(fmt::format("{} follows the open group {}+", entry.age->years, before.years),
             "an open group as the last row");
    else if (entry.age->years != before.years + 1)
      refuse(fmt::format("{} follows {}", entry.age->years, before.years),
             fmt::format("{}, the next age", before.years + 1));
  }
  entries.push_back(std::move(entry));
}

void Rates::report_gaps() const {
  const auto is_wide = [](const Gap& gap) { return gap.to > gap.from + 1; };
  std::set<int> ages;  // both sexes have the same gaps
  for (const Gap& gap : gaps_) ages.insert(gap.to);
  if (ages.size() < several_gaps || !std::ranges::all_of(gaps_, is_wide)) {
    for (const Gap& gap : gaps_) report_.refuse(gap.error);
    return;
  }
  report_.refuse(
      abridged(gaps_.front().error.where, fmt::format("{}, and so on", gaps_.front().error.problem)));
}

bool Rates::empty() const {
  return std::ranges::all_of(by_sex_, [](const Entries& entries) { return entries.empty(); });
}

std::optional<LifeTable> Rates::table(const Title& title) const {
  const bool by_sex = !of(Sex::male).empty() || !of(Sex::female).empty();
  const Entries& male = of(by_sex ? Sex::male : Sex::both);
  const Entries& female = of(by_sex ? Sex::female : Sex::both);
  const auto all = rows(male, female);
  if (!all) return {};
  if (!by_sex) warn_of(title);
  const LastRow last = last_row(male, female);
  if (last == LastRow::open_group && (!can_grow(male) || !can_grow(female))) return {};
  return LifeTable(*all, last);
}

std::optional<std::vector<LifeTableRow>> Rates::rows(const Entries& male, const Entries& female) const {
  if (male.empty() || female.empty()) {
    report_.refuse({.where = (male.empty() ? female : male).front().age_where,
                    .problem = fmt::format("has no rows for {}", male.empty() ? "men" : "women"),
                    .allowed = "rows for both sexes, or one table for both, without a sex"});
    return {};
  }
  if (range_of(male) != range_of(female)) {
    report_.refuse(
        {.where = std::max(male.back().age_where, female.back().age_where),
         .key = "age",
         .problem = fmt::format("men have the ages {}, women {}", range_of(male), range_of(female)),
         .allowed = "the same ages for both"});
    return {};
  }
  std::vector<LifeTableRow> rows;
  for (std::size_t i = 0; i < male.size(); ++i)
    rows.push_back({male[i].age->years, male[i].hazard, female[i].hazard});
  return rows;
}

LastRow Rates::last_row(const Entries& male, const Entries& female) const {
  const RateEntry& last = is_certain(male.back()) ? male.back() : female.back();
  const int age = last.age->years;
  if (last.age->open) return LastRow::open_group;
  if (!is_certain(last) || age >= known_to_be_last) return LastRow::lasts;
  report_.warn({.where = last.rate_where,
                .key = last.column,
                .problem = fmt::format("the last row has q = 1 below {} years of age: it is read as the open "
                                       "group {}+, where the hazard grows on",
                                       known_to_be_last, age),
                .allowed = fmt::format("the age written \"{}+\", or rows up to {}", age, known_to_be_last)});
  return LastRow::open_group;
}

bool Rates::can_grow(const Entries& entries) const {
  const auto refuse = [&](const RateEntry& at, std::string problem, std::string allowed) {
    report_.refuse({.where = at.rate_where,
                    .key = at.column,
                    .problem = std::move(problem),
                    .allowed = std::move(allowed)});
    return false;
  };
  const auto before = std::span(entries).first(entries.size() - 1);
  if (before.size() < rows_of_growth)
    return refuse(entries.back(), fmt::format("rows before the open last row: {}", before.size()),
                  fmt::format("at least {}: the hazard grows on as in these", rows_of_growth));
  const auto measured = before.last(rows_of_growth);
  for (const RateEntry& entry : measured)
    if (!(entry.hazard > 0) || is_certain(entry))
      return refuse(entry,
                    fmt::format("q is {} in one of the {} rows before the open last row",
                                is_certain(entry) ? 1 : 0, rows_of_growth),
                    "between 0 and 1: the hazard grows on as in these");
  if (measured.back().hazard < measured.front().hazard)
    return refuse(measured.back(),
                  fmt::format("mortality falls over the {} rows before the open last row", rows_of_growth),
                  "mortality that does not fall: the hazard grows on as in these");
  return true;
}

void Rates::warn_of(const Title& title) const {
  if (title.sex == Sex::both) return;
  const auto [named, other] = title.sex == Sex::male ? std::pair{"men", "women"} : std::pair{"women", "men"};
  report_.warn({.where = title.where,
                .problem = fmt::format("the title names {} only; {} have the same rates", named, other),
                .allowed = "the columns qx_male and qx_female, or a column sex"});
}

}  // namespace spinepath::scenario
