// What is said of relief.
#pragma once
#include <optional>
#include <string>

#include "sim/report/data/material.h"

namespace spinepath::report {

/// The time at which relief is quoted: 12 months if it is a report time, else the one nearest to it; none without any.
std::optional<TimeText> key_time(const Study& study);

/// Share of the living with half the pain gone; null if there is none.
const Estimate* relief_share(const Material& material, const PathwayText& pathway, const TimeText& time);

/// The pathway with the highest share at that time; what-ifs are left out.
const PathwayText& most_relief(const Material& material, const TimeText& time);

/// Title of the figure, as text: what the highest share and that of the reference are.
std::string relief_finding(const Material& material);

}  // namespace spinepath::report
