// Decision: what a PSA says about which strategy to choose: at each threshold net benefit, acceptability,
// expected loss, EVPI and EVPPI, naive (draws as they are) and corrected (patient noise taken out,
// noise_correction.h). EVPPI is at most EVPI, of which it is a part: where sampling error leaves it above, it
// is given as EVPI. Figures that are but the rounding of the net benefits they are made of are 0. Pure: the
// same sample and question give the same bits.
#pragma once
#include <cstddef>
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
  std::vector<double> thresholds;  ///< answered in full [money per unit of effect]
  std::vector<double> grid;        ///< for curves: without errors and EVPPI
  std::vector<ParameterGroup> groups;
};

struct Estimate {
  double naive = 0, corrected = 0;
  std::optional<double> naive_error, corrected_error;  ///< standard errors
};

/// One strategy at one threshold. Increments are over the reference.
struct Worth {
  double nmb = 0;                   ///< mean over draws [money per patient]
  std::optional<double> nhb;        ///< [effect per patient]; none at threshold 0
  double inmb = 0, inmb_error = 0;  ///< mean over draws; its standard error, draws and patients together
  double inmb_noise = 0;            ///< the part of that error that more patients would reduce
  double inmb_sd = 0;  ///< parameter uncertainty, noise taken out; 0 where it cannot be told from it
  double inmb_low = 0, inmb_high = 0;  ///< 2.5 % and 97.5 % points of the draws, noise taken out
  Estimate probability, expected_loss;
};

struct DecisionAt {
  double threshold = 0;
  std::vector<Worth> strategies;
  std::size_t best = 0;  ///< highest mean NMB
  std::size_t ties = 0;  ///< draws in which several strategies are best; the first declared took them
  Estimate evpi;
  std::size_t contrasts = 0, unresolved = 0;             ///< see WithoutNoise
  std::vector<std::optional<Evppi>> parameters, groups;  ///< EVPPI; none where there are too few draws for it
};

struct Decision {
  DecisionQuestion question;
  std::size_t draws = 0;
  std::vector<std::string> strategies, parameters;  ///< names
  std::vector<Strategy> means;                      ///< cost and effect over the draws
  std::vector<DecisionAt> thresholds, grid;
  std::size_t draws_for_evppi = 0;  ///< that the EVPPI of the largest group takes
};

Decision decide(const PsaSample& sample, const DecisionQuestion& question);
/// The same without the value of parameters; and with it added.
Decision weigh(const PsaSample& sample, const DecisionQuestion& question);
Decision with_evppi(Decision decision, const PsaSample& sample);

}  // namespace spinepath
