#include <algorithm>

#include <fmt/format.h>

#include "sim/output/story/parts.h"
#include "sim/output/text/number.h"

namespace spinepath::output {
namespace {

class Charges {
 public:
  Charges(const Subject& subject, const Life& life) : subject_(subject), life_(life) {}

  void add(const Event& event) {
    const Treatment& treatment = life_.treatment(event);
    const std::size_t index = static_cast<std::size_t>(life_.pathway().steps[event.step].treatment);
    const scenario::Treatment& words = subject_.words_of(index);
    if (event.what == Milestone::charge)
      add(event.time, event.value, treatment.costs[event.entry], {index, words.costs[event.entry].item.text});
    if (event.what == Milestone::adverse_event)
      add(event.time, event.value, treatment.adverse_events[event.entry].cost,
          {index, words.adverse_events[event.entry].name.text});
    if (event.what == Milestone::recovery)
      add_lost_work(event.time, moment_text(event.time), fmt::format("{:g} days off work", event.value),
                    event.value * subject_.model.day_off_work);
  }
  /// What is over at the end does not flow, and what would come then does not happen.
  void add(const Flow& flow) {
    const double time = std::min(flow.until, life_.end()) - flow.from;
    if (!(time > 0)) return;
    const std::size_t index = life_.lives().treated[flow.treatment].treatment;
    const std::string name =
        fmt::format("{}, for {} at {} a year", subject_.words_of(index).costs[flow.item].item.text,
                    scenario::time_text(time), fixed(flow.amount_per_year, 2));
    add(flow.from, flow.amount_per_year * time, subject_.model.treatments[index].costs[flow.item],
        {index, name});
  }
  void add(const Foreseen& foreseen) {
    if (foreseen.kind != Foreseen::Kind::late_event || !(foreseen.time < life_.end())) return;
    const std::size_t index = life_.lives().treated[foreseen.treatment].treatment;
    add(foreseen.time, foreseen.amount, subject_.model.treatments[index].late_events[foreseen.entry].cost,
        {index, subject_.words_of(index).late_events[foreseen.entry].name.text});
  }
  /// Background costs: what the whole life costs, less all that was added.
  void add_background() {
    const BackgroundFlow &care = subject_.model.health_care, &lost = subject_.model.lost_production;
    const auto spent = [&](View view) { return life_.value(key_of(Outcome::spend_undiscounted, view)); };
    const double by_patient = spent(View::patient) - by_patient_, by_payer = spent(View::payer) - by_payer_;
    if (care.base > 0 || care.per_pain_point > 0)
      rows_.push_back({life_.end(),
                       {"throughout", "background health care", fixed(by_patient + by_payer, 2),
                        fixed(by_patient, 2), fixed(by_payer, 2), ""}});
    if (lost.base > 0 || lost.per_pain_point > 0)
      add_lost_work(life_.end(), "throughout", "lost production",
                    spent(View::societal) - spent(View::health_care) - days_off_);
  }

  Table table() {
    std::ranges::stable_sort(rows_, {}, &Row::time);
    Table table({{"when", Align::left},
                 {"what", Align::left},
                 {subject_.scenario.currency},
                 {"patient"},
                 {"payer"},
                 {"drawn"}});
    for (Row& row : rows_) table.add(std::move(row.cells));
    return table;
  }

 private:
  struct Row {
    double time;  ///< sorts the rows [years]
    std::vector<std::string> cells;
  };
  struct What {
    std::size_t treatment;
    std::string name;
  };

  void add_lost_work(double time, std::string when, const std::string& what, double money) {
    if (money == 0) return;
    days_off_ += money;
    rows_.push_back({time, {std::move(when), what + " (societal view only)", fixed(money, 2), "", "", ""}});
  }

  void add(double time, double amount, const CostItem& cost, const What& what) {
    if (amount == 0) return;
    const double share = patient_share(cost.covered, subject_.patient(), subject_.model.coinsurance);
    const double by_patient = amount * share, by_payer = amount * (1 - share);
    by_patient_ += by_patient;
    by_payer_ += by_payer;
    const std::string drawn =
        cost.amount.is_fixed() ? std::string{}
                               : probability_text(subject_.chance.uniforms(Purpose::amount, cost.stream)[0]);
    rows_.push_back({time,
                     {moment_text(time), fmt::format("{}: {}", subject_.name_of(what.treatment), what.name),
                      fixed(amount, 2), fixed(by_patient, 2), fixed(by_payer, 2), drawn}});
  }

  const Subject& subject_;
  const Life& life_;
  double by_patient_ = 0, by_payer_ = 0, days_off_ = 0;  ///< added so far [money]
  std::vector<Row> rows_;
};

}  // namespace

Table charge_table(const Subject& subject, const Life& life) {
  Charges charges(subject, life);
  for (const Event& event : life.events()) charges.add(event);
  for (const Flow& flow : life.lives().flows) charges.add(flow);
  for (const Foreseen& foreseen : life.lives().foreseen) charges.add(foreseen);
  charges.add_background();
  return charges.table();
}

}  // namespace spinepath::output
