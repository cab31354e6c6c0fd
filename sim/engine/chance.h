// Chance: all randomness of a run. A random number is a pure function of its address (seed, patient, purpose,
// name, course), by the counter-based generator Threefry4x64-20 (Salmon, Moraes, Dror, Shaw, "Parallel random
// numbers: as easy as 1, 2, 3", SC'11; Random123): the address is the counter, the seed the key, one call
// gives four uniforms. So patients are the same people in every pathway, and nothing depends on threads,
// order or what else is drawn. Threefry rather than Philox, as measured for the project (PERFORMANCE.md 2a):
// one call at a time 13 against 10 ns, but 3 (AVX-512) to 8 (AVX2) in a loop that compilers vectorise.
#pragma once
#include <array>
#include <bit>
#include <cstdint>

#include <Random123/threefry.h>

namespace spinepath {

/// Changes whenever the numbers of a run change.
inline constexpr const char* generator_id = "threefry4x64-20/1";

/// What a block of four random numbers is for. The comment names what each of them decides.
enum class Purpose : std::uint64_t {
  person = 1,         ///< age, female, condition, severity
  body = 2,           ///< pain, responsiveness, death
  flag = 3,           ///< has it
  treatment = 4,      ///< accept, wait, work-up confirms, rank of response
  course = 5,         ///< time to relapse, wait before the next course
  amount = 6,         ///< money
  adverse_event = 7,  ///< happens, dies of it
  late_event = 8,     ///< time
  endpoint = 9,       ///< reached
  parameter =
      10,  ///< rank of a parameter; the draw takes the place of the patient, the attempt of the course
  sobol_shift = 11  ///< shift of a parameter's Sobol points
};

/// 64 random bits as a number in (0, 1): the midpoints of 2^52 equal cells, so never 0 or 1.
inline double uniform(std::uint64_t bits) {
  return std::bit_cast<double>((bits >> 12) | 0x3FF0000000000000ull) - (1.0 - 0x1p-53);
}

class Chance {
 public:
  Chance(std::uint64_t seed, std::uint64_t patient) : seed_(seed), patient_(patient) {}

  /// The four uniforms at an address; `name` from stream_of, `course` from 1, 0 where there is none.
  std::array<double, 4> uniforms(Purpose purpose, std::uint64_t name = 0, std::uint64_t course = 0) const {
    const r123::Threefry4x64::ctr_type counter{{patient_, static_cast<std::uint64_t>(purpose), name, course}};
    const r123::Threefry4x64::key_type key{{seed_, 0, 0, 0}};
    const auto bits = r123::Threefry4x64{}(counter, key);
    return {uniform(bits[0]), uniform(bits[1]), uniform(bits[2]), uniform(bits[3])};
  }

 private:
  std::uint64_t seed_, patient_;
};

}  // namespace spinepath
