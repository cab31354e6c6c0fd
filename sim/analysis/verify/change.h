// Changes of a scenario, in memory, that checks ask for. Each returns the changed scenario.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "sim/scenario/format/scenario.h"

namespace spinepath::verify {

using scenario::Scenario;

Scenario with_utility(Scenario scenario, double at_no_pain, double per_pain_point);
/// QALY losses of events and recovery are 0.
Scenario without_losses(Scenario scenario);

/// A price: of an item, an event or the background.
struct Price {
  std::string path;
  std::optional<std::size_t> treatment;          ///< none: background
  std::function<void(Scenario&, double)> scale;  ///< multiplies it; by 0: it is 0 for all
};
/// All that are not 0. Without amounts with a beta distribution, which is never above 1 and so not of money.
std::vector<Price> prices_of(const Scenario& scenario);
/// All prices times a factor; amounts with a beta distribution are 0.
Scenario with_prices(Scenario scenario, double factor);

Scenario with_discount(Scenario scenario, const std::function<double(double)>& rate);
/// Nobody dies, of other causes or of an event.
Scenario without_deaths(Scenario scenario);
Scenario without_fatal_events(Scenario scenario);
/// Of other causes.
Scenario with_hazards(Scenario scenario, double factor);
Scenario without_steps(Scenario scenario);
/// No parameter is uncertain.
Scenario with_certainty(Scenario scenario);

}  // namespace spinepath::verify
