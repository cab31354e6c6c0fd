// SobolPoints: low-discrepancy points in the unit cube (Sobol 1967; directions of Joe and Kuo, SIAM J. Sci.
// Comput. 30 (2008) 2635, as in Boost.Random). The first point is the origin, which Boost omits: without it,
// the first 2^m points are not a net.
#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace spinepath {

class SobolPoints {
 public:
  static constexpr std::size_t most_dimensions = 3667;  ///< size of Boost's table
  explicit SobolPoints(std::size_t dimensions);
  SobolPoints(SobolPoints&&) noexcept;
  SobolPoints& operator=(SobolPoints&&) noexcept;
  ~SobolPoints();

  /// Point number i: 64 binary digits of each coordinate.
  std::vector<std::uint64_t> point(std::uint64_t i);

 private:
  struct Engine;  ///< Boost's, whose header takes the compiler seconds
  std::unique_ptr<Engine> engine_;
};

}  // namespace spinepath
