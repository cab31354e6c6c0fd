#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include <fmt/format.h>

#include "sim/scenario/check/check.h"
#include "sim/scenario/format/parameters.h"
#include "sim/scenario/read/text_reader.h"
#include "sim/scenario/uncertainty/correlation.h"
#include "sim/scenario/uncertainty/parts.h"

namespace spinepath::scenario {
namespace {

bool is_dirichlet(const Parameter& p) {
  return p.uncertainty && p.uncertainty->kind == Uncertainty::Kind::dirichlet;
}

/// Uncertain shares: all by one Dirichlet, or each with its own uncertainty and one certain share for the
/// rest.
void check_mix(const std::vector<Share>& shares, const KeyPath& path, Report& report) {
  const auto uncertain = [](const Share& share) { return share.probability.uncertainty.has_value(); };
  const auto first = std::ranges::find_if(shares, uncertain);
  if (first == shares.end()) return;
  const auto refuse = [&](const Share& share, std::string problem, std::string allowed) {
    report.refuse({.where = share.probability.where,
                   .key = path.key(share.name.text).shown,
                   .problem = std::move(problem),
                   .allowed = std::move(allowed)});
  };
  const bool dirichlet = is_dirichlet(first->probability);
  bool takes_the_rest = false;
  for (const Share& share : shares) {
    const Parameter& p = share.probability;
    const bool open = !p.uncertainty && p.value > 0;
    takes_the_rest = takes_the_rest || open;
    if (uncertain(share) && is_dirichlet(p) != dirichlet)
      refuse(share, "has another kind of uncertainty than the first uncertain share of the mix",
             "dist = \"dirichlet\" for all shares or for none");
    else if (dirichlet &&
             (open || (p.uncertainty && p.uncertainty->numbers != first->probability.uncertainty->numbers)))
      refuse(share, "has another Dirichlet than the other shares",
             "dist = \"dirichlet\" with one n for all shares of the mix that are not 0");
  }
  if (!dirichlet && !takes_the_rest)
    refuse(*first, "leaves no certain share of the mix for the rest",
           "one share above 0 without uncertainty, or dist = \"dirichlet\" for all");
}

void check_mixes(const Scenario& scenario, Report& report) {
  const Cohort& cohort = scenario.cohort;
  const KeyPath path = KeyPath{}.key("cohort");
  std::set<const Parameter*> in_mixes;
  const auto check = [&](const std::vector<Share>& shares, const KeyPath& where) {
    check_mix(shares, where, report);
    for (const Share& share : shares) in_mixes.insert(&share.probability);
  };
  check(cohort.conditions, path.key("conditions"));
  check(cohort.severity, path.key("severity"));
  for (const auto& [name, shares] : cohort.severity_of) check(shares, path.key("severity_of").key(name.text));
  for_each_parameter(scenario, [&](const Parameter& p, const Limits&) {
    if (is_dirichlet(p) && !in_mixes.contains(&p))
      report.refuse({.where = p.uncertainty->where,
                     .key = p.path,
                     .problem = "is not a share of a mix",
                     .allowed = "dist = \"dirichlet\" in cohort.conditions, severity and severity_of"});
  });
}

class Correlations {
 public:
  Correlations(const Scenario& scenario, Report& report) : report_(report) {
    Scenario copy = scenario;  // parts are writable; these are only read
    for (const Part& part : uncertain_parts(copy))
      for (const UncertainNumber& number : part.numbers) {
        rank_of_.try_emplace(number.parameter->path, number.rank);
        if (is_dirichlet(*number.parameter)) dirichlet_.insert(number.parameter->path);
      }
    for_each_parameter(copy, [&](const Parameter& p, const Limits&) { parameters_.push_back(p.path); });
  }

  void check(const Correlation& group, const KeyPath& path) {
    for (std::size_t i = 0; i < group.parameters.size(); ++i)
      check(group.parameters[i], path.key("parameters").entry(i, ""));
    const std::size_t size = group.parameters.size();
    const auto& rows = group.matrix.rows;
    const auto refuse = [&](std::string problem, std::string allowed) {
      report_.refuse({.where = group.matrix.where,
                      .key = path.key("matrix").shown,
                      .problem = std::move(problem),
                      .allowed = std::move(allowed)});
    };
    if (group.matrix.where == Location{}) return;  // missing
    for (const auto& row : rows)
      if (std::ranges::any_of(row, [](double r) { return std::isnan(r); })) return;  // refused when read
    if (size < 2) return refuse("correlates fewer than two parameters", "two or more in `parameters`");
    if (rows.size() != size || std::ranges::any_of(rows, [&](const auto& r) { return r.size() != size; }))
      return refuse("has another size than the list of parameters",
                    fmt::format("{} rows of {} numbers", size, size));
    for (std::size_t i = 0; i < size; ++i) {
      if (rows[i][i] != 1)
        return refuse(fmt::format("has {} at row {}, column {}", rows[i][i], i + 1, i + 1),
                      "1 along the diagonal");
      for (std::size_t j = 0; j < i; ++j)
        if (rows[i][j] != rows[j][i])
          return refuse(fmt::format("has {} at row {}, column {} but {} at row {}, column {}", rows[i][j],
                                    i + 1, j + 1, rows[j][i], j + 1, i + 1),
                        "a symmetric matrix");
    }
    if (!lower_triangle(rows))
      refuse("is not positive definite: such correlations are impossible",
             "consistent correlations, none of them 1 or -1");
  }

 private:
  void check(const Name& name, const KeyPath& path) {
    const auto refuse = [&](std::string problem, std::string allowed) {
      report_.refuse({.where = name.where,
                      .key = path.shown,
                      .problem = std::move(problem),
                      .allowed = std::move(allowed)});
    };
    const auto rank = rank_of_.find(name.text);
    if (rank == rank_of_.end()) {
      const bool known = std::ranges::find(parameters_, name.text) != parameters_.end();
      if (known) return refuse("has no uncertainty", "a parameter with an uncertainty");
      InputError unknown = unknown_name(name, path, "is not a parameter", parameters_);
      unknown.allowed = "a parameter's full name, such as cohort.female; `spinepath check` lists them";
      return report_.refuse(std::move(unknown));
    }
    if (dirichlet_.contains(name.text))
      return refuse("is a share of a Dirichlet and cannot be correlated", "another parameter");
    const auto [before, is_new] = named_.try_emplace(rank->second, name.text);
    if (is_new) return;
    if (before->second == name.text) return refuse("is a duplicate", "each parameter once");
    refuse(fmt::format("moves with {}: numbers of one curve have one rank", before->second),
           "one rate or mean, and one sd, of each curve");
  }

  Report& report_;
  std::map<std::string, std::string> rank_of_;  ///< by path
  std::map<std::string, std::string> named_;    ///< rank -> the parameter that named it first
  std::set<std::string> dirichlet_;
  std::vector<std::string> parameters_;
};

void check_horizon(const Parameter& horizon, Report& report) {
  if (!horizon.uncertainty) return;
  report.refuse({.where = horizon.uncertainty->where,
                 .key = "simulation.horizon",
                 .problem = "cannot be uncertain: all results depend on it",
                 .allowed = "a duration"});
}

}  // namespace

void validate_uncertainty(const Scenario& scenario, Report& report) {
  check_horizon(scenario.simulation.horizon, report);
  check_mixes(scenario, report);
  if (scenario.uncertainty.correlation.empty()) return;
  Correlations correlations(scenario, report);
  const KeyPath path = KeyPath{}.key("uncertainty").key("correlation");
  for (std::size_t i = 0; i < scenario.uncertainty.correlation.size(); ++i)
    correlations.check(scenario.uncertainty.correlation[i], path.entry(i, ""));
}

}  // namespace spinepath::scenario
