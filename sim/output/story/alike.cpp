#include "sim/output/story/alike.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "sim/output/text/names.h"
#include "sim/output/text/number.h"
#include "sim/output/text/section.h"

namespace spinepath::output {
namespace {

/// Numbers of persons among those found.
class Persons {
 public:
  explicit Persons(const AlikeRecord& record) : record_(record) {}

  double mean(std::size_t pathway, const OutcomeKey& key) const {
    const OutcomeRow* row = record_.results.find(pathway, key);
    return row && row->mean ? *row->mean : 0;
  }
  /// Alive at a report time and counted by an outcome among the living.
  double among_living(std::size_t pathway, Outcome outcome, std::size_t time) const {
    const int at = static_cast<int>(time);
    return all() * mean(pathway, {.outcome = outcome, .at = at}) *
           mean(pathway, {.outcome = Outcome::alive, .at = at});
  }
  double alive(std::size_t pathway, std::size_t time) const {
    return all() * mean(pathway, {.outcome = Outcome::alive, .at = static_cast<int>(time)});
  }
  double operated(std::size_t pathway, std::size_t time) const {
    return all() * mean(pathway, {.outcome = Outcome::had_surgery, .at = static_cast<int>(time)});
  }
  /// Events of all treatments, at courses and later.
  double events(std::size_t pathway) const {
    double sum = 0;
    for (const OutcomeRow& row : record_.results.outcomes)
      if (row.pathway == pathway && row.mean &&
          (row.key.outcome == Outcome::adverse_events || row.key.outcome == Outcome::late_events))
        sum += *row.mean;
    return all() * sum;
  }
  double all() const { return static_cast<double>(record_.alike.found); }

 private:
  const AlikeRecord& record_;
};

std::string whole(double persons) { return compact(std::round(persons), 15); }

std::string pathway_name(const AlikeRecord& record, std::size_t pathway) {
  return pathway == record.untreated ? "without treatment" : short_name(record.scenario, pathway);
}

/// The pathway without treatment, then the others.
std::vector<std::size_t> order_of(const AlikeRecord& record) {
  std::vector<std::size_t> order{record.untreated};
  for (std::size_t p = 0; p < record.scenario.pathways.size(); ++p)
    if (p != record.untreated) order.push_back(p);
  return order;
}

Section half_gone(const AlikeRecord& record, const Persons& persons) {
  const auto& times = record.scenario.simulation.report_at;
  std::vector<Column> columns{{"pathway", Align::left}};
  for (const auto& [written, years] : times) columns.push_back({written.text});
  Table table(std::move(columns));
  for (const std::size_t p : order_of(record)) {
    std::vector<std::string> cells{pathway_name(record, p)};
    for (std::size_t r = 0; r < times.size(); ++r)
      cells.push_back(whole(persons.among_living(p, Outcome::relief_50, r)));
    table.add(std::move(cells));
  }
  return {
      .question = "How many have at least half of their pain gone?",
      .caption = fmt::format("persons alive, of {}; other {} like you would differ by up to about {} (95 %)",
                             whole(persons.all()), whole(persons.all()), whole(std::sqrt(2 * persons.all()))),
      .table = std::move(table)};
}

Section fates_at(const AlikeRecord& record, const Persons& persons, std::size_t time) {
  Table table({{"pathway", Align::left},
               {"pain VAS mm"},
               {"more pain"},
               {"had surgery"},
               {"died"},
               {"adverse events"},
               {"pays " + record.scenario.currency},
               {"payer " + record.scenario.currency}});
  for (const std::size_t p : order_of(record)) {
    const auto spend = [&](View view) {
      return compact(std::round(persons.mean(p, key_of(Outcome::spend_undiscounted, view))), 15);
    };
    table.add({pathway_name(record, p),
               fixed(persons.mean(p, {.outcome = Outcome::pain, .at = static_cast<int>(time)}), 0),
               whole(persons.among_living(p, Outcome::worse, time)), whole(persons.operated(p, time)),
               whole(persons.all() - persons.alive(p, time)), whole(persons.events(p)), spend(View::patient),
               spend(View::payer)});
  }
  const std::string& at = record.scenario.simulation.report_at[time].first.text;
  return {.question = fmt::format("What else, after {}?", at),
          .caption = fmt::format("persons, of {}; pain: mean of the living; adverse events: number of events "
                                 "(not of persons) of all "
                                 "treatments over the horizon; pays: the average of each out of pocket, "
                                 "payer: insurance, over the horizon",
                                 whole(persons.all())),
          .table = std::move(table)};
}

/// "103 of 1,000 have half of their pain gone after 12 months without treatment, 187 with cells: 84 more."
std::string in_words(const AlikeRecord& record, const Persons& persons, std::size_t time,
                     std::size_t pathway) {
  const double without = persons.among_living(record.untreated, Outcome::relief_50, time);
  const double with = persons.among_living(pathway, Outcome::relief_50, time);
  const double more = std::round(with) - std::round(without);
  return fmt::format("{} with {}, {} {}", whole(with), pathway_name(record, pathway), whole(std::fabs(more)),
                     more < 0 ? "fewer" : "more");
}

std::string sentence(const AlikeRecord& record, const Persons& persons, std::size_t time) {
  std::string text = fmt::format(
      "Of {} people like you, {} have half of their pain gone after {} without any treatment",
      whole(persons.all()), whole(persons.among_living(record.untreated, Outcome::relief_50, time)),
      record.scenario.simulation.report_at[time].first.text);
  for (const std::size_t p : order_of(record))
    if (p != record.untreated) text += "; " + in_words(record, persons, time, p);
  return text + ".";
}

std::string first_numbers(const Alike& alike) {
  std::string text;
  for (const std::uint64_t number : alike.first)
    text += fmt::format("{}{}", text.empty() ? "" : ", ", number);
  return text;
}

/// Who they are, what was changed, and whether they are few.
std::string head_of(const AlikeRecord& record, const Style& style) {
  const auto paragraph = [&](const std::string& words) {
    return wrapped(printable(words), style.text(), 0) + "\n";
  };
  const auto count = [](std::uint64_t n) { return compact(static_cast<double>(n), 15); };
  const Alike& alike = record.alike;
  std::string text = bold(fmt::format("People like you: {}", printable(record.description)), style) + "\n" +
                     paragraph(fmt::format("the first {} of them in the cohort of seed {}: patients {}{}",
                                           count(alike.found), record.seed, first_numbers(alike),
                                           alike.found > alike.first.size() ? ", …" : ""));
  if (alike.found < record.wanted)
    text += paragraph(fmt::format("only these among {} patients, not {}: their numbers are rough",
                                  count(record.most), count(record.wanted)));
  if (const std::string& evidence = record.scenario.simulation.evidence.text; !evidence.empty())
    text += paragraph("evidence: " + evidence);
  if (!record.changes.empty()) text += paragraph("changed on the command line: " + record.changes);
  return text + what_if_note(record.scenario, "", style);
}

/// The report time nearest to a year.
std::size_t nearest_to_a_year(const scenario::Scenario& scenario) {
  const auto& times = scenario.simulation.report_at;
  const auto distance = [](const auto& time) { return std::fabs(time.second - 1); };
  return static_cast<std::size_t>(std::ranges::min_element(times, {}, distance) - times.begin());
}

}  // namespace

std::size_t with_untreated(scenario::Scenario& scenario) {
  const auto found =
      std::ranges::find_if(scenario.pathways, [](const auto& pathway) { return pathway.steps.empty(); });
  if (found != scenario.pathways.end()) return static_cast<std::size_t>(found - scenario.pathways.begin());
  scenario::Pathway none = scenario.pathways.front();
  none.name.text = "without_treatment";
  none.label.clear();
  none.steps.clear();
  scenario.pathways.push_back(std::move(none));
  return scenario.pathways.size() - 1;
}

std::string alike_report(const AlikeRecord& record, const Style& style) {
  const Persons persons(record);
  std::string text = head_of(record, style);
  if (record.scenario.simulation.report_at.empty()) return text;
  const std::size_t time = nearest_to_a_year(record.scenario);
  return text + text_of(half_gone(record, persons), style) + text_of(fates_at(record, persons, time), style) +
         "\n" + wrapped(printable(sentence(record, persons, time)), style.text(), 0) + "\n";
}

}  // namespace spinepath::output
