#include "sim/analysis/sensitivity/threshold.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "sim/analysis/sensitivity/two_way.h"
#include "sim/analysis/statistics/grouped_mean.h"
#include "sim/engine/tally/rounding.h"
#include "sim/scenario/format/parameters.h"
#include "sim/scenario/uncertainty/interval.h"

namespace spinepath {
namespace {

using scenario::InconsistentPart;
using scenario::Limits;
using scenario::Parameter;
using scenario::Scenario;

constexpr double range_shares = 1e6;  ///< tolerance of the value: range / range_shares
constexpr double error_shares = 1e3;  ///< tolerance of the difference: Monte Carlo error / error_shares

double error_of(const GroupedMean& x) { return x.error().value_or(0); }
double difference(const GroupedMean& x) { return x.mean; }
/// Above 0 if the difference is significant (1.96 standard errors).
double beyond_error(const GroupedMean& x) { return std::fabs(x.mean) - scenario::z_975 * error_of(x); }

class Search {
 public:
  Search(const Scenario& used, const std::string& path, SearchRange range,
         const SensitivityQuestion& question, const KeepGoing& keep_going)
      : used_(used), path_(path), range_(range), question_(question), keep_going_(keep_going) {}

  /// False: stopped.
  bool evaluate(const std::vector<double>& values) {
    std::vector<Point> points;
    for (const double value : values) points.push_back({{path_, value}});
    const std::vector<PointAnswer> answers = answers_at(used_, points, question_, keep_going_.after(before_));
    for (std::size_t i = 0; i < answers.size(); ++i) known_[values[i]] = answers[i].asked(question_.pathway);
    before_ += values.size() * question_.patients;
    return answers.size() == values.size();
  }

  /// Root between two known values; the function must be above 0 at one of them only. None if stopped.
  template <class Function>
  std::optional<double> solve(Function f, double a, double b) {
    double f_a = f(known_.at(a)), f_b = f(known_.at(b));
    bool halve = false;
    while (std::fabs(b - a) > (range_.to - range_.from) / range_shares) {
      const double x = halve ? std::midpoint(a, b) : a + (b - a) * (f_a / (f_a - f_b));
      if (!known_.contains(x) && !evaluate({x})) return std::nullopt;
      const GroupedMean& at = known_.at(x);
      const double f_x = f(at), width = std::fabs(b - a);
      if (std::fabs(f_x) <= std::max(error_of(at) / error_shares, rounding_of_sums * at.size)) return x;
      ((f_x > 0) == (f_a > 0) ? a : b) = x;
      ((f_x > 0) == (f_a > 0) ? f_a : f_b) = f_x;
      halve = std::fabs(b - a) > width / 2;
    }
    const double middle = std::midpoint(a, b);
    return evaluate({middle}) ? std::optional(middle) : std::nullopt;
  }

  /// Pairs of neighbouring known values between which the sign changes.
  std::vector<std::pair<double, double>> changes() const {
    std::vector<std::pair<double, double>> all;
    for (auto left = known_.begin(), right = std::next(left); right != known_.end(); ++left, ++right)
      if ((left->second.mean > 0) != (right->second.mean > 0)) all.emplace_back(left->first, right->first);
    return all;
  }

  /// One limit of the interval around a root; `outwards`: known values by distance from it. False: stopped.
  template <class Values>
  bool find_end(double root, Values&& outwards, std::optional<double>& end) {
    if (beyond_error(known_.at(root)) >= 0) {
      end = root;
      return true;
    }
    const auto far = std::ranges::find_if(outwards, [&](double x) { return beyond_error(known_.at(x)) > 0; });
    if (far == outwards.end()) return true;
    end = solve(beyond_error, *far, root);
    return end.has_value();
  }
  std::vector<double> known_below(double value) const {  // nearest first
    std::vector<double> values;
    for (const auto& [x, answer] : known_)
      if (x < value) values.insert(values.begin(), x);
    return values;
  }
  std::vector<double> known_above(double value) const {
    std::vector<double> values;
    for (const auto& [x, answer] : known_)
      if (x > value) values.push_back(x);
    return values;
  }
  const std::map<double, GroupedMean>& known() const { return known_; }

 private:
  const Scenario& used_;
  const std::string& path_;
  SearchRange range_;
  const SensitivityQuestion& question_;
  const KeepGoing& keep_going_;
  std::uint64_t before_ = 0;  ///< patients of the runs completed
  std::map<double, GroupedMean> known_;
};

struct Found {
  const Parameter* parameter;
  Limits limits;
};

Found find(const Scenario& used, const std::string& path) {
  Found found{};
  scenario::for_each_parameter(used, [&](const Parameter& p, const Limits& limits) {
    if (p.path == path) found = {&p, limits};
  });
  return found;
}

/// The valid value nearest to `end`, by bisection from a valid `value`.
double possible_end(const Scenario& used, const std::string& path, double value, double end) {
  if (!misfit_at(used, {{path, end}})) return end;
  for (int halvings = 0; halvings < 30; ++halvings) {
    const double middle = std::midpoint(value, end);
    (misfit_at(used, {{path, middle}}) ? end : value) = middle;
  }
  return value;
}

/// Equal steps, the parameter's value and the limits of its 95 % interval, ascending.
std::vector<double> scan_of(const Found& found, const SearchRange& range) {
  std::vector<double> values = steps_between(range.from, range.to, scanned_values);
  std::vector<double> own{found.parameter->value};
  if (const auto interval = interval_95(*found.parameter, found.limits))
    own.insert(own.end(), {interval->low, interval->high});
  for (const double x : own)
    if (x > range.from && x < range.to) values.push_back(x);
  std::ranges::sort(values);
  values.erase(std::unique(values.begin(), values.end()), values.end());
  return values;
}

}  // namespace

std::optional<InconsistentPart> misfit_at(const Scenario& used, const Point& point) {
  const auto set = scenario::with_values(used, point);
  const InconsistentPart* misfit = std::get_if<InconsistentPart>(&set);
  return misfit ? std::optional(*misfit) : std::nullopt;
}

std::optional<SearchRange> search_range(const Scenario& used, const std::string& path) {
  const auto [parameter, limits] = find(used, path);
  const double value = parameter->value;
  double far = std::fabs(value);
  if (const auto interval = interval_95(*parameter, limits))
    far = std::max({far, std::fabs(interval->low), std::fabs(interval->high)});
  const double low = std::isfinite(limits.low) ? limits.low : -10 * far;
  const double high = std::isfinite(limits.high) ? limits.high : 10 * far;
  if (low >= high) return std::nullopt;
  return SearchRange{possible_end(used, path, value, low), possible_end(used, path, value, high)};
}

std::optional<ValueThreshold> value_threshold(const Scenario& used, const std::string& path,
                                              SearchRange range, const SensitivityQuestion& question,
                                              const KeepGoing& keep_going) {
  ValueThreshold result{.range = range};
  Search search(used, path, range, question, keep_going);
  const Found found = find(used, path);
  if (!search.evaluate(scan_of(found, range))) return std::nullopt;
  const std::vector<std::pair<double, double>> changes = search.changes();
  result.changes = changes.size();
  if (!changes.empty()) {
    const double declared = found.parameter->value;
    const auto [a, b] = *std::ranges::min_element(changes, {}, [&](const std::pair<double, double>& c) {
      return declared < c.first ? c.first - declared : std::max(0.0, declared - c.second);
    });
    result.value = search.solve(difference, a, b);
    if (!result.value) return std::nullopt;
    const double root = *result.value;
    if (!search.find_end(root, search.known_below(root), result.low) ||
        !search.find_end(root, search.known_above(root), result.high))
      return std::nullopt;
  }
  for (const auto& [value, asked] : search.known()) result.evaluations.push_back({value, asked});
  return result;
}

}  // namespace spinepath
