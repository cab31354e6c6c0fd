// Subgroups of patients by their characteristics at entry, from subgroups.csv, and what is said of them.
#pragma once
#include <string>
#include <vector>

#include "sim/report/data/material.h"

namespace spinepath::report {

struct SubgroupText {
  std::string by, name, label;  ///< as in the file; label: for reports
  double patients = 0;          ///< [patients]
  Estimates estimates;          ///< without intervals
};

struct Subgroups {
  std::string by;                    ///< "condition", or several: "sex,age_band"
  std::string view;                  ///< of the net benefit: "health_care"
  std::string outcome;               ///< "inmb@50000"
  double threshold = 0;              ///< [money per unit of effect]
  std::vector<SubgroupText> groups;  ///< those with patients, in the order of the file
  std::vector<std::string> empty;    ///< labels of those without

  /// Incremental net benefit over the reference; null if there is none.
  const Estimate* gain(const SubgroupText& group, const PathwayText& pathway) const;
};

/// Without groups if the run has none, or no net benefit of them.
Subgroups subgroups_of(const Material& material);

/// Of the subgroup of that name by these characteristics: conditions have labels.
std::string subgroup_label(const Study& study, const std::string& by, const std::string& name);

/// "sex and age band"
std::string by_in_text(const Subgroups& all);

/// "Without patients in this run: female, 65 and over."; some must be.
std::string empty_groups_note(const Subgroups& all);

/// Title: which alternative has a net benefit in how many groups, as text.
std::string subgroups_finding(const Material& material, const Subgroups& all);

}  // namespace spinepath::report
