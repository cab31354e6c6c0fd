// What the figures cannot say, and the scorecard.
#include <algorithm>

#include <fmt/format.h>

#include "sim/output/text/number.h"
#include "sim/report/brief/brief.h"
#include "sim/report/data/decision.h"
#include "sim/report/findings/relief.h"
#include "sim/report/plot/time_axis.h"
#include "sim/report/words/numbers.h"
#include "sim/scenario/text/time_text.h"

namespace spinepath::report {
namespace {

constexpr std::uint64_t rough_draws = 500;  ///< fewer make rough intervals and chances

std::string assumptions(const Study& study) {
  const auto is_assumed = [](const ParameterText& parameter) { return parameter.design == "assumption"; };
  const auto count = static_cast<std::size_t>(std::ranges::count_if(study.parameters, is_assumed));
  if (count == 0) return {};
  return fmt::format("{} of {} numbers are assumptions of the authors.", count, study.parameters.size());
}

std::string known_numbers(const Study& study) {
  const auto is_known = [](const ParameterText& parameter) { return parameter.uncertainty.empty(); };
  const auto count = static_cast<std::size_t>(std::ranges::count_if(study.parameters, is_known));
  if (count == 0) return {};
  return fmt::format("{} of {} numbers are taken as known exactly.", count, study.parameters.size());
}

std::string evidence_words(const Study& study) {
  if (study.evidence.empty()) return {};
  const std::string meaning =
      study.evidence_meaning.empty() ? "" : fmt::format(" ({})", study.evidence_meaning);
  return fmt::format("Relief is read as \"{}\"{}; another reading gives other figures.", study.evidence,
                     meaning);
}

std::string errors_words(const Run& run) {
  if (!run.psa)
    return "± is one Monte Carlo standard error alone. How uncertain the parameters make the figures was not "
           "computed "
           "(--draws).";
  return "± is one Monte Carlo standard error alone; 95 % intervals show what the uncertain parameters leave "
         "open.";
}

std::string draws_words(const Run& run) {
  if (!run.psa || run.psa->done >= rough_draws) return {};
  return fmt::format("{} are few: intervals and chances are rough.", output::counted(run.psa->done, "draw"));
}

std::string what_if_words(const Study& study) {
  if (std::ranges::none_of(study.pathways, &PathwayText::what_if)) return {};
  return "Pathways with † are under other evidence than the run's; they are left out of decisions.";
}

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
  return fmt::format(
      "{}Money in {} of {} and QALYs: per patient over {}, discounted.{} ± is one Monte Carlo standard "
      "error.",
      relief, study.currency, study.price_year, scenario::time_text(study.horizon), benefit);
}

}  // namespace

std::vector<std::string> limits(const Material& material) {
  const Study& study = material.study;
  std::vector<std::string> all{assumptions(study), known_numbers(study), evidence_words(study),
                               beyond_evidence(study), what_if_words(study)};
  if (material.run)
    for (const std::string& words : {errors_words(*material.run), draws_words(*material.run)})
      all.push_back(words);
  std::erase(all, std::string{});
  return all;
}

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
    const Option* option = options ? options->of(pathway) : nullptr;
    const bool has_benefit = option && &pathway != &material.study.reference();
    if (options) row.cells.push_back(benefit_cell(has_benefit ? option : nullptr));
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace spinepath::report
