#include "sim/output/validation/record.h"

#include <algorithm>

#include <fmt/format.h>

#include "sim/output/text/names.h"
#include "sim/scenario/text/duration.h"
#include "sim/scenario/text/key_path.h"

namespace spinepath::output {
namespace {

using scenario::Published;

/// The same text, or the same duration.
bool same_time(const std::string& a, const std::string& b) {
  if (a == b) return true;
  const auto parsed = scenario::parse_duration(b);
  const double* years = std::get_if<double>(&parsed);
  return years && scenario::is_duration_of(a, *years);
}

bool means(const Published& figure, const OutcomeKey& key, const KeyText& text, double horizon) {
  if (key.outcome != figure.outcome || text.of != figure.of.text) return false;
  const bool at_a_time = key.at != OutcomeKey::horizon && key.at != OutcomeKey::month_12;
  if (figure.at.text.empty()) return !at_a_time;
  return same_time(text.at, figure.at.text) ||
         (key.at == OutcomeKey::horizon && scenario::is_duration_of(figure.at.text, horizon));
}

std::size_t pathway_of(const Published& figure, const scenario::Scenario& scenario) {
  const auto found = std::ranges::find(scenario.pathways, figure.pathway.text,
                                       [](const scenario::Pathway& pathway) { return pathway.name.text; });
  return static_cast<std::size_t>(found - scenario.pathways.begin());
}

/// What the pathway reports of the outcome: "of physio at 3 months".
std::string known_places(const std::vector<KeyText>& texts) {
  std::vector<std::string> known;
  for (const KeyText& text : texts)
    known.push_back(text.of.empty() ? text.at : fmt::format("of {} at {}", text.of, text.at));
  return known.empty() ? "an outcome that the pathway has" : scenario::listed(known);
}

scenario::InputError no_row(const Published& figure, std::size_t index, const std::vector<KeyText>& known) {
  const std::string of = figure.of.text.empty() ? "" : fmt::format(" of {}", figure.of.text);
  const std::string at = figure.at.text.empty() ? "over the horizon" : "at " + figure.at.text;
  return {
      .where = figure.name.where,
      .key = scenario::KeyPath{}.key("published").entry(index, figure.name.text).shown,
      .problem = fmt::format("{} has no {}{} {}", figure.pathway.text, info_of(figure.outcome).name, of, at),
      .allowed = known_places(known)};
}

const Results& results_for(const Published& figure, const Results& all, const SubgroupResults* by_condition) {
  static const Results nobody;
  if (figure.condition.text.empty()) return all;
  const auto found = std::ranges::find(by_condition->groups, figure.condition.text, &Subgroup::name);
  return found == by_condition->groups.end() ? nobody : found->results;
}

/// Mean and Monte Carlo error in the results of a run.
std::pair<std::optional<double>, std::optional<double>> predicted(const Published& figure,
                                                                  const FigurePlace& place,
                                                                  const Results& results) {
  if (figure.difference) {
    const DifferenceRow* row = results.find_difference(place.pathway, place.key);
    return row ? std::pair{row->mean, row->se} : std::pair<std::optional<double>, std::optional<double>>{};
  }
  const OutcomeRow* row = results.find(place.pathway, place.key);
  if (row && figure.costliest) return {row->costliest_share, std::nullopt};
  return row ? std::pair{row->mean, row->se} : std::pair<std::optional<double>, std::optional<double>>{};
}

KeyText text_of_figure(const Published& figure, const OutcomeKey& key, const scenario::Scenario& scenario) {
  KeyText text = text_of(key, scenario);
  if (figure.costliest) text.unit = "probability";
  return text;
}

}  // namespace

FigurePlaces places_of_figures(const scenario::Scenario& scenario, const CareModel& model) {
  const Layout layout(model);
  FigurePlaces found;
  for (std::size_t i = 0; i < scenario.published.size(); ++i) {
    const Published& figure = scenario.published[i];
    const std::size_t pathway = pathway_of(figure, scenario);
    std::vector<KeyText> known;
    const std::size_t before = found.places.size();
    for (const OutcomeKey& key : layout.keys(pathway)) {
      if (key.outcome != figure.outcome) continue;
      known.push_back(text_of(key, scenario));
      if (found.places.size() == before &&
          means(figure, key, known.back(), scenario.simulation.horizon.value))
        found.places.push_back({pathway, key});
    }
    if (found.places.size() == before) found.errors.push_back(no_row(figure, i, known));
  }
  return found;
}

bool ValidationRecord::has_unexplained() const {
  return std::ranges::any_of(rows, &ValidationRow::is_unexplained);
}

ValidationRecord validation_record(const scenario::Scenario& scenario, const Manifest& manifest,
                                   const std::vector<FigurePlace>& places, const Results& results,
                                   const SubgroupResults* by_condition) {
  ValidationRecord record{&scenario, manifest, {}};
  for (std::size_t i = 0; i < places.size(); ++i) {
    const Published& figure = scenario.published[i];
    const auto [mean, se] = predicted(figure, places[i], results_for(figure, results, by_condition));
    const auto interval = interval_of(figure);
    record.rows.push_back({.figure = &figure,
                           .text = text_of_figure(figure, places[i].key, scenario),
                           .predicted = mean,
                           .se = se,
                           .interval = interval,
                           .verdict = verdict_on(mean, se, interval)});
  }
  return record;
}

}  // namespace spinepath::output
