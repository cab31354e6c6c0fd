// ParameterForm: visits every Parameter given in a scenario's files, also those inside Quantities, with its
// limits; used by `check`, the summary and the PSA. Defaults are not visited.
#pragma once
#include <optional>
#include <set>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/scenario/format/format.h"
#include "sim/scenario/format/measure.h"

namespace spinepath::scenario {

/// Keys that hold no Parameter, which forms of parameters pass over.
struct KeysWithoutParameters {
  void integer(const Key&, std::int64_t&, std::int64_t, std::int64_t, Need) {}
  void integer_or_zero(const Key&, std::int64_t&, std::int64_t, std::int64_t) {}
  void matrix(const Key&, Matrix&, const Limits&) {}
  void text(const Key&, std::string&, Need) {}
  void line(const Key&, std::string&) {}
  void name(const Key&, Name&, Need) {}
  void names(const Key&, std::vector<Name>&) {}
  void some_names(const Key&, std::vector<Name>&, std::span<const std::string_view> = {}) {}
  void yes_no(const Key&, bool&) {}
  void yes_no(const Key&, std::optional<bool>&) {}
  void texts_by_name(const Key&, std::vector<std::pair<Name, std::string>>&) {}
  void choice(const Key&, auto&, std::span<const std::string_view>, Need = required) {}
  void choice_text(const Key&, std::string&, std::span<const std::string_view>) {}
  void report_times(const Key&, std::vector<std::pair<Name, double>>&) {}
  void plain_number(const Key&, std::optional<double>&, Need) {}
  void distinct_numbers(const Key&, std::vector<double>&, const Limits&, Need) {}
  void whole_numbers(const Key&, std::vector<std::int64_t>&, const CountLimits&, std::size_t) {}
  void names_by_name(const Key&, std::vector<std::pair<Name, std::vector<Name>>>&) {}
};

template <class Visit>
class ParameterForm : public KeysWithoutParameters {
 public:
  explicit ParameterForm(Visit& visit) : visit_(visit) {}

  void number(const Key&, Parameter& p, const Limits& limits, double = 0) { take(p, {limits}); }
  void number(const Key&, std::optional<Parameter>& p, const Limits& limits) { take(p, {limits}); }
  void duration(const Key&, Parameter& p, const Limits& limits, double = 0) {
    take(p, {limits, Written::as_duration});
  }
  void duration(const Key&, std::optional<Parameter>& p, const Limits& limits) {
    take(p, {limits, Written::as_duration});
  }
  void quantity(const Key&, Quantity& q, const Limits& limits, double = 0) { take(q, {limits}); }
  void duration_quantity(const Key&, Quantity& q, const Limits& limits, double) {
    take(q, {limits, Written::as_duration});
  }
  void pair(const Key&, std::vector<Parameter>& numbers, const Limits& limits) {
    for (Parameter& p : numbers) take(p, {limits});
  }
  void yearly(const Key& key, Yearly& numbers, const Limits& limits) { pair(key, numbers, limits); }
  void rates(const Key&, RateSteps& steps, const Limits& limits) {
    for (RateStep& step : steps) take(step.rate, {limits});
  }
  void mix(const Key& key, Mix& mix) {
    for (auto& [pathway, numbers] : mix.uptake) yearly(key, numbers, probability);
  }
  void shares(const Key&, std::vector<Share>& shares, Need, std::span<const std::string_view> = {}) {
    for (Share& share : shares) take(share.probability, {probability});
  }
  void shares_by_name(const Key& key, std::vector<std::pair<Name, std::vector<Share>>>& named,
                      std::span<const std::string_view>) {
    for (auto& [name, all] : named) shares(key, all, optional);
  }
  void flags(const Key& key, std::vector<Share>& all) { shares(key, all, optional); }
  void numbers_by_name(const Key&, std::vector<std::pair<Name, Parameter>>& named, const Limits& limits) {
    for (auto& [name, number] : named) take(number, {limits});
  }
  void curve(const Key&, Curve& curve, Need, CurveUse use) {
    for (Knot& knot : curve.knots) describe(*this, knot, use);
  }
  void curve(const Key& key, std::optional<Curve>& all, Need need, CurveUse use) {
    if (all) curve(key, *all, need, use);
  }
  void curves_by_name(const Key& key, std::vector<std::pair<Name, Curve>>& curves, CurveUse use) {
    for (auto& [name, one] : curves) curve(key, one, optional, use);
  }

  template <class T>
  void table(const Key&, T& table, Need = optional) {
    describe(*this, table);
  }
  template <class T>
  void table(const Key&, std::optional<T>& table) {
    if (table) describe(*this, *table);
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
  void take(Parameter& p, const Measure& measure) {
    if (!p.path.empty()) visit_(p, measure);
  }
  void take(std::optional<Parameter>& p, const Measure& measure) {
    if (p) take(*p, measure);
  }
  void take(Quantity& q, const Measure& measure) {
    for (auto& [key, number] : q.numbers) take(number, measure_of(key, measure));
    take(q.min, measure);
    take(q.max, measure);
  }
  Visit& visit_;
};

/// Calls visit(Parameter&, const Measure&) for each, in the order of format.h; a parameter inherited by
/// `like` is visited in both places, under the same path.
template <class Visit>
void for_each_measured_parameter(Scenario& scenario, Visit visit) {
  ParameterForm<Visit> form(visit);
  describe(form, scenario);
}

/// Calls visit(const Parameter&, const Measure&); a parameter that treatments share, once.
template <class Visit>
void for_each_measured_parameter(const Scenario& scenario, Visit visit) {
  std::set<std::string_view> seen;
  const auto look = [&](const Parameter& p, const Measure& measure) {
    if (seen.insert(p.path).second) visit(p, measure);
  };
  // `describe` takes a writable scenario; `look` only reads
  for_each_measured_parameter(const_cast<Scenario&>(scenario), look);
}

/// The same with the limits alone: visit(Parameter&, const Limits&), or const Parameter& of a const scenario.
template <class AnyScenario, class Visit>
void for_each_parameter(AnyScenario& scenario, Visit visit) {
  for_each_measured_parameter(scenario, [&](auto& p, const Measure& measure) { visit(p, measure.limits); });
}

}  // namespace spinepath::scenario
