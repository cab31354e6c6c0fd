#include "sim/report/data/decision.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "sim/output/text/number.h"
#include "sim/report/data/json.h"

namespace spinepath::report {
namespace {

/// The first one is the default.
const std::array effect_texts{
    DecisionEffectText{"qalys", "qalys", "horizon", "QALY", "QALYs"},
    DecisionEffectText{"life_years", "life_years", "horizon", "life-year", "life-years"},
    DecisionEffectText{"life_years_discounted", "life_years_discounted", "horizon", "discounted life-year",
                       "discounted life-years"},
    DecisionEffectText{"years_relief_50", "years_relief_50", "horizon", "year of relief", "years of relief"},
    DecisionEffectText{"responders_12_months", "responders", "12 months", "responder",
                       "responders at 12 months"}};

/// The corrected figure, or the naive one where there is no corrected one.
std::optional<double> shown_field(const CsvTable& table, std::size_t row, const std::string& column,
                                  const std::string& naive) {
  const auto corrected = table.number_if(row, column);
  return corrected ? corrected : table.number_if(row, naive);
}

Option option_of(const CsvTable& table, std::size_t row, const PathwayText& pathway) {
  const auto field = [&](std::string_view column) { return table.number_if(row, column); };
  const auto shown = [&](const std::string& column, const std::string& naive) {
    return shown_field(table, row, column, naive);
  };
  return {.pathway = &pathway,
          .inmb = {field("inmb"), field("inmb_se"), field("inmb_p025"), field("inmb_p975")},
          .inmb_se_patients = field("inmb_se_patients"),
          .p_best = {shown("p_best", "p_best_naive"), shown("p_best_se", "p_best_naive_se"), {}, {}},
          .loss = {shown("loss", "loss_naive"), shown("loss_se", "loss_naive_se"), {}, {}},
          .best = field("best") == 1.0};
}

template <class Element, class Key, class Field>
Element& found_or_added(std::vector<Element>& all, const Key& key, Field field) {
  const auto found = std::ranges::find(all, key, field);
  if (found != all.end()) return *found;
  all.push_back({key, {}});
  return all.back();
}

/// Empty if there are none.
std::span<const double> each_of(const Material& material, const Quantity& quantity) {
  const Draws* draws = draws_of(material);
  if (draws == nullptr) return {};
  const auto found = draws->each.find(quantity);
  if (found == draws->each.end()) return {};
  return found->second;
}

}  // namespace

DecisionEffectText effect_text(const std::string& name) {
  const auto found = std::ranges::find(effect_texts, name, &DecisionEffectText::name);
  return found == effect_texts.end() ? effect_texts.front() : *found;
}

std::optional<double> middle(const std::vector<double>& thresholds) {
  if (thresholds.empty()) return {};
  return thresholds[(thresholds.size() - 1) / 2];
}

bool is_of_decisions(std::string_view outcome, std::string_view at) {
  const auto is_it = [&](const DecisionEffectText& effect) {
    return effect.outcome == outcome && effect.at == at;
  };
  return outcome == "spend" || std::ranges::any_of(effect_texts, is_it);
}

DecisionBasis basis_of(const Json& about) {
  const Json &effect = list_of(about, "effect"), &decision = list_of(about, "decision");
  const std::string unit = text_of(effect, "unit");
  DecisionBasis basis{.view = text_of(decision, "view"), .effect = effect_text(text_of(effect, "name"))};
  if (basis.effect.name != text_of(effect, "name"))
    basis.effect = {text_of(effect, "name"), "effect", "horizon", unit, unit};
  for (const Json& at : list_of(decision, "thresholds"))
    if (const auto threshold = number_of(at, "threshold")) basis.thresholds.push_back(*threshold);
  std::ranges::sort(basis.thresholds);
  return basis;
}

std::string shown_column(const Material& material, const std::string& column) {
  return material.sample && !material.sample->noise_known ? column + "_naive" : column;
}

DecisionBasis decision_basis(const Material& material) {
  if (material.sample) return basis_of(material.sample->about);
  DecisionBasis basis{.view = "health_care", .effect = effect_text(material.study.effect), .thresholds = {}};
  if (!material.study.view.empty()) basis.view = material.study.view;
  if (!material.run || !material.run->psa) return basis;
  const Json& decision = list_of(material.run->summary, "decision");
  if (const std::string view = text_of(decision, "view"); !view.empty()) basis.view = view;
  if (const std::string effect = text_of(decision, "effect"); !effect.empty())
    basis.effect = effect_text(effect);
  for (const Json& at : list_of(decision, "thresholds"))
    if (const auto threshold = number_of(at, "threshold")) basis.thresholds.push_back(*threshold);
  std::ranges::sort(basis.thresholds);
  return basis;
}

const Option* AtThreshold::best() const {
  const auto found = std::ranges::find(options, true, &Option::best);
  return found == options.end() ? nullptr : &*found;
}

const Option* AtThreshold::of(const PathwayText& pathway) const {
  const auto found = std::ranges::find(options, &pathway, &Option::pathway);
  return found == options.end() ? nullptr : &*found;
}

const AtThreshold* DecisionOfView::find(double threshold) const {
  const auto found = std::ranges::find(at, threshold, &AtThreshold::threshold);
  return found == at.end() ? nullptr : &*found;
}

std::vector<DecisionOfView> decisions(const Material& material) {
  std::vector<DecisionOfView> all;
  const Draws* draws = draws_of(material);
  if (draws == nullptr) return all;
  const CsvTable& table = draws->decision;
  const DecisionBasis basis = decision_basis(material);
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::optional<double> threshold = table.number(row, "threshold");
    const PathwayText* pathway = material.study.pathway(table.text(row, "pathway"));
    if (!threshold || pathway == nullptr || table.text(row, "effect") != basis.effect.name) continue;
    auto& view = found_or_added(all, std::string(table.text(row, "view")), &DecisionOfView::view);
    found_or_added(view.at, *threshold, &AtThreshold::threshold)
        .options.push_back(option_of(table, row, *pathway));
  }
  for (DecisionOfView& view : all) std::ranges::stable_sort(view.at, {}, &AtThreshold::threshold);
  std::stable_partition(all.begin(), all.end(),
                        [&](const DecisionOfView& view) { return view.view == basis.view; });
  return all;
}

std::vector<Learnt> information_rows(const Material& material) {
  std::vector<Learnt> all;
  const Draws* draws = draws_of(material);
  if (draws == nullptr) return all;
  const CsvTable& table = draws->information;
  for (std::size_t row = 0; row < table.rows(); ++row)
    if (const auto threshold = table.number(row, "threshold"))
      all.push_back(
          {.threshold = *threshold,
           .kind = std::string(table.text(row, "kind")),
           .name = std::string(table.text(row, "name")),
           .value =
               {shown_field(table, row, "value", "naive"), shown_field(table, row, "se", "naive_se"), {}, {}},
           .patients_error = table.has("se_patients") ? table.number(row, "se_patients") : std::nullopt});
  return all;
}

std::vector<TrialRow> trial_rows(const Material& material) {
  std::vector<TrialRow> all;
  const Draws* draws = draws_of(material);
  if (draws == nullptr || !draws->trials) return all;
  const CsvTable& table = *draws->trials;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto field = [&](std::string_view column) { return table.number(row, column); };
    const auto times = [](std::optional<double> x, double factor) {
      return x ? std::optional(*x * factor) : x;
    };
    const double reached = field("reached").value_or(0);
    all.push_back({.threshold = field("threshold").value_or(0),
                   .name = std::string(table.text(row, "trial")),
                   .patients = field("patients").value_or(0),
                   .evsi = {field("evsi"), field("evsi_se"), {}, {}},
                   .perfect = {times(field("evppi"), reached), times(field("evppi_se"), reached), {}, {}},
                   .population = {field("population_evsi"), field("population_evsi_se"), {}, {}},
                   .cost = field("cost").value_or(0),
                   .net = {field("enbs"), field("population_evsi_se"), {}, {}}});
  }
  return all;
}

DrawnDifferences drawn_differences(const Material& material, const PathwayText& pathway) {
  const DecisionBasis basis = decision_basis(material);
  const auto effect_of = [&](const PathwayText& of) {
    return each_of(material, {of.name, basis.effect.outcome, "", basis.effect.at});
  };
  const auto cost_of = [&](const PathwayText& of) {
    return each_of(material, {of.name, "spend", basis.view, "horizon"});
  };
  const PathwayText& reference = material.study.reference();
  const auto effect = effect_of(pathway), effect_0 = effect_of(reference), cost = cost_of(pathway),
             cost_0 = cost_of(reference);
  const std::size_t draws = std::min({effect.size(), effect_0.size(), cost.size(), cost_0.size()});
  DrawnDifferences differences;
  for (std::size_t i = 0; i < draws; ++i) {
    const double gain = effect[i] - effect_0[i], more = cost[i] - cost_0[i];
    if (!std::isfinite(gain) || !std::isfinite(more)) continue;
    differences.effect.push_back(gain);
    differences.cost.push_back(more);
  }
  return differences;
}

std::string draws_source(const Material& material) {
  if (material.sample) return "export/cost.csv and effect.csv";
  return "draws.csv, spend and " + decision_basis(material).effect.outcome;
}

std::vector<const PathwayText*> alternatives(const Material& material) {
  std::vector<const PathwayText*> all;
  for (const PathwayText& pathway : material.study.pathways)
    if (&pathway != &material.study.reference() && !pathway.what_if) all.push_back(&pathway);
  return all;
}

std::string payer_of(const std::string& view) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> words{
      {{"patient", "the patient"},
       {"payer", "the payer"},
       {"health_care", "health care"},
       {"societal", "society"}}};
  for (const auto& [name, text] : words)
    if (name == view) return std::string(text);
  return view;
}

std::string payer_label(const std::string& view) {
  const std::string payer = payer_of(view);
  return payer.starts_with("the ") ? payer.substr(4) : payer;
}

std::string threshold_text(double threshold) {
  constexpr int all_digits = 12;
  return output::compact(threshold, all_digits);
}

std::string short_threshold(double threshold) {
  constexpr double thousand = 1e3, million = 1e6;
  constexpr int shown_digits = 4;
  if (threshold >= million) return output::compact(threshold / million, shown_digits) + "m";
  if (threshold >= thousand) return output::compact(threshold / thousand, shown_digits) + "k";
  return output::compact(threshold, shown_digits);
}

std::string price_text(const Material& material, double threshold) {
  return fmt::format("{} {} a {}", threshold_text(threshold), material.study.currency,
                     decision_basis(material).effect.one);
}

}  // namespace spinepath::report
