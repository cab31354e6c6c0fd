#include "sim/report/findings/subgroups.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "sim/report/data/decision.h"
#include "sim/report/words/names.h"
#include "sim/report/words/numbers.h"
#include "sim/report/words/verdict.h"

namespace spinepath::report {
namespace {

constexpr std::string_view net_benefit_key = "inmb@";

/// "a", "b" of "a,b" between commas.
std::vector<std::string> parts_between(const std::string& text, std::string_view comma) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(comma, begin), text.size());
    parts.push_back(text.substr(begin, end - begin));
    begin = end + comma.size();
  }
  return parts;
}

SubgroupText& subgroup_of(std::vector<SubgroupText>& groups, SubgroupText group) {
  const auto found = std::ranges::find_if(
      groups, [&](const SubgroupText& one) { return one.by == group.by && one.name == group.name; });
  return found != groups.end() ? *found : groups.emplace_back(std::move(group));
}

void note_threshold(Subgroups& all, const Quantity& quantity) {
  if (!all.outcome.empty() || !quantity.outcome.starts_with(net_benefit_key)) return;
  const std::string_view number = std::string_view(quantity.outcome).substr(net_benefit_key.size());
  if (std::from_chars(number.data(), number.data() + number.size(), all.threshold).ec != std::errc{}) return;
  all.outcome = quantity.outcome;
  all.view = quantity.of;
}

/// How many groups an alternative has a net benefit in.
struct Reach {
  const PathwayText* pathway;
  std::size_t groups;
};

std::vector<Reach> groups_reached(const Material& material, const Subgroups& all) {
  std::vector<Reach> reached;
  for (const PathwayText* pathway : alternatives(material)) {
    const auto count = std::ranges::count_if(all.groups, [&](const SubgroupText& group) {
      const Estimate* gain = all.gain(group, *pathway);
      return gain && sign_of(*gain) == Sign::more;
    });
    reached.push_back({pathway, static_cast<std::size_t>(count)});
  }
  return reached;
}

std::string in_groups(std::size_t count, std::size_t all) {
  if (count == all) return all == 1 ? "in the one group" : fmt::format("in all {} groups", all);
  return fmt::format("in {} of {} groups", count, all);
}

}  // namespace

/// By several characteristics the names of their values are between commas.
std::string subgroup_label(const Study& study, const std::string& by, const std::string& name) {
  const std::vector<std::string> keys = parts_between(by, ",");
  const std::vector<std::string> values =
      keys.size() > 1 ? parts_between(name, ", ") : std::vector<std::string>{name};
  std::string all;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const std::string label =
        i < keys.size() && keys[i] == "condition" ? study.condition_label(values[i]) : values[i];
    all += (i > 0 ? ", " : "") + (label == values[i] ? spaced(label) : label);
  }
  return with_capital(all);
}

const Estimate* Subgroups::gain(const SubgroupText& group, const PathwayText& pathway) const {
  return find(group.estimates, {pathway.name, outcome, view, "horizon"});
}

Subgroups subgroups_of(const Material& material) {
  Subgroups all;
  if (!material.run || !material.run->subgroups) return all;
  const CsvTable& table = *material.run->subgroups;
  for (const char* name : {"by", "group", "patients", "pathway", "outcome", "of", "at", "mean", "se"})
    if (!table.has(name)) return all;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto text = [&](const char* column) { return std::string(table.text(row, column)); };
    const std::string by = text("by"), name = text("group");
    const Quantity quantity{text("pathway"), text("outcome"), text("of"), text("at")};
    SubgroupText& group = subgroup_of(all.groups, {.by = by,
                                                   .name = name,
                                                   .label = subgroup_label(material.study, by, name),
                                                   .patients = table.number(row, "patients").value_or(0),
                                                   .estimates = {}});
    group.estimates[quantity] = {
        .mean = table.number(row, "mean"), .se = table.number(row, "se"), .low = {}, .high = {}};
    note_threshold(all, quantity);
  }
  if (all.outcome.empty()) all.groups.clear();
  if (!all.groups.empty()) all.by = all.groups.front().by;
  for (const SubgroupText& group : all.groups)
    if (group.patients == 0) all.empty.push_back(group.label);
  std::erase_if(all.groups, [](const SubgroupText& group) { return group.patients == 0; });
  return all;
}

std::string by_in_text(const Subgroups& all) {
  std::string text;
  for (const std::string& key : parts_between(all.by, ","))
    text += (text.empty() ? "" : " and ") + spaced(key);
  return text;
}

std::string empty_groups_note(const Subgroups& all) {
  std::string text;
  for (const std::string& label : all.empty) text += (text.empty() ? "" : "; ") + label;
  return fmt::format("Without patients in this run: {}.", text);
}

std::string subgroups_finding(const Material& material, const Subgroups& all) {
  const std::string start =
      fmt::format("At the parameters' values and {}", price_text(material, all.threshold));
  const std::vector<Reach> reached = groups_reached(material, all);
  const std::size_t groups = all.groups.size();
  if (reached.empty()) return start + ", net benefit over the reference by group";
  const std::size_t most = std::ranges::max(reached, {}, &Reach::groups).groups;
  if (most == 0 && reached.size() == 1)
    return fmt::format("{}, {} is not clearly worth it in any group", start,
                       name_in_text(*reached[0].pathway));
  if (most == 0) return start + ", no alternative is clearly worth it in any group";
  const auto best = std::ranges::find(reached, most, &Reach::groups);
  const auto as_many = static_cast<std::size_t>(std::ranges::count(reached, most, &Reach::groups));
  if (as_many == 1)
    return fmt::format("{}, {} is worth it {}{}", start, name_in_text(*best->pathway),
                       in_groups(most, groups), reached.size() > 1 ? ", the others in fewer" : "");
  const std::string subject = as_many == reached.size()
                                  ? std::string("every alternative")
                                  : fmt::format("{} of {} alternatives", as_many, reached.size());
  return fmt::format("{}, {} {} worth it {}{}", start, subject, as_many == reached.size() ? "is" : "are",
                     in_groups(most, groups), as_many == reached.size() ? "" : ", the others in fewer");
}

}  // namespace spinepath::report
