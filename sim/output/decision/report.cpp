#include <algorithm>
#include <cmath>
#include <functional>

#include <fmt/format.h>

#include "sim/output/decision/enough_patients.h"
#include "sim/output/decision/record.h"
#include "sim/output/text/names.h"
#include "sim/output/text/number.h"

namespace spinepath::output {
namespace {

constexpr std::size_t most_shown = 10;  ///< parameters, those with the largest EVPPI

/// The corrected figure, or the naive one where noise is not known.
struct ShownFigure {
  double value;                 ///< [figure's unit]
  std::optional<double> error;  ///< [figure's unit]
};
ShownFigure shown(const Decision& decision, const Estimate& e) {
  if (!decision.question.noise_known) return {e.naive, e.naive_error};
  return {e.corrected, e.corrected_error};
}

std::string noise_text(const Decision& decision) {
  if (!decision.question.noise_known)
    return "draws as they are: without their Monte Carlo errors, noise in them is not removed";
  return "Monte Carlo noise removed; naive: with it, as other programs count";
}

std::string percent(double share, std::optional<double> error) {
  return rounded(100 * share, error ? std::optional(100 * *error) : error) + " %";
}

/// Differences not resolved from noise, at any threshold.
std::string caution(const Decision& decision) {
  for (const DecisionAt& at : decision.thresholds)
    if (at.unresolved > 0)
      return fmt::format(
          ". {} of {} independent differences between pathways vary no more than the Monte Carlo noise: more "
          "patients per draw would resolve them",
          at.unresolved, at.contrasts);
  return {};
}

/// Of the first threshold at which they are too few.
std::string patients_text(const Decision& decision) {
  for (const DecisionAt& at : decision.thresholds)
    if (at.evpi_patients_error)
      if (const auto text = too_few_patients(at.evpi.corrected, *at.evpi_patients_error))
        return fmt::format("; at {} {}", compact(at.threshold, 15), *text);
  return {};
}

std::string ties_text(const Decision& decision) {
  std::size_t most = 0;
  for (const DecisionAt& at : decision.thresholds) most = std::max(most, at.ties);
  if (most == 0) return {};
  return fmt::format(
      ". In up to {} draws several pathways were equally good; the first of them is counted as best",
      compact(static_cast<double>(most), 15));
}

/// EVPPI of one parameter or group at each threshold.
std::vector<std::string> evppi_cells(const std::string& name, const std::vector<DecisionAt>& thresholds,
                                     std::vector<std::optional<Evppi>> DecisionAt::*worths,
                                     std::size_t index) {
  std::vector<std::string> cells{name};
  for (const DecisionAt& at : thresholds) {
    const auto& worth = (at.*worths)[index];
    cells.push_back(worth ? rounded(worth->value, worth->error) : std::string(nothing));
  }
  return cells;
}

/// Why some EVPPI is not given; empty if all are.
std::string too_few_draws(const Decision& decision) {
  if (decision.draws >= decision.draws_for_evppi) return {};
  return fmt::format(
      "; {}: not available, needs ten draws per parameter or curve and ten more: {} for the "
      "largest",
      nothing, compact(static_cast<double>(decision.draws_for_evppi), 15));
}

/// Indices of the parameters with the largest EVPPI at any threshold, in descending order; only above 0.
std::vector<std::size_t> dearest(const std::vector<DecisionAt>& thresholds) {
  const auto worth = [&](std::size_t p) {
    double most = 0;
    for (const DecisionAt& at : thresholds)
      if (at.parameters[p]) most = std::max(most, at.parameters[p]->value);
    return most;
  };
  std::vector<std::size_t> order;
  for (std::size_t p = 0; !thresholds.empty() && p < thresholds[0].parameters.size(); ++p)
    if (worth(p) > 0) order.push_back(p);
  std::ranges::stable_sort(order, std::greater{}, worth);
  order.resize(std::min(order.size(), most_shown));
  return order;
}

/// EVPI of so many patients at each threshold.
std::vector<std::string> evpi_of_people(const std::string& name, const Decision& decision, double people) {
  std::vector<std::string> cells{name};
  for (const DecisionAt& at : decision.thresholds) {
    const ShownFigure evpi = shown(decision, at.evpi);
    cells.push_back(scaled(evpi.value, evpi.error, people));
  }
  return cells;
}

/// Which patients the rows of a population count; empty without one.
std::string population_text(const DecisionRecord& record) {
  if (!record.future) return {};
  return fmt::format("; in a year: for {} patients, in all years: for those of {} years, discounted ({})",
                     compact(record.future->per_year), record.future->years,
                     fixed(record.future->discounted(), 0));
}

}  // namespace

std::string heading(const DecisionRecord& record, const DecisionAt& at) {
  return fmt::format("at {} {} per {}", compact(at.threshold, 15), record.scenario.currency,
                     record.effect.unit);
}

Section net_benefit_section(const DecisionRecord& record) {
  const Decision& decision = record.asked;
  const bool corrected = decision.question.noise_known;
  std::vector<Column> columns{
      {"pathway", Align::left}, {"net benefit"}, {"over the first"}, {"95 % interval"}, {"P(best)"}};
  if (corrected) columns.push_back({"naive"});
  columns.push_back({"expected loss"});
  Table table(std::move(columns));
  for (const DecisionAt& at : decision.thresholds) {
    table.add({heading(record, at)});
    for (std::size_t s = 0; s < at.strategies.size(); ++s) {
      const StrategyValue& w = at.strategies[s];
      const ShownFigure probability = shown(decision, w.probability), loss = shown(decision, w.expected_loss);
      std::vector<std::string> cells{(at.best == s ? "* " : "  ") + short_name(record.scenario, s),
                                     compact(std::round(w.nmb), 15),
                                     s == 0 ? std::string{} : rounded(w.inmb, w.inmb_error),
                                     s == 0 ? std::string{} : range_text(w.inmb_low, w.inmb_high),
                                     percent(probability.value, probability.error)};
      if (corrected) cells.push_back(fixed(100 * w.probability.naive, 1) + " %");
      cells.push_back(rounded(loss.value, loss.error));
      table.add(std::move(cells));
    }
  }
  const Perspective& perspective = decision.question.perspective;
  return {.question = "Which pathway has the highest net benefit?",
          .caption = fmt::format(
              "{} view, {} per patient; * has the highest expected net benefit; interval: of "
              "the difference to {}, by parameters; {} draws, {}. Net benefit (a mean over the draws){} are "
              "given without their errors{}{}",
              view_text(perspective.view), money_text(record.scenario), short_name(record.scenario, 0),
              compact(static_cast<double>(decision.draws), 15), noise_text(decision),
              corrected ? ", interval and naive" : " and interval", caution(decision), ties_text(decision)),
          .table = std::move(table)};
}

Section views_section(const DecisionRecord& record) {
  std::vector<Column> columns{{"view", Align::left}};
  for (const DecisionAt& at : record.asked.thresholds) columns.push_back({heading(record, at), Align::left});
  Table table(std::move(columns));
  for (const Decision& decision : record.views) {
    std::vector<std::string> cells{view_text(decision.question.perspective.view)};
    for (const DecisionAt& at : decision.thresholds)
      cells.push_back(fmt::format("{}, {} %", short_name(record.scenario, at.best),
                                  fixed(100 * at.strategies[at.best].probability.corrected, 0)));
    table.add(std::move(cells));
  }
  return {.question = "Which pathway is best from which view?",
          .caption =
              "highest expected net benefit, and its probability of being best (without its error), by whose "
              "costs "
              "counts",
          .table = std::move(table)};
}

Section information_section(const DecisionRecord& record) {
  const Decision& decision = record.asked;
  std::vector<Column> columns{{"information on", Align::left}};
  for (const DecisionAt& at : decision.thresholds) columns.push_back({heading(record, at)});
  Table table(std::move(columns));
  std::vector<std::string> naive{"  naive"};
  for (const DecisionAt& at : decision.thresholds)
    naive.push_back(rounded(at.evpi.naive, at.evpi.naive_error));
  table.add(evpi_of_people("everything (EVPI)", decision, 1));
  if (decision.question.noise_known) table.add(std::move(naive));
  if (const double people = record.scenario.cohort.size.value; people > 1)
    table.add(evpi_of_people("  for the whole cohort", decision, people));
  if (record.future) {
    table.add(evpi_of_people("  in a year", decision, record.future->per_year));
    table.add(evpi_of_people("  in all years", decision, record.future->discounted()));
  }
  for (std::size_t g = 0; g < decision.question.groups.size(); ++g)
    table.add(evppi_cells("group " + printable(decision.question.groups[g].name), decision.thresholds,
                          &DecisionAt::groups, g));
  for (const std::size_t p : dearest(decision.thresholds))
    table.add(evppi_cells(shortened(printable(decision.parameters[p]), 60), decision.thresholds,
                          &DecisionAt::parameters, p));
  return {
      .question = "What is the expected value of information?",
      .caption = fmt::format(
          "{} per patient: the expected loss avoided by perfect information; of single parameters the {} "
          "with "
          "the largest, all in information.csv (those of one curve are drawn together and have the same); "
          "{}{}{}",
          money_text(record.scenario), most_shown,
          decision.question.noise_known ? "naive: with Monte Carlo noise" : noise_text(decision),
          population_text(record), patients_text(decision) + too_few_draws(decision)),
      .table = std::move(table)};
}

}  // namespace spinepath::output
