// What the numbers rest on, how to repeat them, and what authors have to add. Each is empty where there is nothing.
#pragma once
#include <map>
#include <optional>
#include <string>

#include "sim/report/data/material.h"
#include "sim/report/page/figure.h"

namespace spinepath::report {

std::optional<Figure> designs_figure(const Material& material);  ///< what the numbers rest on
std::string parameters_table(const Material& material);
std::string method_table(const Material& material);  ///< how to repeat it
std::string sample_table(const Material& material);  ///< of which files a decision on a sample is made
/// `chapters`: ids of what the page has, with the words for it: "section 5".
std::string cheers_list(const Material& material, const std::map<std::string, std::string>& chapters);

}  // namespace spinepath::report
