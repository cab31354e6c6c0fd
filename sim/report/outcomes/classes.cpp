// What the money is spent on: classes of treatments, and the care outside the pathway.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "sim/report/draw/svg.h"
#include "sim/report/findings/money.h"
#include "sim/report/outcomes/figures.h"
#include "sim/report/page/html.h"
#include "sim/report/plot/stacked.h"
#include "sim/report/words/names.h"
#include "sim/report/words/numbers.h"
#include "sim/report/words/treatments.h"

namespace spinepath::report {
namespace {

constexpr std::size_t most_stacked = 6;  ///< pathways for which bars are drawn

/// A class of treatments or the background.
struct Purpose {
  const char *outcome, *of;
  const char *text, *colour;
};
constexpr std::array purposes{Purpose{"spend_by_class", "conservative", "conservative care", "m1"},
                              Purpose{"spend_by_class", "injection", "injections", "k4"},
                              Purpose{"spend_by_class", "regenerative", "regenerative treatments", "m0"},
                              Purpose{"spend_by_class", "surgery", "surgery", "k3"},
                              Purpose{"spend_by_treatment", "background", "care outside the pathway", "m2"}};

const Estimate* spend_on(const Material& material, const PathwayText& pathway, const Purpose& purpose) {
  return find(material.run->outcomes, {pathway.name, purpose.outcome, purpose.of, "horizon"});
}

/// Those that some pathway spends on.
std::vector<Purpose> purposes_of(const Material& material) {
  std::vector<Purpose> used;
  for (const Purpose& purpose : purposes)
    if (std::ranges::any_of(material.study.pathways, [&](const PathwayText& pathway) {
          return spend_on(material, pathway, purpose) != nullptr;
        }))
      used.push_back(purpose);
  return used;
}

/// The largest part of a pathway's health care spend.
struct LargestPart {
  const char* text = nullptr;
  double share = 0;
};

LargestPart largest_part(const Material& material, const PathwayText& pathway) {
  const Purpose* largest = nullptr;
  double most = 0;
  for (const Purpose& purpose : purposes)
    if (const Estimate* spend = spend_on(material, pathway, purpose); spend && *spend->mean > most) {
      largest = &purpose;
      most = *spend->mean;
    }
  const Estimate* all = spend_of(material, pathway, View::health_care);
  if (!largest || !all || *all->mean <= 0) return {};
  return {largest->text, most / *all->mean};
}

std::string per_cent_range(double low, double high) {
  const std::string least = fixed(100 * low, 0), most = fixed(100 * high, 0);
  return least == most ? least + " %" : fmt::format("{} to {} %", least, most);
}

/// "surgery in 2 pathways", by purpose
std::string parts_by_purpose(const std::vector<LargestPart>& parts) {
  std::vector<std::string> texts;
  for (const Purpose& purpose : purposes) {
    const auto count = std::ranges::count(parts, purpose.text, &LargestPart::text);
    if (count > 0) texts.push_back(fmt::format("{} in {}", purpose.text, count));
  }
  return fmt::format("Of {} pathways, the largest part of spend is {}", parts.size(), listed(texts));
}

std::string classes_finding(const Material& material) {
  std::vector<LargestPart> parts;
  for (const PathwayText* pathway : judged(material.study))
    if (const LargestPart part = largest_part(material, *pathway); part.text) parts.push_back(part);
  if (parts.empty()) return "Health care spends nothing";
  if (std::ranges::any_of(parts, [&](const LargestPart& part) { return part.text != parts.front().text; }))
    return parts_by_purpose(parts);
  const auto [low, high] = std::ranges::minmax(parts, {}, &LargestPart::share);
  return fmt::format("The largest part of health care spend is {}: {}{}", parts.front().text,
                     per_cent_range(low.share, high.share),
                     material.study.pathways.size() > 1 ? ", by pathway" : "");
}

DataTable class_table(const Material& material, const std::vector<Purpose>& used) {
  DataTable table{.name = "spend_by_class",
                  .caption = "Health care, " + money_measure(material.study) + " (± Monte Carlo error)",
                  .first = {.heading = "Pathway", .key = "pathway"},
                  .columns = {}};
  for (const Purpose& purpose : used) table.columns.push_back({.heading = purpose.text, .key = purpose.of});
  for (const PathwayText& pathway : material.study.pathways) {
    DataRow row{.head = {.pathway = &pathway}, .cells = {}};
    for (const Purpose& purpose : used) {
      const Estimate* spend = spend_on(material, pathway, purpose);
      row.cells.push_back(spend ? DataCell(Estimate{spend->mean, spend->se, {}, {}}) : DataCell());
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

DataTable treatment_table(const Material& material) {
  DataTable table{
      .name = "spend_by_treatment",
      .caption = "Health care by treatment, " + money_measure(material.study) + " (± Monte Carlo error)",
      .first = {.heading = "Spent on", .key = "treatment"},
      .columns = {}};
  for (const PathwayText& pathway : material.study.pathways)
    table.columns.push_back(
        {.heading = fmt::format("{}. {}{}", pathway.number, short_name(pathway), pathway.what_if ? " †" : ""),
         .key = pathway.name});
  for (const OfTreatment& one : by_treatment(material, "spend_by_treatment")) {
    const std::string& name = one.of;
    DataRow row{
        .head = {.text = name == "background" ? purposes.back().text : material.study.treatment_label(name),
                 .key = name},
        .cells = {}};
    for (const PathwayText& pathway : material.study.pathways) {
      const Estimate* spend =
          find(material.run->outcomes, {pathway.name, "spend_by_treatment", name, "horizon"});
      row.cells.push_back(spend ? DataCell(Estimate{spend->mean, spend->se, {}, {}}) : DataCell());
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

std::string class_bars(const Material& material, const std::vector<Purpose>& used) {
  std::vector<LegendEntry> entries;
  for (const Purpose& purpose : used) entries.push_back({fmt::format("sw {}", purpose.colour), purpose.text});
  std::vector<StackedRow> all;
  for (const PathwayText& pathway : material.study.pathways) {
    const Estimate* care = spend_of(material, pathway, View::health_care);
    if (!care) continue;
    StackedRow row{.pathway = &pathway, .parts = {}, .total = *care};
    for (const Purpose& purpose : used)
      if (const Estimate* spend = spend_on(material, pathway, purpose))
        row.parts.push_back({purpose.text, std::max(0.0, *spend->mean), purpose.colour});
    all.push_back(std::move(row));
  }
  return legend(entries) + stacked_bars(all, material.study.currency);
}

}  // namespace

std::optional<Figure> classes_figure(const Material& material) {
  if (!material.run) return {};
  const std::vector<Purpose> used = purposes_of(material);
  if (used.empty()) return {};
  const std::string finding = classes_finding(material), measure = money_measure(material.study);
  DataTable by_class = class_table(material, used), by_treatment = treatment_table(material);
  const bool has_bars = material.study.pathways.size() <= most_stacked;
  Figure figure{.id = "f-classes",
                .finding = escaped(finding),
                .measure = escaped("Health care, " + measure) +
                           (has_bars ? "; at the right: all health care ± Monte Carlo error" : ""),
                .body = has_bars ? class_bars(material, used) : html_of(by_class),
                .error =
                    "± is the Monte Carlo error. Care outside the pathway is what patients use anyway, by "
                    "their pain. " +
                    what_ifs_note(material.study),
                .source = "outcomes.csv, spend_by_class and spend_by_treatment",
                .description = finding + ".",
                .data = {}};
  figure.data.push_back(std::move(by_class));
  figure.data.push_back(std::move(by_treatment));
  return figure;
}

}  // namespace spinepath::report
