// What a folder of results has for readers other than tables: report.html, and the pathways as drawings. They are made
// of all results in the folder, so each command that writes there makes them anew.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "sim/output/files/file.h"
#include "sim/report/data/material.h"
#include "sim/scenario/format/scenario.h"

namespace spinepath::cli {

std::vector<std::string> page_names();

std::vector<output::File> drawings(const scenario::Scenario& scenario);

/// What the files say, with those that other commands wrote to the same folder. Of these, files that cannot be read are
/// left out. `problem`: why the files themselves cannot be read, if so.
std::optional<report::Material> material_of(const std::vector<output::File>& files,
                                            const std::vector<output::File>& of_others, std::string& problem);

}  // namespace spinepath::cli
