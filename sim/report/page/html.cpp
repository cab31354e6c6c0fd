#include "sim/report/page/html.h"

#include <fmt/format.h>

#include "sim/report/draw/svg.h"
#include "sim/report/words/names.h"

namespace spinepath::report {
std::string chip(const PathwayText& pathway) {
  return fmt::format("<span class=\"chip {}\">{}</span>", pathway.colour, pathway.number);
}

std::string named(const PathwayText& pathway) {
  return fmt::format("{}<span class=\"pn\">{}{}</span>", chip(pathway), escaped(pathway.label),
                     pathway.what_if ? " †" : "");
}

std::string named_shortly(const PathwayText& pathway) { return chip(pathway) + escaped(plain_name(pathway)); }

std::string legend(std::span<const PathwayText> pathways, bool only_narrow) {
  std::string items;
  for (const PathwayText& pathway : pathways) items += "<li>" + named(pathway) + "</li>";
  return fmt::format("<ul class=\"legend{}\">{}</ul>\n", only_narrow ? " narrow" : "", items);
}

std::string legend(std::span<const LegendEntry> entries) {
  std::string items;
  for (const auto& [swatch, text] : entries)
    items += fmt::format("<li><span class=\"{}\"></span><span>{}</span></li>", swatch, text);
  return fmt::format("<ul class=\"legend\">{}</ul>\n", items);
}

Tabs tabs(const std::string& group, const std::string& legend, const std::vector<Panel>& panels) {
  Tabs made;
  for (const Panel& panel : panels) {
    const std::string id = group + "-" + panel.id;
    const bool first = &panel == &panels.front();
    made.controls += fmt::format("<input type=\"radio\" name=\"{}\" id=\"{}\"{}><label for=\"{}\">{}</label>",
                                 group, id, first ? " checked" : "", id, panel.label);
    made.panels += fmt::format("<div class=\"v {}{}\"><p class=\"po\">{}</p>{}</div>\n", id,
                               panel.printed ? "" : " screen", panel.heading, panel.markup);
    made.rules += fmt::format("figure:has(#{0}:checked) .v:not(.{0}){{display:none}}\n", id);
  }
  made.controls =
      fmt::format("<fieldset class=\"tabs\"><legend>{}</legend>{}</fieldset>\n", legend, made.controls);
  if (panels.size() < 2) made.controls.clear();
  return made;
}

std::string scrolling(const std::string& name, const std::string& markup) {
  return fmt::format("<section class=\"scroll\" aria-label=\"{}\" tabindex=\"0\">{}</section>\n",
                     escaped(name), markup);
}

}  // namespace spinepath::report
