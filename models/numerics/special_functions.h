// Distribution functions and quantiles without a closed form, from Boost.Math (some microseconds each), evaluated in a
// number type with functions of our own (portable.h): the same bits everywhere, relative error below 1e-12.
#pragma once

namespace spinepath {

/// P(standard normal <= z).
double normal_cdf(double z);

/// Of x > 0.
double gamma_function(double x);

/// Gamma with mean shape * scale; x > 0.
double gamma_cdf(double shape, double scale, double x);
double gamma_quantile(double shape, double scale, double u);

/// Beta with mean alpha / (alpha + beta); 0 <= x <= 1.
double beta_cdf(double alpha, double beta, double x);
double beta_quantile(double alpha, double beta, double u);

}  // namespace spinepath
