// story: one patient of a run, told for people: who they are; for each pathway every decision with its
// probability and the random number that decided it, relief, money, QALYs; then the pathways side by side. It
// is the very patient of the run: drawn, walked and valued by the same functions, the random numbers read
// again at their addresses (chance.h).
#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "models/care_model.h"
#include "sim/output/text/style.h"
#include "sim/scenario/format/scenario.h"

namespace spinepath::output {

struct StoryOf {
  std::uint64_t seed = 1;
  std::uint64_t patient = 0;           ///< from 0
  std::optional<std::size_t> pathway;  ///< none: all of them
};

/// `model` is the compiled scenario.
std::string story(const scenario::Scenario& scenario, const CareModel& model, const StoryOf& of,
                  const Style& style = {});

}  // namespace spinepath::output
