// The parameters of a scenario for people and for summary.json: value, unit, uncertainty and source of each
// that its files give.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "sim/scenario/format/scenario.h"
#include "sim/scenario/uncertainty/interval.h"

namespace spinepath::output {

struct ParameterText {
  const scenario::Parameter* parameter;
  std::string unit;                            ///< with the scenario's currency for "money"
  std::string uncertainty;                     ///< "beta, n = 26"; empty where none
  std::optional<scenario::Interval> interval;  ///< 95 %
  const scenario::Source* source;              ///< null where none is named
};

/// In the order of the format; they point into the scenario.
std::vector<ParameterText> parameters_of(const scenario::Scenario& scenario);

const scenario::Source* find_source(const scenario::Scenario& scenario, std::string_view name);

/// A parameter's value, or another one of its kind: times below two years as "6 weeks", and no unit with
/// them.
struct ValueText {
  std::string value, unit;
};
ValueText value_text(double value, const ParameterText& of, int digits = 6);

/// "normal, mean 52, sd 12, 18 to 85"; a fixed one as its number.
std::string quantity_text(const scenario::Quantity& quantity);
/// The same for times: "uniform, low 1 week, high 6 weeks".
std::string duration_text(const scenario::Quantity& quantity);

}  // namespace spinepath::output
