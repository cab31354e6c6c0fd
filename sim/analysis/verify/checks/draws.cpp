// Checks of the draws of a PSA.
#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "sim/analysis/verify/change.h"
#include "sim/analysis/verify/checks/groups.h"
#include "sim/analysis/verify/compare.h"
#include "sim/analysis/verify/subject.h"
#include "sim/scenario/format/parameters.h"
#include "sim/scenario/uncertainty/distribution.h"

namespace spinepath::verify {
namespace {

Finding draws_without_uncertainty(Subject& subject) {
  if (const auto why = subject.why_no_psa()) return not_applicable(*why);
  const Psa psa = subject.psa_of(with_certainty(subject.read()), 4);
  RunOptions few = subject.options();
  few.patients = psa.options.patients;
  const Results at_values = subject.run(subject.model(), few);
  Comparison comparison;
  for (std::size_t draw = 0; draw < psa.sample.draws; ++draw)
    for (std::size_t p = 0; p < psa.sample.strategies.size(); ++p)
      for (std::size_t q = 0; q < quantity_count; ++q) {
        const OutcomeKey key = key_of(decision_quantities[q]);
        const auto mean = mean_of(at_values, p, key);
        if (mean) comparison.same({subject.pathway(p), key}, psa.sample.at(draw, p, q), mean);
      }
  return comparison.finding("no pathway");
}

Finding draws_repeated(Subject& subject) {
  if (const auto why = subject.why_no_psa()) return not_applicable(*why);
  const PsaSample fewer = subject.psa_of(subject.read(), 8).sample;
  const PsaSample& all = subject.psa().sample;
  Comparison comparison;
  for (std::size_t draw = 0; draw < std::min(fewer.draws, all.draws); ++draw)
    for (std::size_t p = 0; p < all.strategies.size(); ++p)
      for (std::size_t q = 0; q < quantity_count; ++q)
        comparison.same({subject.pathway(p), key_of(decision_quantities[q])}, fewer.at(draw, p, q),
                        all.at(draw, p, q));
  return comparison.finding("no draw");
}

/// An uncertain parameter: mean and standard deviation of its distribution, by quantiles, and the mean of its draws.
struct DrawnParameter {
  std::string path;
  double value = 0, mean = 0, sd = 0, drawn = 0;  ///< [the parameter's unit]
};

struct DrawnParameters {
  std::vector<DrawnParameter> all;
  double rejected = 0;  ///< share of the attempts that were impossible and drawn again [1]
};

constexpr std::uint64_t draws_of_parameters = 2'000;
const double root_of_draws = std::sqrt(static_cast<double>(draws_of_parameters));

void add_moments(DrawnParameter& parameter, const Distribution& distribution) {
  constexpr int points = 2'000;
  double sum = 0, squares = 0;
  for (int i = 0; i < points; ++i) {
    const double x = distribution.quantile((i + 0.5) / points);
    sum += x;
    squares += x * x;
  }
  parameter.mean = sum / points;
  parameter.sd = std::sqrt(std::max(0.0, squares / points - parameter.mean * parameter.mean));
}

/// Without shares of a Dirichlet, whose sum is fixed.
DrawnParameters drawn_parameters(const Subject& subject) {
  const ParameterMeans means =
      subject.program().draw_parameters(subject.read(), subject.effort().seed, draws_of_parameters);
  DrawnParameters drawn{.all = {}, .rejected = means.rejected};
  scenario::for_each_parameter(
      subject.scenario(), [&](const scenario::Parameter& p, const scenario::Limits& limits) {
        const auto place = std::ranges::find(means.names, p.path);
        if (place == means.names.end() || p.uncertainty->kind == scenario::Uncertainty::Kind::dirichlet)
          return;
        DrawnParameter one{.path = p.path, .value = p.value};
        one.drawn = means.means[static_cast<std::size_t>(place - means.names.begin())];
        add_moments(one, distribution_of(p, limits));
        drawn.all.push_back(std::move(one));
      });
  return drawn;
}

/// Parameters whose draws have a mean further from `expected` than allowed.
template <class Allowed>
Finding compare_means(const DrawnParameters& drawn, double DrawnParameter::*expected, const Allowed& allowed,
                      Verdict otherwise) {
  std::vector<std::string> off;
  for (const DrawnParameter& p : drawn.all)
    if (std::fabs(p.drawn - p.*expected) > allowed(p) + rounding_of_results * std::fabs(p.*expected))
      off.push_back(fmt::format("{}: mean of draws {:.6g}, expected {:.6g}", p.path, p.drawn, p.*expected));
  return named(std::move(off), fmt::format("{} parameters, {} draws", drawn.all.size(), draws_of_parameters),
               otherwise);
}

/// Draws that are rejected move a mean by at most sd sqrt(r/(1-r)), r the share rejected (Cauchy-Schwarz).
Finding draws_follow_distributions(Subject& subject) {
  if (const auto why = subject.why_no_psa()) return not_applicable(*why);
  const DrawnParameters drawn = drawn_parameters(subject);
  const double moved = std::sqrt(drawn.rejected / (1 - drawn.rejected));
  return compare_means(
      drawn, &DrawnParameter::mean,
      [&](const DrawnParameter& p) { return p.sd * (errors_allowed / root_of_draws + moved); },
      Verdict::failed);
}

Finding draws_at_their_values(Subject& subject) {
  if (const auto why = subject.why_no_psa()) return not_applicable(*why);
  constexpr double far = 0.25;  ///< of the standard deviation [1]
  return compare_means(
      drawn_parameters(subject), &DrawnParameter::value,
      [](const DrawnParameter& p) { return p.sd * (errors_allowed / root_of_draws + far); },
      Verdict::warning);
}

constexpr auto draw_rows = std::to_array<Check>({
    {.name = "draws_without_uncertainty",
     .change = "no parameter is uncertain",
     .law = "all draws are the run at the parameters' values, to the bit",
     .stage = Stage::uncertainty,
     .item = "sampled inputs are linked to the calculations",
     .look_at = "this is a defect of the program: report it",
     .find = draws_without_uncertainty},
    {.name = "draws_repeated",
     .change = "fewer draws",
     .law = "the first draws are the same to the bit",
     .stage = Stage::uncertainty,
     .item = "new runs of the PSA: similar results",
     .look_at = "this is a defect of the program: report it",
     .find = draws_repeated},
    {.name = "draws_follow_distributions",
     .change = "2,000 draws of the parameters",
     .law = "each has the mean of its distribution, within 5 standard errors and what rejected draws can "
            "move it by",
     .stage = Stage::uncertainty,
     .item = "samples follow their distributions",
     .look_at = "this is a defect of the program: report it",
     .find = draws_follow_distributions},
    {.name = "draws_at_their_values",
     .change = "2,000 draws of the parameters",
     .law = "each has its declared value as mean, within 5 standard errors and a quarter of its standard "
            "deviation",
     .stage = Stage::uncertainty,
     .item = "means of samples are at the point estimates",
     .look_at = "draws that are impossible and are drawn again; distributions whose value is not their mean",
     .find = draws_at_their_values},
});

}  // namespace

std::span<const Check> draw_checks() { return draw_rows; }

}  // namespace spinepath::verify
