// Decision analysis of a run: the view, the effect and the thresholds of the scenario's [decision], what decision.csv
// and information.csv say, and the differences to the reference by draw. Money is per patient, in the scenario's
// currency. Rows and numbers that are missing are left out.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/report/data/material.h"

namespace spinepath::report {

/// What money buys.
struct DecisionEffectText {
  std::string name;         ///< in decision.csv: "qalys"
  std::string outcome, at;  ///< in outcomes.csv and draws.csv
  std::string one, many;    ///< "QALY", "QALYs"
};

/// By its name; of a name that no scenario has, that of QALYs.
DecisionEffectText effect_text(const std::string& name);

/// Of ascending thresholds, the lower one of two in the middle; none of none.
std::optional<double> middle(const std::vector<double>& thresholds);

/// Without a PSA: no thresholds.
struct DecisionBasis {
  std::string view;  ///< whose spend: "health_care"
  DecisionEffectText effect;
  std::vector<double> thresholds;  ///< asked for, ascending [money per unit of effect]

  std::optional<double> middle() const { return report::middle(thresholds); }
};
DecisionBasis decision_basis(const Material& material);
/// Whether rows of draws.csv are of what decisions use: spend, or one of the effects.
bool is_of_decisions(std::string_view outcome, std::string_view at);
/// That of decision.json.
DecisionBasis basis_of(const Json& about);
/// Name of a figure in decision.csv that has Monte Carlo noise removed: itself, or with _naive where noise is unknown.
std::string shown_column(const Material& material, const std::string& column);

/// A pathway at one threshold.
struct Option {
  const PathwayText* pathway;
  Estimate inmb;                           ///< over the reference; interval due to the parameters [money]
  std::optional<double> inmb_se_patients;  ///< part of its error [money]
  Estimate p_best, loss;                   ///< [1], [money]
  bool best;                               ///< has the highest expected net benefit
};

struct AtThreshold {
  double threshold;             ///< [money per unit of effect]
  std::vector<Option> options;  ///< in the order of the file

  const Option* best() const;                          ///< null if there is none
  const Option* of(const PathwayText& pathway) const;  ///< null if there is none
};

struct DecisionOfView {
  std::string view;
  std::vector<AtThreshold> at;  ///< by threshold

  const AtThreshold* find(double threshold) const;  ///< null if there is none
};

/// That of [decision] first, if it has rows; empty without a PSA.
std::vector<DecisionOfView> decisions(const Material& material);

/// A row of information.csv. `value` is empty where there were too few draws.
struct Learnt {
  double threshold;        ///< [money per unit of effect]
  std::string kind, name;  ///< "everything", "group" or "parameter"
  Estimate value;          ///< [money]
  std::optional<double>
      patients_error;  ///< of EVPI: the part of its error that the number of patients makes [money]
};
std::vector<Learnt> information_rows(const Material& material);

/// A row of trials.csv: a trial of one size. Without means where there were too few draws.
struct TrialRow {
  double threshold;     ///< [money per unit of effect]
  std::string name;     ///< in trials.csv: "sham_controlled"
  double patients;      ///< in the trial [patients]
  Estimate evsi;        ///< per patient who faces the choice [money]
  Estimate perfect;     ///< EVPPI of its parameters, for all [money]
  Estimate population;  ///< EVSI for all [money]
  double cost;          ///< of the trial [money]
  Estimate net;         ///< ENBS [money]
};
std::vector<TrialRow> trial_rows(const Material& material);

/// Differences to the reference by draw, of draws that have both. Empty without a PSA.
struct DrawnDifferences {
  std::vector<double> effect, cost;  ///< by draw [units of effect], [money]
};
DrawnDifferences drawn_differences(const Material& material, const PathwayText& pathway);

/// Files and columns with the draws: "draws.csv, spend and qalys".
std::string draws_source(const Material& material);

/// The pathways but the reference, without what-ifs.
std::vector<const PathwayText*> alternatives(const Material& material);

/// "health care", "the patient", "society"
std::string payer_of(const std::string& view);
/// The same without an article, for tabs: "patient"
std::string payer_label(const std::string& view);
/// "50,000"; "50k" for axes
std::string threshold_text(double threshold);
std::string short_threshold(double threshold);
/// "50,000 USD a QALY"
std::string price_text(const Material& material, double threshold);

}  // namespace spinepath::report
