#include "sim/scenario/uncertainty/parts.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "sim/scenario/evidence/differences.h"
#include "sim/scenario/format/format.h"
#include "sim/scenario/format/measure.h"
#include "sim/scenario/format/parameters.h"
#include "sim/scenario/format/rules.h"

namespace spinepath::scenario {
namespace {

/// "a.b.c" without ".c".
std::string without(const std::string& path, const std::string& last) {
  return path.substr(0, path.size() - std::min(path.size(), last.size() + 1));
}

/// The numbers of a knot, with their limits.
struct KnotForm {
  struct Number {
    std::string_view key;
    Parameter* parameter;
    Limits limits;
  };
  void number(const Key& key, std::optional<Parameter>& p, const Limits& limits) {
    if (p) given.push_back({key.name, &*p, limits});
  }
  std::vector<Number> given;
};

std::optional<Problem> rule_of(const std::optional<QuantityProblem>& problem) {
  return problem ? std::optional(problem->words) : std::nullopt;
}

/// Collects the parts, by the keys of `describe` in format.h.
class PartForm : public KeysWithoutParameters {
 public:
  PartForm(const Scenario& scenario, std::vector<Part>& parts) : scenario_(scenario), parts_(parts) {}

  void number(const Key&, Parameter& p, const Limits& limits, double = 0) {
    begin(p.path);
    add(p, limits);
  }
  void duration(const Key& key, Parameter& p, const Limits& limits, double = 0) { number(key, p, limits); }
  void quantity(const Key&, Quantity& q, const Limits& limits, double = 0) { take(q, {limits}); }
  void duration_quantity(const Key&, Quantity& q, const Limits& limits, double) {
    take(q, {limits, Written::as_duration});
  }
  void pair(const Key&, std::vector<Parameter>& numbers, const Limits& limits) {
    if (numbers.empty()) return;
    begin(numbers[0].path, [&numbers] { return age_range_problem(numbers); });
    for (Parameter& p : numbers) add(p, limits);
  }
  void rates(const Key& key, RateSteps& steps, const Limits& limits) {
    for (RateStep& step : steps) number(key, step.rate, limits);
  }
  void shares(const Key&, std::vector<Share>& shares, Need, std::span<const std::string_view> = {}) {
    if (shares.empty()) return;
    std::vector<double> weights;
    for (const Share& share : shares) weights.push_back(share.probability.value);
    begin(without(shares[0].probability.path, shares[0].name.text),
          [&shares] { return shares_problem(shares); });
    for (Share& share : shares) add(share.probability, probability);
    if (parts_.back().numbers.empty()) return;
    parts_.back().complete = [&shares, weights] { complete_mix(shares, weights); };
  }
  void shares_by_name(const Key& key, std::vector<std::pair<Name, std::vector<Share>>>& named,
                      std::span<const std::string_view>) {
    for (auto& [name, all] : named) shares(key, all, optional);
  }
  void flags(const Key& key, std::vector<Share>& all) {
    for (Share& share : all) number(key, share.probability, probability);
  }
  void number(const Key&, std::optional<Parameter>& p, const Limits& limits) {
    if (p) number(Key{}, *p, limits);
  }
  void duration(const Key&, std::optional<Parameter>& p, const Limits& limits) { number(Key{}, p, limits); }
  void curve(const Key&, Curve& curve, Need, CurveUse use) {
    const bool is_difference =
        std::ranges::any_of(curve.knots, [](const Knot& k) { return k.difference_30 || k.difference_50; });
    if (is_difference)
      in_arms([&] { take(curve, use); });
    else
      take(curve, use);
  }
  void curve(const Key& key, std::optional<Curve>& all, Need need, CurveUse use) {
    if (all) curve(key, *all, need, use);
  }
  void curves_by_name(const Key&, std::vector<std::pair<Name, Curve>>& curves, CurveUse use) {
    const auto take_all = [&] {
      for (auto& [name, one] : curves) take(one, use);
    };
    if (use == CurveUse::context)
      in_arms(take_all);
    else
      take_all();
  }

  void table(const Key&, Utility& utility, Need = optional) {
    begin("utility", [&utility] { return utility_problem(utility); });
    add(utility.at_no_pain, utility_value);
    add(utility.per_pain_point, utility_per_pain);
  }
  void table(const Key&, std::optional<Prices>&) {}  // of `compare`, not of a run
  void table(const Key&, std::optional<Budget>&) {}  // validate_budget: nothing in it is uncertain
  void table(const Key&, DecisionSettings&, Need = optional) {}  // validate_decision: the same
  void table(const Key&, std::optional<NaturalCourse>& natural) {
    if (natural) in_arms([&] { describe(*this, *natural); });
  }
  template <class T>
  void table(const Key&, T& table, Need = optional) {
    describe(*this, table);
  }
  template <class T>
  void table(const Key&, std::optional<T>& table) {
    if (table) describe(*this, *table);
  }
  void list(const Key& key, std::vector<Pathway>& pathways, Need) {
    for (Pathway& pathway : pathways) {
      begin("pathways." + pathway.name.text, [&pathway] { return success_problem(pathway); });
      add(pathway.success, percent_success);
      if (pathway.lost_below) add(*pathway.lost_below, percent_lost);
      list(key, pathway.steps);
    }
  }
  template <class T>
  void list(const Key&, std::vector<T>& list, Need = optional) {
    for (T& entry : list) describe(*this, entry);
  }
  template <class T>
  void map(const Key& key, std::vector<T>& entries) {
    list(key, entries);
  }

 private:
  /// Begins a part; the previous one is removed if it has no uncertain number.
  void begin(
      std::string name,
      std::function<std::optional<Problem>()> broken_rule = [] { return std::optional<Problem>(); }) {
    if (!parts_.empty() && parts_.back().numbers.empty()) parts_.pop_back();
    parts_.push_back({std::move(name), {}, std::move(broken_rule), {}, linked_});
  }
  /// The parts that begin meanwhile are numbers of an arm.
  void in_arms(auto take_them) {
    const Linked before = std::exchange(linked_, Linked::by_differences);
    take_them();
    linked_ = before;
  }
  void add(Parameter& p, const Limits& limits, const std::string& rank) {
    if (p.uncertainty) parts_.back().numbers.push_back({&p, limits, rank});
  }
  void add(Parameter& p, const Limits& limits) { add(p, limits, p.path); }

  void take(Quantity& q, Measure measure) {
    const LifeTable& table = scenario_.mortality.table;
    if (&q == &scenario_.cohort.age && !table.empty())
      measure.limits.low = std::max(measure.limits.low, table.first_age());
    begin(q.path, [&q, measure] { return rule_of(quantity_problem(q, measure)); });
    for (auto& [key, number] : q.numbers) add(number, measure_of(key, measure).limits);
    for (auto* end : {&q.min, &q.max})
      if (*end) add(**end, measure.limits);
  }
  void take(Curve& curve, CurveUse use) {
    if (curve.knots.empty()) return;
    begin({}, [&curve, use]() -> std::optional<Problem> {
      for (const Knot& knot : curve.knots)
        if (auto problem = knot_problem(knot, use)) return problem;
      return {};
    });
    for (Knot& knot : curve.knots) {
      KnotForm numbers;
      describe(numbers, knot, use);
      for (const auto& [key, p, limits] : numbers.given) {
        parts_.back().name = without(without(p->path, std::string(key)), knot.at.text);
        add(*p, limits, parts_.back().name + (p == &*knot.sd ? ".sd" : ""));
      }
    }
  }

  const Scenario& scenario_;
  std::vector<Part>& parts_;
  Linked linked_ = Linked::no;  ///< of the parts that begin
};

/// Makes one part of all arms, in the place of the first one, since differences in rates depend on all of them.
void join_arms(std::vector<Part>& parts, const Scenario& scenario) {
  const auto is_arm = [](const Part& part) { return part.linked != Linked::no; };
  const auto first = std::ranges::find_if(parts, is_arm);
  if (first == parts.end() || !has_differences(scenario)) return;
  std::vector<std::function<std::optional<Problem>()>> rules;
  for (Part& part : parts) {
    if (!is_arm(part)) continue;
    rules.push_back(std::move(part.broken_rule));
    if (&part != &*first) std::ranges::move(part.numbers, std::back_inserter(first->numbers));
  }
  first->broken_rule = [rules = std::move(rules), &scenario]() -> std::optional<Problem> {
    for (const auto& broken_rule : rules)
      if (auto problem = broken_rule()) return problem;
    const std::vector<KnotProblem> differences = difference_problems(scenario);
    return differences.empty() ? std::nullopt : std::optional(differences.front().words);
  };
  parts.erase(std::remove_if(std::next(first), parts.end(), is_arm), parts.end());
}

}  // namespace

std::vector<Part> uncertain_parts(Scenario& scenario) {
  std::vector<Part> parts;
  PartForm form(scenario, parts);
  describe(form, scenario);
  if (!parts.empty() && parts.back().numbers.empty()) parts.pop_back();
  join_arms(parts, scenario);
  return parts;
}

std::optional<Problem> problem_of(const Part& part) {
  for (const auto& [parameter, limits, rank] : part.numbers)
    if (const double x = parameter->value; !limits.allow(x) || x > largest_number)
      return Problem{
          fmt::format("{} was drawn as {:.4g}", parameter->path, x),
          fmt::format("{}, of a distribution that ends there: beta for shares, gamma or lognormal for "
                      "amounts and times",
                      allowed({limits}))};
  std::optional<Problem> problem = part.broken_rule();
  if (problem)
    problem->allowed += part.complete
                            ? ", of dist = \"dirichlet\" for all shares, or of narrower uncertainties"
                            : ", of narrower uncertainties, or of one for each number where one has it "
                              "(the rates of a curve move together)";
  return problem;
}

void complete_mix(std::vector<Share>& mix, const std::vector<double>& weights) {
  const bool dirichlet = std::ranges::any_of(mix, [](const Share& share) {
    const auto& uncertainty = share.probability.uncertainty;
    return uncertainty && uncertainty->kind == Uncertainty::Kind::dirichlet;
  });
  double drawn = 0, weight = 0;
  for (std::size_t i = 0; i < mix.size(); ++i)
    (mix[i].probability.uncertainty ? drawn : weight) +=
        mix[i].probability.uncertainty ? mix[i].probability.value : weights[i];
  for (std::size_t i = 0; i < mix.size(); ++i) {
    Parameter& share = mix[i].probability;
    if (dirichlet && share.uncertainty) share.value /= drawn;
    if (!dirichlet && !share.uncertainty)
      share.value = weights[i] == 0 ? 0 : (1 - drawn) * weights[i] / weight;
  }
}

}  // namespace spinepath::scenario
