// PsaSample: what decision analysis needs of a PSA. Quantity q of strategy s in draw i is a mean over the
// draw's patients, known up to Monte Carlo error; since all strategies see the same patients, the errors of
// one draw are correlated, and `noise` is their covariance matrix, averaged over draws. Money and QALYs are
// discounted, over the horizon. Responders: patients alive with X >= 50 at 12 months, per patient who
// entered; 0 where the horizon is shorter. Source: MODEL.md sections 7 and 8.
#pragma once
#include <cstddef>
#include <string>
#include <vector>

namespace spinepath {

enum Quantity : std::size_t {
  spend_patient,         ///< [money per patient]
  spend_payer,           ///< [money per patient]
  spend_health_care,     ///< [money per patient]
  spend_societal,        ///< [money per patient]
  qalys,                 ///< [QALY per patient]
  years_relief_50,       ///< [years per patient], undiscounted
  responders_12_months,  ///< [fraction]
  quantity_count
};

struct PsaSample {
  std::vector<std::string> strategies;   ///< pathways, the first one the reference
  std::size_t draws = 0;                 ///< at least 2
  std::vector<double> mean;              ///< [draw][strategy][quantity]
  std::vector<double> noise;             ///< [strategy, quantity][strategy, quantity], covariance of means
  std::vector<std::string> parameters;   ///< the uncertain ones, in scenario order
  std::vector<double> parameter_values;  ///< [draw][parameter]

  double at(std::size_t draw, std::size_t strategy, std::size_t quantity) const {
    return mean[(draw * strategies.size() + strategy) * quantity_count + quantity];
  }
  double noise_at(std::size_t s1, std::size_t q1, std::size_t s2, std::size_t q2) const {
    const std::size_t size = strategies.size() * quantity_count;
    return noise[(s1 * quantity_count + q1) * size + s2 * quantity_count + q2];
  }
  double parameter(std::size_t draw, std::size_t p) const {
    return parameter_values[draw * parameters.size() + p];
  }
};

}  // namespace spinepath
