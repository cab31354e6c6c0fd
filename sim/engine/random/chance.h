// Chance: all randomness of a run. A random number is a pure function of its address (seed, patient, purpose,
// name, course), by the counter-based generator Threefry4x64-20 (Salmon, Moraes, Dror, Shaw, "Parallel random
// numbers: as easy as 1, 2, 3", SC'11; Random123): the address is the counter, the seed the key, one call
// gives four uniforms. So patients are the same people in every pathway, and nothing depends on threads,
// order or what else is drawn; and many patients' numbers may be drawn ahead in one loop (ChanceOfFour).
// Threefry rather than Philox, as measured for this program: one call at a time 13 against
// 10 ns, but 3 (AVX-512) to 8 (AVX2) in a loop that compilers vectorise.
#pragma once
#include <array>
#include <bit>
#include <cstdint>

#include <Random123/threefry.h>

#include "models/lanes.h"

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

/// The same of four sets of bits.
SPINEPATH_INLINE Lanes uniform(LaneBits bits) {
  return std::bit_cast<Lanes>((bits >> 12) | 0x3FF0000000000000ull) - (1.0 - 0x1p-53);
}

class Chance {
 public:
  Chance(std::uint64_t seed, std::uint64_t patient) : seed_(seed), patient_(patient) {}
  std::uint64_t seed() const { return seed_; }
  std::uint64_t patient() const { return patient_; }

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

/// Chance of four patients at once: the rounds of Threefry4x64-20 on lanes; the same numbers.
class ChanceOfFour {
 public:
  SPINEPATH_INLINE ChanceOfFour(std::uint64_t seed, LaneBits patients) : seed_(seed), patients_(patients) {}

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
