#include "sim/analysis/subgroups/decisions.h"

#include <algorithm>
#include <cmath>

#include "sim/analysis/decision/choice.h"
#include "sim/analysis/decision/question.h"
#include "sim/engine/tally/rounding.h"
#include "sim/scenario/evidence/what_if.h"

namespace spinepath {
namespace {

double mean_share(const SubgroupSamples& samples, std::size_t subgroup) {
  const std::size_t draws = samples.shares.size() / samples.samples.size();
  double sum = 0;
  for (std::size_t i = 0; i < draws; ++i) sum += samples.share(i, subgroup);
  return draws > 0 ? sum / static_cast<double>(draws) : 0;
}

SubgroupDecision decision_of(const PsaSample& sample, const DecisionQuestion& question) {
  SubgroupDecision made{.name = {}, .share = 0, .decision = std::nullopt, .costs = {}, .gains = {}};
  if (sample.draws < 2) return made;
  made.decision = weigh(sample, question);
  for (std::size_t s = 0; s < sample.strategies.size(); ++s) {
    made.costs.push_back(spread_of(sample, s, question.perspective.cost()));
    made.gains.push_back(spread_of(sample, s, question.perspective.gain()));
  }
  return made;
}

/// A subgroup that has a decision, at one threshold.
struct Member {
  std::size_t place;      ///< among all subgroups
  Increments draws;       ///< per patient of the subgroup
  Eigen::VectorXd share;  ///< by draw [1]
};

/// Mean over the draws of share times net benefit, by strategy. [money per patient]
Eigen::RowVectorXd contribution(const Member& member) {
  return (member.share.asDiagonal() * member.draws.value).colwise().mean();
}

/// Of one choice in place of another, by draw. [money per patient of the subgroup]
Eigen::VectorXd difference(const Member& member, std::size_t best, std::size_t other) {
  const auto column = [](std::size_t s) { return static_cast<Eigen::Index>(s); };
  return member.draws.value.col(column(best)) - member.draws.value.col(column(other));
}

/// Squared error that all draws share, of that difference.
double shared_variance(const Member& member, std::size_t best, std::size_t other) {
  const Eigen::MatrixXd& noise = member.draws.shared_noise;
  const auto a = static_cast<Eigen::Index>(best), b = static_cast<Eigen::Index>(other);
  return std::max(0.0, noise(a, a) + noise(b, b) - 2 * noise(a, b));
}

double variance_of_mean(const Eigen::VectorXd& draws) {
  return covariance(draws)(0, 0) / static_cast<double>(draws.size());
}

SubgroupValue value_at(const std::vector<Member>& members, std::size_t subgroups, double threshold) {
  SubgroupValue made{.threshold = threshold, .best_for_all = 0, .groups = {}};
  double size = 0;
  Eigen::RowVectorXd all = Eigen::RowVectorXd::Zero(members.front().draws.value.cols());
  for (const Member& member : members) {
    size = std::max(size, member.draws.size);
    all += contribution(member);
  }
  made.best_for_all = static_cast<std::size_t>(first_best(all, size));
  made.groups.assign(subgroups, {.best = made.best_for_all, .gain = 0, .error = 0});
  Eigen::VectorXd together = Eigen::VectorXd::Zero(members.front().share.size());
  double shared = 0;
  for (const Member& member : members) {
    SubgroupGain& group = made.groups[member.place];
    group.best = static_cast<std::size_t>(first_best(contribution(member), size));
    const double variance = shared_variance(member, group.best, made.best_for_all),
                 share = member.share.mean();
    const Eigen::VectorXd gain =
        member.share.cwiseProduct(difference(member, group.best, made.best_for_all)) / share;
    group.gain = zero_if_rounding_error(gain.mean(), size);
    group.error = zero_if_rounding_error(std::sqrt(variance_of_mean(gain) + variance), size);
    together += share * gain;
    shared += share * share * variance;
  }
  made.value = zero_if_rounding_error(together.mean(), size);
  made.error = zero_if_rounding_error(std::sqrt(variance_of_mean(together) + shared), size);
  return made;
}

std::vector<Member> members_at(const std::vector<PsaSample>& samples, const SubgroupSamples& all,
                               const Perspective& perspective, double threshold) {
  std::vector<Member> members;
  for (std::size_t g = 0; g < samples.size(); ++g) {
    if (samples[g].draws < 2) continue;
    Member member{.place = g,
                  .draws = increments(samples[g], perspective, threshold),
                  .share = Eigen::VectorXd(static_cast<Eigen::Index>(samples[g].draws))};
    for (std::size_t i = 0; i < samples[g].draws; ++i)
      member.share[static_cast<Eigen::Index>(i)] = all.share(i, g);
    members.push_back(std::move(member));
  }
  return members;
}

}  // namespace

SubgroupDecisions decide_subgroups(const scenario::Scenario& scenario, const SubgroupQuestion& question,
                                   const SubgroupSamples& samples, int threads) {
  const std::vector<std::size_t> compared = scenario::candidates(scenario);
  DecisionQuestion asked{.perspective = perspective_of(scenario.decision),
                         .thresholds = thresholds_of(scenario.decision)};
  asked.threads = threads;
  SubgroupDecisions all{
      .by = question.by(), .strategies = {}, .perspective = asked.perspective, .groups = {}};
  std::vector<PsaSample> by_subgroup;
  for (const std::size_t p : compared) all.strategies.push_back(scenario.pathways[p].name.text);
  for (std::size_t g = 0; g < samples.samples.size(); ++g) {
    const bool known = samples.samples[g].draws >= 2;
    by_subgroup.push_back(known ? only(compared, samples.samples[g]) : PsaSample{});
    all.groups.push_back(decision_of(by_subgroup[g], asked));
    all.groups[g].name = question.names()[g];
    all.groups[g].share = mean_share(samples, g);
  }
  for (const double threshold : asked.thresholds)
    if (const auto members = members_at(by_subgroup, samples, asked.perspective, threshold); !members.empty())
      all.values.push_back(value_at(members, by_subgroup.size(), threshold));
  return all;
}

}  // namespace spinepath
