// Patient: the baseline of one person, drawn once and shared by all pathways that are compared. Constant
// during a walk. See models/README.md, A patient.
#pragma once
#include <cstdint>

namespace spinepath {

enum class Severity : std::uint8_t { mild, moderate, severe };
inline constexpr int severity_count = 3;

struct Patient {
  double age = 0;               ///< [years], at entry
  double pain = 0;              ///< [VAS mm], baseline, > 0
  double responsiveness = 0;    ///< F: standard normal [1], shared by all treatments
  double standing = 0;          ///< Z_N: lasting part of the rank in the natural course, standard normal [1]
  double death = 0;             ///< [years from entry]; infinite without a life table
  std::uint64_t flags = 0;      ///< one bit per flag of the cohort
  std::uint32_t condition = 0;  ///< index into the cohort's conditions
  Severity severity = Severity::moderate;
  bool female = false;
  bool insured = true;  ///< has the flag named `insured`; everybody if there is none

  /// The lowest relief possible: pain stays at or below 100 mm. [percent]
  double lowest_relief() const { return -100.0 * (100.0 - pain) / pain; }
};

}  // namespace spinepath
