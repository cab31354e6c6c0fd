// What a folder of results has for readers other than tables: report.html, and the pathways as drawings. They are made
// of all results in the folder, so each command that writes there makes them anew.
#pragma once
#include <string>
#include <vector>

#include "sim/output/files/file.h"
#include "sim/output/text/style.h"
#include "sim/scenario/format/scenario.h"

namespace spinepath::cli {

std::vector<std::string> page_names();

std::vector<output::File> drawings(const scenario::Scenario& scenario);

/// What is made of result files.
struct Pages {
  std::string html;  ///< report.html, if asked for
  std::string brief;
};

/// Of the files of a command and those that other commands wrote to the same folder; of these, files that cannot be read
/// are left out. Throws report::Unusable if the files themselves cannot be read.
Pages pages_of(const std::vector<output::File>& files, const std::vector<output::File>& of_others,
               const output::Style& style, bool with_html);

}  // namespace spinepath::cli
