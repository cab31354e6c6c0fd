// FuturePatients: those who face a choice, a number each year for some years from now, those of a later year
// discounted at the rate of costs to the beginning of the first: sum over t from `delay` to years - 1 of
// per_year (1 + rate)^-t, or that with the rates of the years before t where they change. What information is worth per
// patient, times these, is its population value.
// Source: Eckermann and Willan, Health Econ 16 (2007) 195.
#pragma once
#include <cstdint>
#include <optional>

#include "models/discounting.h"
#include "sim/scenario/format/scenario.h"

namespace spinepath {

struct FuturePatients {
  double per_year = 0;     ///< [patients per year]
  std::int64_t years = 0;  ///< [years]
  Discount discount;

  /// Those of all years from `delay` on. [patients]
  double discounted(std::int64_t delay = 0) const {
    double sum = 0, of_year = per_year;  // [patients]
    for (std::int64_t t = 0; t < years; ++t) {
      sum += t < delay ? 0 : of_year;
      of_year /= discount.growth(static_cast<double>(t));
    }
    return sum;
  }
};

/// That of [decision], `discount`: rate of costs; none without `population`.
std::optional<FuturePatients> future_patients_of(const scenario::DecisionSettings& decision,
                                                 const Discount& discount);
std::optional<FuturePatients> future_patients_of(const scenario::Scenario& scenario);

}  // namespace spinepath
