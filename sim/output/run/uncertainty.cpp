
#include <fmt/format.h>

#include "sim/analysis/psa/spread.h"
#include "sim/output/run/psa_quantities.h"
#include "sim/output/run/sections.h"
#include "sim/output/text/names.h"
#include "sim/output/text/number.h"

namespace spinepath::output {
namespace {

std::vector<std::string> cells_of(const PsaSpread& spread, double scale) {
  const std::string interval =
      fmt::format("{} to {}", significant(scale * spread.low, 3), significant(scale * spread.high, 3));
  return {rounded(scale * spread.mean, scale * spread.error()),
          spread.low < spread.high ? interval : "constant", significant(scale * spread.parameter_sd, 2),
          significant(scale * spread.patient_error, 2)};
}

template <class SpreadOf>
Table spread_table(const RunRecord& run, std::size_t first_pathway, SpreadOf&& spread) {
  Table table({{"outcome", Align::left},
               {"pathway", Align::left},
               {"mean"},
               {"95 % interval"},
               {"by parameters"},
               {"by patients"}});
  for (const PsaQuantity& quantity : psa_quantities(run.scenario))
    for (std::size_t p = first_pathway; p < run.scenario.pathways.size(); ++p) {
      std::vector<std::string> cells{p == first_pathway ? quantity.label : "", short_name(run.scenario, p)};
      for (std::string& cell : cells_of(spread(*run.psa, p, quantity), quantity.scale))
        cells.push_back(std::move(cell));
      table.add(std::move(cells));
    }
  return table;
}

}  // namespace

Section uncertainty_section(const RunRecord& run) {
  if (!run.psa) return {.table = Table({})};
  const Psa& psa = *run.psa;
  return {
      .question = "How uncertain are the results?",
      .caption = fmt::format(
          "mean ± its Monte Carlo error over {} draws of the {} uncertain parameters, with the same {} "
          "patients in each{}; interval and sd `by parameters`: parameter uncertainty alone; `by patients`: "
          "the part of the mean's error that more patients per draw would reduce; these three are given "
          "without an error. Money in {}",
          compact(static_cast<double>(psa.sample.draws), 15), psa.sample.parameters.size(),
          compact(static_cast<double>(psa.options.patients), 15),
          psa.complete() ? ""
                         : fmt::format(" (stopped; {} were requested)",
                                       compact(static_cast<double>(psa.options.draws), 15)),
          money_text(run.scenario)),
      .table = spread_table(run, 0, [](const Psa& p, std::size_t pathway, const PsaQuantity& q) {
        return spread_of(p.sample, pathway, q.quantity);
      })};
}

Section uncertain_difference_section(const RunRecord& run) {
  if (!run.psa) return {.table = Table({})};
  return {.question = fmt::format("How uncertain is the difference to {}?", short_name(run.scenario, 0)),
          .caption = "of the same draws and patients",
          .table = spread_table(run, 1, [](const Psa& p, std::size_t pathway, const PsaQuantity& q) {
            return spread_of_difference(p.sample, pathway, q.quantity);
          })};
}

Section redrawn_section(const RunRecord& run) {
  Table table({{"what", Align::left}, {"affected draws"}, {"of all"}, {"rejected attempts"}});
  if (run.psa)
    for (const RejectedDraws& part : run.psa->redrawn)
      table.add({shortened(printable(part.part), 60), compact(static_cast<double>(part.draws), 15),
                 fmt::format("{} %", significant(100 * share_of_draws(run.psa->sample.draws, part), 2)),
                 compact(static_cast<double>(part.attempts), 15)});
  return {.question = "Which draws were impossible?",
          .caption =
              "values that were inconsistent with each other or outside their limits were redrawn until "
              "valid, so the sampled distribution is narrower than the declared one",
          .table = std::move(table)};
}

}  // namespace spinepath::output
