// Of which files a decision on a sample is made, and how to get the same figures again.
#include <fmt/format.h>

#include "sim/output/text/number.h"
#include "sim/report/data/json.h"
#include "sim/report/draw/svg.h"
#include "sim/report/method/commands.h"
#include "sim/report/method/figures.h"
#include "sim/report/page/html.h"

namespace spinepath::report {
namespace {

std::string row_of(const std::string& what, const std::string& markup) {
  return fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td></tr>\n", escaped(what), markup);
}

std::string command_text(const Json& manifest) {
  std::string text = "spinepath";
  for (const Json& word : list_of(manifest, "command"))
    if (word.is_string()) text += " " + for_shell(word.get<std::string>());
  return text;
}

}  // namespace

std::string sample_table(const Material& material) {
  const Sample& sample = *material.sample;
  const Json &manifest = list_of(sample.about, "manifest"), &about = list_of(sample.about, "sample");
  std::string rows;
  for (const Json& file : list_of(manifest, "files"))
    rows += row_of(text_of(file, "role"),
                   fmt::format("<code>{}</code><br>SHA-256 <code>{}</code>", escaped(text_of(file, "name")),
                               escaped(text_of(file, "sha256"))));
  rows += row_of("draws", output::counted(sample.draws.done, "draw"));
  rows += row_of("reference", escaped(text_of(about, "reference")));
  rows += row_of("Monte Carlo error", escaped(text_of(about, "assumption")));
  rows += row_of("program", fmt::format("spinepath {}, commit {}", escaped(sample.origin.version),
                                        "<code>" + escaped(sample.origin.commit) + "</code>"));
  rows += row_of("command", "<code>" + escaped(command_text(manifest)) + "</code>");
  rows += row_of("files of it", fmt::format("decision.csv, information.csv, {}decision.json, export/",
                                            sample.draws.trials ? "trials.csv, population.csv, " : ""));
  return "<p class=\"sub\">All figures come from these files alone, which another program made. What they "
         "are "
         "draws of, for which people, over which time and with which discounting, is not in them.</p>\n" +
         scrolling("How to repeat it",
                   "<table class=\"kv\"><caption>How to get the same numbers again</caption><tbody>\n" +
                       rows + "</tbody></table>");
}

}  // namespace spinepath::report
