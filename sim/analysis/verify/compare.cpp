#include "sim/analysis/verify/compare.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

namespace spinepath::verify {
namespace {

/// [units of the outcome]. Of outcomes near 0 the terms that cancel are larger than what is left of them.
constexpr double smallest_size = 1e-3;

double size_of_both(double a, double b) { return std::max(std::fabs(a), std::fabs(b)); }
/// By which numbers may differ that were computed from terms of such a size.
double rounding_of(double size) { return rounding_of_results * std::max(size, smallest_size); }

}  // namespace

void Comparison::note(const Place& place, const Number& found, const Number& expected, bool obeys) {
  ++count_;
  if (obeys) return;
  ++breaking_;
  constexpr double none = std::numeric_limits<double>::quiet_NaN();
  const double x = found.value_or(none), y = expected.value_or(none);
  const double relative = std::fabs(x - y) / std::max(size_of_both(x, y), 1e-300);
  const double by = std::isfinite(relative) ? relative : std::numeric_limits<double>::infinity();
  if (by <= by_) return;
  by_ = by;
  worst_ = Deviation{place.pathway, place.key, x, y};
}

void Comparison::same(const Place& place, const Number& found, const Number& expected) {
  note(place, found, expected, found == expected);
}

void Comparison::within(const Place& place, const Number& found, const Number& expected, double tolerance) {
  const bool both = found && expected;
  note(place, found, expected, both ? std::fabs(*found - *expected) <= tolerance : found == expected);
}

void Comparison::close(const Place& place, const Number& found, const Number& expected, double size) {
  const double numbers = size_of_both(found.value_or(0), expected.value_or(0));
  within(place, found, expected, rounding_of(std::max(size, numbers)));
}

void Comparison::at_most(const Place& place, const Number& found, const Number& bound) {
  const double slack = rounding_of(size_of_both(found.value_or(0), bound.value_or(0)));
  note(place, found, bound, !found || !bound || *found <= *bound + slack);
}

void Comparison::at_least(const Place& place, const Number& found, const Number& bound) {
  const double slack = rounding_of(size_of_both(found.value_or(0), bound.value_or(0)));
  note(place, found, bound, !found || !bound || *found >= *bound - slack);
}

void Comparison::below(const Place& place, const Number& found, const Number& bound) {
  note(place, found, bound, !found || !bound || *found < *bound);
}

Finding Comparison::finding(const std::string& without_numbers, Verdict broken) const {
  if (count_ == 0) return not_applicable(without_numbers);
  if (!worst_) return {.verdict = Verdict::passed, .figure = fmt::format("{} numbers", count_)};
  return {.verdict = broken,
          .figure = fmt::format("{} of {} numbers do not agree", breaking_, count_),
          .deviation = worst_};
}

Finding not_applicable(std::string why) {
  return {.verdict = Verdict::not_applicable, .figure = std::move(why)};
}

Finding named(std::vector<std::string> names, std::string figure, Verdict otherwise) {
  const Verdict verdict = names.empty() ? Verdict::passed : otherwise;
  return {.verdict = verdict, .figure = std::move(figure), .deviation = {}, .named = std::move(names)};
}

Comparison::Number mean_of(const Results& results, std::size_t pathway, const OutcomeKey& key) {
  const OutcomeRow* row = results.find(pathway, key);
  return row == nullptr ? std::nullopt : row->mean;
}

bool any_row(const OutcomeKey&) { return true; }

bool is_money(const OutcomeKey& key) { return info_of(key.outcome).unit == money_unit; }

void compare_rows(Comparison& comparison, const std::string& name, const Results& found, std::size_t pathway,
                  const Results& expected, std::size_t there, const Selected& selected) {
  const auto one_way = [&](const Results& a, std::size_t p, const Results& b, std::size_t q,
                           bool missing_only) {
    for (const OutcomeRow& row : a.outcomes) {
      if (row.pathway != p || !selected(row.key)) continue;
      const OutcomeRow* other = b.find(q, row.key);
      if (other == nullptr)
        comparison.same({name, row.key}, row.mean ? row.mean : 0, 0);
      else if (!missing_only)
        comparison.same({name, row.key}, row.mean, other->mean);
    }
  };
  one_way(found, pathway, expected, there, false);
  one_way(expected, there, found, pathway, true);
}

}  // namespace spinepath::verify
