// PlainRelief: the design of the model (second edition), section 3, for one patient, word for word: all courses are kept with what befalls them, and
// relief at a time is worked out from them anew at each question.
#pragma once
#include <limits>
#include <vector>

#include "sim/engine/random/chance.h"
#include "tests/brute_force/world.h"

namespace spinepath::brute {

inline constexpr double no_time = std::numeric_limits<double>::infinity();
/// Relief within this of a criterion meets it. [percent]
inline constexpr double hair = 1e-9;

/// Values at times, linear between them, constant after the last one.
struct Path {
  std::vector<double> times, values;
  double at(double time) const;
};

/// The limit of a function of time that is asked for; what happens at a time belongs to the right.
enum class From { left, right };

struct Parts {
  double natural = 0, context = 0, specific = 0;
};

/// A stretch of time in which relief is linear, within its limits.
struct Piece {
  double begin, end;
  double first, last;  ///< relief [percent]
};

/// A course of a treatment, as it turns the layer; paths in years after its start.
struct Turn {
  double start;
  bool holds_context;  ///< `own` is the whole layer
  Path own, context;
  double relapse = no_time, spoilt = no_time, stopped = no_time;  ///< [years from entry]
  Parts at(double time, From side) const;
};

class PlainRelief {
 public:
  PlainRelief(const World& world, const Patient& patient, const Chance& chance);

  Parts parts(double time, From side) const;
  Parts layer(std::size_t treatment, double time, From side) const;
  /// Within its limits.
  double at(double time, From side) const;
  double clamped(double relief) const;
  std::vector<Piece> pieces(double begin, double end) const;
  /// Earliest time from `from` on, before `end`, with relief below the criterion; or `no_time`.
  double first_below(double criterion, double from, double end) const;

  /// A course starts: `effect` is g, `lasts` the time from the last knot to relapse.
  void turn(std::size_t treatment, double start, double rank, double effect, double lasts);
  /// The course's layer is stopped by the next course of another treatment.
  void stop(std::size_t treatment, double time);
  /// A late event ends relief.
  void spoil(std::size_t treatment, double time);

 private:
  double whole_or_specific(const Given& given, const MeasuredKnot& knot, double rank) const;
  const Given& given(std::size_t treatment) const;
  std::vector<double> breaks(double begin, double end) const;

  const World& world_;
  const Patient& patient_;
  double lowest_;
  std::optional<std::size_t> rule_;  ///< of the natural course
  Curve knots_;                      ///< of the natural course, put-in ones included
  Path natural_;
  std::vector<std::vector<Turn>> turns_;  ///< by treatment
};

}  // namespace spinepath::brute
