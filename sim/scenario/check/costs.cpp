#include "sim/scenario/check/check.h"
#include "sim/scenario/check/names.h"

namespace spinepath::scenario {
namespace {

void check_flow(const CostItem& cost, const KeyPath& path, Report& report) {
  if (!cost.until && !cost.lasts)
    report.refuse({.where = cost.where,
                   .key = path.shown,
                   .problem = "neither until nor for with when = \"per year\"",
                   .allowed = "until, for, or both"});
}

void check_no_flow(const CostItem& cost, const KeyPath& path, Report& report) {
  const auto refuse = [&](std::string_view key, Location where) {
    report.refuse({.where = where,
                   .key = path.key(key).shown,
                   .problem = "only with when = \"per year\"",
                   .allowed = "left out, or when = \"per year\""});
  };
  if (!cost.after.path.empty()) refuse("after", cost.after.where);
  if (cost.until) refuse("until", cost.until->where);
  if (cost.lasts) refuse("for", cost.lasts->where);
}

}  // namespace

void validate_costs(const Treatment& treatment, const KeyPath& path, Report& report) {
  check_unique(treatment.costs, path.key("costs"), "item", report);
  for (std::size_t i = 0; i < treatment.costs.size(); ++i) {
    const CostItem& cost = treatment.costs[i];
    const KeyPath place = path.key("costs").entry(i, "");
    if (cost.when == When::per_year)
      check_flow(cost, place, report);
    else
      check_no_flow(cost, place, report);
  }
}

}  // namespace spinepath::scenario
