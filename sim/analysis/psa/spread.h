// PsaSpread: what a PSA says of one mean, or of one difference to the first strategy, split into what the
// parameters do and patients' luck. Variance between draws = parameters + noise (psa_sample.h); interval: the
// 2.5 % and 97.5 % points of the draws, drawn towards their mean until their variance is the parameters'.
// Source: O'Hagan, Stevenson, Madan, Health Econ. 16 (2007) 1009, with the noise of psa_noise.h.
#pragma once
#include <cstddef>
#include <vector>

#include "sim/analysis/psa/sample.h"

namespace spinepath {

struct PsaSpread {
  double mean;           ///< over draws
  double low, high;      ///< 95 % interval, patients' luck taken out
  double parameter_sd;   ///< 0 where the spread between draws is no more than luck
  double noise_sd;       ///< patients' luck in one draw that other draws do not have
  double patient_error;  ///< of the mean, by patients: those all draws share, and the noise of each
  double draw_error;     ///< of the mean, by the number of draws, were they random
};

/// Of any mean by its draws, at least 2; variances as in psa_sample.h.
PsaSpread spread_of(std::vector<double> draws, double noise, double shared_noise);
PsaSpread spread_of(const PsaSample& sample, std::size_t strategy, std::size_t quantity);
PsaSpread spread_of_difference(const PsaSample& sample, std::size_t strategy, std::size_t quantity);

}  // namespace spinepath
