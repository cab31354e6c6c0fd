#include "sim/scenario/check/check.h"
#include "sim/scenario/check/names.h"

namespace spinepath::scenario {
namespace {

void check_flow(const CostItem& cost, const KeyPath& path, Report& report) {
  if (!cost.until && !cost.lasts)
    report.refuse(
        {.where = cost.where,
         .key = path.shown,
         .problem = "does not say how long this yearly cost flows",
         .allowed = "until = \"next course\", \"failure\" or \"end\", or for = a duration, or both"});
}

void check_no_flow(const CostItem& cost, const KeyPath& path, Report& report) {
  const auto refuse_given = [&](bool given, std::string_view key, Location where) {
    if (given)
      report.refuse({.where = where,
                     .key = path.key(key).shown,
                     .problem = "is for costs per year",
                     .allowed = "when = \"per year\", or left out"});
  };
  refuse_given(!cost.after.path.empty(), "after", cost.after.where);
  refuse_given(cost.until.has_value(), "until", cost.where);
  refuse_given(cost.lasts.has_value(), "for", cost.lasts ? cost.lasts->where : cost.where);
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
