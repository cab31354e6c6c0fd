// Lanes: four doubles computed at once, by the vector extension of g++ and clang: +, -, *, /, <, and
// c ? a : b work on all four. On every processor each lane gives the bits that a double would (no fused
// multiply-adds: -ffp-contract=off). Four, not eight: eight are 6 % faster with registers of 512 bits, but
// take twice the time with 256 bits, as g++ 12 then keeps them in memory.
// SPINEPATH_VECTORISED marks a function with loops over Lanes: the compiler makes one copy of it for each
// generation of x86 processors, and the loader picks the widest that the machine supports. SPINEPATH_INLINE
// marks the functions on Lanes that it calls, which become part of each copy. They must not pass Lanes to other
// functions (so __builtin_bit_cast, as std::bit_cast is one): a copy for another generation passes them differently.
#pragma once
#include <cstddef>
#include <cstdint>

#if defined(SPINEPATH_ONLY_FOR)  // tests compare the copies: "arch=x86-64-v3"
#define SPINEPATH_VECTORISED __attribute__((target(SPINEPATH_ONLY_FOR)))
#elif defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_THREAD__) && \
    !defined(__SANITIZE_ADDRESS__)
#define SPINEPATH_VECTORISED __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define SPINEPATH_VECTORISED
#endif

#define SPINEPATH_INLINE [[gnu::always_inline]] inline

namespace spinepath {

inline constexpr std::size_t lane_count = 4;

using Lanes = double __attribute__((vector_size(lane_count * sizeof(double))));
using LaneBits = std::uint64_t __attribute__((vector_size(lane_count * sizeof(std::uint64_t))));

/// Length of a row for n doubles: n rounded up to whole pairs of Lanes.
inline constexpr std::size_t padded(std::size_t n) {
  return (n + 2 * lane_count - 1) / (2 * lane_count) * (2 * lane_count);
}

/// Consecutive doubles, at any address (no alignment needed). Not by memcpy, whose stores could change anything, so that
/// the compiler would load pointers and sizes again after each.
using UnalignedLanes [[gnu::aligned(sizeof(double))]] = Lanes;
SPINEPATH_INLINE Lanes load(const double* from) { return *reinterpret_cast<const UnalignedLanes*>(from); }
SPINEPATH_INLINE void store(double* to, Lanes x) { *reinterpret_cast<UnalignedLanes*>(to) = x; }

template <class T>
SPINEPATH_INLINE T smaller(T a, T b) {
  return a < b ? a : b;
}
template <class T>
SPINEPATH_INLINE T larger(T a, T b) {
  return a > b ? a : b;
}

// A comparison that several choices need, as a mask of bits. (As `auto mask = a < b` it becomes scalar code
// for processors with mask registers: g++ 12.)
SPINEPATH_INLINE LaneBits where_at_most(Lanes a, Lanes b) { return a <= b ? ~LaneBits{} : LaneBits{}; }
SPINEPATH_INLINE LaneBits where_below(Lanes a, Lanes b) { return a < b ? ~LaneBits{} : LaneBits{}; }
SPINEPATH_INLINE LaneBits where_equal(Lanes a, Lanes b) { return a == b ? ~LaneBits{} : LaneBits{}; }
/// x where the mask holds, else 0.
SPINEPATH_INLINE Lanes only(LaneBits mask, Lanes x) {
  return __builtin_bit_cast(Lanes, __builtin_bit_cast(LaneBits, x) & mask);
}
/// Whether the mask holds anywhere. By halves: a loop over the lanes takes them out of registers one by one.
SPINEPATH_INLINE bool any(LaneBits mask) {
  mask |= __builtin_shufflevector(mask, mask, 2, 3, 0, 1);
  mask |= __builtin_shufflevector(mask, mask, 1, 0, 3, 2);
  return mask[0] != 0;
}
SPINEPATH_INLINE Lanes select(LaneBits mask, Lanes a, Lanes b) {
  return __builtin_bit_cast(
      Lanes, (__builtin_bit_cast(LaneBits, a) & mask) | (__builtin_bit_cast(LaneBits, b) & ~mask));
}

/// Exchanges a and b where the mask holds.
SPINEPATH_INLINE void exchange(LaneBits mask, Lanes& a, Lanes& b) {
  const Lanes before = a;
  a = select(mask, b, a);
  b = select(mask, before, b);
}

/// The bits of a double, or of Lanes.
template <class T>
struct BitsOf;
template <>
struct BitsOf<double> {
  using type = std::uint64_t;
};
template <>
struct BitsOf<Lanes> {
  using type = LaneBits;
};
template <class T>
using Bits = typename BitsOf<T>::type;

}  // namespace spinepath
