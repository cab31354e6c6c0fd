#include "sim/report/brief/brief.h"

#include <fmt/format.h>

#include "sim/report/draw/svg.h"
#include "sim/report/findings/relief.h"
#include "sim/report/words/numbers.h"

namespace spinepath::report {
namespace {

std::string finding_markup(const Sentence& sentence, const std::map<std::string, int>& figures) {
  const auto figure = figures.find(sentence.figure);
  const std::string link = figure == figures.end()
                               ? ""
                               : fmt::format(" <a href=\"#{}\">Figure {}</a>", figure->first, figure->second);
  return fmt::format("<li><b>{}.</b> {}{}</li>\n", escaped(sentence.topic), escaped(sentence.text), link);
}

}  // namespace

Chapter brief_chapter(const Material& material, const std::map<std::string, int>& figures) {
  Chapter chapter{.id = "brief", .title = "In brief", .blocks = {}};
  std::string items, warnings;
  for (const Sentence& sentence : findings(material)) items += finding_markup(sentence, figures);
  for (const std::string& limit : limits(material)) warnings += fmt::format("<li>{}</li>\n", escaped(limit));
  if (!items.empty()) chapter.add("<ul class=\"key\">\n" + items + "</ul>\n");
  if (const DataTable table = scorecard(material); !table.rows.empty()) chapter.add(html_of(table, "score"));
  if (!warnings.empty())
    chapter.add("<div class=\"limits\"><h3>What these figures cannot say</h3><ul>\n" + warnings +
                "</ul></div>\n");
  return chapter;
}

}  // namespace spinepath::report
