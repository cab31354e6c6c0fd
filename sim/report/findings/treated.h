// Relief of those treated: each treatment in the pathway in which most are given it.
#pragma once
#include <string>
#include <vector>

#include "sim/report/data/material.h"

namespace spinepath::report {

inline constexpr const char* half_gone_of_treated = "treated_relief_50";

/// Times after the first course, ascending.
std::vector<TimeText> follow_up_times(const Run& run);

/// The one nearest to the time at which relief is quoted, or else to a year. `times` must not be empty.
TimeText quoted_follow_up(const std::vector<TimeText>& times, const Study& study);

/// A treatment in the pathway in which most are given it.
struct TreatedRow {
  std::string treatment;  ///< its name
  std::string of;         ///< as in the files
  const PathwayText* pathway;
  const Estimate* half_gone;
  double treated;  ///< [probability]
};
std::vector<TreatedRow> treated_rows(const Material& material, const TimeText& time);

/// Titles of the figures, as text. `rows` must not be empty.
std::string treated_finding(const Study& study, const std::vector<TreatedRow>& rows, const TimeText& time);
/// Empty where no row has parts.
std::string treated_parts_finding(const Material& material, const std::vector<TreatedRow>& rows,
                                  const TimeText& time);

}  // namespace spinepath::report
