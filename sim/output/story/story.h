// story: the report of one patient of a run: attributes and natural course; for each pathway every decision with its
// probability and the random number drawn, relief and its parts, money, QALYs; then the pathways side by side. The
// patient is that of the run: simulated and valued by the same engine, as a crowd of one.
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
  std::optional<std::size_t> pathway;  ///< none: all
};

/// `model`: the compiled scenario.
std::string story(const scenario::Scenario& scenario, const CareModel& model, const StoryOf& of,
                  const Style& style = {});

}  // namespace spinepath::output
