// The scorecard: key figures of each pathway, and its net benefit at one threshold.
#include <algorithm>

#include <fmt/format.h>

#include "sim/report/brief/brief.h"
#include "sim/report/data/decision.h"
#include "sim/report/findings/relief.h"
#include "sim/report/words/names.h"
#include "sim/scenario/text/time_text.h"

namespace spinepath::report {
namespace {

/// The options at the threshold in the middle of those asked for; none without a decision.
std::optional<AtThreshold> middle_options(const Material& material) {
  const std::vector<DecisionOfView> views =
      alternatives(material).empty() ? std::vector<DecisionOfView>{} : decisions(material);
  const std::optional<double> middle = decision_basis(material).middle();
  const AtThreshold* at = views.empty() || !middle ? nullptr : views.front().find(*middle);
  return at ? std::optional(*at) : std::nullopt;
}

/// Mean and error alone.
DataCell plain_cell(const Estimate* estimate) {
  if (!estimate) return {};
  const Estimate plain{.mean = estimate->mean, .se = estimate->se, .low = {}, .high = {}};
  return cell_of(&plain);
}

/// Mean and interval alone.
DataCell benefit_cell(const Option* option) {
  if (!option) return {};
  const Estimate benefit{
      .mean = option->inmb.mean, .se = {}, .low = option->inmb.low, .high = option->inmb.high};
  return cell_of(&benefit);
}

/// What [decision] counts, if that is not QALYs and the run has it of patients.
std::optional<DecisionEffectText> other_effect(const Material& material) {
  const DecisionEffectText effect = decision_basis(material).effect;
  const bool known = std::ranges::any_of(material.study.pathways, [&](const PathwayText& pathway) {
    return find(material.run->outcomes, {pathway.name, effect.outcome, "", effect.at}) != nullptr;
  });
  return effect.name != "qalys" && known ? std::optional(effect) : std::nullopt;
}

std::string scorecard_caption(const Material& material, const std::optional<AtThreshold>& options) {
  const Study& study = material.study;
  const std::optional<TimeText> time = key_time(study);
  const std::string relief =
      time ? fmt::format("Relief: half the pain gone at {}, percent of the living. ", time->text) : "";
  const std::string benefit =
      options
          ? fmt::format(
                " Net benefit: over ① at {}, mean over the draws with the 95 % interval due to the uncertain "
                "parameters; the other columns are at the parameters' values.",
                price_text(material, options->threshold))
          : "";
  const std::optional<DecisionEffectText> effect = other_effect(material);
  const bool undiscounted = effect && effect->name != "life_years_discounted";
  return fmt::format(
      "{}Money in {} of {} and QALYs: per patient over {}, discounted{}.{} ± is one Monte Carlo standard "
      "error.",
      relief, study.currency, study.price_year, scenario::time_text(study.horizon),
      undiscounted ? "; " + effect->many + ": undiscounted" : "", benefit);
}

}  // namespace

DataTable scorecard(const Material& material) {
  DataTable table{
      .name = "scorecard", .caption = {}, .first = {.heading = "Pathway", .key = "pathway"}, .columns = {}};
  if (!material.run) return table;
  const std::optional<TimeText> time = key_time(material.study);
  const std::optional<AtThreshold> options = middle_options(material);
  table.caption = scorecard_caption(material, options);
  if (time) table.columns.push_back({"Relief, %", "relief_50", {.scale = 100}});
  for (const auto& [heading, key] :
       {std::pair{"Patient pays", "patient"}, {"Payer pays", "payer"}, {"QALYs", "qalys"}})
    table.columns.push_back({heading, key, {}});
  const std::optional<DecisionEffectText> effect = other_effect(material);
  if (effect) table.columns.push_back({with_capital(effect->many), effect->outcome, {}});
  if (options) table.columns.push_back({"Net benefit", "inmb", {.decimals = -1, .sign = true}});
  const auto found = [&](const PathwayText& pathway, const char* outcome, const char* of,
                         const std::string& at) {
    return plain_cell(find(material.run->outcomes, {pathway.name, outcome, of, at}));
  };
  for (const PathwayText& pathway : material.study.pathways) {
    DataRow row{.head = {.pathway = &pathway}, .cells = {}};
    if (time) row.cells.push_back(found(pathway, "relief_50", "", time->text));
    for (const char* view : {"patient", "payer"})
      row.cells.push_back(found(pathway, "spend", view, "horizon"));
    row.cells.push_back(found(pathway, "qalys", "", "horizon"));
    if (effect) row.cells.push_back(found(pathway, effect->outcome.c_str(), "", effect->at));
    const Option* option = options ? options->of(pathway) : nullptr;
    const bool has_benefit = option && &pathway != &material.study.reference();
    if (options) row.cells.push_back(benefit_cell(has_benefit ? option : nullptr));
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace spinepath::report
