// Manifest: the origin of results, sufficient to reproduce them. What differs from run to run of the same results, such
// as their time, is not among them, but in files.json.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "models/view.h"
#include "sim/output/text/style.h"

namespace spinepath::output {

struct Manifest {
  std::string version, commit;  ///< of the program
  std::string scenario_file;
  std::uint64_t scenario_hash = 0;  ///< of the bytes of all files read
  std::uint64_t patients = 0, seed = 0;
  std::uint64_t draws = 0, patients_per_draw = 0;  ///< of the PSA; 0 without one
  int threads = 0;
  double wall_seconds = 0;  ///< [seconds]
  std::vector<std::pair<std::string, std::string>> set =
      {};                     ///< parameters set on the command line, as written
  std::string evidence = {};  ///< asked for on the command line; empty: none
  /// Of export/, asked for on the command line; none: that of [decision].
  std::optional<View> export_view = {};
};
/// "cohort.female = 0.6, evidence = observed"; empty where the command line changed nothing.
std::string changes_text(const Manifest& manifest);
/// The same in lines of a report.
std::string changes_note(const Manifest& manifest, const Style& style);

/// Sixteen hexadecimal digits.
std::string hash_text(std::uint64_t hash);

}  // namespace spinepath::output
