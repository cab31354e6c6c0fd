#include "sim/output/scenario/evidence_table.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "sim/output/files/outcomes_csv.h"
#include "sim/output/scenario/measured_table.h"
#include "sim/output/scenario/parameter_table.h"
#include "sim/output/scenario/parameters_text.h"
#include "sim/output/text/number.h"
#include "sim/scenario/evidence/curves.h"
#include "sim/scenario/format/format.h"

namespace spinepath::output {
namespace {

using Parameters = std::vector<ParameterText>;
using Claims = std::vector<scenario::Claim>;

const scenario::Claim* claim_of(const ParameterText& text, const Claims& claims) {
  const auto found = std::ranges::find(claims, text.parameter->path, &scenario::Claim::path);
  return found == claims.end() ? nullptr : &*found;
}

std::string interval_text(const ParameterText& text) {
  if (!text.interval) return {};
  const auto end = [&](double x) { return value_text(x, text, 3).value; };
  return fmt::format("{} to {}", end(text.interval->low), end(text.interval->high));
}

std::string design_of(const ParameterText& text) { return text.source ? text.source->design : "no source"; }

Section parameters_section(const Parameters& parameters, const std::string& scope) {
  const auto cells = [](const ParameterText& text) -> std::vector<std::string> {
    const auto [value, unit] = value_text(text.parameter->value, text);
    return {value, unit, interval_text(text), design_of(text), text.parameter->source.text};
  };
  return {.question = "What is the source of each parameter?",
          .caption = scope + "; 95 %: interval of parameter uncertainty, if given",
          .table = table_by_heading({{"parameter", Align::left},
                                     {"value"},
                                     {"unit", Align::left},
                                     {"95 %", Align::left},
                                     {"design", Align::left},
                                     {"source", Align::left}},
                                    parameters, cells)};
}

Section sources_section(const scenario::Scenario& scenario, const Parameters& parameters) {
  Table table({{"source", Align::left}, {"design", Align::left}, {"parameters"}, {"citation", Align::left}});
  for (const scenario::Source& source : scenario.sources) {
    const auto count = std::ranges::count(parameters, &source, &ParameterText::source);
    const std::string link = !source.doi.empty()   ? fmt::format(" doi:{}", source.doi)
                             : !source.url.empty() ? fmt::format(" {}", source.url)
                                                   : std::string{};
    if (count > 0)
      table.add({source.name.text, source.design, fmt::format("{}", count), source.citation + link});
  }
  return {.question = "Which sources are used?",
          .caption = "sources of at least one parameter, in the order of the file",
          .table = std::move(table)};
}

/// Claim less controlled evidence, in percentage points, also for probabilities.
std::string distance_text(const scenario::Claim& claim, const ParameterText& text) {
  const double scale = text.unit == "probability" ? 100 : 1;
  if (!claim.controlled) return std::string(nothing);
  const double points = scale * (claim.claimed - *claim.controlled);
  return fmt::format("{}{} points", points > 0 ? "+" : "", compact(points, 3));
}

Section claims_section(const Parameters& parameters, const Claims& claims) {
  Table table({{"treatment", Align::left},
               {"at", Align::left},
               {"number", Align::left},
               {"claimed"},
               {"controlled"},
               {"claim less controlled"}});
  for (const ParameterText& text : parameters)
    if (const scenario::Claim* claim = claim_of(text, claims))
      table.add({claim->treatment, claim->at, claim->key, compact(claim->claimed, 3),
                 claim->controlled
                     ? fmt::format("{}{}", compact(*claim->controlled, 3), claim->implied ? " (implied)" : "")
                     : std::string(nothing),
                 distance_text(*claim, text)});
  return {.question = "How far are clinics' claims from controlled evidence?",
          .caption =
              "controlled: at the same knot of the treatment's curve under the first evidence; implied: what "
              "that "
              "curve makes of the treated arm",
          .table = std::move(table)};
}

/// Number of parameters, and of those about relief and about money.
struct Count {
  std::size_t all = 0, relief = 0, money = 0, intervals = 0;

  /// `curves`: the parameters of all curves.
  void add(const ParameterText& text, const std::set<std::string>& curves, const std::string& currency) {
    ++all;
    if (curves.contains(text.parameter->path)) ++relief;
    if (text.unit.starts_with(currency)) ++money;
    if (text.interval) ++intervals;
  }
};

Section designs_section(const scenario::Scenario& scenario, const Parameters& parameters) {
  const std::set<std::string> curves = scenario::parameters_of_curves(scenario);
  Table table({{"design", Align::left},
               {"parameters"},
               {"%"},
               {"of them relief"},
               {"money"},
               {"other"},
               {"with an interval"}});
  const auto add = [&](const std::string& name, const Count& n) {
    const double share = 100.0 * static_cast<double>(n.all) / static_cast<double>(parameters.size());
    table.add({name, fmt::format("{}", n.all), fixed(share, 0), fmt::format("{}", n.relief),
               fmt::format("{}", n.money), fmt::format("{}", n.all - n.relief - n.money),
               fmt::format("{}", n.intervals)});
  };
  std::vector<std::string> designs(scenario::design_names.begin(), scenario::design_names.end());
  designs.emplace_back("no source");
  Count total;
  for (const std::string& design : designs) {
    Count count;
    for (const ParameterText& text : parameters)
      if (design_of(text) == design) count.add(text, curves, scenario.currency);
    if (count.all > 0) add(design, count);
  }
  for (const ParameterText& text : parameters) total.add(text, curves, scenario.currency);
  if (total.all > 0) add("all", total);
  return {.question = "Which kinds of sources do the parameters have?",
          .caption =
              "number of parameters by the design of their source; relief: numbers of curves, that is of "
              "the natural course, contexts and treatments",
          .table = std::move(table)};
}

}  // namespace

std::string evidence_report(const scenario::Scenario& scenario, const Claims& claims,
                            const std::string& scope, const Style& style) {
  const Parameters parameters = parameters_of(scenario);
  const std::string title = bold(wrapped(printable(scenario.title), style.text(), 0), style);
  return (scenario.title.empty() ? title : title + "\n") +
         text_of(parameters_section(parameters, scope), style, Room::listing) +
         text_of(sources_section(scenario, parameters), style, Room::listing) +
         text_of(readings_section(scenario), style) +
         text_of(measured_section(scenario), style, Room::listing) +
         text_of(claims_section(parameters, claims), style) +
         text_of(designs_section(scenario, parameters), style);
}

Sheet evidence_sheet(const scenario::Scenario& scenario, const Claims& claims) {
  Sheet sheet{{"parameter", "value", "unit", "low", "high", "uncertainty", "source", "design", "citation",
               "doi", "url", "note", "controlled", "controlled_is"}};
  for (const ParameterText& text : parameters_of(scenario)) {
    const scenario::Source none, &source = text.source ? *text.source : none;
    const scenario::Claim* claim = claim_of(text, claims);
    const auto controlled = claim ? claim->controlled : std::optional<double>{};
    const auto end = [&](double scenario::Interval::*which) {
      return text.interval ? std::optional((*text.interval).*which) : std::nullopt;
    };
    sheet.rows.push_back({text.parameter->path, std::optional(text.parameter->value), text.unit,
                          end(&scenario::Interval::low), end(&scenario::Interval::high), text.uncertainty,
                          text.parameter->source.text, source.design, source.citation, source.doi, source.url,
                          text.parameter->note, controlled,
                          std::string(!controlled      ? ""
                                      : claim->implied ? "implied"
                                                       : "given")});
  }
  return sheet;
}

}  // namespace spinepath::output
