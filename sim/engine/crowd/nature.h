// Nature: the natural courses of a crowd, the same in all pathways: for each patient the knots of his curve, with
// his relief there. See models/README.md, Relief.
#pragma once
#include <optional>

#include "models/patient.h"
#include "models/relief/natural_course.h"
#include "sim/engine/random/chances.h"
#include "sim/engine/rows/rows.h"
#include "sim/engine/rows/who.h"

namespace spinepath {

class Nature {
 public:
  Nature(const NaturalCourse& course, std::uint64_t seed, std::size_t room);
  void draw(std::uint64_t first, const std::vector<Patient>& patients);

  /// Index of the patient's natural course among the rules; none: he has none.
  std::optional<std::size_t> rule(Place i) const {
    return rule_[i] < 0 ? std::nullopt : std::optional(static_cast<std::size_t>(rule_[i]));
  }
  /// Relief by nature at a time since entry [percent].
  double at(Place i, double time) const;
  Lanes at(const Neighbours& side, Lanes time) const;

  std::uint64_t blocks() const { return chances_.blocks(); }  ///< of random numbers, drawn so far

  // Relief is linear in each cell, from its time to that of the next one. Cell 0 begins at entry; of those without
  // a further knot the next cell begins `never`.
  std::size_t cells() const { return cells_; }
  const double* times(std::size_t cell) const { return times_[cell]; }    ///< [years from entry]
  const double* values(std::size_t cell) const { return values_[cell]; }  ///< [percent], at its time
  const double* slopes(std::size_t cell) const { return slopes_[cell]; }  ///< [percent per year]

 private:
  void take(const Curve& curve, const std::vector<Patient>& patients);

  const NaturalCourse& course_;
  Chances chances_;
  std::size_t cells_;
  double lasting_, passing_;  ///< weights of the two parts of a rank [1]
  std::vector<int> rule_;     ///< by patient; -1: none
  Who group_;                 ///< patients of one rule
  Rows times_, values_, slopes_;
};

SPINEPATH_INLINE Lanes Nature::at(const Neighbours& side, Lanes time) const {
  if (cells_ == 1) return Lanes{};
  LaneBits cell{};
  for (std::size_t c = 1; c < cells_; ++c) cell -= where_at_most(side.of(times_[c]), time);
  double begin[lane_count], value[lane_count], slope[lane_count];  // [years, percent, percent per year]
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    begin[lane] = times_[cell[lane]][side.who[lane]];
    value[lane] = values_[cell[lane]][side.who[lane]];
    slope[lane] = slopes_[cell[lane]][side.who[lane]];
  }
  return load(value) + load(slope) * (time - load(begin));
}

}  // namespace spinepath
