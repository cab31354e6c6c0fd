#include "sim/output/story/story.h"

#include <algorithm>

#include <fmt/format.h>

#include "sim/engine/random/cohort.h"
#include "sim/engine/value/layout.h"
#include "sim/engine/value/value.h"
#include "sim/engine/walk/walk.h"
#include "sim/output/story/parts.h"
#include "sim/output/text/names.h"
#include "sim/output/text/number.h"
#include "sim/output/text/section.h"

namespace spinepath::output {
namespace {

class Story {
 public:
  Story(const scenario::Scenario& scenario, const CareModel& model, const StoryOf& of, const Style& style)
      : subject_{scenario, model, Chance(of.seed, of.patient), {}},
        layout_(model),
        outcomes_(layout_.size()),
        of_(of),
        style_(style) {
    subject_.patient = draw_patient(model.population, subject_.chance);
  }

  std::string text() {
    std::string text = fmt::format("Patient {}, seed {}: {}\n\n{}", of_.patient, of_.seed,
                                   printable(subject_.scenario.title), person_table(subject_).text(style_));
    for (std::size_t p = 0; p < subject_.model.pathways.size(); ++p) {
      follow(p);
      if (!of_.pathway || *of_.pathway == p) text += pathway_text(p);
    }
    return of_.pathway ? text : fmt::format("{}\nSide by side\n\n{}", text, side_by_side().text(style_));
  }

 private:
  /// As `run` does it.
  void follow(std::size_t p) {
    walk(subject_.model, subject_.model.pathways[p], subject_.patient, subject_.chance, history_);
    std::ranges::copy(value_of(subject_.model, layout_, p, subject_.patient, history_),
                      outcomes_.begin() + static_cast<std::ptrdiff_t>(layout_.begin(p)));
  }

  std::string pathway_text(std::size_t p) const {
    const Pathway& pathway = subject_.model.pathways[p];
    const scenario::Pathway& words = subject_.scenario.pathways[p];
    std::string text = fmt::format("\n{}. {}\n", p + 1, printable(words.name.text));
    if (!words.label.empty())
      text += fmt::format("   {}\n", wrapped(printable(words.label), style_.text() - 3, 3));
    text += fmt::format("\n{}", decision_table(subject_, pathway, history_).text(style_, Room::listing));
    if (const Table relief = relief_table(p); !relief.empty())
      text += fmt::format("\n{}", relief.text(style_));
    if (const Table charges = charge_table(subject_, pathway, history_); !charges.empty())
      text += fmt::format("\n{}", charges.text(style_, Room::listing));
    return fmt::format("{}\n{}\n{}", text, money_table(p).text(style_),
                       wrapped(gain_line(p), style_.text(), 0) + "\n");
  }

  Table relief_table(std::size_t p) const {
    const auto& times = subject_.scenario.simulation.report_at;
    std::vector<Column> columns{{"at", Align::left}};
    std::vector<std::string> relief{"relief, percent"}, pain{"pain, VAS mm"};
    for (int r = 0; r < static_cast<int>(times.size()); ++r) {
      columns.push_back({times[static_cast<std::size_t>(r)].first.text});
      relief.push_back(while_alive(p, Outcome::relief, r));
      pain.push_back(while_alive(p, Outcome::pain, r));
    }
    Table table(std::move(columns));
    table.add(std::move(relief));
    table.add(std::move(pain));
    return table;
  }

  Table money_table(std::size_t p) const {
    std::vector<Column> columns{{subject_.scenario.currency + " over the horizon", Align::left}};
    std::vector<std::string> plain{"as paid"}, discounted{"discounted"};
    for (const View view : views) {
      columns.push_back({view_text(view)});
      plain.push_back(money(p, key_of(Outcome::spend_undiscounted, view)));
      discounted.push_back(money(p, key_of(Outcome::spend, view)));
    }
    Table table(std::move(columns));
    table.add(std::move(plain));
    table.add(std::move(discounted));
    return table;
  }

  std::string gain_line(std::size_t p) const {
    return fmt::format(
        "QALYs {:.4f} discounted, {:.4f} not; life-years {:.3f}; years with half the pain gone {:.3f}",
        value(p, {Outcome::qalys}), value(p, {Outcome::qalys_undiscounted}), value(p, {Outcome::life_years}),
        value(p, {Outcome::years_relief_50}));
  }

  Table side_by_side() const {
    const auto& times = subject_.scenario.simulation.report_at;
    Table table({{"pathway", Align::left},
                 {times.empty() ? "" : fmt::format("relief % at {}", times.back().first.text)},
                 {"patient"},
                 {"payer"},
                 {"health care"},
                 {"societal"},
                 {"QALYs"},
                 {"life-years"}});
    for (std::size_t p = 0; p < subject_.model.pathways.size(); ++p) {
      std::vector<std::string> cells{
          short_name(subject_.scenario, p),
          times.empty() ? "" : while_alive(p, Outcome::relief, static_cast<int>(times.size()) - 1)};
      for (const View view : views) cells.push_back(money(p, key_of(Outcome::spend, view)));
      cells.push_back(fmt::format("{:.4f}", value(p, {Outcome::qalys})));
      cells.push_back(fmt::format("{:.3f}", value(p, {Outcome::life_years})));
      table.add(std::move(cells));
    }
    return table;
  }

  double value(std::size_t p, const OutcomeKey& key) const { return outcomes_[*layout_.slot(p, key)]; }
  std::string money(std::size_t p, const OutcomeKey& key) const { return fixed(value(p, key), 2); }
  std::string while_alive(std::size_t p, Outcome outcome, int report_time) const {
    const bool alive = value(p, {Outcome::alive, OutcomeKey::none, OutcomeKey::none, report_time}) > 0;
    const OutcomeKey key{outcome, OutcomeKey::none, OutcomeKey::none, report_time};
    return alive ? fmt::format("{:.1f}", value(p, key)) : std::string(nothing);
  }

  Subject subject_;
  Layout layout_;
  History history_;  ///< of the pathway followed last
  std::vector<double> outcomes_;
  StoryOf of_;
  Style style_;
};

}  // namespace

std::string story(const scenario::Scenario& scenario, const CareModel& model, const StoryOf& of,
                  const Style& style) {
  return Story(scenario, model, of, style).text();
}

}  // namespace spinepath::output
