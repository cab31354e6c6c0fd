// Manifest: the origin of results, sufficient to reproduce them.
#pragma once
#include <cstdint>
#include <string>

namespace spinepath::output {

struct Manifest {
  std::string version, commit;  ///< of the program
  std::string scenario_file;
  std::uint64_t scenario_hash = 0;  ///< of the bytes of all files read
  std::uint64_t patients = 0, seed = 0;
  std::uint64_t draws = 0, patients_per_draw = 0;  ///< of the PSA; 0 without one
  int threads = 0;
  double wall_seconds = 0;  ///< [seconds]
};

/// Sixteen hexadecimal digits.
std::string hash_text(std::uint64_t hash);

}  // namespace spinepath::output
