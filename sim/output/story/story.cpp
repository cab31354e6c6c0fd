#include "sim/output/story/story.h"

#include <deque>

#include <fmt/format.h>

#include "sim/output/scenario/measured_table.h"
#include "sim/output/story/parts.h"
#include "sim/output/text/names.h"
#include "sim/output/text/number.h"
#include "sim/output/text/section.h"

namespace spinepath::output {
namespace {

/// A crowd of this patient alone.
Crowd crowd_of(const CareModel& model, const StoryOf& of) {
  Crowd crowd(model, of.seed, 1);
  crowd.draw(of.patient, 1);
  return crowd;
}

class Story {
 public:
  Story(const scenario::Scenario& scenario, const CareModel& model, const StoryOf& of, const Style& style)
      : subject_{scenario, model, Chance(of.seed, of.patient), crowd_of(model, of)}, of_(of), style_(style) {
    for (std::size_t p = 0; p < model.pathways.size(); ++p)
      lives_.emplace_back(model, p, of.seed, of.patient);
  }

  std::string text() const {
    std::string text = fmt::format("Patient {}, seed {}: {}\n{}\n\n{}", of_.patient, of_.seed,
                                   printable(subject_.scenario.title),
                                   wrapped(discounting_text(subject_.scenario.simulation), style_.text(), 0),
                                   person_table(subject_).text(style_));
    if (const Table nature = nature_table(subject_); !nature.empty())
      text += fmt::format("\n{}", nature.text(style_));
    text += measured_text();
    if (of_.pathway) return text + pathway_text(*of_.pathway);
    for (std::size_t p = 0; p < lives_.size(); ++p) text += pathway_text(p);
    return fmt::format("{}\nSide by side\n\n{}", text, side_by_side().text(style_));
  }

 private:
  /// Of the curves and the natural course that apply to this patient.
  std::string measured_text() const {
    const Table measured = measured_table_of(subject_.scenario, subject_.patient(), subject_.natural());
    if (measured.empty()) return {};
    return fmt::format("\n{}\n\n{}",
                       wrapped("What was measured of the treatments open to this patient, and what effect it "
                               "makes on top of the natural course: percent relief, mean (sd) over patients "
                               "treated at entry, before any relapse",
                               style_.text(), 0),
                       measured.text(style_, Room::listing));
  }

  std::string pathway_text(std::size_t p) const {
    const scenario::Pathway& words = subject_.scenario.pathways[p];
    const Life& life = lives_[p];
    std::string text = fmt::format("\n{}. {}\n", p + 1, printable(words.name.text));
    if (!words.label.empty())
      text += fmt::format("   {}\n", wrapped(printable(words.label), style_.text() - 3, 3));
    const auto add = [&](const Table& table, Room room) {
      if (!table.empty()) text += fmt::format("\n{}", table.text(style_, room));
    };
    add(decision_table(subject_, life), Room::listing);
    add(fate_table_of(subject_, life), Room::page);
    add(relief_table(subject_, life), Room::page);
    add(treated_table(subject_, life), Room::page);
    add(charge_table(subject_, life), Room::listing);
    add(money_table(p), Room::page);
    return fmt::format("{}\n{}\n", text, wrapped(gain_line(p), style_.text(), 0));
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
          times.empty() ? "" : relief_text(lives_[p], Outcome::relief, times.size() - 1)};
      for (const View view : views) cells.push_back(money(p, key_of(Outcome::spend, view)));
      cells.push_back(fmt::format("{:.4f}", value(p, {Outcome::qalys})));
      cells.push_back(fmt::format("{:.3f}", value(p, {Outcome::life_years})));
      table.add(std::move(cells));
    }
    return table;
  }

  double value(std::size_t p, const OutcomeKey& key) const { return lives_[p].value(key); }
  std::string money(std::size_t p, const OutcomeKey& key) const { return fixed(value(p, key), 2); }

  Subject subject_;
  std::deque<Life> lives_;  ///< by pathway
  StoryOf of_;
  Style style_;
};

}  // namespace

std::string story(const scenario::Scenario& scenario, const CareModel& model, const StoryOf& of,
                  const Style& style) {
  return Story(scenario, model, of, style).text();
}

}  // namespace spinepath::output
