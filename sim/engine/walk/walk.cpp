#include "sim/engine/walk/walk.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "models/numerics/elementary.h"

namespace spinepath {
namespace {

std::size_t most_items(const CareModel& model) {
  std::size_t most = 0;
  for (const Treatment& treatment : model.treatments) most = std::max(most, treatment.costs.size());
  return most;
}

SPINEPATH_VECTORISED
void turn_into_ranks(const CareModel& model, Row& u, const Row& general, const Who& who) {
  for (std::size_t k = 0; k < who.size(); k += lane_count) {
    const Neighbours side(&who[k], who.size() - k);
    store(&u[k], model.shared_response * side.of(general.data()) +
                     model.own_response * normal_quantile(load(&u[k])));
  }
}

}  // namespace

Walk::Walk(const CareModel& model, std::uint64_t seed, std::size_t room, Listener* listener)
    : model_(model),
      chances_(seed, room),
      listener_(listener),
      amounts_(most_items(model), Row(padded(room))),
      moments_(model.report_at) {
  moments_.push_back(model.horizon);
  moments_.push_back(1);  // year: money per responder
  who_.reserve(room);
  for (Who* group : {&confirmed_, &of_layer_, &spoiled_}) group->reserve(room);
  for (Row* row : {&bills_.covered, &bills_.uncovered, &bills_.days_off_work, &bills_.qalys_lost, &pass_})
    row->resize(padded(room));
  for (Row* row : {&rank_, &relief_, &criterion_, &lost_below_, &lasts_, &repeat_wait_, &restart_})
    row->resize(padded(room), never);
}

void Walk::begin(const Crowd& crowd) {
  crowd_ = &crowd;
  chances_.begin(crowd.first());
}

void Walk::take(const Step& step, const SuccessRule& success, Lives& lives) {
  arrive(step, success, lives);
  admit();  // 1. Eligible?
  auto& [accepts, waits, confirms, ranks] = chances_.at(Purpose::treatment, treatment_->stream, 0, who_);
  accept(accepts, waits, confirms, ranks);  // 2. Accepts?
  wait_for_pain(waits, confirms, ranks);    // 3. Wait
  wait(waits, confirms, ranks);
  if (heard()) drawn_.rank = ranks[0];
  turn_into_ranks(model_, ranks, crowd_->general, who_);
  for (std::size_t k = 0; k < who_.size(); ++k) rank_[who_[k]] = ranks[k];
  confirms_ = confirms;
  work_up();       // 4. Work-up
  give_courses();  // 5 to 7. Course, assessment, after success
}

/// So that 2 and then 3 months come to 5 months, whatever their rounding: at a report time, not before it.
SPINEPATH_INLINE Lanes Walk::settled(Lanes time) const {
  for (const double moment : moments_) {
    const Lanes before = time - moment;
    time = select(where_below(larger(before, -before), Lanes{} + same_time), Lanes{} + moment, time);
  }
  return time;
}

double Walk::settled(double time) const { return settled(Lanes{} + time)[0]; }

SPINEPATH_VECTORISED
void Walk::wait_until_below(const Row& criterion) {
  lives_->relief.first_below(who_, criterion, lives_->end, lives_->now);
  for (std::size_t k = 0; k < who_.size(); k += lane_count) {
    const Neighbours side(&who_[k], who_.size() - k);
    side.put(lives_->now.data(), settled(side.of(lives_->now.data())));
  }
}

SPINEPATH_VECTORISED
void Walk::pass(const Row& times) {
  for (std::size_t k = 0; k < who_.size(); k += lane_count) {
    const Neighbours side(&who_[k], who_.size() - k);
    const Lanes now = side.of(lives_->now.data()), time = load(&times[k]);
    side.put(lives_->now.data(), select(where_below(Lanes{}, time), settled(now + time), now));
  }
}

void Walk::arrive(const Step& step, const SuccessRule& success, Lives& lives) {
  lives_ = &lives;
  offer_ = &step;
  treatment_ = &model_.treatment(step);
  success_ = success;
  step_ = lives.fates.size();
  slot_ = lives.slot(model_, static_cast<std::size_t>(step.treatment));
  lives.fates.push_back({});
}

void Walk::admit() {
  who_.resize(crowd_->size());
  std::iota(who_.begin(), who_.end(), Place{0});
  keep_walking(Fate::not_reached);
  const auto is_eligible = [&](std::size_t k) {
    const bool eligible = treatment_->eligible.admits(crowd_->patients[who_[k]]);
    if (heard() && !eligible) hear(k, {.what = Milestone::ineligible});
    return eligible;
  };
  keep(Fate::ineligible, is_eligible);
}

void Walk::accept(Row& accepts, Row& waits, Row& confirms, Row& ranks) {
  const auto says_yes = [&](std::size_t k) {
    const bool yes = accepts[k] < offer_->accept;
    if (heard())
      hear(k, {.what = yes ? Milestone::accepted : Milestone::declined,
               .limit = offer_->accept,
               .drawn = accepts[k]});
    return yes;
  };
  keep(Fate::declined, says_yes, waits, confirms, ranks);
}

/// Until pain is above what the treatment asks for; whose pain never is takes no further step.
void Walk::wait_for_pain(Row& waits, Row& confirms, Row& ranks) {
  if (!treatment_->pain_above) return;
  for (const Place i : who_) criterion_[i] = 100 * (1 - *treatment_->pain_above / crowd_->pain[i]);
  for (std::size_t k = 0; k < who_.size() && heard(); ++k) hear_wait_for_pain(k);
  wait_until_below(criterion_);
  keep_walking(Fate::ended_waiting, waits, confirms, ranks);
}

void Walk::hear_wait_for_pain(std::size_t k) {
  Row then{lives_->now};
  lives_->relief.first_below(who_, criterion_, lives_->end, then);
  const double wait = then[who_[k]] - now(k);
  if (wait > 0) hear(k, {.what = Milestone::pain_too_low, .value = wait});
}

void Walk::wait(Row& waits, Row& confirms, Row& ranks) {
  if (heard()) drawn_.wait = waits[0];
  turn_into_quantiles(offer_->wait, waits, who_.size());
  for (std::size_t k = 0; k < who_.size() && heard(); ++k)
    if (waits[k] > 0) hear(k, {.what = Milestone::waits, .value = waits[k], .drawn = drawn_.wait});
  pass(waits);
  keep_walking(Fate::ended_waiting, confirms, ranks);
}

void Walk::work_up() {
  for (const Place i : who_) lives_->changed[i] = 1;
  draw_amounts();
  charge(When::workup, 0);
  const auto goes_ahead = [&](std::size_t k) {
    const bool yes = confirms_[k] < treatment_->confirms;
    if (heard() && treatment_->confirms < 1)
      hear(k, {.what = yes ? Milestone::confirmed : Milestone::unconfirmed,
               .limit = treatment_->confirms,
               .drawn = confirms_[k]});
    return yes;
  };
  keep(Fate::unconfirmed, goes_ahead);
}

/// Groups by the number of courses that the same treatment had at earlier steps.
void Walk::give_courses() {
  const Row& courses = lives_->treated[slot_].courses;
  confirmed_ = who_;
  for (int before = 0; !confirmed_.empty(); ++before) {
    const auto had = [&](Place i) { return courses[i] == before; };
    who_.clear();
    std::ranges::copy_if(confirmed_, std::back_inserter(who_), had);
    std::erase_if(confirmed_, had);
    repeat_courses(before);
  }
}

/// Course after course, of those whose last one succeeded and whose relief was lost.
void Walk::repeat_courses(int before) {
  for (int round = 1; !who_.empty(); ++round) {
    start_courses(before + round);  // 5. Course
    assess();                       // 6. Assessment
    stay_relieved();                // 7. After success
    if (round == treatment_->max_courses) break;
    wait_for_next(before + round + 1);
    keep_walking(Fate::ended_relieved);
  }
  keep(Fate::relief_lost, [](std::size_t) { return false; });
}

void Walk::wait_for_next(int course) {
  for (std::size_t k = 0; k < who_.size(); ++k) {
    pass_[k] = repeat_wait_[who_[k]];
    if (heard() && pass_[k] > 0)
      hear(k, {.what = Milestone::waits, .course = course, .value = pass_[k], .drawn = drawn_.repeat_wait});
  }
  pass(pass_);
}

void Walk::assess() {
  std::fill_n(pass_.begin(), padded(who_.size()), treatment_->assess_at);
  pass(pass_);
  keep_walking(Fate::ended_before_assessment);
  charge(When::assessment, 0);
  lives_->relief.at(who_, lives_->now, relief_);
  const bool flows = !lives_->taps().empty();
  const auto succeeds = [&](std::size_t k) {
    const Place i = who_[k];
    const bool success = relief_[i] >= criterion_[i] - same_relief;
    if (heard())
      hear(k, {.what = success ? Milestone::success : Milestone::failure,
               .value = std::clamp(relief_[i], crowd_->lowest[i], 100.0),
               .limit = criterion_[i]});
    if (flows && !success) close_flows(i, Until::failure);
    return success;
  };
  keep(Fate::failed, succeeds);
}

void Walk::stay_relieved() {
  wait_until_below(lost_below_);
  keep_walking(Fate::ended_relieved);
  for (std::size_t k = 0; k < who_.size(); ++k) {
    if (heard()) hear(k, {.what = Milestone::relief_lost, .limit = lost_below_[who_[k]]});
    close_flows(who_[k], Until::failure);
  }
}

}  // namespace spinepath
