#include <algorithm>

#include <fmt/format.h>

#include "sim/output/story/parts.h"
#include "sim/output/text/names.h"
#include "sim/output/text/number.h"
#include "sim/output/text/time.h"

namespace spinepath::output {
namespace {

/// What a charge is for: its cost in the model and its name in the scenario.
struct Item {
  const CostItem& cost;
  const std::string& name;
};

Item item_of(const Subject& subject, const Step& step, ChargeFor what, std::size_t entry) {
  const Treatment& treatment = subject.treatment(step);
  const scenario::Treatment& words = subject.words_of(step);
  switch (what) {
    case ChargeFor::adverse_event:
      return {treatment.adverse_events[entry].cost, words.adverse_events[entry].name.text};
    case ChargeFor::late_event:
      return {treatment.late_events[entry].cost, words.late_events[entry].name.text};
    case ChargeFor::item: break;
  }
  return {treatment.costs[entry], words.costs[entry].item.text};
}

class Charges {
 public:
  Charges(const Subject& subject, const Pathway& pathway) : subject_(subject), pathway_(pathway) {}

  void add(const Charge& charge) {
    add(charge.time, charge.of, charge.what, charge.amount, charge.covered, {});
  }
  void add(const Flow& flow) {
    const double time = flow.to - flow.from;
    const std::string remark =
        fmt::format(", for {} at {} a year", time_text(time), fixed(flow.amount_per_year, 2));
    add(flow.from, flow.of, ChargeFor::item, flow.amount_per_year * time, flow.covered, remark);
  }

  void add(const Loss& loss) {
    const double money = loss.days_off_work * subject_.model.day_off_work;
    if (money > 0)
      add_lost_work(loss.time, moment_text(loss.time), fmt::format("{:g} days off work", loss.days_off_work),
                    money);
  }
  /// Background costs from entry to the end of the simulated time.
  /// `life`: [years]; `pain_years`: [VAS mm * years].
  void add_background(double life, double pain_years) {
    const BackgroundFlow &care = subject_.model.health_care, &lost = subject_.model.lost_production;
    const double paid = care.base * life + care.per_pain_point * pain_years;
    const double share = patient_share(care.covered, subject_.patient, subject_.model.coinsurance);
    if (paid > 0)
      rows_.push_back({life,
                       {"throughout", "background health care", fixed(paid, 2), fixed(paid * share, 2),
                        fixed(paid * (1 - share), 2), ""}});
    const double work = lost.base * life + lost.per_pain_point * pain_years;
    if (work > 0) add_lost_work(life, "throughout", "lost production", work);
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

  void add_lost_work(double time, std::string when, const std::string& what, double money) {
    rows_.push_back({time, {std::move(when), what + " (societal view only)", fixed(money, 2), "", "", ""}});
  }

  void add(double time, Of of, ChargeFor what, double amount, bool covered, const std::string& remark) {
    const Step& step = pathway_.steps[of.step];
    const Item item = item_of(subject_, step, what, of.entry);
    const double share = patient_share(covered, subject_.patient, subject_.model.coinsurance);
    const std::string drawn =
        item.cost.amount.is_fixed()
            ? std::string{}
            : probability_text(subject_.chance.uniforms(Purpose::amount, item.cost.stream)[0]);
    const auto money = [](double x) { return fixed(x, 2); };
    rows_.push_back({time,
                     {moment_text(time), fmt::format("{}: {}{}", subject_.name_of(step), item.name, remark),
                      money(amount), money(amount * share), money(amount * (1 - share)), drawn}});
  }

  const Subject& subject_;
  const Pathway& pathway_;
  std::vector<Row> rows_;
};

/// Integral of pain over the simulated time. [VAS mm * years]
double pain_years(const Subject& subject, const History& history) {
  double sum = 0;
  for (std::size_t i = 0; i < history.relief.size(); ++i) {
    const ReliefPiece& piece = history.relief[i];
    const double h = (i + 1 < history.relief.size() ? history.relief[i + 1].from : history.end) - piece.from;
    sum += h * subject.patient.pain * (1 - (piece.relief + 0.5 * piece.slope * h) / 100);
  }
  return sum;
}

}  // namespace

Table charge_table(const Subject& subject, const Pathway& pathway, const History& history) {
  Charges charges(subject, pathway);
  for (const Charge& charge : history.charges) charges.add(charge);
  for (const Flow& flow : history.flows) charges.add(flow);
  for (const Loss& loss : history.losses) charges.add(loss);
  charges.add_background(history.end, pain_years(subject, history));
  return charges.table();
}

}  // namespace spinepath::output
