#include "sim/analysis/psa/parameter_draws.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "sim/scenario/evidence/evidence.h"
#include "sim/scenario/uncertainty/correlation.h"
#include "sim/scenario/uncertainty/distribution.h"

namespace spinepath {
/// Names of ranks, each with its index.
class RankNames {
 public:
  std::size_t index_of(const std::string& name) {
    const auto [entry, is_new] = index_.try_emplace(name, names_.size());
    if (is_new) names_.push_back(name);
    return entry->second;
  }
  const std::vector<std::string>& names() const { return names_; }

 private:
  std::map<std::string, std::size_t> index_;
  std::vector<std::string> names_;
};

namespace {

/// Groups as the whole scenario declares them. A parameter that is not in use keeps its place, since its
/// removal would change the draws of the others.
std::vector<RankGroup> groups_of(scenario::Scenario whole, RankNames& names) {
  std::map<std::string, std::string> rank_of;  // by path of the parameter
  for (const scenario::Part& part : scenario::uncertain_parts(whole))
    for (const auto& [parameter, limits, rank] : part.numbers) rank_of.emplace(parameter->path, rank);
  std::vector<RankGroup> groups;
  for (const scenario::Correlation& correlation : whole.uncertainty.correlation) {
    RankGroup& group = groups.emplace_back();
    for (const scenario::Name& name : correlation.parameters)
      group.ranks.push_back(names.index_of(rank_of.at(name.text)));
    group.lower = scenario::lower_triangle(correlation.matrix.rows).value();
  }
  return groups;
}

}  // namespace

void put(std::vector<double>& numbers, const ParameterDraw& draw) {
  put(numbers, draw.values);
  put(numbers, draw.impossible ? std::optional(static_cast<double>(*draw.impossible)) : std::nullopt);
  numbers.push_back(static_cast<double>(draw.invalid_draws.size()));
  for (const InvalidDraw& invalid : draw.invalid_draws)
    put(numbers, std::array{static_cast<double>(invalid.part), static_cast<double>(invalid.attempts)});
}

ParameterDraw take_draw(NumberSource& source, std::size_t parameters) {
  ParameterDraw draw{.values = source.take_list(parameters)};
  if (const auto part = source.take_optional()) draw.impossible = static_cast<std::size_t>(*part);
  draw.invalid_draws.resize(source.take_index());
  for (InvalidDraw& invalid : draw.invalid_draws)
    invalid = {.part = source.take_index(), .attempts = source.take_index()};
  return draw;
}

ParameterDraws::ParameterDraws(const scenario::Scenario& scenario, std::uint64_t seed)
    : scenario_(scenario::as_used(scenario)) {
  RankNames names;
  make_parts(names);
  std::vector<RankGroup> groups = groups_of(scenario, names);
  make_blocks(groups, names.names().size());
  ranks_.emplace(names.names(), std::move(groups), scenario_.uncertainty.design, seed);
}

void ParameterDraws::make_parts(RankNames& names) {
  std::set<std::string> paths;
  for (scenario::Part& part : scenario::uncertain_parts(scenario_)) {
    std::vector<Number> numbers;
    for (const auto& [parameter, limits, rank] : part.numbers)
      numbers.push_back({parameter, distribution_of(*parameter, limits), parameter->value,
                         names.index_of(rank), paths.insert(parameter->path).second});
    parts_.push_back({std::move(part), std::move(numbers), {}});
  }
}

void ParameterDraws::make_blocks(const std::vector<RankGroup>& groups, std::size_t ranks) {
  std::vector<std::size_t> label(ranks);  // block of each rank
  for (std::size_t i = 0; i < ranks; ++i) label[i] = i;
  const auto join = [&](std::size_t a, std::size_t b) {
    std::ranges::replace(label, std::size_t{label[b]}, std::size_t{label[a]});
  };
  for (const Part& part : parts_)
    for (const Number& number : part.numbers) join(part.numbers.front().rank, number.rank);
  for (const RankGroup& group : groups)
    for (const std::size_t rank : group.ranks) join(group.ranks.front(), rank);

  std::map<std::size_t, Block> blocks;
  for (std::size_t i = 0; i < ranks; ++i) blocks[label[i]].ranks.push_back(i);
  for (std::size_t i = 0; i < parts_.size(); ++i)
    blocks[label[parts_[i].numbers.front().rank]].parts.push_back(i);
  for (auto& [name, block] : blocks) blocks_.push_back(std::move(block));
}

void ParameterDraws::fill(const Block& block) {
  for (const std::size_t i : block.parts) {
    for (const Number& number : parts_[i].numbers)
      number.parameter->value = number.distribution.quantile((*ranks_)[number.rank]);
    if (parts_[i].scenario.complete) parts_[i].scenario.complete();
  }
}

void ParameterDraws::declare(const Block& block) {
  for (const std::size_t i : block.parts) {
    for (const Number& number : parts_[i].numbers) number.parameter->value = number.declared;
    if (parts_[i].scenario.complete) parts_[i].scenario.complete();
  }
}

std::optional<std::size_t> ParameterDraws::invalid_part(const Block& block) {
  for (const std::size_t i : block.parts)
    if (auto problem = problem_of(parts_[i].scenario)) {
      if (!parts_[i].problem) parts_[i].problem = std::move(problem);
      return i;
    }
  return std::nullopt;
}

void ParameterDraws::draw_block(const Block& block, ParameterDraw& draw) {
  for (std::uint64_t attempt = 0;; ++attempt) {
    if (attempt > 0) ranks_->draw_again(attempt, block.ranks);
    fill(block);
    const std::optional<std::size_t> invalid = invalid_part(block);
    if (!invalid) return;
    const auto known = std::ranges::find(draw.invalid_draws, *invalid, &InvalidDraw::part);
    if (known != draw.invalid_draws.end())
      ++known->attempts;
    else
      draw.invalid_draws.push_back({*invalid, 1});
    if (attempt + 1 < most_attempts) continue;
    draw.impossible = invalid;
    return declare(block);
  }
}

ParameterDraw ParameterDraws::draw(std::uint64_t number) {
  ParameterDraw draw;
  ranks_->draw(number);
  for (const Block& block : blocks_) draw_block(block, draw);
  std::ranges::sort(draw.invalid_draws, {}, &InvalidDraw::part);
  for (const Part& part : parts_)
    for (const Number& n : part.numbers)
      if (n.is_first) draw.values.push_back(n.parameter->value);
  return draw;
}

std::vector<std::string> ParameterDraws::names() const {
  std::vector<std::string> names;
  for (const Part& part : parts_)
    for (const Number& number : part.numbers)
      if (number.is_first) names.push_back(number.parameter->path);
  return names;
}

std::vector<std::size_t> ParameterDraws::ranks() const {
  std::vector<std::size_t> ranks;
  for (const Part& part : parts_)
    for (const Number& number : part.numbers)
      if (number.is_first) ranks.push_back(number.rank);
  return ranks;
}

std::optional<scenario::Problem> ParameterDraws::first_problem(const std::string& part, std::uint64_t draws) {
  const auto found = std::ranges::find(parts_, part, [](const Part& one) { return one.scenario.name; });
  for (std::uint64_t i = 0; i < draws && !found->problem; ++i) draw(i);
  return found->problem;
}

std::vector<std::string> ParameterDraws::part_names() const {
  std::vector<std::string> names;
  for (const Part& part : parts_) names.push_back(part.scenario.name);
  return names;
}

}  // namespace spinepath
