#include "sim/analysis/comparison/comparison.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <type_traits>
#include <utility>

#include "sim/scenario/compile/compile.h"

namespace spinepath {
namespace {

/// A pathway of a case.
struct Member {
  std::size_t of_case, pathway;
};
/// Pathways simulated with the same patients; the first one is the reference of the others.
using JoinedPathways = std::vector<Member>;

bool is_money(Outcome outcome) { return info_of(outcome).unit == money_unit; }

/// The runs of a comparison.
std::vector<JoinedPathways> plan(std::span<const Case> cases,
                                 const std::vector<CaseDifferences>& disagreements) {
  std::vector<JoinedPathways> runs;
  const std::size_t references = cases[0].scenario.pathways.size();
  for (std::size_t p = 0; p < references; ++p) runs.push_back({{0, p}});
  for (std::size_t c = 1; c < cases.size(); ++c) {
    const auto& pathways = cases[c].scenario.pathways;
    JoinedPathways own;
    for (std::size_t p = 0; p < pathways.size(); ++p) {
      if (disagreements[c].people.empty()) runs[reference_of(pathways[p], cases[0])].push_back({c, p});
      own.push_back({c, p});
    }
    if (!disagreements[c].none()) runs.push_back(std::move(own));
  }
  return runs;
}

/// The members' pathways with their treatments, everything else as in the first member's model. Random
/// numbers depend on the names of treatments, which the joined model does not change.
CareModel joined(const std::vector<CareModel>& models, const JoinedPathways& members) {
  CareModel model = models[members.front().of_case];
  model.treatments.clear();
  model.pathways.clear();
  std::map<std::size_t, int> first_treatment;  // by case
  for (const auto& [of_case, pathway] : members) {
    const CareModel& from = models[of_case];
    const auto [entry, is_new] =
        first_treatment.try_emplace(of_case, static_cast<int>(model.treatments.size()));
    if (is_new) {
      model.treatments.insert(model.treatments.end(), from.treatments.begin(), from.treatments.end());
      model.report_at.insert(model.report_at.end(), from.report_at.begin(), from.report_at.end());
    }
    model.pathways.push_back(from.pathways[pathway]);
    for (Step& step : model.pathways.back().steps) step.treatment += entry->second;
  }
  if (model.horizon >= 1) model.report_at.push_back(1);
  std::ranges::sort(model.report_at);
  model.report_at.erase(std::unique(model.report_at.begin(), model.report_at.end()), model.report_at.end());
  return model;
}

/// Key of a compared outcome in the run of a model: at a report time, if it is reported at report times.
OutcomeKey in_run(OutcomeKey key, const CareModel& model) {
  if (info_of(key.outcome).at != ReportedAt::report_times) return key;
  const auto found = std::ranges::find(model.report_at, 1.0);
  key.at = static_cast<int>(found - model.report_at.begin());
  return key;
}

constexpr int compared_at(const OutcomeInfo& info) {
  switch (info.at) {
    case ReportedAt::report_times:
    case ReportedAt::month_12: return OutcomeKey::month_12;
    case ReportedAt::follow_up:
    case ReportedAt::horizon:
    case ReportedAt::report_times_and_horizon: return OutcomeKey::horizon;
  }
  return OutcomeKey::horizon;
}
static_assert(std::ranges::all_of(outcome_table, [](const OutcomeInfo& info) {
  return !info.uses.compared || info.indexed_by == IndexedBy::nothing || info.indexed_by == IndexedBy::view;
}));

/// Case, pathway, index into compared_outcomes: in the order of a Comparison.
using Place = std::array<std::size_t, 3>;

/// Collects the results of the runs.
class Comparing {
 public:
  Comparing(std::span<const Case> cases, std::vector<CaseDifferences> disagreements)
      : cases_(cases), disagreements_(std::move(disagreements)) {}

  const std::vector<CaseDifferences>& disagreements() const { return disagreements_; }

  void take(const JoinedPathways& members, const CareModel& model, const Results& results) {
    const std::size_t base = members.front().of_case;
    for (std::size_t i = 0; i < members.size(); ++i) {
      const auto& [c, pathway] = members[i];
      for (std::size_t k = 0; k < compared_outcomes().size(); ++k) {
        const OutcomeKey& key = compared_outcomes()[k];
        const OutcomeRow* row = results.find(i, in_run(key, model));
        if (row != nullptr && (c == base || disagreements_[c].none()))
          outcomes_[{c, pathway, k}] = in_common_money(*row, c, pathway, key);
        const DifferenceRow* pair = c == base ? nullptr : results.find_difference(i, in_run(key, model));
        if (pair != nullptr && disagreements_[c].pairs(key.outcome))
          pairs_[{c, pathway, k}] = in_common_money(*pair, c, pathway, key);
      }
    }
  }

  Comparison finish() && {
    Comparison comparison;
    for (const auto& [place, row] : outcomes_) {
      comparison.outcomes.push_back({place[0], row});
      if (place[0] > 0)
        if (const auto difference = difference_at(place)) comparison.differences.push_back(*difference);
    }
    comparison.disagreements = std::move(disagreements_);
    return comparison;
  }

 private:
  /// An outcome or a difference with the keys of the comparison.
  template <class Row>
  Row in_common_money(Row row, std::size_t of_case, std::size_t pathway, const OutcomeKey& key) const {
    row.pathway = pathway;
    row.key = key;
    if (!is_money(key.outcome)) return row;
    const double factor = cases_[of_case].money;
    for (std::optional<double>* x : {&row.mean, &row.se})
      if (*x) **x *= factor;
    if constexpr (std::is_same_v<Row, OutcomeRow>) {
      if (row.sd) *row.sd *= factor;
      if (row.quantiles)
        for (double& quantile : *row.quantiles) quantile *= factor;
    }
    return row;
  }

  /// None if the reference does not have the outcome, or has it over another horizon.
  std::optional<CaseDifference> difference_at(const Place& place) const {
    const auto& [c, pathway, k] = place;
    CaseDifference difference{.of_case = c,
                              .pathway = pathway,
                              .reference = reference_of(cases_[c].scenario.pathways[pathway], cases_[0]),
                              .key = compared_outcomes()[k],
                              .paired = false};
    if (const auto pair = pairs_.find(place); pair != pairs_.end()) {
      difference.mean = pair->second.mean;
      difference.se = pair->second.se;
      difference.paired = true;
      return difference;
    }
    const auto reference = outcomes_.find({0, difference.reference, k});
    if (reference == outcomes_.end()) return std::nullopt;
    const OutcomeRow &here = outcomes_.at(place), &there = reference->second;
    const auto horizon = [&](std::size_t i) { return cases_[i].scenario.simulation.horizon.value; };
    const bool over_horizon = difference.key.at == OutcomeKey::horizon;
    if (over_horizon && horizon(c) != horizon(0)) return std::nullopt;
    if (here.mean && there.mean) difference.mean = *here.mean - *there.mean;
    if (here.se && there.se) difference.se = std::sqrt(*here.se * *here.se + *there.se * *there.se);
    return difference;
  }

  std::span<const Case> cases_;
  std::vector<CaseDifferences> disagreements_;
  std::map<Place, OutcomeRow> outcomes_;
  std::map<Place, DifferenceRow> pairs_;
};

std::vector<CaseDifferences> disagreements_with_first(std::span<const Case> cases) {
  std::vector<CaseDifferences> all;
  for (const Case& other : cases) all.push_back(disagreement(cases[0], other));
  return all;
}

}  // namespace

const std::vector<OutcomeKey>& compared_outcomes() {
  static const std::vector<OutcomeKey> keys = [] {
    std::vector<OutcomeKey> all;
    for (const OutcomeInfo& info : outcome_table) {
      if (!info.uses.compared) continue;
      const int at = compared_at(info);
      if (info.indexed_by == IndexedBy::view)
        for (const View view : views) all.push_back(key_of(info.outcome, view, at));
      else
        all.push_back({.outcome = info.outcome, .at = at});
    }
    return all;
  }();
  return keys;
}

std::optional<std::size_t> namesake_of(const scenario::Pathway& pathway, const Case& first) {
  const auto& pathways = first.scenario.pathways;
  const auto same = std::ranges::find_if(
      pathways, [&](const scenario::Pathway& p) { return p.name.text == pathway.name.text; });
  if (same == pathways.end()) return std::nullopt;
  return static_cast<std::size_t>(same - pathways.begin());
}

std::optional<Comparison> compare(std::span<const Case> cases, int threads, const KeepGoing& keep_going) {
  std::vector<CareModel> models;
  for (const Case& one : cases) models.push_back(compile(one.scenario));
  Comparing comparing(cases, disagreements_with_first(cases));
  std::uint64_t done = 0;
  for (const JoinedPathways& members : plan(cases, comparing.disagreements())) {
    const CareModel model = joined(models, members);
    const Case& base = cases[members.front().of_case];
    const RunOptions options{.patients = base.patients, .seed = base.seed, .threads = threads};
    const auto sums = run(model, options, keep_going.after(done));
    if (!sums) return std::nullopt;
    done += base.patients;
    comparing.take(members, model, summarise(model, *sums));
  }
  return std::move(comparing).finish();
}

std::uint64_t patients_in_all(std::span<const Case> cases) {
  std::uint64_t patients = 0;
  for (const JoinedPathways& members : plan(cases, disagreements_with_first(cases)))
    patients += cases[members.front().of_case].patients;
  return patients;
}

const OutcomeRow* Comparison::find(std::size_t of_case, std::size_t pathway, const OutcomeKey& key) const {
  const auto found = std::ranges::find_if(outcomes, [&](const CaseOutcome& outcome) {
    return outcome.of_case == of_case && outcome.row.pathway == pathway && outcome.row.key == key;
  });
  return found == outcomes.end() ? nullptr : &found->row;
}

const CaseDifference* Comparison::find_difference(std::size_t of_case, std::size_t pathway,
                                                  const OutcomeKey& key) const {
  const auto found = std::ranges::find_if(differences, [&](const CaseDifference& difference) {
    return difference.of_case == of_case && difference.pathway == pathway && difference.key == key;
  });
  return found == differences.end() ? nullptr : &*found;
}

}  // namespace spinepath
