// Results: what a run says: means over patients with their Monte Carlo standard errors and spread between
// patients, and paired differences to the first pathway. Among the living and per responder these are ratios
// of means, their errors by the delta method. See results/README.md.
#pragma once
#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "sim/engine/run/run.h"
#include "sim/engine/value/outcome.h"

namespace spinepath {

inline constexpr std::array<double, 5> reported_quantiles{0.025, 0.25, 0.5, 0.75, 0.975};

/// An empty field: not defined (nobody alive, nobody responded, one patient) or not kept.
struct OutcomeRow {
  std::size_t pathway;
  OutcomeKey key;
  std::optional<double> mean, se, sd;
  std::optional<std::array<double, reported_quantiles.size()>> quantiles;  ///< between patients
};

struct DifferenceRow {
  std::size_t pathway;  ///< minus the first one
  OutcomeKey key;
  std::optional<double> mean, se;
};

struct Results {
  std::uint64_t patients = 0;
  std::vector<OutcomeRow> outcomes;        ///< by pathway, then in the order of Layout::keys
  std::vector<DifferenceRow> differences;  ///< what either pathway has; absent counts as 0

  const OutcomeRow* find(std::size_t pathway, const OutcomeKey& key) const;
  const DifferenceRow* find_difference(std::size_t pathway, const OutcomeKey& key) const;
};

Results summarise(const CareModel& model, const RunSums& sums);
/// Of some patients, without quantiles; at least one of them.
Results summarise(const CareModel& model, const Layout& layout, const Tally& tally);

/// One outcome alone, without quantiles; the pathway must have it.
OutcomeRow estimate(const CareModel& model, const RunSums& sums, std::size_t pathway, const OutcomeKey& key);

}  // namespace spinepath
