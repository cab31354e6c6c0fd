#include "sim/scenario/evidence/unsourced.h"

#include <utility>

#include "sim/scenario/format/parameters.h"

namespace spinepath::scenario {

std::vector<InputError> parameters_without_source(const Scenario& scenario) {
  std::vector<InputError> messages;
  for_each_parameter(scenario, [&](const Parameter& parameter, const Limits&) {
    if (parameter.source.text.empty())
      messages.push_back(
          {.where = parameter.where,
           .key = parameter.path,
           .problem = "has no source",
           .allowed = "source = a key of [sources] (an assumption: of design \"assumption\")"});
  });
  return in_order(std::move(messages));
}

}  // namespace spinepath::scenario
