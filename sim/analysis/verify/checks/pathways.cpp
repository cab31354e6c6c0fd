// Checks of comparisons between pathways.
#include <algorithm>
#include <array>
#include <numeric>

#include "sim/analysis/sensitivity/affected.h"
#include "sim/analysis/verify/checks/groups.h"
#include "sim/analysis/verify/compare.h"
#include "sim/analysis/verify/subject.h"

namespace spinepath::verify {
namespace {

constexpr const char* one_pathway = "there is only one pathway";

bool has_several(const Subject& subject) { return subject.model().pathways.size() > 1; }

Finding pathways_made_equal(Subject& subject) {
  if (!has_several(subject)) return not_applicable(one_pathway);
  CareModel model = subject.model();
  for (Pathway& pathway : model.pathways) pathway = model.pathways.back();
  const Results results = subject.run(model);
  Comparison comparison;
  for (const DifferenceRow& row : results.differences) {
    const Place place{subject.pathway(row.pathway), row.key};
    if (row.mean) comparison.same(place, row.mean, 0);
    if (row.se) comparison.same(place, row.se, 0);
  }
  for (std::size_t p = 1; p < model.pathways.size(); ++p)
    compare_rows(comparison, subject.pathway(p), results, p, results, 0, any_row);
  return comparison.finding(one_pathway);
}

/// Pathway i of the changed model is pathway order[i] of the scenario.
Finding compare_order(Subject& subject, const std::vector<std::size_t>& order) {
  const Results results = subject.run(with_pathways(subject.model(), order));
  Comparison comparison;
  for (std::size_t i = 0; i < order.size(); ++i)
    compare_rows(comparison, subject.pathway(order[i]), results, i, subject.base(), order[i], any_row);
  return comparison.finding(one_pathway);
}

Finding pathways_reordered(Subject& subject) {
  if (!has_several(subject)) return not_applicable(one_pathway);
  std::vector<std::size_t> order(subject.model().pathways.size());
  std::iota(order.rbegin(), order.rend(), std::size_t{0});
  return compare_order(subject, order);
}

Finding pathways_alone(Subject& subject) {
  if (!has_several(subject)) return not_applicable(one_pathway);
  Comparison comparison;
  for (std::size_t p = 0; p < subject.model().pathways.size(); ++p) {
    const Results alone = subject.run(with_pathways(subject.model(), {p}));
    compare_rows(comparison, subject.pathway(p), alone, 0, subject.base(), p, any_row);
  }
  return comparison.finding(one_pathway);
}

Finding differences_reversed(Subject& subject) {
  if (!has_several(subject)) return not_applicable(one_pathway);
  std::vector<std::size_t> order(subject.model().pathways.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::swap(order[0], order[1]);
  const Results swapped = subject.run(with_pathways(subject.model(), order));
  Comparison comparison;
  for (const DifferenceRow& row : subject.base().differences) {
    if (row.pathway != 1 || !row.mean) continue;
    const DifferenceRow* other = swapped.find_difference(1, row.key);
    const Place place{subject.pathway(1), row.key};
    const double size = mean_of(swapped, 0, row.key).value_or(0);
    comparison.close(place, other == nullptr ? std::nullopt : other->mean, -*row.mean, size);
    if (row.se && other != nullptr) comparison.close(place, other->se, row.se, size);
  }
  return comparison.finding(one_pathway);
}

Finding differences_of_means(Subject& subject) {
  if (!has_several(subject)) return not_applicable(one_pathway);
  const Results& base = subject.base();
  Comparison comparison;
  for (const DifferenceRow& row : base.differences) {
    const auto here = mean_of(base, row.pathway, row.key), there = mean_of(base, 0, row.key);
    if (!row.mean) continue;
    comparison.close({subject.pathway(row.pathway), row.key}, row.mean, here.value_or(0) - there.value_or(0),
                     std::max(here.value_or(0), there.value_or(0)));
  }
  return comparison.finding(one_pathway);
}

Finding pathways_differ(Subject& subject) {
  if (!has_several(subject)) return not_applicable(one_pathway);
  const Results& base = subject.base();
  std::vector<std::string> twins;
  for (std::size_t p = 1; p < subject.model().pathways.size(); ++p)
    for (std::size_t q = 0; q < p; ++q) {
      Comparison comparison;
      compare_rows(comparison, subject.pathway(p), base, p, base, q, any_row);
      if (!comparison.broken()) twins.push_back(subject.pathway(p) + " equals " + subject.pathway(q));
    }
  return named(std::move(twins), "all pairs of pathways");
}

constexpr auto pathway_rows = std::to_array<Check>({
    {.name = "pathways_made_equal",
     .change = "all pathways are the last one",
     .law = "all differences and their errors are exactly 0",
     .stage = Stage::results,
     .item = "equal inputs of all treatments: equal life-years, QALYs and costs",
     .look_at = "random numbers that depend on a pathway's place",
     .find = pathways_made_equal},
    {.name = "pathways_reordered",
     .change = "the pathways in reverse order",
     .law = "the results of each pathway are the same to the bit",
     .stage = Stage::results,
     .item = "common random numbers are maintained",
     .look_at = "random numbers that depend on a pathway's place",
     .find = pathways_reordered},
    {.name = "pathways_alone",
     .change = "each pathway in a scenario of its own",
     .law = "its results are the same to the bit",
     .stage = Stage::results,
     .item = "common random numbers are maintained",
     .look_at = "steps that pathways share",
     .find = pathways_alone},
    {.name = "differences_reversed",
     .change = "the first two pathways swapped",
     .law = "their differences change sign, with the same errors",
     .stage = Stage::results,
     .item = "inputs of two treatments swapped: results swapped",
     .look_at = "which pathway is the reference",
     .find = differences_reversed},
    {.name = "differences_of_means",
     .change = "nothing",
     .law = "each difference is that of the two means",
     .stage = Stage::results,
     .item = "incremental results are in line with the totals",
     .look_at = "which pathway is the reference",
     .find = differences_of_means},
    {.name = "pathways_differ",
     .change = "nothing",
     .law = "no two pathways have the same results in everything",
     .stage = Stage::inputs,
     .item = "",
     .look_at = "steps that nobody takes, or pathways written twice",
     .find = pathways_differ},
});

}  // namespace

std::span<const Check> pathway_checks() { return pathway_rows; }

}  // namespace spinepath::verify
