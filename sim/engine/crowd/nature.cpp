#include "sim/engine/crowd/nature.h"

#include <algorithm>
#include <cmath>

#include "models/numerics/elementary.h"

namespace spinepath {
namespace {

std::size_t most_cells(const NaturalCourse& course) {
  std::size_t most = 0;
  for (const NaturalRule& rule : course.rules) most = std::max(most, rule.curve.size());
  return most + 1;
}

int rule_of(const NaturalCourse& course, const Patient& patient) {
  const auto found = std::ranges::find_if(
      course.rules, [&](const NaturalRule& rule) { return rule.patients.admits(patient); });
  return found == course.rules.end() ? -1 : static_cast<int>(found - course.rules.begin());
}

}  // namespace

Nature::Nature(const NaturalCourse& course, std::uint64_t seed, std::size_t room)
    : course_(course),
      chances_(seed, room),
      cells_(most_cells(course)),
      lasting_(std::sqrt(course.persistence)),
      passing_(std::sqrt(1 - course.persistence)),
      rule_(room, -1),
      times_(cells_ + 1, room),
      values_(cells_ + 1, room),
      slopes_(cells_ + 1, room) {
  group_.reserve(room);
}

void Nature::draw(std::uint64_t first, const std::vector<Patient>& patients) {
  chances_.begin(first);
  for (std::size_t i = 0; i < patients.size(); ++i) rule_[i] = rule_of(course_, patients[i]);
  for (std::size_t cell = 0; cell <= cells_; ++cell) {
    std::fill_n(times_[cell], times_.length(), cell == 0 ? 0.0 : never);
    std::fill_n(values_[cell], values_.length(), 0.0);
    std::fill_n(slopes_[cell], slopes_.length(), 0.0);
  }
  for (std::size_t r = 0; r < course_.rules.size(); ++r) {
    group_.clear();
    for (Place i = 0; i < patients.size(); ++i)
      if (rule_[i] == static_cast<int>(r)) group_.push_back(i);
    take(course_.rules[r].curve, patients);
  }
}

/// The knots of one curve, of those who have it.
void Nature::take(const Curve& curve, const std::vector<Patient>& patients) {
  for (std::size_t j = 0; j < curve.size() && !group_.empty(); ++j) {
    const CurveKnot& knot = curve[j];
    const double before = j == 0 ? 0 : curve[j - 1].time;
    const bool block_begins = j % 4 == 0 && passing_ > 0;
    auto& passing = block_begins ? chances_.at(Purpose::nature, 0, j / 4, group_) : chances_.last();
    if (passing_ > 0) turn_into_normals(passing[j % 4], group_.size());
    for (std::size_t k = 0; k < group_.size(); ++k) {
      const Place i = group_[k];
      double rank = lasting_ * patients[i].standing;
      if (passing_ > 0) rank += passing_ * passing[j % 4][k];
      const double value = knot.relief.mean + knot.relief.sd * rank;
      times_[j + 1][i] = knot.time;
      values_[j + 1][i] = value;
      slopes_[j][i] = (value - values_[j][i]) / (knot.time - before);
    }
  }
}

double Nature::at(Place i, double time) const {
  std::size_t cell = 0;
  while (cell + 1 < cells_ && times_[cell + 1][i] <= time) ++cell;
  return values_[cell][i] + slopes_[cell][i] * (time - times_[cell][i]);
}

}  // namespace spinepath
