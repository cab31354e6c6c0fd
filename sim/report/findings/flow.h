// What happens to patients at each step, and what is said of it.
#pragma once
#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "sim/report/data/material.h"

namespace spinepath::report {

struct Fate {
  const char* name;      ///< in flow.csv
  const char* text;      ///< in sentences and tables
  const char* of_class;  ///< of the page; empty: not drawn
  const char* legend;    ///< empty: as the fate before it
};
/// In the order in which they are drawn. The first four are those treated.
inline constexpr std::array<Fate, 9> flow_fates{
    {{"ended_relieved", "relief lasts", "k0", "relief lasts"},
     {"relief_lost", "relief, lost later", "k1", "relief, lost later"},
     {"failed", "no relief", "k2", "no relief"},
     {"ended_before_assessment", "ended before the assessment", "k6",
      "death or horizon before work-up or assessment"},
     {"ended_waiting", "ended before the work-up", "k6", ""},
     {"unconfirmed", "work-up did not confirm", "k3", "work-up did not confirm"},
     {"declined", "declined", "k4", "declined"},
     {"ineligible", "not eligible", "k5", "not eligible"},
     {"not_reached", "not reached", "", ""}}};

struct FlowStep {
  std::size_t number;  ///< from 1
  std::string treatment;
  std::array<Estimate, flow_fates.size()> fates = {};  ///< [probability of all who enter]

  double share(std::size_t fate) const { return fates[fate].mean.value_or(0); }
  double treated() const;
};

struct FlowOfPathway {
  const PathwayText* pathway;
  std::vector<FlowStep> steps;  ///< at least one
};

/// Of flow.csv; none where it has no rows.
std::vector<FlowOfPathway> flows_of(const Material& material);

/// Title of the figure, as text: in how many relief lasts, how many come to surgery, which step most reach.
std::string flow_finding(const Material& material, const FlowOfPathway& flow);

}  // namespace spinepath::report
