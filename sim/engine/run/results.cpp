#include "sim/engine/run/results.h"

#include <algorithm>
#include <cmath>

#include "sim/engine/tally/rounding.h"

namespace spinepath {
namespace {

/// Places in the layout of a mean, or of a ratio of two means, of one pathway.
struct Ratio {
  std::size_t numerator;
  std::optional<std::size_t> denominator;  ///< none: a plain mean
};

Statistic statistic_of(const OutcomeKey& key) { return info_of(key.outcome).estimator.statistic; }

class Estimates {
 public:
  Estimates(const CareModel& model, const Layout& layout, const Tally& tally)
      : model_(model), tally_(tally), layout_(layout) {}

  OutcomeRow outcome(std::size_t pathway, const OutcomeKey& key) const {
    OutcomeRow row{.pathway = pathway, .key = key};
    const Ratio ratio = ratio_of(pathway, key);
    row.mean = mean(ratio);
    if (row.mean && tally_.patients() > 1) add_spread(row, ratio);
    if (statistic_of(key) == Statistic::cohort_total) scale_to_cohort(row);
    return row;
  }

  DifferenceRow difference(std::size_t pathway, const OutcomeKey& key) const {
    DifferenceRow row{.pathway = pathway, .key = key};
    const bool here = layout_.slot(pathway, key).has_value(), there = layout_.slot(0, key).has_value();
    if (!here || !there) {  // the outcome is 0 in the other pathway
      const OutcomeRow only = outcome(here ? pathway : 0, key);
      row.mean = here ? *only.mean : -*only.mean;
      row.se = only.se;
      return row;
    }
    const Ratio ratio = ratio_of(pathway, key), reference = ratio_of(0, key);
    const auto mean_here = mean(ratio), mean_there = mean(reference);
    if (!mean_here || !mean_there) return row;
    const double people = statistic_of(key) == Statistic::cohort_total ? model_.population.size : 1;
    const double size = std::max(std::fabs(*mean_here), std::fabs(*mean_there));
    row.mean = people * zero_if_rounding_error(*mean_here - *mean_there, size);
    if (tally_.patients() < 2) return row;
    const double variance = ratio.denominator ? ratio_pair_variance(ratio, *mean_here, reference, *mean_there)
                                              : tally_.pair_variance(ratio.numerator);
    row.se = people * zero_if_rounding_error(std::sqrt(std::max(0.0, variance) / tally_.patients()), size);
    return row;
  }

 private:
  void add_spread(OutcomeRow& row, const Ratio& ratio) const {
    const double variance = variance_of(ratio, *row.mean);
    row.se = zero_if_rounding_error(std::sqrt(variance / tally_.patients()), *row.mean);
    switch (statistic_of(row.key)) {
      case Statistic::mean:
      case Statistic::cohort_total: row.sd = zero_if_rounding_error(std::sqrt(variance), *row.mean); break;
      case Statistic::mean_among: row.sd = sd_among_counted(ratio, *row.mean); break;
      case Statistic::ratio: break;  // not defined for one patient
    }
  }

  Ratio ratio_of(std::size_t pathway, const OutcomeKey& key) const {
    const std::size_t numerator = *layout_.slot(pathway, key);
    if (!info_of(key.outcome).estimator.per) return {numerator, std::nullopt};
    return {numerator, layout_.denominator(pathway, key)};
  }

  std::optional<double> mean(const Ratio& r) const {
    const double numerator = tally_.mean(r.numerator);
    if (!r.denominator) return numerator;
    const double denominator = tally_.mean(*r.denominator);
    if (!(denominator * tally_.patients() > 0.5)) return std::nullopt;  // nobody counted
    return numerator / denominator;
  }

  /// Squared standard error times n: the variance of (numerator - R denominator) / mean denominator.
  double variance_of(const Ratio& r, double ratio) const {
    if (!r.denominator) return tally_.variance(r.numerator);
    const double below = tally_.mean(*r.denominator);
    const double above = tally_.variance(r.numerator),
                 under = ratio * ratio * tally_.variance(*r.denominator);
    const double spread = above - 2 * ratio * tally_.covariance(r.numerator, *r.denominator) + under;
    return std::max(0.0, zero_if_rounding_error(spread, above + under)) / (below * below);
  }

  /// Magnitude of the terms of which the variance is the sum. They may nearly cancel.
  double terms_of(const Ratio& r, double ratio) const {
    const double below = tally_.mean(*r.denominator);
    return (tally_.variance(r.numerator) + ratio * ratio * tally_.variance(*r.denominator)) / (below * below);
  }

  double covariance(const Ratio& a, double ratio_a, const Ratio& b, double ratio_b) const {
    const double spread = tally_.pair_covariance(a.numerator) -
                          ratio_b * tally_.covariance(a.numerator, *b.denominator) -
                          ratio_a * tally_.covariance(b.numerator, *a.denominator) +
                          ratio_a * ratio_b * tally_.pair_covariance(*a.denominator);
    return spread / (tally_.mean(*a.denominator) * tally_.mean(*b.denominator));
  }

  double ratio_pair_variance(const Ratio& a, double ratio_a, const Ratio& b, double ratio_b) const {
    const double apart = variance_of(a, ratio_a) + variance_of(b, ratio_b);
    return zero_if_rounding_error(apart - 2 * covariance(a, ratio_a, b, ratio_b),
                                  terms_of(a, ratio_a) + terms_of(b, ratio_b));
  }

  /// Numerators are 0 for those not counted, so their mean square per counted patient gives the sd among these.
  std::optional<double> sd_among_counted(const Ratio& r, double mean) const {
    const double share = tally_.mean(*r.denominator), living = share * tally_.patients();
    if (living < 1.5) return std::nullopt;
    const double variance = tally_.mean_square(r.numerator) / share - mean * mean;
    return zero_if_rounding_error(std::sqrt(std::max(0.0, variance) * living / (living - 1)),
                                  std::sqrt(tally_.mean_square(r.numerator) / share));
  }

  /// Total of a cohort of N patients: mean N m; sd between cohorts sqrt(N) sd.
  void scale_to_cohort(OutcomeRow& row) const {
    const double size = model_.population.size;
    *row.mean *= size;
    if (row.se) *row.se *= size;
    if (row.sd) *row.sd *= std::sqrt(size);
  }

  const CareModel& model_;
  const Tally& tally_;
  const Layout& layout_;
};

template <class Row>
const Row* find_row(const std::vector<Row>& rows, std::size_t pathway, const OutcomeKey& key) {
  const auto found = std::find_if(rows.begin(), rows.end(),
                                  [&](const Row& r) { return r.pathway == pathway && r.key == key; });
  return found == rows.end() ? nullptr : &*found;
}

void add_quantiles(OutcomeRow& row, const RunSums& sums) {
  if (row.key.outcome != Outcome::spend || row.key.at != OutcomeKey::horizon) return;
  const auto& histogram = sums.spend[row.pathway * view_count + static_cast<std::size_t>(row.key.of)];
  row.quantiles.emplace();
  std::transform(reported_quantiles.begin(), reported_quantiles.end(), row.quantiles->begin(),
                 [&](double q) { return histogram.quantile(q); });
  row.costliest_share = histogram.share_of_costliest(costliest);
}

/// Keys of a pathway, then those that only the first pathway has.
std::vector<OutcomeKey> keys_of_either(const Layout& layout, std::size_t pathway) {
  std::vector<OutcomeKey> keys = layout.keys(pathway);
  for (const OutcomeKey& key : layout.keys(0))
    if (!layout.slot(pathway, key)) keys.push_back(key);
  return keys;
}

}  // namespace

Results summarise(const CareModel& model, const Layout& layout, const Tally& tally) {
  const Estimates estimates(model, layout, tally);
  Results results{.patients = static_cast<std::uint64_t>(tally.patients())};
  for (std::size_t p = 0; p < model.pathways.size(); ++p)
    for (const OutcomeKey& key : layout.keys(p)) results.outcomes.push_back(estimates.outcome(p, key));
  for (std::size_t p = 1; p < model.pathways.size(); ++p)
    for (const OutcomeKey& key : keys_of_either(layout, p))
      if (info_of(key.outcome).uses.paired) results.differences.push_back(estimates.difference(p, key));
  return results;
}

Results summarise(const CareModel& model, const RunSums& sums) {
  Results results = summarise(model, sums.layout, sums.tally);
  for (OutcomeRow& row : results.outcomes) add_quantiles(row, sums);
  results.fates = sums.fates;
  return results;
}

OutcomeRow estimate(const CareModel& model, const RunSums& sums, std::size_t pathway, const OutcomeKey& key) {
  return Estimates(model, sums.layout, sums.tally).outcome(pathway, key);
}

const OutcomeRow* Results::find(std::size_t pathway, const OutcomeKey& key) const {
  return find_row(outcomes, pathway, key);
}

const DifferenceRow* Results::find_difference(std::size_t pathway, const OutcomeKey& key) const {
  return find_row(differences, pathway, key);
}

}  // namespace spinepath
