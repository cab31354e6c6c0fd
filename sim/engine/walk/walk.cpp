#include "sim/engine/walk/walk.h"

#include <algorithm>
#include <cmath>

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
      bills_(room),
      amounts_(most_items(model), Row(padded(room))),
      moments_(model.report_at) {
  moments_.push_back(model.horizon);
  moments_.push_back(1);  // year: money per responder
  who_.reserve(room);
  confirmed_.reserve(room);
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
  if (listener_ != nullptr) drawn_.rank = ranks[0];
  turn_into_ranks(model_, ranks, crowd_->general, who_);
  for (std::size_t k = 0; k < who_.size(); ++k) rank_[who_[k]] = ranks[k];
  confirms_ = confirms;
  work_up();       // 4. Work-up
  give_courses();  // 5 to 7. Course, assessment, after success
}

/// So that 2 and then 3 months come to 5 months, whatever their rounding: at a report time, not before it.
double Walk::settled(double time) const {
  for (const double moment : moments_)
    if (std::abs(time - moment) < same_time) return moment;
  return time;
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
  who_.clear();
  for (Place i = 0; i < crowd_->size(); ++i)
    if (unless(Fate::not_reached, lives_->now[i] < lives_->end[i])) who_.push_back(i);
  const auto is_eligible = [&](std::size_t k) {
    const bool eligible = treatment_->eligible.admits(crowd_->patients[who_[k]]);
    if (!eligible) hear(k, {.what = Milestone::ineligible});
    return unless(Fate::ineligible, eligible);
  };
  keep(who_, is_eligible);
}

void Walk::accept(Row& accepts, Row& waits, Row& confirms, Row& ranks) {
  const auto says_yes = [&](std::size_t k) {
    const bool yes = accepts[k] < offer_->accept;
    hear(k, {.what = yes ? Milestone::accepted : Milestone::declined,
             .limit = offer_->accept,
             .drawn = accepts[k]});
    return unless(Fate::declined, yes);
  };
  keep(who_, says_yes, waits, confirms, ranks);
}

/// Until pain is above what the treatment asks for; whose pain never is takes no further step.
void Walk::wait_for_pain(Row& waits, Row& confirms, Row& ranks) {
  if (!treatment_->pain_above) return;
  for (std::size_t k = 0; k < who_.size(); ++k) {
    const Place i = who_[k];
    const double relief = 100 * (1 - *treatment_->pain_above / crowd_->pain[i]);
    const double then = lives_->relief.first_below(i, relief, now(k), lives_->end[i]);
    if (then > now(k)) hear(k, {.what = Milestone::pain_too_low, .value = then - now(k)});
    now(k) = then;
  }
  keep(
      who_, [&](std::size_t k) { return unless(Fate::ended_waiting, walks_on(k)); }, waits, confirms, ranks);
}

void Walk::wait(Row& waits, Row& confirms, Row& ranks) {
  if (listener_ != nullptr) drawn_.wait = waits[0];
  turn_into_quantiles(offer_->wait, waits, who_.size());
  for (std::size_t k = 0; k < who_.size(); ++k) {
    if (waits[k] > 0) hear(k, {.what = Milestone::waits, .value = waits[k], .drawn = drawn_.wait});
    pass(k, waits[k]);
  }
  keep(
      who_, [&](std::size_t k) { return unless(Fate::ended_waiting, walks_on(k)); }, confirms, ranks);
}

void Walk::work_up() {
  for (const Place i : who_) lives_->changed[i] = 1;
  draw_amounts();
  charge(When::workup, 0);
  const auto goes_ahead = [&](std::size_t k) {
    const bool yes = confirms_[k] < treatment_->confirms;
    if (treatment_->confirms < 1)
      hear(k, {.what = yes ? Milestone::confirmed : Milestone::unconfirmed,
               .limit = treatment_->confirms,
               .drawn = confirms_[k]});
    return unless(Fate::unconfirmed, yes);
  };
  keep(who_, goes_ahead);
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
    for (std::size_t k = 0; k < who_.size(); ++k) {
      const double wait = repeat_wait_[who_[k]];
      if (wait > 0)
        hear(k, {.what = Milestone::waits,
                 .course = before + round + 1,
                 .value = wait,
                 .drawn = drawn_.repeat_wait});
      pass(k, wait);
    }
    keep(who_, [&](std::size_t k) { return unless(Fate::ended_relieved, walks_on(k)); });
  }
  for (std::size_t k = 0; k < who_.size(); ++k) unless(Fate::relief_lost, false);
}

void Walk::assess() {
  for (std::size_t k = 0; k < who_.size(); ++k) pass(k, treatment_->assess_at);
  keep(who_, [&](std::size_t k) { return unless(Fate::ended_before_assessment, walks_on(k)); });
  charge(When::assessment, 0);
  lives_->relief.at(who_, lives_->now, relief_);
  const auto succeeds = [&](std::size_t k) {
    const Place i = who_[k];
    const bool success = relief_[i] >= criterion_[i] - same_relief;
    hear(k, {.what = success ? Milestone::success : Milestone::failure,
             .value = std::clamp(relief_[i], crowd_->lowest[i], 100.0),
             .limit = criterion_[i]});
    if (!success) close_flows(i, Until::failure);
    return unless(Fate::failed, success);
  };
  keep(who_, succeeds);
}

void Walk::stay_relieved() {
  for (std::size_t k = 0; k < who_.size(); ++k) {
    const Place i = who_[k];
    now(k) = lives_->relief.first_below(i, lost_below_[i], now(k), lives_->end[i]);
  }
  keep(who_, [&](std::size_t k) { return unless(Fate::ended_relieved, walks_on(k)); });
  for (std::size_t k = 0; k < who_.size(); ++k) {
    hear(k, {.what = Milestone::relief_lost, .limit = lost_below_[who_[k]]});
    close_flows(who_[k], Until::failure);
  }
}

}  // namespace spinepath
