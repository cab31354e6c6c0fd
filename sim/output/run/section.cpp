#include "sim/output/run/section.h"

#include <algorithm>

#include <fmt/format.h>

#include "sim/output/text/names.h"
#include "sim/output/text/number.h"
#include "sim/scenario/evidence/what_if.h"

namespace spinepath::output {
std::string scaled(const std::optional<double>& mean, const std::optional<double>& se, double scale) {
  const auto times = [&](const std::optional<double>& x) { return x ? std::optional(*x * scale) : x; };
  return rounded(times(mean), times(se));
}

std::string bold(const std::string& text, Style style) {
  return style == Style::coloured ? fmt::format("\033[1m{}\033[0m", text) : text;
}

std::string text_of(const Section& section, Style style, std::size_t width) {
  if (section.table.empty()) return {};
  return fmt::format("\n{}\n{}\n\n{}", bold(section.question, style), wrapped(section.caption, page_width, 0),
                     section.table.text(width));
}

std::string short_name(const scenario::Scenario& scenario, std::size_t pathway) {
  const scenario::Pathway& meant = scenario.pathways[pathway];
  const std::string_view mark = evidence_instead(meant, scenario).empty() ? "" : what_if_mark;
  const std::size_t longest = 26 - display_width(mark);
  const std::string name = printable(meant.name.text);
  if (display_width(name) <= longest) return fmt::format("{}{}", name, mark);
  return fmt::format("{}. {}{}", pathway + 1, shortened(name, longest - 4), mark);
}

std::string compared_to(const scenario::Scenario& scenario, const FrontierRow& row) {
  return row.icer || row.equal ? short_name(scenario, row.against) : std::string{};
}

std::string cell(const RunRecord& run, std::size_t pathway, const OutcomeKey& key, double scale) {
  const OutcomeRow* row = run.results.find(pathway, key);
  return row == nullptr ? std::string(nothing) : scaled(row->mean, row->se, scale);
}

std::string difference_cell(const RunRecord& run, std::size_t pathway, const OutcomeKey& key, double scale) {
  const DifferenceRow* row = run.results.find_difference(pathway, key);
  return row == nullptr ? std::string(nothing) : scaled(row->mean, row->se, scale);
}

std::string money_text(const scenario::Scenario& scenario) {
  return fmt::format("{} of {}", scenario.currency, scenario.price_year);
}

std::string view_text(View view) {
  std::string text(name_of(view));
  std::ranges::replace(text, '_', ' ');
  return text;
}

}  // namespace spinepath::output
