#include "sim/report/diagram/diagram.h"

#include <fmt/format.h>

#include "sim/report/diagram/alternative.h"
#include "sim/report/diagram/layout.h"
#include "sim/report/draw/palette.h"
#include "sim/report/draw/svg.h"

namespace spinepath::report {
namespace {

constexpr double magnification = 1.25;  ///< usual size of the picture [pixels per unit]

std::string colours(const Palette& palette) {
  std::string rules = fmt::format(
      ".pathways{{background:{0};color:{3}}}.pathways .paper{{fill:{0}}}.pathways .box{{fill:{1};stroke:{2}}}"
      ".pathways .ink{{fill:{3}}}.pathways .muted{{fill:{4}}}"
      ".pathways .stop{{fill:{0};stroke:{3}}}.pathways .number{{fill:{0}}}",
      palette.paper, palette.panel, palette.rule, palette.ink, palette.muted);
  for (std::size_t c = 0; c < palette.pathways.size(); ++c)
    rules += fmt::format(".pathways .c{}{{stroke:{}}}", c, palette.pathways[c]);
  return rules;
}

std::string style() {
  return element("style", {},
                 colours(light_palette) + "@media screen and (prefers-color-scheme:dark){" +
                     colours(dark_palette) +
                     "}.pathways{display:block;margin:0 auto;max-width:100%;height:auto}"
                     "@media print{.pathways{print-color-adjust:exact;max-height:100vh}}");
}

std::string texts(const std::vector<Label>& labels) {
  std::string text;
  for (const Label& label : labels) text += markup_of(label);
  return text;
}

std::string line(const Line& line, double width) {
  return element("path", {{"class", fmt::format("c{}", colour_of(line.pathway))},
                          {"d", rounded_path(line.corners)},
                          {"fill", "none"},
                          {"stroke-width", coordinate(width)}});
}

/// A box, joined to the mark across the lines.
std::string station(const Station& station) {
  const double middle = station.stop.top + station.stop.height / 2;
  return element("path", {{"class", "box"},
                          {"d", fmt::format("M{0} {1}L{2} {1}", coordinate(station.stop.right()),
                                            coordinate(middle), coordinate(station.box.left))}}) +
         rectangle(station.box, "box", 8) + rectangle(station.stop, "stop", station.stop.height / 2) +
         texts(station.labels);
}

std::string end(const End& end) {
  return rectangle(end.number, fmt::format("number c{}", colour_of(end.pathway)), end.number.height / 2) +
         texts(end.labels);
}

std::string drawing(const Layout& layout) {
  std::string lines, stations, ends;
  for (const Line& one : layout.lines) lines += line(one, 0.7 * layout.pitch);
  for (const Station& one : layout.stations) stations += station(one);
  for (const End& one : layout.ends) ends += end(one);
  return rectangle({0, 0, layout.width, layout.height}, "paper", 0) + texts(layout.head) +
         element("g", {}, "\n" + lines) + element("g", {{"stroke-width", "1.5"}}, "\n" + stations) +
         element("g", {{"stroke-width", "3"}}, "\n" + ends) + texts(layout.continued) + texts(layout.foot);
}

}  // namespace

std::string diagram_svg(const scenario::Scenario& scenario, std::size_t columns) {
  const Layout layout = layout_of(scenario, columns);
  return element(
      "svg",
      {{"xmlns", "http://www.w3.org/2000/svg"},
       {"class", "pathways"},
       {"role", "img"},
       {"aria-labelledby", "pathways-title pathways-desc"},
       {"viewBox", fmt::format("0 0 {} {}", coordinate(layout.width), coordinate(layout.height))},
       {"width", coordinate(magnification * layout.width)},
       {"height", coordinate(magnification * layout.height)},
       {"font-family",
        "system-ui,-apple-system,Segoe UI,Roboto,Helvetica Neue,Liberation Sans,Arial,sans-serif"}},
      "\n" + element("title", {{"id", "pathways-title"}}, escaped(title_of(scenario))) +
          element("desc", {{"id", "pathways-desc"}}, escaped(alternative_to(scenario))) + style() +
          drawing(layout));
}

}  // namespace spinepath::report
