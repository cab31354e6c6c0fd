// PsaSample: the results of a PSA for decision analysis. Quantity q of strategy s in draw i is a mean over
// the draw's patients, with Monte Carlo error. All draws have the same patients, so this error has two parts:
// `shared_noise`, the same in all draws, which shifts them together and does not affect their spread; and
// `noise`, independent between draws, which adds to the variance due to parameters and must be removed from
// it. Both are covariance matrices across strategies and quantities; a mean over all draws has the squared
// error noise / draws + shared_noise. With a control variate (control.h) the means of all draws are shifted by what it
// knows of the shared error, and shared_noise is what is left of it. Quantities: models/decision_quantities.h; one at 12 months is 0 if
// the horizon is shorter. Estimates of noise: noise.h.
#pragma once
#include <algorithm>
#include <cassert>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "models/decision_quantities.h"

namespace spinepath {

/// Quantities of which groups of patients are kept: money by view, then one effect.
inline constexpr std::size_t grouped_quantities = view_count + 1;

struct PsaSample {
  std::vector<std::string> strategies;  ///< pathways, the first one the reference
  std::size_t draws = 0;                ///< at least 2
  std::vector<double> mean;             ///< [draw][strategy][quantity], in the quantities' units
  std::vector<double> noise;  ///< [strategy, quantity][strategy, quantity], covariance of one draw's means
  std::vector<double> shared_noise;  ///< [strategy, quantity][strategy, quantity], of the shared error
  std::vector<double>
      uncontrolled_noise;  ///< [like shared_noise], without a control variate; empty: there is none
  /// Groups of the patients of a draw, and the means of each less those of all, with the control variate:
  /// [draw][group][strategy, grouped quantity], in the quantities' units; 0: not kept. Of them errors are estimated.
  std::size_t groups = 0;
  std::vector<float> offsets;
  DecisionEffect grouped_effect;
  std::vector<std::string> parameters;       ///< the uncertain ones, in scenario order
  std::vector<std::size_t> parameter_ranks;  ///< [parameter]; equal for parameters that vary together
  std::vector<double> parameter_values;      ///< [draw][parameter], in the parameters' units

  double at(std::size_t draw, std::size_t strategy, std::size_t quantity) const {
    return mean[(draw * strategies.size() + strategy) * quantity_count + quantity];
  }
  double offset(std::size_t draw, std::size_t group, std::size_t strategy, std::size_t quantity) const {
    assert(quantity < view_count || quantity == quantity_of(grouped_effect));
    const std::size_t column = std::min<std::size_t>(quantity, view_count);
    return offsets[((draw * groups + group) * strategies.size() + strategy) * grouped_quantities + column];
  }
  double noise_at(std::size_t s1, std::size_t q1, std::size_t s2, std::size_t q2) const {
    return noise[place(s1, q1, s2, q2)];
  }
  double shared_noise_at(std::size_t s1, std::size_t q1, std::size_t s2, std::size_t q2) const {
    return shared_noise[place(s1, q1, s2, q2)];
  }
  double uncontrolled_noise_at(std::size_t s1, std::size_t q1, std::size_t s2, std::size_t q2) const {
    return (uncontrolled_noise.empty() ? shared_noise : uncontrolled_noise)[place(s1, q1, s2, q2)];
  }
  double parameter(std::size_t draw, std::size_t p) const {
    return parameter_values[draw * parameters.size() + p];
  }

 private:
  std::size_t place(std::size_t s1, std::size_t q1, std::size_t s2, std::size_t q2) const {
    const std::size_t size = strategies.size() * quantity_count;
    return (s1 * quantity_count + q1) * size + s2 * quantity_count + q2;
  }
};

/// The sample restricted to some strategies, in that order.
PsaSample only(std::span<const std::size_t> strategies, const PsaSample& sample);

}  // namespace spinepath
