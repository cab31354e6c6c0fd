#include "models/numerics/special_functions.h"

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/special_functions/gamma.hpp>

#include "models/numerics/portable.h"

namespace spinepath {
namespace {

using boost::math::cdf;
using boost::math::quantile;
using Normal01 = boost::math::normal_distribution<Portable>;
using BoostBeta = boost::math::beta_distribution<Portable>;
using BoostGamma = boost::math::gamma_distribution<Portable>;

}  // namespace

double normal_cdf(double z) { return cdf(Normal01{}, Portable(z)).value; }
double gamma_function(double x) { return boost::math::tgamma(Portable(x)).value; }

double gamma_cdf(double shape, double scale, double x) {
  return cdf(BoostGamma{shape, scale}, Portable(x)).value;
}
double gamma_quantile(double shape, double scale, double u) {
  return quantile(BoostGamma{shape, scale}, Portable(u)).value;
}

double beta_cdf(double alpha, double beta, double x) {
  return cdf(BoostBeta{alpha, beta}, Portable(x)).value;
}
double beta_quantile(double alpha, double beta, double u) {
  return quantile(BoostBeta{alpha, beta}, Portable(u)).value;
}

}  // namespace spinepath
