// The parts of relief: natural course, context, specific effect.
#pragma once
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "sim/report/data/material.h"

namespace spinepath::report {

struct PartOfRelief {
  const char* outcome;   ///< in the files
  const char* text;      ///< in sentences
  const char* of_class;  ///< of the page
};
inline constexpr std::array<PartOfRelief, 3> parts_of_relief{{{"relief_natural", "natural course", "m0"},
                                                              {"relief_context", "context", "m1"},
                                                              {"relief_specific", "specific effect", "m2"}}};

/// Of a pathway at a time, mean among the living [percent of pain at entry].
struct ReliefParts {
  const PathwayText* pathway;
  std::array<double, parts_of_relief.size()> parts;
  double capped;           ///< by the limits of pain [percent]
  const Estimate* relief;  ///< all together
};

/// Of pathways of which the files have all parts. None without a natural course: then there is nothing to separate.
std::vector<ReliefParts> relief_parts(const Material& material, const TimeText& time);

/// Title of the figure, as text: the largest part of the highest relief, and of its gain over the reference. `rows` must
/// not be empty.
std::string parts_finding(const Material& material, const TimeText& time,
                          const std::vector<ReliefParts>& rows);

/// All parts of the highest relief and of its difference to the reference, as text.
std::string parts_in_words(const Material& material, const TimeText& time,
                           const std::vector<ReliefParts>& rows);

}  // namespace spinepath::report
