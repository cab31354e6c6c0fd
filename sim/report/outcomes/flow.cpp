// What happens at each step of a pathway: a stacked bar a step, a tab a pathway.
#include "sim/report/findings/flow.h"

#include <algorithm>

#include <fmt/format.h>

#include "sim/report/draw/svg.h"
#include "sim/report/outcomes/figures.h"
#include "sim/report/page/html.h"
#include "sim/report/plot/bars.h"
#include "sim/report/words/numbers.h"

namespace spinepath::report {
namespace {

constexpr double flow_height = 32;             ///< of a step's row [pixels]
constexpr double room_for_fate = 0.085;        ///< least share that is written into its part
constexpr double least_drawn_fate = 0.0005;    ///< [probability]
constexpr std::size_t most_flow_pathways = 6;  ///< with tabs and rows of data: those with a colour
const Range flow_range{0, 100};                ///< [percent of all who enter]

/// Which pathways are shown: all, or those with a colour. The one with most steps comes first.
std::vector<const FlowOfPathway*> shown_flows(const std::vector<FlowOfPathway>& flows) {
  std::vector<const FlowOfPathway*> shown;
  for (const FlowOfPathway& flow : flows)
    if (flows.size() <= most_flow_pathways || flow.pathway->colour != "cx") shown.push_back(&flow);
  if (shown.empty()) shown.push_back(&flows.front());
  const auto longest =
      std::ranges::max_element(shown, {}, [](const FlowOfPathway* flow) { return flow->steps.size(); });
  std::rotate(shown.begin(), longest, longest + 1);
  return shown;
}

std::string step_in_words(const Study& study, const FlowStep& step) {
  std::string text = fmt::format("Step {}, {}", step.number, study.treatment_label(step.treatment));
  const char* separator = ": ";
  for (std::size_t i = 0; i < flow_fates.size(); ++i) {
    if (step.share(i) < least_drawn_fate) continue;
    text += fmt::format("{}{} {}", separator, flow_fates[i].text, percent(step.share(i)));
    separator = ", ";
  }
  return text;
}

std::string flow_bar(const Study& study, const FlowStep& step) {
  Bar bar(flow_range, flow_height);
  double from = 0;
  for (std::size_t i = 0; i < flow_fates.size(); ++i) {
    const double share = step.share(i), to = from + 100 * share;
    if (share >= least_drawn_fate && *flow_fates[i].of_class != '\0') {
      bar.part(from, to, fmt::format("seg {}", flow_fates[i].of_class), 1);
      if (share >= room_for_fate)
        bar.text((from + to) / 2, significant(100 * share, 2),
                 fmt::format("segt m {}", flow_fates[i].of_class));
    }
    from = to;
  }
  return bar.markup(step_in_words(study, step));
}

std::string flow_rows(const Study& study, const FlowOfPathway& flow) {
  std::vector<BarRow> rows;
  for (const FlowStep& step : flow.steps)
    rows.push_back(
        {.label = fmt::format("<b>{}. {}</b>", step.number, escaped(study.treatment_label(step.treatment))),
         .bar = flow_bar(study, step),
         .value = fmt::format("{} % <span class=\"mut\">treated</span>", fixed(100 * step.treated(), 1))});
  const Ticks marks = ticks(flow_range, 4);
  return bar_rows(
      rows, flow_range, marks, [](double x) { return fixed(x, 0) + " %"; }, true);
}

std::string flow_legend() {
  std::vector<LegendEntry> entries;
  for (const Fate& fate : flow_fates)
    if (*fate.of_class != '\0' && *fate.legend != '\0')
      entries.push_back({fmt::format("sw {}", fate.of_class), fate.legend});
  return legend(entries);
}

DataTable flow_table(const Study& study, const std::vector<const FlowOfPathway*>& flows) {
  DataTable table{
      .name = "patient_flow",
      .caption = "What happens at each step, percent of all who enter the pathway (± Monte Carlo error)",
      .first = {.heading = "Pathway", .key = "pathway"},
      .columns = {{.heading = "Step", .key = "step"}, {.heading = "Treatment", .key = "treatment"}}};
  for (const Fate& fate : flow_fates)
    table.columns.push_back({.heading = fate.text, .key = fate.name, .style = {.scale = 100, .decimals = 1}});
  for (const FlowOfPathway* flow : flows)
    for (const FlowStep& step : flow->steps) {
      DataRow row{.head = {.pathway = flow->pathway},
                  .cells = {fmt::format("{}", step.number), study.treatment_label(step.treatment)}};
      for (const Estimate& fate : step.fates) row.cells.push_back(fate.mean ? DataCell(fate) : DataCell());
      table.rows.push_back(std::move(row));
    }
  return table;
}

std::string flow_notes(const Study& study, const std::vector<FlowOfPathway>& flows, std::size_t shown) {
  std::string text =
      "Empty: not reached. Relief is the success that the pathway asks for at an assessment; a skipped or "
      "failed "
      "step leads to the next one.";
  if (flows.size() > 1) text += " First the pathway with most steps.";
  if (flows.size() > shown) text += " Pathways without a colour: flow.csv.";
  if (study.pathways.size() > flows.size()) text += " The other pathways have no steps.";
  return text + " Monte Carlo errors are in the table.";
}

}  // namespace

std::optional<Figure> flow_figure(const Material& material) {
  const std::vector<FlowOfPathway> flows = flows_of(material);
  if (flows.empty()) return {};
  const Study& study = material.study;
  const std::vector<const FlowOfPathway*> shown = shown_flows(flows);
  std::vector<Panel> panels;
  for (const FlowOfPathway* flow : shown)
    panels.push_back({.id = fmt::format("{}", flow->pathway->number),
                      .label = named(*flow->pathway),
                      .heading = named(*flow->pathway),
                      .markup = flow_rows(study, *flow)});
  Tabs choice = tabs("flow", "Pathway", panels);
  std::string description =
      fmt::format("Stacked bars, one a step of the chosen pathway. {}:", shown.front()->pathway->label);
  for (const FlowStep& step : shown.front()->steps) description += " " + step_in_words(study, step) + ".";
  const std::string single = shown.size() == 1 ? ": " + named(*shown.front()->pathway) : "";
  return Figure{.id = "f-flow",
                .finding = escaped(flow_finding(material, *shown.front())),
                .measure = "What happens at each step, percent of all who enter the pathway" + single,
                .body = flow_legend() + choice.panels,
                .error = flow_notes(study, flows, shown.size()),
                .source = "flow.csv; outcomes.csv, had_surgery",
                .description = description,
                .data = {flow_table(study, shown)},
                .controls = choice.controls,
                .rules = choice.rules};
}

}  // namespace spinepath::report
