// Characteristics of patients at entry that a run can be taken apart by: those of every scenario, and the flags of
// its cohort. A flag may have the name of one of the former; `insured` is both.
#pragma once
#include <array>
#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "models/patient.h"
#include "sim/scenario/format/scenario.h"

namespace spinepath {

/// Upper limits of the age bands (exclusive); the last band is above. An assumption: working age in two
/// halves, and retirement. [years]
inline constexpr std::array<double, 2> age_bands{40, 65};

struct Characteristic {
  std::string name;
  std::vector<std::string> values;                ///< names of its groups
  std::function<std::size_t(const Patient&)> of;  ///< index of the patient's value; a pure function
};

Characteristic condition_of_patients(const scenario::Scenario& scenario);

/// All that the scenario's patients have, the condition first.
std::vector<Characteristic> characteristics_of(const scenario::Scenario& scenario);

}  // namespace spinepath
