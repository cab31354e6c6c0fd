// Chance: the only source of random numbers. A random number is a pure function of its address (seed,
// patient, purpose, name, course), by the counter-based generator Threefry4x64-20 (Salmon, Moraes, Dror,
// Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC'11; Random123): the address is the counter, the
// seed the key, one call gives four uniforms. So all pathways have the same patients (common random
// numbers), results do not depend on threads, order or other draws, and ChanceOfLanes draws many patients'
// numbers in one loop. Threefry, not Philox, as measured for this program: 13 ns against 10 ns for single
// calls, but 3 ns (AVX-512) to 8 ns (AVX2) in a vectorised loop.
#pragma once
#include <array>
#include <bit>
#include <cstdint>

#include <Random123/threefry.h>

#include "models/numerics/lanes.h"

namespace spinepath {

/// Changes whenever the numbers of a run change.
inline constexpr const char* generator_id = "threefry4x64-20/2";

/// Use of a block of four random numbers. The comments list what each number decides.
enum class Purpose : std::uint64_t {
  person = 1,         ///< age, female, condition, severity
  body = 2,           ///< pain, responsiveness, death, standing in the natural course
  flag = 3,           ///< has the flag
  treatment = 4,      ///< accept, wait, work-up confirms, rank of response
  course = 5,         ///< time to relapse, wait before the next course
  amount = 6,         ///< money
  adverse_event = 7,  ///< happens, dies of it
  late_event = 8,  ///< times of four events after a course; `course` has the block's number in its upper half
  endpoint = 9,    ///< reached
  parameter = 10,  ///< rank of a parameter; addressed by draw and attempt in place of patient and course
  sobol_shift = 11,  ///< shift of a parameter's Sobol points
  nature = 12        ///< passing parts at four knots of the natural course; `course` is the block's number
};

/// 64 random bits as a number in (0, 1): the midpoints of 2^52 equal cells, so never 0 or 1.
inline double uniform(std::uint64_t bits) {
  return std::bit_cast<double>((bits >> 12) | 0x3FF0000000000000ull) - (1.0 - 0x1p-53);
}

/// The same for lane_count numbers.
SPINEPATH_INLINE Lanes uniform(LaneBits bits) {
  return __builtin_bit_cast(Lanes, (bits >> 12) | 0x3FF0000000000000ull) - (1.0 - 0x1p-53);
}

class Chance {
 public:
  Chance(std::uint64_t seed, std::uint64_t patient) : seed_(seed), patient_(patient) {}
  std::uint64_t seed() const { return seed_; }
  std::uint64_t patient() const { return patient_; }

  /// The four uniforms at an address; `name` from stream_of, `course` from 1, or 0 without a course.
  std::array<double, 4> uniforms(Purpose purpose, std::uint64_t name = 0, std::uint64_t course = 0) const {
    const r123::Threefry4x64::ctr_type counter{{patient_, static_cast<std::uint64_t>(purpose), name, course}};
    const r123::Threefry4x64::key_type key{{seed_, 0, 0, 0}};
    const auto bits = r123::Threefry4x64{}(counter, key);
    return {uniform(bits[0]), uniform(bits[1]), uniform(bits[2]), uniform(bits[3])};
  }

 private:
  std::uint64_t seed_, patient_;
};

/// The same numbers as Chance for lane_count patients at once: the rounds of Threefry4x64-20 on lanes.
class ChanceOfLanes {
 public:
  SPINEPATH_INLINE ChanceOfLanes(std::uint64_t seed, LaneBits patients) : seed_(seed), patients_(patients) {}

  SPINEPATH_INLINE std::array<Lanes, 4> uniforms(Purpose purpose, std::uint64_t name = 0,
                                                 std::uint64_t course = 0) const {
    constexpr int rotations[8][2] = {{14, 16}, {52, 57}, {23, 40}, {5, 37},
                                     {25, 33}, {46, 12}, {58, 22}, {32, 32}};
    const std::uint64_t key[5] = {seed_, 0, 0, 0, 0x1BD11BDAA9FC1A22ull ^ seed_};
    LaneBits x0 = patients_ + key[0], x1 = LaneBits{} + static_cast<std::uint64_t>(purpose),
             x2 = LaneBits{} + name, x3 = LaneBits{} + course;
#pragma GCC unroll 20
    for (std::uint64_t round = 0; round < 20; ++round) {
      const auto [first, second] = rotations[round % 8];
      mix(x0, round % 2 == 0 ? x1 : x3, first);
      mix(x2, round % 2 == 0 ? x3 : x1, second);
      if (round % 4 != 3) continue;
      const std::uint64_t injection = round / 4 + 1;
      x0 += key[injection % 5];
      x1 += key[(injection + 1) % 5];
      x2 += key[(injection + 2) % 5];
      x3 += key[(injection + 3) % 5] + injection;
    }
    return {uniform(x0), uniform(x1), uniform(x2), uniform(x3)};
  }

 private:
  SPINEPATH_INLINE static void mix(LaneBits& a, LaneBits& b, int rotation) {
    a += b;
    b = ((b << rotation) | (b >> (64 - rotation))) ^ a;
  }
  std::uint64_t seed_;
  LaneBits patients_;
};

}  // namespace spinepath
