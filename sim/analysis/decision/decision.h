// Decision: the decision analysis of a PSA sample: at each threshold net benefit, acceptability, expected
// loss, EVPI and EVPPI, naive (draws as they are) and corrected (Monte Carlo noise removed,
// noise_correction.h). EVPPI is at most EVPI: an estimate above it (sampling error) is reduced to EVPI.
// Figures within the rounding error of the net benefits are 0. Pure: the same sample and question give the
// same bits, on any number of threads.
#pragma once
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "sim/analysis/decision/evppi.h"
#include "sim/analysis/decision/frontier.h"
#include "sim/analysis/decision/net_benefit.h"

namespace spinepath {

struct ParameterGroup {
  std::string name;
  std::vector<std::size_t> parameters;  ///< indices into PsaSample::parameters
};

struct DecisionQuestion {
  Perspective perspective;
  std::vector<double> thresholds;  ///< with EVPPI [money per unit of effect]
  std::vector<double> grid;        ///< for curves, without EVPPI [money per unit of effect]
  std::vector<ParameterGroup> groups;
  /// Whether the sample has its Monte Carlo noise. If not, corrected figures mean nothing and are not reported.
  bool noise_known = true;
  int threads = 0;  ///< 0: all cores
  /// Called after each threshold that was weighed and each EVPPI, from any thread; may be empty.
  std::function<void()> step = {};
};
/// How often `weigh` and `with_evppi` call it.
std::size_t steps_of_weighing(const DecisionQuestion& question);
std::size_t steps_of_evppi(const DecisionQuestion& question, const PsaSample& sample);

/// A probability [1] or an expected loss or EVPI [money per patient].
struct Estimate {
  double naive = 0, corrected = 0;                     ///< [figure's unit]
  std::optional<double> naive_error, corrected_error;  ///< standard errors [figure's unit]
};

/// One strategy at one threshold. Increments (INMB) are over the reference.
struct StrategyValue {
  double nmb = 0;                      ///< [money per patient], expected net monetary benefit
  std::optional<double> nhb;           ///< [effect per patient], net health benefit; none at threshold 0
  double inmb = 0, inmb_error = 0;     ///< [money per patient], expected value; standard error
  double inmb_noise = 0;               ///< [money per patient], the part of the error due to patients
  double inmb_sd = 0;                  ///< [money per patient], parameter uncertainty; 0 if within noise
  double inmb_low = 0, inmb_high = 0;  ///< [money per patient], 95 % interval, noise removed
  Estimate probability, expected_loss;
};

struct DecisionAt {
  double threshold = 0;  ///< [money per unit of effect]
  std::vector<StrategyValue> strategies;
  std::size_t best = 0;  ///< highest mean NMB
  std::size_t ties = 0;  ///< draws in which several strategies are best; the first declared is chosen
  std::vector<std::size_t> equal;  ///< strategies with the mean NMB of the best, declared after it
  Estimate evpi;
  /// The part of the error of corrected EVPI that the number of patients makes; none without groups of patients.
  std::optional<double> evpi_patients_error;             ///< [money per patient]
  std::size_t contrasts = 0, unresolved = 0;             ///< see WithoutNoise
  std::vector<std::optional<Evppi>> parameters, groups;  ///< EVPPI; none with too few draws
};

struct Decision {
  DecisionQuestion question;
  std::size_t draws = 0;
  std::vector<std::string> strategies, parameters;  ///< names
  std::vector<Strategy> means;                      ///< expected cost and effect
  std::vector<DecisionAt> thresholds, grid;
  std::size_t draws_for_evppi = 0;  ///< minimum for the EVPPI of the largest group
};

Decision decide(const PsaSample& sample, const DecisionQuestion& question);
/// The two steps of `decide`: everything except EVPPI; then EVPPI.
Decision weigh(const PsaSample& sample, const DecisionQuestion& question);
Decision with_evppi(Decision decision, const PsaSample& sample);

}  // namespace spinepath
