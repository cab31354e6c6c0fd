#include <algorithm>

#include "sim/scenario/check/warnings.h"
#include "sim/scenario/evidence/curves.h"
#include "sim/scenario/format/quantity.h"

namespace spinepath::scenario {
namespace {

/// What the scenario spends on health care, by who may pay.
struct Charges {
  bool covered = false, uncovered = false;
  void add(bool is_covered, bool is_charged) { (is_covered ? covered : uncovered) |= is_charged; }
};

bool is_charged(const Parameter& p) { return p.value != 0 || p.uncertainty; }
bool is_charged(const Quantity& amount) { return support_of(amount).high > 0; }

Charges charges_of(const Scenario& scenario) {
  Charges charges;
  for (const Treatment& treatment : scenario.treatments) {
    if (!in_use(treatment, scenario)) continue;
    for (const CostItem& cost : treatment.costs) charges.add(cost.covered, is_charged(cost.amount));
    for (const AdverseEvent& event : treatment.adverse_events)
      charges.add(event.covered, is_charged(event.cost));
    for (const LateEvent& event : treatment.late_events) charges.add(event.covered, is_charged(event.cost));
  }
  const BackgroundFlow& care = scenario.background.health_care;
  charges.add(care.covered, is_charged(care.base) || is_charged(care.per_pain_point));
  return charges;
}

}  // namespace

void warn_of_payer(const Scenario& scenario, std::vector<InputError>& warnings) {
  const Charges charges = charges_of(scenario);
  const auto& flags = scenario.cohort.flags;
  const auto insured = std::ranges::find(flags, "insured", [](const Share& flag) { return flag.name.text; });
  const bool nobody = insured != flags.end() && !is_charged(insured->probability);
  const Parameter& coinsurance = scenario.coverage.coinsurance;
  const auto warn = [&](Location where, std::string key, const std::string& reason, std::string allowed) {
    warnings.push_back({.where = where,
                        .key = std::move(key),
                        .problem = "the payer pays nothing: " + reason,
                        .allowed = std::move(allowed)});
  };
  if (charges.covered && nobody)
    warn(insured->probability.where, "cohort.flags.insured", "nobody is insured",
         "the share of insured patients; without the flag all are insured");
  else if (charges.covered && coinsurance.value == 1 && !coinsurance.uncertainty)
    warn(coinsurance.where, "coverage.coinsurance", "insured patients pay all of the covered items",
         "below 1: the patients' share");
  else if (!charges.covered && charges.uncovered && scenario.decision.view == View::payer)
    warn({}, "decision.view", "no item is covered", "another view, or covered items");
}

}  // namespace spinepath::scenario
