// The parameters of a scenario's files for reports and summary.json: value, unit, uncertainty and source.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "sim/scenario/format/scenario.h"
#include "sim/scenario/uncertainty/interval.h"

namespace spinepath::output {

struct ParameterText {
  const scenario::Parameter* parameter;
  std::string unit;                            ///< "money" replaced by the scenario's currency
  std::string uncertainty;                     ///< "beta, n = 26"; empty if certain
  std::optional<scenario::Interval> interval;  ///< 95 %
  const scenario::Source* source;              ///< null if none is given
};

/// In the order of the format, with pointers into the scenario.
std::vector<ParameterText> parameters_of(const scenario::Scenario& scenario);

/// A value in the parameter's unit; times below two years as "6 weeks", without a unit of their own.
struct ValueText {
  std::string value, unit;
};
ValueText value_text(double value, const ParameterText& of, int digits = 6);

/// "normal, mean 52, sd 12, 18 to 85"; a fixed quantity as a number.
std::string quantity_text(const scenario::Quantity& quantity);
/// The same for times: "uniform, low 1 week, high 6 weeks".
std::string duration_text(const scenario::Quantity& quantity);

/// "relief of at least 50 %; lost below 30 %"
std::string success_text(const scenario::Pathway& pathway);

}  // namespace spinepath::output
