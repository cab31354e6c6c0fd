#include "sim/output/run/psa_json.h"

#include "sim/analysis/psa/spread.h"
#include "sim/output/run/psa_quantities.h"
#include "sim/scenario/format/format.h"

namespace spinepath::output {
namespace {

using Json = nlohmann::ordered_json;

Json spread_json(Json row, const PsaQuantity& quantity, const PsaSpread& spread) {
  const auto& [outcome, of, at, unit] = quantity.text;
  row["outcome"] = outcome;
  row["of"] = of.empty() ? Json(nullptr) : Json(of);
  row["at"] = at;
  row["unit"] = unit;
  row["mean"] = spread.mean;
  row["p025"] = spread.low;
  row["p975"] = spread.high;
  row["parameter_sd"] = spread.parameter_sd;
  row["noise_sd"] = spread.noise_sd;
  row["patient_error"] = spread.patient_error;
  row["draw_error"] = spread.draw_error;
  return row;
}

}  // namespace

Json psa_json(const scenario::Scenario& scenario, const Psa& psa) {
  const std::vector<std::string>& names = psa.sample.strategies;
  Json outcomes = Json::array(), differences = Json::array(), redrawn = Json::array();
  for (std::size_t p = 0; p < names.size(); ++p)
    for (const PsaQuantity& q : psa_quantities(scenario)) {
      outcomes.push_back(spread_json({{"pathway", names[p]}}, q, spread_of(psa.sample, p, q.quantity)));
      if (p > 0)
        differences.push_back(spread_json({{"pathway", names[p]}, {"reference", names[0]}}, q,
                                          spread_of_difference(psa.sample, p, q.quantity)));
    }
  for (const RejectedDraws& part : psa.redrawn)
    redrawn.push_back({{"part", part.part}, {"draws", part.draws}, {"attempts", part.attempts}});
  return {{"draws", psa.sample.draws},
          {"draws_asked", psa.options.draws},
          {"complete", psa.complete()},
          {"patients_per_draw", psa.options.patients},
          {"design", scenario::draw_designs[static_cast<std::size_t>(scenario.uncertainty.design)]},
          {"parameters", psa.sample.parameters},
          {"redrawn", std::move(redrawn)},
          {"outcomes", std::move(outcomes)},
          {"differences", std::move(differences)}};
}

}  // namespace spinepath::output
