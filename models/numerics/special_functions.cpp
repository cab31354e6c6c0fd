#include "models/numerics/special_functions.h"

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/normal.hpp>

namespace spinepath {
namespace {

using InDouble = boost::math::policies::policy<boost::math::policies::promote_double<false>>;
using BoostBeta = boost::math::beta_distribution<double, InDouble>;
using BoostGamma = boost::math::gamma_distribution<double, InDouble>;

}  // namespace

double normal_cdf(double z) { return boost::math::cdf(boost::math::normal_distribution<>{}, z); }

double gamma_cdf(double shape, double scale, double x) {
  return boost::math::cdf(BoostGamma{shape, scale}, x);
}
double gamma_quantile(double shape, double scale, double u) {
  return boost::math::quantile(BoostGamma{shape, scale}, u);
}

double beta_cdf(double alpha, double beta, double x) { return boost::math::cdf(BoostBeta{alpha, beta}, x); }
double beta_quantile(double alpha, double beta, double u) {
  return boost::math::quantile(BoostBeta{alpha, beta}, u);
}

}  // namespace spinepath
