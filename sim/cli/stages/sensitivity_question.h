// The question of `sensitivity` as given on the command line, with every name checked against the scenario.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "sim/analysis/sensitivity/one_way.h"
#include "sim/analysis/sensitivity/threshold.h"
#include "sim/cli/options/run_settings.h"
#include "sim/cli/terminal/load.h"
#include "sim/cli/terminal/stop.h"

namespace spinepath::cli {

enum class SensitivityKind { one_way, two_way, threshold };

struct SensitivityArguments {
  std::string file, outcome, parameters = "*", pathway, threshold;
  std::vector<std::string> two_way;
  std::vector<double> range;  ///< empty, or low and high [the parameter's unit]
  std::optional<std::uint64_t> points;
  bool each_number = false;
  RunSettings settings;

  SensitivityKind kind() const;
};

/// The question with valid names.
struct SensitivityAsked {
  scenario::Scenario used;
  SensitivityQuestion question;
  output::Manifest manifest;
  output::Style style;                     ///< of the report
  std::vector<VariedParameter> moved;      ///< parameters or curves of the bars of the tornado
  std::vector<ParameterRange> parameters;  ///< the two parameters of the grid
  std::optional<SearchRange> range;        ///< of the threshold
  bool searched_varies = false;            ///< an amount that varies between patients
};

/// Throws WrongCall.
SensitivityAsked read_question(const SensitivityArguments& arguments, const Loaded& loaded);

}  // namespace spinepath::cli
