#include <algorithm>

#include "sim/scenario/check/check.h"
#include "sim/scenario/check/names.h"
#include "sim/scenario/format/rules.h"

namespace spinepath::scenario {
namespace {

void check_flow(const CostItem& cost, const KeyPath& path, Report& report) {
  if (std::ranges::any_of(flow_keys, [&](const FlowKey& key) { return key.ends && key.where(cost); })) return;
  report.refuse({.where = cost.where,
                 .key = path.shown,
                 .problem = "neither until nor for with when = \"per year\"",
                 .allowed = "until, for, or both"});
}

void check_no_flow(const CostItem& cost, const KeyPath& path, Report& report) {
  for (const FlowKey& key : flow_keys)
    if (const auto where = key.where(cost))
      report.refuse({.where = *where,
                     .key = path.key(key.key).shown,
                     .problem = "only with when = \"per year\"",
                     .allowed = "left out, or when = \"per year\""});
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
