// CareModel: everything a run needs, resolved to numbers and indices, immutable while patients walk through
// it. Made from a Scenario and one parameter draw by sim/scenario/compile.
#pragma once
#include <vector>

#include "models/discounting.h"
#include "models/pathway.h"
#include "models/population.h"
#include "models/treatment.h"
#include "models/utility.h"

namespace spinepath {

/// A flow of money over the whole life in the model: base + per_pain_point * pain. [money per year]
struct BackgroundFlow {
  double base = 0;
  double per_pain_point = 0;
  bool covered = true;
  bool operator==(const BackgroundFlow&) const = default;
};

struct CareModel {
  Population population;
  std::vector<Treatment> treatments;
  std::vector<Pathway> pathways;
  double horizon = 0;             ///< [years]
  std::vector<double> report_at;  ///< [years], as the scenario lists them
  Discount discount_costs, discount_qalys;
  double shared_response = 0;  ///< sqrt(rho): weight of the patient's general responsiveness
  double own_response = 1;     ///< sqrt(1 - rho)
  Utility utility;
  BackgroundFlow health_care, lost_production;
  double day_off_work = 0;  ///< [money per day]
  double coinsurance = 0;   ///< share of covered items that the insured pay

  const Treatment& treatment(const Step& step) const {
    return treatments[static_cast<std::size_t>(step.treatment)];
  }
};

}  // namespace spinepath
