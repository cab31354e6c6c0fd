// Events at and after courses of treatment, and deaths, per patient over the horizon.
#pragma once
#include <array>
#include <optional>
#include <string>

#include "sim/report/data/material.h"

namespace spinepath::report {

/// Kinds of events that count as harms; endpoints need not be harms, so they are none of these.
struct KindOfHarm {
  const char *outcome, *text;
};
inline constexpr std::array<KindOfHarm, 2> kinds_of_harm{
    {{"adverse_events", "adverse events at a course"}, {"late_events", "late events"}}};

/// All events of one kind in a pathway. Its error is at most the sum of theirs, which is given [per patient].
Estimate harms_of_kind(const Estimates& estimates, const PathwayText& pathway, const char* outcome);
/// The same of all kinds.
Estimate all_harms(const Estimates& estimates, const PathwayText& pathway);

/// Whether the run has any such event.
bool has_harms(const Material& material);

/// Deaths until the last report time [per patient]; none where the files do not have it.
std::optional<Estimate> deaths(const Material& material, const PathwayText& pathway);

/// Title of the figure, as text: the pathway with most events, if it has clearly more than the reference.
std::string harms_finding(const Material& material);

/// "12", "0.55": per 1,000 patients.
std::string per_thousand(double per_patient);

}  // namespace spinepath::report
