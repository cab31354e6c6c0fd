// CareModel: everything a run needs, resolved to numbers and indices. Immutable during a run. Made from a
// Scenario, with the values of one parameter draw, by sim/scenario/compile.
#pragma once
#include <vector>

#include "models/discounting.h"
#include "models/pathway.h"
#include "models/population.h"
#include "models/relief/natural_course.h"
#include "models/treatment.h"
#include "models/utility.h"
#include "models/view.h"

namespace spinepath {

/// Money that flows from entry to death or the horizon: base + per_pain_point * pain.
struct BackgroundFlow {
  double base = 0;            ///< [money per year]
  double per_pain_point = 0;  ///< [money per year and VAS mm]
  bool covered = true;
  bool operator==(const BackgroundFlow&) const = default;
};

/// Times this close are the same one, written or summed in another way [years].
inline constexpr double same_time = 1e-9;

struct CareModel {
  Population population;
  NaturalCourse natural;
  std::vector<Treatment> treatments;
  std::vector<Pathway> pathways;
  double horizon = 0;             ///< [years]
  std::vector<double> report_at;  ///< [years], as the scenario lists them
  std::vector<double> follow_up;  ///< [years after a treatment's first course], as the scenario lists them
  Discount discount_costs, discount_qalys;
  /// In addition to health care, the view in which spend by treatment is kept: each takes time.
  View itemised_view = View::health_care;
  double shared_response = 0;  ///< sqrt(rho) [1]: weight of the patient's general responsiveness
  double own_response = 1;     ///< sqrt(1 - rho) [1]: weight of the response to the treatment itself
  Utility utility;
  BackgroundFlow health_care, lost_production;
  double day_off_work = 0;  ///< [money per day]
  double coinsurance = 0;   ///< [fraction] of covered items that insured patients pay

  const Treatment& treatment(const Step& step) const {
    return treatments[static_cast<std::size_t>(step.treatment)];
  }
  bool operator==(const CareModel&) const = default;
};

}  // namespace spinepath
