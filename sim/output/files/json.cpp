#include "sim/output/files/json.h"

#include <array>

#include "sim/engine/random/chance.h"
#include "sim/scenario/text/utf8.h"

namespace spinepath::output {

Json number_or_null(const std::optional<double>& x) { return x ? Json(*x) : Json(nullptr); }

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json manifest_json(const Manifest& m) {
  Json json{{"program", "spinepath"},
            {"version", m.version},
            {"commit", m.commit},
            {"generator", generator_id},
            {"seed", m.seed},
            {"patients", m.patients},
            {"draws", m.draws},
            {"patients_per_draw", m.patients_per_draw},
            {"scenario_file", m.scenario_file},
            {"scenario_hash", hash_text(m.scenario_hash)}};
  for (const auto& [key, value] : m.set) json["set"].push_back({{"key", key}, {"value", value}});
  if (!m.evidence.empty()) json["evidence"] = m.evidence;
  if (m.export_view) json["export_view"] = name_of(*m.export_view);
  return json;
}

void add(Json& row, const KeyText& text) {
  row["outcome"] = text.outcome;
  row["of"] = text_or_null(text.of);
  row["at"] = text.at;
  row["unit"] = text.unit;
}

void add(Json& row, const OutcomeRow& outcome) {
  constexpr std::array quantile_names{"p025", "p25", "p50", "p75", "p975"};
  static_assert(quantile_names.size() == reported_quantiles.size());
  row["mean"] = number_or_null(outcome.mean);
  row["se"] = number_or_null(outcome.se);
  row["sd"] = number_or_null(outcome.sd);
  if (outcome.quantiles)
    for (std::size_t i = 0; i < quantile_names.size(); ++i) row[quantile_names[i]] = (*outcome.quantiles)[i];
  if (outcome.costliest_share) row["costliest_share"] = *outcome.costliest_share;
}

std::string text_of(const Json& json) {
  return scenario::escaped_in_json(json.dump(1, ' ', false, Json::error_handler_t::replace)) + "\n";
}

}  // namespace spinepath::output
