#include "sim/report/report.h"

#include <map>

#include <fmt/format.h>

#include "sim/output/text/number.h"
#include "sim/report/brief/brief.h"
#include "sim/report/decision/figures.h"
#include "sim/report/method/figures.h"
#include "sim/report/outcomes/figures.h"
#include "sim/report/page/document.h"
#include "sim/report/words/numbers.h"
#include "sim/scenario/text/time_text.h"

namespace spinepath::report {
namespace {

using MakeFigure = std::optional<Figure> (*)(const Material&);

void add(Chapter& chapter, const Material& material, std::initializer_list<MakeFigure> figures) {
  for (const MakeFigure make : figures)
    if (std::optional<Figure> figure = make(material)) chapter.add(std::move(*figure));
}

Chapter chapter(std::string id, std::string title, const Material& material,
                std::initializer_list<MakeFigure> figures) {
  Chapter made{.id = std::move(id), .title = std::move(title), .blocks = {}};
  add(made, material, figures);
  return made;
}

Chapter value_chapter(const Material& material) {
  Chapter made = chapter("value", "Is it worth it?", material, {plane_figure});
  if (material.sample)
    made.add(sample_frontier_table(material));
  else
    made.add(frontier_table(material));
  add(made, material, {acceptability_figure, loss_figure});
  return made;
}

Chapter inputs_chapter(const Material& material) {
  Chapter made = chapter("inputs", "Inputs and their sources", material, {designs_figure});
  made.add(parameters_table(material));
  return made;
}

Chapter comparison_chapter(const Material& material) {
  Chapter made = chapter("claim", "Claim and evidence", material, {comparison_figure, compared_draws_figure});
  made.add(compared_decisions(material));
  made.add(compared_cases(material));
  return made;
}

Chapter method_chapter(const Material& material, const std::vector<Chapter>& others) {
  std::map<std::string, std::string> words{{"top", "title"}, {"brief", "in brief"}};
  for (const Chapter& other : others) words.emplace(other.id, fmt::format("section {}", words.size() - 1));
  words.emplace("method", fmt::format("section {}", words.size() - 1));
  Chapter made{.id = "method", .title = "Method and how to repeat it", .blocks = {}};
  made.add(material.sample ? sample_table(material) : method_table(material));
  if (!material.sample) made.add(cheers_list(material, words));
  return made;
}

std::vector<Chapter> chapters_of(const Material& material) {
  std::vector<Chapter> all;
  all.push_back(chapter("question", "What is compared", material, {question_figure}));
  all.push_back(comparison_chapter(material));
  all.push_back(
      chapter("relief", "Relief", material,
              {relief_figure, relief_interval_figure, parts_figure, treated_figure, treated_parts_figure}));
  all.push_back(chapter("care", "Who gets which treatment", material, {flow_figure, harms_figure}));
  all.push_back(chapter("money", "What it costs, and who pays", material,
                        {payers_figure, differences_figure, classes_figure, spend_over_time_figure}));
  all.push_back(value_chapter(material));
  all.push_back(chapter("sure", "How sure that is, and what to find out", material,
                        {information_figure, trials_figure, tornado_figure, two_way_figure, threshold_figure,
                         convergence_figure}));
  all.push_back(
      chapter("groups", "Which patients?", material, {subgroups_figure, subgroup_decisions_figure}));
  all.push_back(chapter("budget", "What it does to a budget", material, {budget_figure}));
  all.push_back(inputs_chapter(material));
  std::erase_if(all, [](const Chapter& one) { return one.blocks.empty(); });
  all.push_back(method_chapter(material, all));
  return all;
}

const Origin& origin_of(const Material& material) {
  if (material.run) return material.run->origin;
  if (material.sample) return material.sample->origin;
  for (const auto* part : {&material.comparison, &material.sensitivity, &material.two_way,
                           &material.threshold, &material.budget})
    if (*part) return (*part)->origin;
  static const Origin none;
  return none;
}

std::string sample_meta(const Material& material) {
  const Draws& draws = material.sample->draws;
  return fmt::format("{} of {} · {} strategies · {}", output::counted(draws.done, "draw"),
                     output::counted(draws.parameters, "parameter"), material.study.pathways.size(),
                     material.study.currency);
}

std::string meta_of(const Material& material) {
  if (material.sample) return sample_meta(material);
  const Study& study = material.study;
  const Origin& origin = origin_of(material);
  std::string text =
      fmt::format("{} per pathway · {} · {} of {}", output::counted(origin.patients, "simulated patient"),
                  scenario::time_text(study.horizon), study.currency, study.price_year);
  if (origin.draws > 0) text += fmt::format(" · {}", output::counted(origin.draws, "draw"));
  if (material.run && material.run->psa)
    text += fmt::format(" of {}", output::counted(material.run->psa->parameters, "uncertain parameter"));
  if (!study.evidence.empty()) text += fmt::format(" · evidence: {}", study.evidence);
  return text;
}

std::vector<std::string> banners_of(const Material& material) {
  std::vector<std::string> banners;
  if (material.run && !material.run->stopped.empty())
    banners.push_back(
        fmt::format("Partial result: {}. Only what was complete then is shown.", material.run->stopped));
  for (const auto& [part, name] : {std::pair{&material.sensitivity, "tornado"},
                                   {&material.two_way, "two-way grid"},
                                   {&material.budget, "budget"}})
    if (*part && !(*part)->complete)
      banners.push_back(
          fmt::format("Partial result: the {} was stopped; only what was complete then is shown.", name));
  for (const std::string& part : material.left_out) banners.push_back("Left out: " + part);
  return banners;
}

}  // namespace

std::string report_html(const Material& material) {
  const Origin& origin = origin_of(material);
  std::vector<Chapter> chapters = chapters_of(material);
  chapters.insert(chapters.begin(), brief_chapter(material, numbers_of(chapters)));
  const std::string title = material.study.title.empty() ? origin.scenario_file : material.study.title;
  return html_of(Document{.title = title,
                          .description = material.study.description,
                          .meta = meta_of(material),
                          .generator = fmt::format("spinepath {} (commit {})", origin.version, origin.commit),
                          .banners = banners_of(material),
                          .chapters = std::move(chapters)});
}

std::string brief_text(const Material& material, const output::Style& style) {
  std::string text = "\n" + output::bold("In brief", style) + "\n";
  for (const Sentence& sentence : findings(material))
    text += output::wrapped(fmt::format("{}. {}", sentence.topic, sentence.text), style.text(), 2) + "\n";
  const DataTable table = scorecard(material);
  if (table.rows.empty()) return text;
  return text + "\n" + output::wrapped(table.caption, style.text(), 0) + "\n\n" + text_of(table).text(style);
}

}  // namespace spinepath::report
