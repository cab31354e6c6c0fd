#include "sim/analysis/statistics/sobol_points.h"

#include <boost/random/sobol.hpp>

namespace spinepath {

struct SobolPoints::Engine {
  boost::random::sobol points;
};

SobolPoints::SobolPoints(std::size_t dimensions) : engine_(new Engine{boost::random::sobol(dimensions)}) {}
SobolPoints::SobolPoints(SobolPoints&&) noexcept = default;
SobolPoints& SobolPoints::operator=(SobolPoints&&) noexcept = default;
SobolPoints::~SobolPoints() = default;

std::vector<std::uint64_t> SobolPoints::point(std::uint64_t i) {
  boost::random::sobol& points = engine_->points;
  std::vector<std::uint64_t> digits(points.dimension());
  if (i == 0) return digits;
  points.seed(i - 1);
  for (std::uint64_t& d : digits) d = points();
  return digits;
}

}  // namespace spinepath
