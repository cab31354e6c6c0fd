// Checks of probabilities: as often as declared. A number that is binomial may be 5 of its standard deviations off and
// 5 more, so that few cases are not taken for a fault.
#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "models/numerics/elementary.h"
#include "sim/analysis/verify/checks/groups.h"
#include "sim/analysis/verify/compare.h"
#include "sim/analysis/verify/subject.h"

namespace spinepath::verify {
namespace {

/// How often something happened, and what is declared.
struct Frequency {
  std::string name;
  double cases = 0, count = 0;  ///< [1]
  double probability = 0;       ///< of each case [1]
};

bool is_off(const Frequency& f) {
  const double sd = std::sqrt(std::max(0.0, f.cases * f.probability * (1 - f.probability)));
  return std::fabs(f.count - f.cases * f.probability) > errors_allowed * sd + errors_allowed;
}

Finding finding_of(const std::vector<Frequency>& all, const std::string& without) {
  if (all.empty()) return not_applicable(without);
  std::vector<std::string> off;
  for (const Frequency& f : all)
    if (is_off(f))
      off.push_back(
          fmt::format("{}: {:.0f} of {:.0f}, declared {:.4g}", f.name, f.count, f.cases, f.probability));
  return named(std::move(off), fmt::format("{} probabilities", all.size()), Verdict::failed);
}

double count_of(const Fates& fates, Fate fate) {
  return static_cast<double>(fates[static_cast<std::size_t>(fate)]);
}

/// Whether the treatment's answers were drawn at an earlier step.
bool is_drawn_before(const CareModel& model, const Pathway& pathway, std::size_t step) {
  for (std::size_t s = 0; s < step; ++s)
    if (model.treatment(pathway.steps[s]).stream == model.treatment(pathway.steps[step]).stream) return true;
  return false;
}

/// Calls visit(name, step, treatment, fates) for each step whose answers are drawn there.
template <class Visit>
void for_each_first_step(Subject& subject, const Visit& visit) {
  const CareModel& model = subject.model();
  const Results& base = subject.base();
  for (std::size_t p = 0; p < model.pathways.size(); ++p)
    for (std::size_t s = 0; s < model.pathways[p].steps.size(); ++s) {
      const Step& step = model.pathways[p].steps[s];
      if (is_drawn_before(model, model.pathways[p], s)) continue;
      visit(fmt::format("{}, step {}", subject.pathway(p), s + 1), step, model.treatment(step),
            base.fates[p][s]);
    }
}

double asked_to_accept(const Results& base, const Fates& fates) {
  return static_cast<double>(base.patients) - count_of(fates, Fate::not_reached) -
         count_of(fates, Fate::ineligible);
}

Finding accepted_as_declared(Subject& subject) {
  std::vector<Frequency> all;
  for_each_first_step(subject, [&](std::string name, const Step& step, const Treatment&, const Fates& fates) {
    const double asked = asked_to_accept(subject.base(), fates);
    all.push_back({std::move(name), asked, asked - count_of(fates, Fate::declined), step.accept});
  });
  return finding_of(all, "no pathway has a step");
}

Finding confirmed_as_declared(Subject& subject) {
  std::vector<Frequency> all;
  for_each_first_step(
      subject, [&](std::string name, const Step&, const Treatment& treatment, const Fates& fates) {
        const double worked_up = asked_to_accept(subject.base(), fates) - count_of(fates, Fate::declined) -
                                 count_of(fates, Fate::ended_waiting);
        all.push_back(
            {std::move(name), worked_up, worked_up - count_of(fates, Fate::unconfirmed), treatment.confirms});
      });
  return finding_of(all, "no pathway has a step");
}

/// Each treatment given to everybody at entry, once, and nobody dies.
CareModel given_to_everybody(CareModel model) {
  model.population.life_table = {};
  model.pathways.clear();
  for (std::size_t t = 0; t < model.treatments.size(); ++t) {
    Treatment& treatment = model.treatments[t];
    treatment.eligible = {};
    treatment.confirms = 1;
    treatment.pain_above.reset();
    treatment.max_courses = 1;
    treatment.layers.assign(1, {.patients = {}, .natural = {}, .layer = {}});
    for (AdverseEvent& event : treatment.adverse_events) event.death = 0;
    model.pathways.push_back(
        {.success = {}, .steps = {{.treatment = static_cast<int>(t), .accept = 1, .wait = {}}}});
  }
  model.natural = {};
  return model;
}

constexpr double most_expected = 30;  ///< late events of one patient, below the most that are counted [1]

/// Of one patient within the horizon; none where too many are expected.
std::optional<double> chance_of(const LateEvent& event, double horizon) {
  const double expected = event.rate * horizon;
  if (event.recurs) return expected <= most_expected ? std::optional(expected) : std::nullopt;
  return -exponential_minus_one(-expected);
}

/// A number of events that recur is a sum of Poisson numbers: as if each patient were very many.
Frequency recurring(Frequency frequency) {
  constexpr double parts = 1e6;
  return {std::move(frequency.name), frequency.cases * parts, frequency.count, frequency.probability / parts};
}

void add_events(const Subject& subject, const CareModel& model, const Results& results, std::size_t t,
                std::vector<Frequency>& all) {
  const Treatment& treatment = model.treatments[t];
  const double patients = subject.patients();
  const scenario::Treatment& words = subject.scenario().treatments[t];
  const auto add = [&](Outcome outcome, std::size_t entry, const std::string& name, double probability) {
    const OutcomeKey key{.outcome = outcome, .of = static_cast<int>(t), .entry = static_cast<int>(entry)};
    all.push_back({words.name.text + ": " + name, patients, patients * mean_of(results, t, key).value_or(0),
                   probability});
  };
  for (std::size_t i = 0; i < treatment.adverse_events.size(); ++i)
    add(Outcome::adverse_events, i, words.adverse_events[i].name.text,
        treatment.adverse_events[i].probability);
  for (std::size_t i = 0; i < treatment.late_events.size(); ++i) {
    const auto chance = chance_of(treatment.late_events[i], model.horizon);
    if (!chance) continue;
    add(Outcome::late_events, i, words.late_events[i].name.text, *chance);
    if (treatment.late_events[i].recurs) all.back() = recurring(std::move(all.back()));
  }
  for (std::size_t i = 0; i < treatment.endpoints.size(); ++i)
    if (treatment.endpoints[i].after < model.horizon - same_time)
      add(Outcome::endpoints, i, words.endpoints[i].name.text, treatment.endpoints[i].probability);
}

Finding events_as_declared(Subject& subject) {
  const CareModel model = given_to_everybody(subject.model());
  const Results results = subject.run(model);
  std::vector<Frequency> all;
  for (std::size_t t = 0; t < model.treatments.size(); ++t) add_events(subject, model, results, t, all);
  return finding_of(all, "there is no event and no endpoint");
}

constexpr auto chance_rows = std::to_array<Check>({
    {.name = "accepted_as_declared",
     .change = "nothing",
     .law = "of those who are eligible at a step as many accept as declared, within 5 standard errors",
     .stage = Stage::patients,
     .item = "numbers of patients follow the transition probabilities",
     .look_at = "`accept` of the steps; flow.csv",
     .find = accepted_as_declared},
    {.name = "confirmed_as_declared",
     .change = "nothing",
     .law = "as many work-ups confirm the treatment as declared, within 5 standard errors",
     .stage = Stage::patients,
     .item = "numbers of patients follow the transition probabilities",
     .look_at = "`workup.confirms` of the treatments; flow.csv",
     .find = confirmed_as_declared},
    {.name = "events_as_declared",
     .change = "each treatment given to everybody once at entry, nobody dies",
     .law = "adverse events, late events and endpoints are as frequent as declared, within 5 standard "
            "errors: a rate r "
            "over the horizon H happens to 1 - e^(-rH)",
     .stage = Stage::patients,
     .item = "rates are converted to probabilities correctly",
     .look_at = "probabilities and rates of events",
     .find = events_as_declared},
});

}  // namespace

std::span<const Check> chance_checks() { return chance_rows; }

}  // namespace spinepath::verify
