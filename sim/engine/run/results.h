// Results of a run: means over patients with their Monte Carlo standard errors and the standard deviation
// between patients, and paired differences to the first pathway. Outcomes among the living and per responder
// are ratios of means, with errors by the delta method. See results/README.md, Outcomes.
#pragma once
#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "sim/engine/run/run.h"
#include "sim/engine/value/outcome.h"

namespace spinepath {

inline constexpr std::array<double, 5> reported_quantiles{0.025, 0.25, 0.5, 0.75, 0.975};

/// Patients whose share of spend is reported, of all: as claims are summarised (ECO-CO-034 to 036) [1].
inline constexpr double costliest = 0.15;

/// Empty fields: not defined (nobody alive, no responder, one patient) or not kept.
struct OutcomeRow {
  std::size_t pathway;
  OutcomeKey key;
  std::optional<double> mean, se, sd;                                      ///< [outcome's unit]
  std::optional<std::array<double, reported_quantiles.size()>> quantiles;  ///< between patients [money]
  std::optional<double>
      costliest_share;  ///< of the money, what the `costliest` patients have; with quantiles [1]
};

struct DifferenceRow {
  std::size_t pathway;  ///< the difference is this pathway minus the first one
  OutcomeKey key;
  std::optional<double> mean, se;  ///< [outcome's unit]
};

struct Results {
  std::uint64_t patients = 0;
  std::vector<std::vector<Fates>> fates;   ///< by pathway and step; empty for a part of the patients
  std::vector<OutcomeRow> outcomes;        ///< by pathway, then in the order of Layout::keys
  std::vector<DifferenceRow> differences;  ///< outcomes that either pathway has; 0 in one without it

  const OutcomeRow* find(std::size_t pathway, const OutcomeKey& key) const;
  const DifferenceRow* find_difference(std::size_t pathway, const OutcomeKey& key) const;
};

Results summarise(const CareModel& model, const RunSums& sums);
/// Results of a part of the patients, without quantiles; at least one patient.
Results summarise(const CareModel& model, const Layout& layout, const Tally& tally);

/// One outcome alone, without quantiles; the pathway must have it.
OutcomeRow estimate(const CareModel& model, const RunSums& sums, std::size_t pathway, const OutcomeKey& key);

}  // namespace spinepath
