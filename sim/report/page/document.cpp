#include "sim/report/page/document.h"

#include <fmt/format.h>

#include "report_css.h"
#include "sim/output/text/number.h"
#include "sim/report/draw/palette.h"
#include "sim/report/draw/svg.h"

namespace spinepath::report {
namespace {

constexpr const char* policy =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// The colours of both themes as variables.
std::string palette_rules() {
  const auto both = [](std::string_view name, std::string_view light, std::string_view dark) {
    return fmt::format("--{}:light-dark({},{});", name, light, dark);
  };
  const Palette &light = light_palette, &dark = dark_palette;
  std::string variables = both("bg", light.paper, dark.paper) + both("panel", light.panel, dark.panel) +
                          both("rule", light.rule, dark.rule) + both("ink", light.ink, dark.ink) +
                          both("ink2", light.muted, dark.muted);
  std::string classes;
  for (std::size_t i = 0; i < light.pathways.size(); ++i) {
    variables += both(fmt::format("p{}", i), light.pathways[i], dark.pathways[i]);
    variables += both(fmt::format("t{}", i), light.on_pathways[i], dark.on_pathways[i]);
    classes += fmt::format(".c{0}{{--c:var(--p{0});--t:var(--t{0})}}\n", i);
  }
  return fmt::format(":root{{{}}}\n{}", variables, classes);
}

/// With spaces between numbers and percent signs at which no line breaks.
std::string with_unbroken_percents(const std::string& markup) {
  std::string text;
  for (std::size_t i = 0; i < markup.size(); ++i)
    if (markup[i] == ' ' && i > 0 && output::is_digit(markup[i - 1]) && markup.compare(i, 2, " %") == 0)
      text += "\u00A0";
    else
      text += markup[i];
  return text;
}

std::string rules_of(const std::vector<Chapter>& chapters) {
  std::string rules;
  for (const Chapter& chapter : chapters)
    for (const Block& block : chapter.blocks) rules += block.figure.rules;
  return rules;
}

std::string themes() {
  std::string inputs;
  for (const auto& [id, text] : {std::pair{"auto", "Auto"}, {"light", "Light"}, {"dark", "Dark"}})
    inputs +=
        fmt::format("<input type=\"radio\" name=\"theme\" id=\"th-{0}\"{1}><label for=\"th-{0}\">{2}</label>",
                    id, std::string_view(id) == "auto" ? " checked" : "", text);
  return "<fieldset class=\"theme\"><legend>Colours</legend>" + inputs + "</fieldset>\n";
}

std::string header_of(const Document& document) {
  std::string banners;
  for (const std::string& banner : document.banners)
    banners += fmt::format("<p class=\"banner\">{}</p>\n", escaped(banner));
  const std::string lead = document.description.empty()
                               ? ""
                               : fmt::format("<p class=\"lead\">{}</p>\n", escaped(document.description));
  return fmt::format(
      "<header>\n{}<p class=\"kicker\">spinepath report</p>\n<h1>{}</h1>\n{}<p "
      "class=\"meta\">{}</p>\n{}</header>\n",
      themes(), escaped(document.title), lead, escaped(document.meta), banners);
}

std::string contents_of(const std::vector<Chapter>& chapters) {
  std::string items;
  for (const Chapter& chapter : chapters)
    items += fmt::format("<li><a href=\"#{}\">{}</a></li>\n", chapter.id, escaped(chapter.title));
  return "<nav aria-label=\"Contents\"><ol>" + items + "</ol></nav>\n";
}

std::string section_of(const Chapter& chapter, int number, const std::map<std::string, int>& figures) {
  std::string blocks;
  for (const Block& block : chapter.blocks)
    blocks += block.figure.id.empty() ? block.markup : markup_of(block.figure, figures.at(block.figure.id));
  const std::string shown = number == 0 ? "" : fmt::format("<span class=\"sno\">{}</span>", number);
  return fmt::format(
      "<section id=\"{0}\" aria-labelledby=\"h-{0}\"><h2 id=\"h-{0}\">{1}{2}</h2>\n{3}</section>\n",
      chapter.id, shown, escaped(chapter.title), blocks);
}

}  // namespace

std::map<std::string, int> numbers_of(const std::vector<Chapter>& chapters) {
  std::map<std::string, int> numbers;
  for (const Chapter& chapter : chapters)
    for (const Block& block : chapter.blocks)
      if (!block.figure.id.empty()) numbers.emplace(block.figure.id, static_cast<int>(numbers.size()) + 1);
  return numbers;
}

std::string html_of(const Document& document) {
  const std::map<std::string, int> figures = numbers_of(document.chapters);
  std::string sections;
  int number = 0;
  for (const Chapter& chapter : document.chapters) sections += section_of(chapter, number++, figures);
  sections = with_unbroken_percents(sections);
  return fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n<meta name=\"color-scheme\" "
      "content=\"light dark\">\n"
      "<meta name=\"generator\" content=\"{}\">\n<title>{} – spinepath "
      "report</title>\n<style>\n{}{}{}</style>\n</head>\n"
      "<body id=\"top\">\n<a class=\"skip\" href=\"#main\">Skip to the results</a>\n{}<div "
      "class=\"page\">\n{}"
      "<main id=\"main\">\n{}</main>\n</div>\n<footer><p>Made by {}. This file holds everything it shows: it "
      "loads nothing "
      "and runs no script.</p></footer>\n</body>\n</html>\n",
      policy, escaped(document.generator), escaped(document.title), palette_rules(), report_css,
      rules_of(document.chapters), header_of(document), contents_of(document.chapters), sections,
      escaped(document.generator));
}

}  // namespace spinepath::report
