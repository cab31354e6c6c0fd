// Harms per 1,000 patients: a table of events by treatment, with a column a pathway, or of totals where there are many.
#include "sim/report/findings/harms.h"

#include <algorithm>

#include <fmt/format.h>

#include "sim/output/text/number.h"
#include "sim/report/draw/svg.h"
#include "sim/report/outcomes/figures.h"
#include "sim/report/page/html.h"
#include "sim/report/words/names.h"
#include "sim/report/words/treatments.h"
#include "sim/scenario/text/time_text.h"

namespace spinepath::report {
namespace {

constexpr std::size_t most_harm_columns = 6;  ///< pathways next to each other
const NumberStyle per_thousand_style{.scale = 1000};

/// Of one kind, in the order of treatments.
struct EventsOfKind {
  const char *outcome, *mark;  ///< mark: behind the event's name, markup
  std::vector<OfTreatment> events;
};

EventsOfKind events_of_kind(const Material& material, const char* outcome, const char* mark) {
  return {outcome, mark, by_treatment(material, outcome)};
}

std::vector<DataCell> event_cells(const Material& material, const char* outcome, const OfTreatment& event) {
  std::vector<DataCell> cells;
  for (const PathwayText& pathway : material.study.pathways) {
    const Estimate* found = find(material.run->outcomes, {pathway.name, outcome, event.of, "horizon"});
    cells.push_back(found ? DataCell(Estimate{found->mean, found->se, {}, {}}) : DataCell());
  }
  return cells;
}

std::string event_row(const std::string& head, const std::vector<DataCell>& cells) {
  std::string row = fmt::format("<th scope=\"row\">{}</th>", head);
  for (const DataCell& cell : cells)
    row += fmt::format("<td class=\"num\">{}</td>", cell_markup(cell, per_thousand_style));
  return "<tr>" + row + "</tr>\n";
}

std::string event_group(const std::string& heading, const std::string& rows, std::size_t columns) {
  if (rows.empty()) return {};
  return fmt::format("<tbody><tr><th scope=\"rowgroup\" colspan=\"{}\"><b>{}</b></th></tr>\n{}</tbody>",
                     columns + 1, heading, rows);
}

/// The events of these kinds, in groups of one treatment.
std::string groups_of_events(const Material& material, const std::vector<EventsOfKind>& kinds,
                             const std::string& prefix) {
  std::vector<OfTreatment> all;
  for (const EventsOfKind& kind : kinds) all.insert(all.end(), kind.events.begin(), kind.events.end());
  std::string groups;
  std::vector<std::string> done;
  for (const OfTreatment& first : all) {
    if (std::ranges::find(done, first.treatment) != done.end()) continue;
    done.push_back(first.treatment);
    std::string rows;
    for (const EventsOfKind& kind : kinds)
      for (const OfTreatment& event : kind.events)
        if (event.treatment == first.treatment)
          rows += event_row(escaped(event.event) + kind.mark, event_cells(material, kind.outcome, event));
    groups += event_group(prefix + escaped(material.study.treatment_label(first.treatment)), rows,
                          material.study.pathways.size());
  }
  return groups;
}

std::string totals_of_harms(const Material& material) {
  std::vector<DataCell> harms, dead;
  bool any_dead = false;
  for (const PathwayText& pathway : material.study.pathways) {
    harms.emplace_back(all_harms(material.run->outcomes, pathway));
    const auto one = deaths(material, pathway);
    any_dead = any_dead || one;
    dead.push_back(one ? DataCell(*one) : DataCell());
  }
  std::string rows = has_harms(material) ? event_row("Adverse and late events", harms) : "";
  if (any_dead)
    rows += event_row("Deaths of any cause by " + escaped(material.study.report_at.back().text), dead);
  return event_group("All treatments", rows, material.study.pathways.size());
}

std::string harms_by_pathway(const Material& material) {
  std::string head = "<th scope=\"col\">Event</th>";
  for (const PathwayText& pathway : material.study.pathways)
    head +=
        fmt::format("<th scope=\"col\" class=\"num\">{}{}</th>", chip(pathway), escaped(short_name(pathway)));
  const std::string body =
      totals_of_harms(material) +
      groups_of_events(
          material,
          {events_of_kind(material, kinds_of_harm[0].outcome, ""),
           events_of_kind(material, kinds_of_harm[1].outcome, " <span class=\"mut\">(late)</span>")},
          "") +
      groups_of_events(material, {events_of_kind(material, "endpoints", "")}, "Endpoints of ");
  const std::string caption = "Harms per 1,000 patients over the horizon (± Monte Carlo error)";
  return scrolling(
      caption, fmt::format("<table><caption><span>{}</span></caption><thead><tr>{}</tr></thead>{}</table>",
                           caption, head, body));
}

DataTable events_table(const Material& material) {
  DataTable table{.name = "harms",
                  .caption = "Events per 1,000 patients over the horizon (± Monte Carlo error)",
                  .first = {.heading = "Treatment", .key = "treatment"},
                  .columns = {{.heading = "Event", .key = "event"}, {.heading = "Kind", .key = "kind"}}};
  for (const PathwayText& pathway : material.study.pathways)
    table.columns.push_back({.heading = fmt::format("{}. {}", pathway.number, short_name(pathway)),
                             .key = pathway.name,
                             .style = per_thousand_style});
  for (const auto& [outcome, text] :
       {std::pair{"adverse_events", "at a course"}, {"late_events", "late"}, {"endpoints", "endpoint"}})
    for (const OfTreatment& event : by_treatment(material, outcome)) {
      DataRow row{.head = {.text = material.study.treatment_label(event.treatment), .key = event.treatment},
                  .cells = {event.event, std::string(text)}};
      for (DataCell& cell : event_cells(material, outcome, event)) row.cells.push_back(std::move(cell));
      table.rows.push_back(std::move(row));
    }
  return table;
}

DataTable harm_totals_table(const Material& material) {
  DataTable table{.name = "harms_of_pathways",
                  .caption = "Harms per 1,000 patients over the horizon (± Monte Carlo error, at most)",
                  .first = {.heading = "Pathway", .key = "pathway"},
                  .columns = {}};
  for (const auto& [outcome, text] : kinds_of_harm)
    table.columns.push_back({.heading = text, .key = outcome, .style = per_thousand_style});
  table.columns.push_back({.heading = "both", .key = "harms", .style = per_thousand_style});
  const auto& times = material.study.report_at;
  table.columns.push_back({.heading = times.empty() ? "deaths" : "deaths by " + times.back().text,
                           .key = "deaths",
                           .style = per_thousand_style});
  for (const PathwayText& pathway : material.study.pathways) {
    DataRow row{.head = {.pathway = &pathway}, .cells = {}};
    for (const auto& [outcome, text] : kinds_of_harm)
      row.cells.emplace_back(harms_of_kind(material.run->outcomes, pathway, outcome));
    row.cells.emplace_back(all_harms(material.run->outcomes, pathway));
    const auto dead = deaths(material, pathway);
    row.cells.push_back(dead ? DataCell(*dead) : DataCell());
    table.rows.push_back(std::move(row));
  }
  return table;
}

std::string notes_on_harms(const Material& material) {
  if (!has_harms(material))
    return "No treatment here has adverse or late events in the scenario. This is not evidence that there "
           "are none.";
  std::string text = fmt::format(
      "± is the Monte Carlo error; that of sums an upper bound. All events count alike, mild ones too. 0: "
      "none among {}. "
      "Differences to the reference are judged by ± 1.96 of these errors.",
      output::counted(material.run->origin.patients, "simulated patient"));
  if (!by_treatment(material, "endpoints").empty()) text += " Endpoints need not be harms and are in no sum.";
  return text;
}

}  // namespace

std::optional<Figure> harms_figure(const Material& material) {
  if (!material.run) return {};
  const Study& study = material.study;
  DataTable totals = harm_totals_table(material), events = events_table(material);
  const bool wide = study.pathways.size() > most_harm_columns;
  std::string description = "A table of harms. Adverse and late events per 1,000 patients:";
  for (const PathwayText& pathway : study.pathways)
    description +=
        fmt::format(" {} {};", pathway.label, per_thousand(*all_harms(material.run->outcomes, pathway).mean));
  description.back() = '.';
  Figure figure{.id = "f-harms",
                .finding = escaped(harms_finding(material)),
                .measure = fmt::format("Events per 1,000 patients who enter the pathway, over {}",
                                       scenario::time_text(study.horizon)),
                .body = wide ? html_of(totals) : harms_by_pathway(material),
                .error = notes_on_harms(material),
                .source = "outcomes.csv and differences.csv: adverse_events, late_events, endpoints, alive",
                .description = description,
                .data = {}};
  if (!wide) figure.data.push_back(std::move(totals));
  if (!events.rows.empty()) figure.data.push_back(std::move(events));
  return figure;
}

}  // namespace spinepath::report
