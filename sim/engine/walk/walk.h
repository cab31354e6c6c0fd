// Walk: takes a crowd through one step of a pathway after the other, in the order of models/README.md, A pathway. All
// of a group are at the same point of the model, step and course, each at his own time; who leaves is squeezed out of
// the group. There is no other implementation of the model: `explain` is a crowd of one with a listener.
#pragma once
#include "sim/engine/random/chances.h"
#include "sim/engine/walk/listener.h"
#include "sim/engine/walk/lives.h"

namespace spinepath {

class Walk {
 public:
  /// For crowds of at most `room` patients, with a listener of one.
  Walk(const CareModel& model, std::uint64_t seed, std::size_t room, Listener* listener = nullptr);

  void begin(const Crowd& crowd);
  /// The next step of a pathway, of those whose lives have come so far.
  void take(const Step& step, const SuccessRule& success, Lives& lives);

  std::uint64_t blocks() const { return chances_.blocks(); }  ///< of four random numbers, drawn so far

 private:
  // walk.cpp: a step from top to bottom.
  void arrive(const Step& step, const SuccessRule& success, Lives& lives);
  void admit();
  void accept(Row& accepts, Row& waits, Row& confirms, Row& ranks);
  void wait_for_pain(Row& waits, Row& confirms, Row& ranks);
  void hear_wait_for_pain(std::size_t k);
  void wait(Row& waits, Row& confirms, Row& ranks);
  void work_up();
  void give_courses();
  void repeat_courses(int before);
  void wait_for_next(int course);
  void assess();
  void stay_relieved();

  // course.cpp: what happens at the start of a course.
  void start_courses(int course);
  void end_earlier();
  void count_courses(int course);
  void draw_course(int course);
  void turn_relief(int course);
  const Who& of_layer(const LayerRule& rule, const Who& who);
  void suffer_adverse_events(int course);
  void suffer(std::size_t k, std::size_t entry, const std::array<Row, 4>& drawn, int course);
  void foresee_late_events(int course);
  double foresee(std::size_t k, std::size_t entry, double first, int course);
  void foresee_endpoints();

  // charges.cpp
  void draw_amounts();
  void charge(When when, int course);
  void begin_bills(double days_off_work, double qalys_lost);
  void open_flows();
  void close_flows(Place i, Until why);
  bool may_charge(const CostItem& item, Place i);
  double amount_of(const CostItem& cost, Place i) const;

  /// What a course does to the patient's relief; without knots: nothing.
  const LayerCurve& curve_of(Place i) const {
    return treatment_->layers[treatment_->layer(crowd_->patients[i], crowd_->nature.rule(i))].layer;
  }
  bool walks_on(std::size_t k) const { return lives_->now[who_[k]] < lives_->end[who_[k]]; }
  double& now(std::size_t k) { return lives_->now[who_[k]]; }
  /// The moments that times fall on but for rounding, or the times themselves.
  Lanes settled(Lanes time) const;
  double settled(double time) const;
  /// Time passes for the group, in its order; or until relief is below a criterion, by patient.
  void pass(const Row& times);
  void wait_until_below(const Row& criterion);
  /// Keeps those of the group for which `stays(k)` holds, and counts the fate of the others.
  template <class Stays, class... Rows>
  void keep(Fate otherwise, Stays&& stays, Rows&... rows) {
    const std::size_t before = who_.size();
    spinepath::keep(who_, stays, rows...);
    lives_->fates.back()[static_cast<std::size_t>(otherwise)] += before - who_.size();
  }
  /// The same of those whose lives go on.
  template <class... Rows>
  void keep_walking(Fate otherwise, Rows&... rows) {
    const double *now = lives_->now.data(), *end = lives_->end.data();
    keep(
        otherwise, [&](std::size_t k) { return now[who_[k]] < end[who_[k]]; }, rows...);
  }
  /// Asked first, so that a run does not make events that nobody hears.
  bool heard() const { return listener_ != nullptr; }
  void hear(std::size_t k, Event event) {
    event.time = now(k);
    event.step = step_;
    listener_->hear(who_[k], event);
  }

  const CareModel& model_;
  Chances chances_;
  Listener* listener_;
  const Crowd* crowd_ = nullptr;

  // The step being taken.
  Lives* lives_ = nullptr;
  const Step* offer_ = nullptr;
  const Treatment* treatment_ = nullptr;
  SuccessRule success_;
  std::size_t step_ = 0, slot_ = 0;  ///< the treatment's index among those of the pathway
  Who who_;                          ///< the group that walks on
  Who confirmed_, of_layer_, spoiled_;
  Bills bills_;          ///< of the group
  Row confirms_, pass_;  ///< of the group: random numbers; times [years]
  // By patient.
  Row rank_;                     ///< Z [1]
  Row relief_;                   ///< [percent], before the clamp
  Row criterion_, lost_below_;   ///< relief that is success, and below which it is lost [percent]
  Row lasts_;                    ///< time from the last knot to relapse [years]
  Row repeat_wait_;              ///< [years]
  Row restart_;                  ///< the treatment's course before ends [years from entry]; `never`: none
  std::vector<Row> amounts_;     ///< of the treatment's cost items [money]
  std::vector<double> moments_;  ///< times at which outcomes are counted [years from entry]
  /// Of a crowd of one, for the listener: its random numbers before they are turned into others.
  struct Drawn {
    double wait = 0, rank = 0, relapse = 0, repeat_wait = 0, late_event = 0;  ///< [1]
  } drawn_;
};

}  // namespace spinepath
