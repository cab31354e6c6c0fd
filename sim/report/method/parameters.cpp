// Every number of the scenario with its source, in a closed table; sources are numbered, and listed once.
#include <algorithm>

#include <fmt/format.h>

#include "sim/output/text/number.h"
#include "sim/report/draw/svg.h"
#include "sim/report/method/figures.h"
#include "sim/report/page/html.h"
#include "sim/report/words/numbers.h"

namespace spinepath::report {
namespace {

constexpr std::size_t parameter_columns = 6;

/// "treatments.fusion" of "treatments.fusion.costs.hospital.amount": what its rows are grouped by.
std::string group_of(const std::string& path) {
  const std::size_t first = path.find('.');
  if (first == std::string::npos) return {};
  for (const char* kind : {"treatments.", "pathways.", "curves.", "contexts."})
    if (path.starts_with(kind)) return path.substr(0, path.find('.', first + 1));
  return path.substr(0, first);
}

/// "5 to 8" of a 95 % interval, other distributions as they are.
std::string uncertainty_words(const std::string& uncertainty) {
  constexpr std::string_view interval = "95 % interval: low ", high = ", high ";
  const std::size_t middle = uncertainty.find(high);
  if (!uncertainty.starts_with(interval) || middle == std::string::npos) return with_minus(uncertainty);
  return with_minus(uncertainty.substr(interval.size(), middle - interval.size()) + " to " +
                    uncertainty.substr(middle + high.size()));
}

/// Citations, each once, in the order of the parameters.
class NumberedSources {
 public:
  /// "[3]", as a link to the list; empty without a source.
  std::string reference(const ParameterText& parameter) {
    const std::string& citation = parameter.citation.empty() ? parameter.source : parameter.citation;
    if (citation.empty()) return {};
    const auto found = std::ranges::find(citations_, citation);
    const auto number = found - citations_.begin() + 1;
    if (found == citations_.end()) citations_.push_back(citation);
    return fmt::format("<a href=\"#s{0}\">[{0}]</a>", number);
  }
  std::string list() const {
    std::string items;
    for (std::size_t i = 0; i < citations_.size(); ++i)
      items += fmt::format("<li id=\"s{}\">{}</li>\n", i + 1, escaped(citations_[i]));
    return items.empty() ? "" : "<h4>Sources</h4><ol class=\"sources\">\n" + items + "</ol>";
  }

 private:
  std::vector<std::string> citations_;
};

std::string row_of_parameter(const ParameterText& parameter, const std::string& group,
                             NumberedSources& sources) {
  const std::size_t skipped = group.empty() || parameter.path.size() <= group.size() ? 0 : group.size() + 1;
  const std::string reference = sources.reference(parameter);
  const bool is_assumed = parameter.design == "assumption";
  return fmt::format(
      "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{}</td><td>{}{}</td><td>{}</td></tr>\n",
      escaped(parameter.path.substr(skipped)), escaped(with_minus(parameter.value)), escaped(parameter.unit),
      escaped(uncertainty_words(parameter.uncertainty)),
      is_assumed ? "<b>assumption</b>" : escaped(parameter.design),
      reference.empty() ? (parameter.design.empty() ? "<b>no source</b>" : "") : " " + reference,
      escaped(parameter.note));
}

std::string rows_of_parameters(const Study& study, NumberedSources& sources) {
  std::string rows, group;
  for (const ParameterText& parameter : study.parameters) {
    const std::string its_group = group_of(parameter.path);
    if (rows.empty() || its_group != group) {
      group = its_group;
      rows += fmt::format("<tr class=\"group\"><th colspan=\"{}\" scope=\"rowgroup\">{}</th></tr>\n",
                          parameter_columns, escaped(group.empty() ? "scenario" : group));
    }
    rows += row_of_parameter(parameter, group, sources);
  }
  return rows;
}

}  // namespace

std::string parameters_table(const Material& material) {
  const Study& study = material.study;
  if (study.parameters.empty()) return {};
  NumberedSources sources;
  const std::string rows = rows_of_parameters(study, sources);
  const std::string table = fmt::format(
      "<table class=\"small inputs\"><caption>Rows have the full names of the scenario file, without the "
      "part above "
      "them"
      "</caption><thead><tr><th scope=\"col\">Parameter</th><th scope=\"col\">value</th><th "
      "scope=\"col\">unit</th>"
      "<th scope=\"col\">95 % interval, or distribution</th><th scope=\"col\">design and source</th>"
      "<th scope=\"col\">note</th></tr></thead><tbody>\n{}</tbody></table>",
      rows);
  return fmt::format(
      "<details class=\"data\"><summary>All {} with value, uncertainty, design and "
      "source</summary>{}{}</details>\n",
      output::counted(study.parameters.size(), "number"), scrolling("All parameters", table), sources.list());
}

}  // namespace spinepath::report
