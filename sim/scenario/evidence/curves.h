// The measured curves of a treatment, the evidence and the patients that each is for, and which of them apply
// under an evidence; and the parameters of all curves.
#pragma once
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "models/relief/layer.h"
#include "sim/scenario/format/scenario.h"
#include "sim/scenario/text/key_path.h"

namespace spinepath::scenario {

struct MeasuredCurve {
  const Eligibility* eligibility;  ///< null: all patients
  std::string evidence;            ///< empty: any
  Measured kind;
  const Curve* curve;
  KeyPath path;
};
/// All curves of a treatment in order of priority: those of `relief_for`, of its variants, its own.
std::vector<MeasuredCurve> measured_curves(const Treatment& treatment);

/// Those under the evidence that it uses: the first whose rule a patient meets applies.
std::vector<MeasuredCurve> curve_choices(const Treatment& treatment, const Scenario& scenario);
std::vector<MeasuredCurve> curve_choices(const Treatment& treatment, const std::string& evidence);

/// The evidence that a treatment uses: its own or the simulation's.
const std::string& evidence_of(const Treatment& treatment, const Scenario& scenario);

/// Parameter::path of all numbers of curves: the natural course, contexts, treatments, and [curves].
std::set<std::string> parameters_of_curves(const Scenario& scenario);

/// The largest time of a knot of all curves, or of all curves of a treatment [years]; none without curves.
std::optional<double> last_knot(const Scenario& scenario);
std::optional<double> last_knot(const Treatment& treatment);

/// Whether at least one pathway has the treatment.
bool in_use(const Treatment& treatment, const Scenario& scenario);

}  // namespace spinepath::scenario
