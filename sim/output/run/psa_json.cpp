#include "sim/output/run/psa_json.h"

#include "sim/analysis/psa/spread.h"
#include "sim/output/files/json.h"
#include "sim/output/run/psa_quantities.h"
#include "sim/scenario/format/format.h"

namespace spinepath::output {
namespace {

Json spread_json(Json row, const KeyText& text, const PsaSpread& spread) {
  add(row, text);
  row["mean"] = spread.mean;
  row["p025"] = spread.low;
  row["p975"] = spread.high;
  row["parameter_sd"] = spread.parameter_sd;
  row["noise_sd"] = spread.noise_sd;
  row["patient_error"] = spread.patient_error;
  row["draw_error"] = spread.draw_error;
  row["shared_variance_left"] = spread.shared_left;
  return row;
}

/// Of each pathway, and of each difference to the first one: the outcomes among the living at report times, then
/// those of decisions.
struct SpreadRows {
  Json outcomes = Json::array(), differences = Json::array();

  void add_among_living(const scenario::Scenario& scenario, const Psa& psa, std::size_t p) {
    for (std::size_t k = 0; k < psa.among_living; ++k)
      add(psa, p, text_of(psa.keys[k], scenario), spread_of(psa, p, k),
          p > 0 ? spread_of_difference(psa, p, k) : std::nullopt);
  }
  void add_quantities(const scenario::Scenario& scenario, const Psa& psa, std::size_t p) {
    for (const PsaQuantity& q : psa_quantities(scenario))
      add(psa, p, q.text, spread_of(psa.sample, p, q.quantity),
          p > 0 ? std::optional(spread_of_difference(psa.sample, p, q.quantity)) : std::nullopt);
  }

 private:
  void add(const Psa& psa, std::size_t p, const KeyText& text, const std::optional<PsaSpread>& own,
           const std::optional<PsaSpread>& difference) {
    const std::vector<std::string>& names = psa.sample.strategies;
    if (own) outcomes.push_back(spread_json({{"pathway", names[p]}}, text, *own));
    if (difference)
      differences.push_back(spread_json({{"pathway", names[p]}, {"reference", names[0]}}, text, *difference));
  }
};

}  // namespace

Json psa_json(const scenario::Scenario& scenario, const Psa& psa) {
  SpreadRows rows;
  for (std::size_t p = 0; p < psa.sample.strategies.size(); ++p) {
    rows.add_among_living(scenario, psa, p);
    rows.add_quantities(scenario, psa, p);
  }
  Json redrawn = Json::array();
  for (const RejectedDraws& part : psa.redrawn)
    redrawn.push_back({{"part", part.part}, {"draws", part.draws}, {"attempts", part.attempts}});
  return {{"draws", psa.sample.draws},
          {"draws_asked", psa.options.draws},
          {"complete", psa.complete()},
          {"patients_per_draw", psa.options.patients},
          {"control_patients", psa.control_patients > 0 ? Json(psa.control_patients) : Json(nullptr)},
          {"design", scenario::draw_designs[static_cast<std::size_t>(scenario.uncertainty.design)]},
          {"parameters", psa.sample.parameters},
          {"redrawn", std::move(redrawn)},
          {"outcomes", std::move(rows.outcomes)},
          {"differences", std::move(rows.differences)}};
}

}  // namespace spinepath::output
