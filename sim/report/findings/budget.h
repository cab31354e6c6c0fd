// The budget of a population under the current and the new mix of pathways, from budget.csv, and what is said of it.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "models/view.h"
#include "sim/output/text/number.h"
#include "sim/report/data/material.h"

namespace spinepath::report {

class Budget {
 public:
  /// Without years if the part lacks what it needs.
  explicit Budget(const Part& part);

  const std::vector<std::string>& years() const { return years_; }  ///< in order, without "all"
  /// Spend of the population in a year or "all". `mix`: "current", "new", "difference". Null if there is none.
  const Estimate* spend(const std::string& year, View view, std::string_view mix) const;
  bool has_intervals() const { return has_intervals_; }  ///< due to the parameters
  /// Unit in which amounts are shown.
  const output::Scale& scale() const { return scale_; }

 private:
  std::vector<std::string> years_;
  Estimates estimates_;  ///< pathway: the mix; of: the view; at: the year
  bool has_intervals_ = false;
  output::Scale scale_{1, ""};
};

/// "million USD"
std::string budget_unit(const Budget& budget, const Study& study);

/// Title: what the new mix costs patients and the payer, as text.
std::string budget_finding(const Budget& budget, const Study& study);

/// How many enter each year, and which pathways gain or lose share, as text; empty if the file does not say.
std::string entering_text(const Part& part, const Study& study);

}  // namespace spinepath::report
