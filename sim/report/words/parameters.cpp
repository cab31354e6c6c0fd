#include "sim/report/words/parameters.h"

#include <algorithm>
#include <vector>

#include "sim/output/text/number.h"
#include "sim/report/words/names.h"

namespace spinepath::report {
namespace {

std::vector<std::string> segments_of(const std::string& path) {
  std::vector<std::string> segments;
  std::size_t begin = 0;
  for (std::size_t dot = path.find('.'); dot != std::string::npos; dot = path.find('.', begin)) {
    segments.push_back(path.substr(begin, dot - begin));
    begin = dot + 1;
  }
  segments.push_back(path.substr(begin));
  return segments;
}

bool is_knot_number(const std::string& name) {
  return name == "mean" || name == "sd" || name.starts_with("relief_");
}

}  // namespace

std::string curve_of(const std::string& parameter) {
  const std::vector<std::string> segments = segments_of(parameter);
  if (segments.size() < 3 || !is_knot_number(segments.back())) return parameter;
  const std::string& time = segments[segments.size() - 2];
  if (time.empty() || !output::is_digit(time[0])) return parameter;
  return parameter.substr(0, parameter.size() - time.size() - segments.back().size() - 2);
}

std::string readable_parameter(const std::string& parameter, const Study& study) {
  const std::vector<std::string> segments = segments_of(parameter);
  std::string text;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    const bool names_next = i + 1 < segments.size() && (i == 0 || segments[0] == "pathways");
    if (names_next && (segments[i] == "treatments" || segments[i] == "pathways" || segments[i] == "steps"))
      continue;
    const std::string before = i == 0 ? "" : segments[i - 1];
    const PathwayText* pathway = before == "pathways" && i == 1 ? study.pathway(segments[i]) : nullptr;
    const bool is_treatment = (before == "treatments" && i == 1) || (before == "steps" && i == 3);
    text += text.empty() ? "" : " · ";
    text += pathway        ? short_name(*pathway)
            : is_treatment ? spaced(study.treatment_label(segments[i]))
                           : spaced(segments[i]);
  }
  return text;
}

}  // namespace spinepath::report
