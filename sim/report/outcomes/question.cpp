// What is compared: the pathways as a drawn tree, wide for screens and paper, narrow for phones.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "sim/output/text/number.h"
#include "sim/report/outcomes/figures.h"
#include "sim/report/words/numbers.h"

namespace spinepath::report {
namespace {

constexpr std::size_t most_coloured_lines = 6;  ///< more would repeat colours that the page gives to others

/// Whether a drawing has only what `spinepath diagram` writes: no scripts, no references.
bool is_plain_drawing(std::string_view svg) {
  if (!svg.ends_with("</svg>\n")) return false;
  constexpr auto elements =
      std::to_array<std::string_view>({"svg", "title", "desc", "rect", "text", "g", "path"});
  constexpr auto attributes = std::to_array<std::string_view>(
      {"class", "role", "aria-labelledby", "viewBox", "width", "height", "font-family", "id", "x", "y", "rx",
       "d", "fill", "stroke-width", "font-size", "font-weight", "text-anchor", "xmlns"});
  for (std::size_t at = svg.find('<'); at != svg.npos; at = svg.find('<', at + 1)) {
    const std::size_t begin = at + (svg.substr(at + 1, 1) == "/" ? 2 : 1);
    const std::string_view name = svg.substr(begin, svg.find_first_of(" >/\n", begin) - begin);
    if (std::ranges::find(elements, name) == elements.end()) return false;
  }
  for (std::size_t at = svg.find('='); at != svg.npos; at = svg.find('=', at + 1)) {
    if (svg.substr(at + 1, 1) != "\"") continue;  // text: quotes in it are escaped
    const std::size_t begin = svg.find_last_of(" \n", at) + 1;
    if (std::ranges::find(attributes, svg.substr(begin, at - begin)) == attributes.end()) return false;
  }
  return true;
}

void replace_all(std::string& text, std::string_view old, std::string_view with) {
  for (std::size_t at = text.find(old); at != std::string::npos; at = text.find(old, at + with.size()))
    text.replace(at, old.size(), with);
}

/// An SVG file as part of the page: without its name space, its colours and the ids of the other copy. Empty if it is
/// not as `spinepath diagram` writes it.
std::string inlined(std::string svg, const std::string& of_class, bool is_grey) {
  constexpr std::string_view begin = R"(<svg xmlns="http://www.w3.org/2000/svg" class="pathways" )";
  const std::size_t style = svg.find("<style>"), style_end = svg.find("</style>");
  if (!svg.starts_with(begin) || style == std::string::npos || style_end == std::string::npos) return {};
  svg.erase(style, style_end + std::string_view("</style>").size() - style);
  if (!is_plain_drawing(svg)) return {};
  const std::string classes = fmt::format("pathways {}{}", of_class, is_grey ? " grey" : "");
  svg.replace(0, begin.size(), fmt::format("<svg class=\"{}\" ", classes));
  replace_all(svg, "\"pathways-title pathways-desc\"", fmt::format("\"{0}-title {0}-desc\"", of_class));
  replace_all(svg, "id=\"pathways-", fmt::format("id=\"{}-", of_class));
  return svg;
}

/// How many first steps all pathways have in common.
std::size_t shared_steps(const Study& study) {
  const std::vector<std::string>& first = study.reference().steps;
  std::size_t shared = first.size();
  for (const PathwayText& pathway : study.pathways) {
    const auto [end, other] = std::ranges::mismatch(first, pathway.steps);
    shared = std::min(shared, static_cast<std::size_t>(end - first.begin()));
  }
  return shared;
}

std::string question_finding(const Study& study) {
  std::size_t longest = 0;
  for (const PathwayText& pathway : study.pathways) longest = std::max(longest, pathway.steps.size());
  const std::size_t count = study.pathways.size(), shared = shared_steps(study);
  if (count == 1) return fmt::format("One pathway of {}", output::counted(longest, "step"));
  const std::string all = fmt::format("{} pathways of up to {}", count, output::counted(longest, "step"));
  if (shared == 0) return all + "; they begin with different steps";
  return all + (shared == 1 ? "; they share the first step"
                            : fmt::format("; they share the first {} steps", counted_word(shared)));
}

}  // namespace

std::optional<Figure> question_figure(const Material& material) {
  const Study& study = material.study;
  const bool is_grey = study.pathways.size() > most_coloured_lines;
  std::string wide = inlined(material.diagram, "tree-wide", is_grey),
              narrow = inlined(material.narrow_diagram, "tree-narrow", is_grey);
  if (wide.empty() && narrow.empty()) return {};
  const char* alone = wide.empty() || narrow.empty() ? " alone" : "";
  return Figure{.id = "f-question",
                .finding = question_finding(study),
                .measure = "Treatments in the order in which they are tried, from the same entry",
                .body = fmt::format("<div class=\"tree{}\">{}{}</div>\n", alone, wide, narrow),
                .error = is_grey ? "Numbers name the pathways; with so many the lines have no colours." : "",
                .source = "diagram.svg",
                .description = {},
                .data = {}};
}

}  // namespace spinepath::report
