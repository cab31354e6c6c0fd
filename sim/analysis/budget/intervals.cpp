#include <algorithm>
#include <memory>

#include "sim/analysis/budget/budget.h"
#include "sim/analysis/budget/sums.h"
#include "sim/analysis/psa/control.h"
#include "sim/analysis/psa/parameter_draws.h"
#include "sim/analysis/psa/spread.h"
#include "sim/engine/partial/numbers.h"
#include "sim/engine/run/many.h"
#include "sim/engine/run/run.h"
#include "sim/scenario/compile/compile.h"

namespace spinepath {
namespace {

/// Spend of each view by the end of each year: the outcomes that the groups of patients must have.
std::vector<OutcomeKey> yearly_spend(std::size_t years) {
  std::vector<OutcomeKey> keys;
  for (std::size_t year = 0; year < years; ++year)
    for (const View view : views) keys.push_back(key_of(Outcome::spend, view, static_cast<int>(year)));
  return keys;
}

/// The numbers of a budget for each group of patients.
class GroupedSums {
 public:
  /// `places`: of the outcomes that the groups have.
  GroupedSums(const std::vector<Combination>& sums, const std::vector<std::size_t>& places) {
    for (const Combination& sum : sums)
      for (auto& terms = terms_.emplace_back(); const auto& [place, weight] : sum.terms)
        terms.push_back(
            {static_cast<std::size_t>(std::ranges::find(places, place) - places.begin()), weight});
    quantities_ = places.size();
  }

  /// Value by group, from `means` by [group][quantity].
  std::vector<double> of(std::size_t number, const std::vector<double>& means) const {
    std::vector<double> sums(means.size() / quantities_);
    for (std::size_t group = 0; group < sums.size(); ++group)
      for (const auto& [quantity, weight] : terms_[number])
        sums[group] += weight * means[group * quantities_ + quantity];
    return sums;
  }

 private:
  struct Term {
    std::size_t quantity;
    double weight;
  };
  std::vector<std::vector<Term>> terms_;
  std::size_t quantities_ = 0;
};

/// Whether no draw has the opposite sign of `value`.
bool of_one_sign(const std::vector<double>& draws, double value) {
  return std::ranges::all_of(draws, [value](double x) { return x * value >= 0; });
}

/// Receives the draws in order.
class BudgetDraws {
 public:
  BudgetDraws(const scenario::Scenario& scenario, const PsaOptions& options, BudgetImpact& impact)
      : scenario_(scenario),
        options_(options),
        impact_(impact),
        declared_(compile(by_years(scenario))),
        drawn_(impact.spend.size()),
        noise_(impact.spend.size()),
        redrawn_(ParameterDraws(scenario, options.seed).part_names()) {
    const Layout layout(declared_);
    each_ = {.patients = options.patients,
             .seed = options.seed,
             .threads = options.threads,
             .keep = Keep::decision_groups,
             .also = yearly_spend(impact.years),
             .combinations = budget_sums(scenario, layout)};
    grouped_.emplace(each_.combinations, decision_places(layout, scenario.pathways.size(), each_.also));
  }

  void draw(const KeepGoing& keep_going) {
    run_many({.count = options_.draws,
              .maker = [this] { return maker(); },
              .take = [this](std::uint64_t, std::span<const double> numbers) { return take(numbers); }},
             each_, keep_going);
    impact_.draws = drawn_[0].size();
    impact_.draws_asked = options_.draws;
    impact_.redrawn = redrawn_.take();
  }

  void set_intervals() {
    const std::optional<RunSums> at_values = run(declared_, each_, {});
    const std::vector<double> means = at_values->decisions.means();
    for (std::size_t i = 0; i < drawn_.size(); ++i) {
      const double here = at_values->combinations.mean(i);
      const Control control = control_of(noise_[i], options_.patients,
                                         {.groups = grouped_->of(i, means),
                                          .some = {here},
                                          .all = {impact_.spend[i].mean},
                                          .patients = impact_.patients});
      // As a factor if all draws have the same sign, which it preserves; otherwise as a shift.
      const double meant = here + control.shift[0];
      const bool keeps_sign = of_one_sign(drawn_[i], here) && here * meant > 0;
      const PsaSpread spread =
          spread_of(std::move(drawn_[i]), {.noise = noise_[i].noise(options_.patients)[0],
                                           .shared = control.shared_noise[0],
                                           .uncontrolled = noise_[i].shared_noise(options_.patients)[0]});
      const auto corrected = [&](double x) { return keeps_sign ? x * (meant / here) : x + (meant - here); };
      impact_.spend[i].low = corrected(spread.low);
      impact_.spend[i].high = corrected(spread.high);
    }
  }

 private:
  /// Draws parameters and compiles models, in one thread.
  MakeTask maker() {
    const auto draws = std::make_shared<ParameterDraws>(scenario_, options_.seed);
    return [this, draws](std::uint64_t number) {
      ParameterDraw drawn = draws->draw(number);
      return RunTask{compile(by_years(draws->scenario())),
                     [this, drawn = std::move(drawn)](const CareModel&, const RunSums& sums) {
                       return numbers_of(drawn, sums);
                     }};
    };
  }

  /// What `take` makes a draw of: the means of all patients, then those of groups. Called in any thread.
  std::vector<double> numbers_of(const ParameterDraw& drawn, const RunSums& sums) const {
    std::vector<double> numbers{static_cast<double>(drawn.values.size())};
    put(numbers, drawn);
    const std::vector<double> means = sums.decisions.means();
    for (std::size_t i = 0; i < drawn_.size(); ++i) {
      numbers.push_back(sums.combinations.mean(i));
      put(numbers, grouped_->of(i, means));
    }
    return numbers;
  }

  /// False: later draws cannot be used.
  bool take(std::span<const double> numbers) {
    NumberSource source(numbers);
    impact_.parameters = source.take_index();
    const ParameterDraw drawn = take_draw(source, impact_.parameters);
    redrawn_.note(drawn);
    if (drawn.impossible) {
      impact_.impossible_part = redrawn_.name(*drawn.impossible);
      return false;
    }
    const std::uint64_t groups = number_of_groups(options_.patients);
    for (std::size_t i = 0; i < drawn_.size(); ++i) {
      drawn_[i].push_back(source.take_one());
      noise_[i].add(source.take_list(groups), groups, options_.patients / groups);
    }
    return true;
  }

  const scenario::Scenario& scenario_;
  const PsaOptions& options_;
  BudgetImpact& impact_;
  const CareModel declared_;
  RunOptions each_;
  std::optional<GroupedSums> grouped_;
  std::vector<std::vector<double>> drawn_;  ///< [number][draw]
  std::vector<PsaNoise> noise_;             ///< [number]
  RedrawnParts redrawn_;
};

}  // namespace

void add_intervals(BudgetImpact& impact, const scenario::Scenario& scenario, const PsaOptions& options,
                   const KeepGoing& keep_going) {
  BudgetDraws draws(scenario, options, impact);
  draws.draw(keep_going);
  if (impact.draws > 1) draws.set_intervals();
}

}  // namespace spinepath
