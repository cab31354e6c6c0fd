#include "sim/cli/pages.h"

#include <algorithm>

#include "sim/report/data/read.h"
#include "sim/report/diagram/diagram.h"
#include "sim/report/report.h"

namespace spinepath::cli {
namespace {

constexpr std::size_t wide_columns = 2;  ///< of the drawing for paper and wide screens

report::ResultFolder used(const std::vector<output::File>& files) {
  report::ResultFolder folder{.name = "this folder", .files = {}};
  for (const output::File& file : files)
    if (std::ranges::find(report::used_files(), file.name) != report::used_files().end())
      folder.files.push_back(file);
  return folder;
}

}  // namespace

std::vector<std::string> page_names() {
  return {report::report_file, report::wide_diagram_file, report::narrow_diagram_file};
}

std::vector<output::File> drawings(const scenario::Scenario& scenario) {
  return {{report::wide_diagram_file, report::diagram_svg(scenario, wide_columns)},
          {report::narrow_diagram_file, report::diagram_svg(scenario, 1)}};
}

Pages pages_of(const std::vector<output::File>& files, const std::vector<output::File>& of_others,
               const output::Style& style, bool with_html) {
  const auto made = [&](std::vector<report::ResultFolder> folders) -> Pages {
    const report::Material material = report::read_material(std::move(folders));
    return {.html = with_html ? report::report_html(material) : std::string{},
            .brief = report::brief_text(material, style)};
  };
  try {
    return made({used(files), used(of_others)});
  } catch (const report::Unusable&) {
    return made({used(files)});
  }
}

}  // namespace spinepath::cli
