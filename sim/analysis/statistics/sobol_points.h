// SobolPoints: low-discrepancy points in the unit cube (Sobol 1967; directions of Joe and Kuo, SIAM J. Sci.
// Comput. 30 (2008) 2635, as in Boost.Random). The first point is the origin, which Boost omits: without it,
// the first 2^m points are not a net.
#pragma once
#include <cstdint>
#include <vector>

#include <boost/random/sobol.hpp>

namespace spinepath {

class SobolPoints {
 public:
  static constexpr std::size_t most_dimensions = 3667;  ///< size of Boost's table
  explicit SobolPoints(std::size_t dimensions) : engine_(dimensions) {}

  /// Point number i: 64 binary digits of each coordinate.
  std::vector<std::uint64_t> point(std::uint64_t i) {
    std::vector<std::uint64_t> digits(engine_.dimension());
    if (i == 0) return digits;
    engine_.seed(i - 1);
    for (std::uint64_t& d : digits) d = engine_();
    return digits;
  }

 private:
  boost::random::sobol engine_;
};

}  // namespace spinepath
