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
  const char* suffix;    ///< of the outcome in the files: "relief_natural"
  const char* text;      ///< in sentences
  const char* of_class;  ///< of the page
};
inline constexpr std::array<PartOfRelief, 3> parts_of_relief{{{"_natural", "natural course", "m0"},
                                                              {"_context", "context", "m1"},
                                                              {"_specific", "specific effect", "m2"}}};
using PartSizes = std::array<double, parts_of_relief.size()>;

/// In percent of pain: at entry, or of those treated at their first course.
struct PartedRelief {
  PartSizes parts;         ///< [percent]
  double others;           ///< of other treatments than those treated are asked about [percent]
  double capped;           ///< by limits of relief [percent]
  const Estimate* relief;  ///< all together
};
/// `relief`: whose parts are asked for. None if the estimates lack a part.
std::optional<PartedRelief> parted(const Estimates& estimates, const Quantity& relief);

/// Of a pathway at a time, mean among the living.
struct ReliefParts {
  const PathwayText* pathway;
  PartedRelief relief;
};

/// Whether there is anything to separate.
bool has_natural_course(const Run& run);

/// Of pathways of which the files have all parts. None without a natural course.
std::vector<ReliefParts> relief_parts(const Material& material, const TimeText& time);

/// Title of the figure, as text: the largest part of the highest relief, and of its gain over the reference. `rows` must
/// not be empty.
std::string parts_finding(const Material& material, const TimeText& time,
                          const std::vector<ReliefParts>& rows);

/// All parts of the highest relief and of its difference to the reference, as text.
std::string parts_in_words(const Material& material, const TimeText& time,
                           const std::vector<ReliefParts>& rows);

}  // namespace spinepath::report
