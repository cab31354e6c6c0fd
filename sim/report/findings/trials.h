// What is said of trials: the one that is most worth doing before the choice, and whether it is worth its cost.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "sim/report/data/decision.h"

namespace spinepath::report {

std::vector<TrialRow> trials_at(const Material& material, double threshold);
/// The row with the highest ENBS; null if none has one.
const TrialRow* most_net(const std::vector<TrialRow>& rows);

/// In which large amounts are given.
struct Unit {
  double size;             ///< [money]
  std::string_view words;  ///< "million "
};

Unit unit_for(double largest);
/// "1.2 million USD"
std::string large_amount(double amount, const std::string& currency);
/// "sham controlled, 200 patients"
std::string trial_words(const TrialRow& row);

/// Title of the figure on trials.
std::string trials_finding(const TrialRow& most, const std::string& currency);
/// What the trial most worth doing is worth, at the threshold in the middle; empty without trials.
std::string trials_sentence(const Material& material);

}  // namespace spinepath::report
