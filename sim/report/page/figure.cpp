#include "sim/report/page/figure.h"

#include <fmt/format.h>

#include "sim/report/draw/svg.h"

namespace spinepath::report {
namespace {

std::string data_of(const Figure& figure, int number) {
  std::string content =
      figure.description.empty() ? "" : fmt::format("<p class=\"desc\">{}</p>", escaped(figure.description));
  for (const DataTable& table : figure.data)
    content += html_of(table, {}, "Data: ") + "<p>" + download(table) + "</p>";
  for (const DataTable& table : figure.files) content += "<p>" + download(table) + "</p>";
  if (content.empty()) return {};
  return fmt::format(
      "<details class=\"data\"><summary>Data and description of figure {}</summary>{}</details>", number,
      content);
}

}  // namespace

std::string markup_of(const Figure& figure, int number) {
  return fmt::format(
      "<figure id=\"{}\"><figcaption><h3><span class=\"fno\">Figure {}</span> {}</h3><p class=\"sub\">{}</p>"
      "</figcaption>{}<div class=\"chart\">{}</div><p class=\"note\">{} <b>Source:</b> {}.</p>{}</figure>\n",
      figure.id, number, figure.finding, figure.measure, figure.controls, figure.body, figure.error,
      escaped(figure.source), data_of(figure, number));
}

std::string heading(const std::string& text) {
  return fmt::format("<h3 class=\"th\">{}</h3>\n", escaped(text));
}

}  // namespace spinepath::report
