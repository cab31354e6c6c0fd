// The report: what result files say as one HTML page, and its first lines for the terminal.
#pragma once
#include <string>

#include "sim/output/text/style.h"
#include "sim/report/data/material.h"

namespace spinepath::report {

inline constexpr const char* report_file = "report.html";

/// The bytes depend on the material alone.
std::string report_html(const Material& material);

/// The results in a few sentences, and a row of key figures per pathway.
std::string brief_text(const Material& material, const output::Style& style);

}  // namespace spinepath::report
