// PsaSpread: result of a PSA for one mean, or one difference to the first strategy, separated into parameter
// uncertainty and Monte Carlo noise. Variance between draws = parameters + noise (sample.h). Interval: the
// 2.5 % and 97.5 % points of the draws, shrunk towards their mean until their variance is that of parameters.
// Source: O'Hagan, Stevenson, Madan, Health Econ. 16 (2007) 1009, with the noise of noise.h.
#pragma once
#include <cmath>
#include <cstddef>
#include <optional>
#include <vector>

#include "sim/analysis/psa/psa.h"

namespace spinepath {

/// All in the quantity's unit.
struct PsaSpread {
  double mean;             ///< [unit], over draws
  double low, high;        ///< [unit], 95 % interval, Monte Carlo noise removed
  double parameter_sd;     ///< [unit], parameter uncertainty; 0 if the variance between draws is within noise
  double noise_sd;         ///< [unit], Monte Carlo noise of one draw that other draws do not share
  double patient_error;    ///< [unit], of the mean, by the number of patients: shared and unshared noise
  double draw_error;       ///< [unit], of the mean, by the number of draws (as for random draws)
  double shared_left = 1;  ///< [1], of the variance that draws share, after the control variate (control.h)

  /// Of the mean, by both numbers [unit].
  double error() const { return std::sqrt(patient_error * patient_error + draw_error * draw_error); }
};

/// Variances as in sample.h.
struct NoiseVariances {
  double noise, shared;  ///< [unit^2]
  double uncontrolled;   ///< [unit^2]
};
/// `draws`: means of a quantity, at least 2.
PsaSpread spread_of(std::vector<double> draws, const NoiseVariances& variances);
PsaSpread spread_of(const PsaSample& sample, std::size_t strategy, std::size_t quantity);
PsaSpread spread_of_difference(const PsaSample& sample, std::size_t strategy, std::size_t quantity);

/// Of one of the keys among the living; none if it is undefined in some draw (nobody alive).
std::optional<PsaSpread> spread_of(const Psa& psa, std::size_t strategy, std::size_t key);
std::optional<PsaSpread> spread_of_difference(const Psa& psa, std::size_t strategy, std::size_t key);

}  // namespace spinepath
