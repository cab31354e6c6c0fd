#include "sim/analysis/psa/ranks.h"

#include <algorithm>

#include "models/distribution.h"
#include "models/numerics/elementary.h"
#include "models/stream.h"
#include "sim/engine/random/chance.h"

namespace spinepath {
namespace {

/// The 52 random bits of a uniform number, in the high bits.
std::uint64_t digits_of(double u) { return static_cast<std::uint64_t>(u * 0x1p52) << 12; }

}  // namespace

Ranks::Ranks(std::span<const std::string> names, std::vector<RankGroup> groups, scenario::Design design,
             std::uint64_t seed)
    : groups_(std::move(groups)), seed_(seed), rank_(names.size()) {
  for (const std::string& name : names) streams_.push_back(stream_of(name));
  if (design != scenario::Design::sobol || names.empty()) return;
  sobol_.emplace(std::min(names.size(), SobolPoints::most_dimensions));
  for (const std::uint64_t stream : streams_)
    shifts_.push_back(digits_of(Chance(seed, 0).uniforms(Purpose::sobol_shift, stream)[0]));
}

double Ranks::random(std::size_t rank, std::uint64_t attempt) const {
  return Chance(seed_, number_).uniforms(Purpose::parameter, streams_[rank], attempt)[0];
}

void Ranks::draw(std::uint64_t number) {
  number_ = number;
  std::size_t first_random = 0;
  if (sobol_) {
    const std::vector<std::uint64_t> point = sobol_->point(number);
    for (std::size_t i = 0; i < point.size(); ++i) rank_[i] = uniform(point[i] ^ shifts_[i]);
    first_random = point.size();
  }
  for (std::size_t i = first_random; i < rank_.size(); ++i) rank_[i] = random(i, 0);
  for (const RankGroup& group : groups_) correlate(group);
}

void Ranks::draw_again(std::uint64_t attempt, std::span<const std::size_t> ranks) {
  for (const std::size_t i : ranks) rank_[i] = random(i, attempt);
  for (const RankGroup& group : groups_)
    if (std::ranges::find(ranks, group.ranks.front()) != ranks.end()) correlate(group);
}

void Ranks::correlate(const RankGroup& group) {
  static const Distribution standard_normal = Normal(0, 1);
  std::vector<double> z;
  for (const std::size_t i : group.ranks) z.push_back(normal_quantile(rank_[i]));
  for (std::size_t row = 0; row < z.size(); ++row) {
    double score = 0;
    for (std::size_t j = 0; j <= row; ++j) score += group.lower[row][j] * z[j];
    rank_[group.ranks[row]] = std::clamp(standard_normal.cdf(score), 0x1p-60, 1.0 - 0x1p-53);
  }
}

}  // namespace spinepath
