// SobolPoints: points that fill the unit cube evenly (Sobol 1967; directions of Joe and Kuo, SIAM J. Sci.
// Comput. 30 (2008) 2635, as in Boost.Random), beginning with the origin, which Boost leaves out: the first
// 2^m points are a net only with it.
#pragma once
#include <cstdint>
#include <vector>

#include <boost/random/sobol.hpp>

namespace spinepath {

class SobolPoints {
 public:
  static constexpr std::size_t most_dimensions = 3667;  ///< of Boost's table
  explicit SobolPoints(std::size_t dimensions) : engine_(dimensions) {}

  /// Point number i: the binary digits of its coordinates.
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
