// Trials and populations: trials.csv, population.csv and the section of the report.
#include <fmt/format.h>

#include "sim/output/decision/record.h"
#include "sim/output/files/outcomes_csv.h"
#include "sim/output/text/number.h"

namespace spinepath::output {
namespace {

constexpr std::string_view trials_header =
    "view,effect,threshold,trial,patients,evsi,evsi_se,evppi,evppi_se,reached,population_evsi,"
    "population_evsi_se,cost,enbs,best\n";
constexpr std::string_view population_header =
    "view,effect,threshold,kind,name,per_year,per_year_se,all_years,all_years_se\n";

std::string asked_key(const DecisionRecord& record, double threshold) {
  return fmt::format("{},{},{}", name_of(record.asked.question.perspective.view),
                     csv_field(record.effect.name), digits(threshold));
}

/// Null where there were too few draws.
const Evppi* value_or_null(const std::optional<Evppi>& worth) { return worth ? &*worth : nullptr; }

/// "4.2,0.3"; empty fields where there were too few draws.
std::string with_error(const Evppi* worth, double times = 1) {
  return worth ? fmt::format("{},{}", digits(times * worth->value), digits(times * worth->error)) : ",";
}

void append_trial(std::string& text, const std::string& key, const TrialDesign& design, const TrialAt& at) {
  for (std::size_t s = 0; s < design.sizes.size(); ++s) {
    const TrialValue* value = at.sizes.empty() ? nullptr : &at.sizes[s];
    text +=
        fmt::format("{},{},{},{},{},{},{},{},{}\n", key, csv_field(design.name), design.sizes[s],
                    with_error(value ? &value->per_patient : nullptr),
                    with_error(value_or_null(at.perfect)) + "," + digits(design.reached()),
                    with_error(value ? &value->population : nullptr), digits(design.cost(design.sizes[s])),
                    value ? digits(value->net) : std::string{}, at.best == s ? 1 : 0);
  }
}

/// EVPI, without noise where that is known.
Evppi everything(const DecisionAt& at, const DecisionQuestion& question) {
  return question.noise_known ? Evppi{at.evpi.corrected, at.evpi.corrected_error.value_or(0)}
                              : Evppi{at.evpi.naive, at.evpi.naive_error.value_or(0)};
}

/// A row for each size of a trial, and what its parameters are worth.
void add_trial(Table& table, const TrialResult& trial, std::size_t threshold) {
  const TrialAt& at = trial.thresholds[threshold];
  const TrialDesign& design = trial.design;
  const auto of_people = [](const Evppi* worth, double people) {
    return worth ? scaled(worth->value, worth->error, people) : std::string(nothing);
  };
  for (std::size_t s = 0; s < design.sizes.size(); ++s) {
    const TrialValue* value = at.sizes.empty() ? nullptr : &at.sizes[s];
    const Evppi* worth = value ? &value->per_patient : nullptr;
    table.add({(at.best == s ? "* " : "  ") + printable(design.name),
               compact(static_cast<double>(design.sizes[s])), of_people(worth, 1),
               of_people(worth, design.reached()), compact(design.cost(design.sizes[s])),
               value ? rounded(value->net, value->population.error) : std::string(nothing)});
  }
  const Evppi* perfect = value_or_null(at.perfect);
  table.add({"  " + printable(design.name), "EVPPI", of_people(perfect, 1),
             of_people(perfect, design.reached()), "", ""});
}

std::string reached_text(const DecisionRecord& record) {
  std::string text;
  for (const TrialResult& trial : record.trials)
    text += fmt::format("{}{} for {}", text.empty() ? "" : ", ", fixed(trial.design.reached(), 0),
                        printable(trial.design.name));
  return text;
}

}  // namespace

std::string trials_csv(const DecisionRecord& record) {
  std::string text(trials_header);
  for (std::size_t t = 0; t < record.asked.thresholds.size(); ++t)
    for (const TrialResult& trial : record.trials)
      append_trial(text, asked_key(record, record.asked.thresholds[t].threshold), trial.design,
                   trial.thresholds[t]);
  return text;
}

std::string population_csv(const DecisionRecord& record) {
  std::string text(population_header);
  const FuturePatients& people = *record.future;
  for (const DecisionAt& at : record.asked.thresholds) {
    const std::string key = asked_key(record, at.threshold);
    const auto add = [&](std::string_view kind, const std::string& name, const Evppi* worth) {
      text += fmt::format("{},{},{},{},{}\n", key, kind, csv_field(name), with_error(worth, people.per_year),
                          with_error(worth, people.discounted()));
    };
    const Evppi evpi = everything(at, record.asked.question);
    add("everything", "", &evpi);
    for (std::size_t g = 0; g < at.groups.size(); ++g)
      add("group", record.asked.question.groups[g].name, value_or_null(at.groups[g]));
    for (std::size_t p = 0; p < at.parameters.size(); ++p)
      add("parameter", record.asked.parameters[p], value_or_null(at.parameters[p]));
  }
  return text;
}

Section trials_section(const DecisionRecord& record) {
  Table table({{"trial", Align::left}, {"patients"}, {"EVSI"}, {"for all"}, {"cost"}, {"ENBS"}});
  for (std::size_t t = 0; t < record.asked.thresholds.size() && !record.trials.empty(); ++t) {
    table.add({heading(record, record.asked.thresholds[t])});
    for (const TrialResult& trial : record.trials) add_trial(table, trial, t);
  }
  return {
      .question = "What would a trial be worth?",
      .caption = fmt::format(
          "{} per patient: the expected loss avoided by a trial's result (EVSI, Gaussian approximation); for "
          "all patients whose care follows the result, discounted ({}); less the trial's cost (ENBS, with "
          "that error); * highest ENBS, if above 0; EVPPI: perfect information on the same "
          "parameters",
          money_text(record.scenario), reached_text(record)),
      .table = std::move(table)};
}

}  // namespace spinepath::output
