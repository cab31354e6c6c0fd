// ComparedDraws: the decision of each case of a comparison by its PSA, and net benefit less that of the first case, draw by
// draw; and what is said of them. Money is in the comparison's currency, per patient.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "sim/report/data/decision.h"
#include "sim/report/findings/compared.h"

namespace spinepath::report {

/// A pathway of a case at one threshold.
struct DrawnOption {
  const ComparedCase* of_case;
  const ComparedPathway* pathway;
  double threshold;  ///< [money per unit of effect]
  Estimate chance;   ///< of being best [1]
  bool best;         ///< has the highest expected net benefit of its case
};

/// Its net benefit less that of the reference, a pathway of the first case.
struct DrawnGain {
  const ComparedCase* of_case;
  const ComparedPathway* pathway;
  double threshold;    ///< [money per unit of effect]
  Estimate less;       ///< interval due to the parameters [money]
  std::string paired;  ///< "yes" or "no"
};

struct ComparedDraws {
  std::string view, currency;
  DecisionEffectText effect;
  std::vector<double> thresholds;  ///< ascending [money per unit of effect]
  std::vector<DrawnOption> options;
  std::vector<DrawnGain> gains;  ///< none where horizons differ

  /// "50,000 USD a QALY"
  std::string price(double threshold) const;
};

/// None without a PSA. Points into the comparison.
std::optional<ComparedDraws> compared_draws(const Material& material, const Comparison& comparison);

/// Whether the cases have the same pathway of highest expected net benefit at the threshold in the middle, and which.
std::string compared_choice(const Comparison& comparison, const ComparedDraws& draws);

}  // namespace spinepath::report
