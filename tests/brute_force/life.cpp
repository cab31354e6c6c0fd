#include "tests/brute_force/life.h"

#include <algorithm>
#include <cmath>

#include "models/numerics/elementary.h"
#include "sim/engine/crowd/cohort.h"

namespace spinepath::brute {

Life::Life(const World& world, const Pathway& pathway, const Chance& chance)
    : patient(draw_patient(world.model.population, chance)),
      relief(world, patient, chance),
      end(std::min(patient.death, world.model.horizon)),
      histories(world.model.treatments.size()),
      model_(world.model),
      success_(pathway.success),
      chance_(chance) {
  for (std::size_t t = 0; t < histories.size(); ++t)
    histories[t].adverse_events.resize(model_.treatments[t].adverse_events.size());
  for (const Step& step : pathway.steps) fates.push_back(take(step));
  std::erase_if(late_events, [&](const Coming& event) { return event.time >= end; });
  std::erase_if(endpoints, [&](const Coming& event) { return event.time >= end; });
  for (const Coming& event : late_events) {
    const LateEvent& kind = model_.treatments[event.treatment].late_events[event.entry];
    payments.push_back({event.time, event.treatment, event.amount, kind.cost.covered});
    losses.push_back({event.time, event.treatment, kind.qaly_loss, 0});
  }
  for (Stream& stream : streams) stream.until = std::min(stream.until, end);
}

/// Section 2, 1 to 4.
Fate Life::take(const Step& step) {
  if (now_ >= end) return Fate::not_reached;
  index_ = static_cast<std::size_t>(step.treatment);
  treatment_ = &model_.treatments[index_];
  const auto [accepts, wait, confirms, rank] = chance_.uniforms(Purpose::treatment, treatment_->stream);
  if (!treatment_->eligible.admits(patient)) return Fate::ineligible;
  if (accepts >= step.accept) return Fate::declined;
  if (treatment_->pain_above) {
    now_ = relief.first_below(100 * (1 - *treatment_->pain_above / patient.pain), now_, end);
    if (now_ >= end) return Fate::ended_waiting;
  }
  pass(step.wait.quantile(wait));
  if (now_ >= end) return Fate::ended_waiting;
  charge(When::workup);
  if (confirms >= treatment_->confirms) return Fate::unconfirmed;
  rank_ = model_.shared_response * patient.responsiveness + model_.own_response * normal_quantile(rank);
  return give_courses();
}

double Life::settled(double time) const {
  std::vector<double> moments = model_.report_at;
  moments.insert(moments.end(), {1.0, model_.horizon});
  for (const double moment : moments)
    if (std::abs(time - moment) < same_time) time = moment;
  return time;
}

void Life::pass(double time) { now_ = settled(now_ + time); }

Fate Life::give_courses() {
  for (int given = 1;; ++given) {
    const Fate fate = give_course();
    if (fate != Fate::relief_lost || given == treatment_->max_courses) return fate;
    pass(repeat_wait_);
    if (now_ >= end) return Fate::ended_relieved;
  }
}

/// 5 to 7.
Fate Life::give_course() {
  History& history = histories[index_];
  const int course = ++history.courses;
  stop_what_ends_now();
  const double before = relief.at(now_, From::right);
  if (course == 1) history.first_start = now_, history.relief_then = before;
  if (treatment_->treatment_class == TreatmentClass::surgery) first_surgery = std::min(first_surgery, now_);
  const auto drawn =
      chance_.uniforms(Purpose::course, treatment_->stream, static_cast<std::uint64_t>(course));
  repeat_wait_ = treatment_->repeat_wait.quantile(drawn[1]);
  relief.turn(index_, now_, rank_, std::pow(treatment_->repeat_effect, course - 1),
              treatment_->durability ? treatment_->durability->quantile(drawn[0]) : no_time);
  charge(When::course, course == 1 ? 1 : 1 - treatment_->repeat_discount);
  if (course == 1) charge(When::first_course);
  immediate_events(course);
  if (now_ >= end) return Fate::ended_before_assessment;
  follow_later(course);

  pass(treatment_->assess_at);
  if (now_ >= end) return Fate::ended_before_assessment;
  charge(When::assessment);
  const auto criterion = [&](double share) {
    return success_.since_course ? 100 - (1 - share / 100) * (100 - before) : share;
  };
  if (relief.at(now_, From::right) < criterion(success_.success) - hair) {
    close_streams({Until::failure});
    return Fate::failed;
  }
  now_ = relief.first_below(criterion(success_.lost_below), now_, end);
  if (now_ >= end) return Fate::ended_relieved;
  close_streams({Until::failure});
  return Fate::relief_lost;
}

void Life::stop_what_ends_now() {
  close_streams({Until::next_course, Until::failure});
  std::erase_if(late_events,
                [&](const Coming& event) { return event.treatment == index_ && event.time > now_; });
  for (std::size_t other = 0; other < model_.treatments.size(); ++other)
    if (other != index_ && model_.treatments[other].stops_with_next) relief.stop(other, now_);
}

/// Recovery and immediate adverse events.
void Life::immediate_events(int course) {
  Loss loss{now_, index_, treatment_->qaly_loss, treatment_->days_off_work};
  for (std::size_t e = 0; e < treatment_->adverse_events.size() && now_ < end; ++e) {
    const AdverseEvent& event = treatment_->adverse_events[e];
    const auto [happens, dies, unused_1, unused_2] =
        chance_.uniforms(Purpose::adverse_event, event.stream, static_cast<std::uint64_t>(course));
    if (happens >= event.probability) continue;
    ++histories[index_].adverse_events[e];
    pay(event.cost, amount_of(event.cost));
    loss.qalys += event.qaly_loss;
    if (dies < event.death) end = now_;
  }
  if (now_ < end) losses.push_back(loss);
}

/// Yearly costs, late events and endpoints of a course that the patient survives.
void Life::follow_later(int course) {
  open_streams();
  for (std::size_t e = 0; e < treatment_->late_events.size(); ++e) {
    const LateEvent& event = treatment_->late_events[e];
    const double first = draw_late_events(event, e, course);
    if (event.ends_relief) relief.spoil(index_, first);
  }
  for (std::size_t e = 0; course == 1 && e < treatment_->endpoints.size(); ++e) {
    const Endpoint& endpoint = treatment_->endpoints[e];
    if (chance_.uniforms(Purpose::endpoint, endpoint.stream)[0] < endpoint.probability)
      endpoints.push_back({settled(now_ + endpoint.after), index_, e, 0});
  }
}

/// Returns the time of the first one.
double Life::draw_late_events(const LateEvent& event, std::size_t entry, int course) {
  double time = now_, first = no_time;
  for (std::uint64_t n = 0; n < (event.recurs ? 64 : 1) && time < end; ++n) {
    const std::uint64_t block = static_cast<std::uint64_t>(course) | (n / 4) << 32;
    const double u = chance_.uniforms(Purpose::late_event, event.stream, block)[n % 4];
    time += event.rate > 0 ? -std::log(1 - u) / event.rate : no_time;
    if (n == 0) first = time;
    late_events.push_back({time, index_, entry, amount_of(event.cost)});
  }
  return first;
}

void Life::charge(When when, double part) {
  for (const CostItem& item : treatment_->costs)
    if (item.when == when && may_charge(item)) pay(item, part * amount_of(item));
}

bool Life::may_charge(const CostItem& item) {
  return item.once < 0 || charged_once_.insert(item.once).second;
}

void Life::open_streams() {
  for (const CostItem& item : treatment_->costs) {
    if (item.when != When::per_year || !may_charge(item)) continue;
    const double from = now_ + item.after;
    open_.push_back({streams.size(), item.until});
    streams.push_back({from, from + item.lasts, index_, amount_of(item), item.covered});
  }
}

void Life::close_streams(std::set<Until> which) {
  for (const Open& open : open_)
    if (which.contains(open.until)) streams[open.stream].until = std::min(streams[open.stream].until, now_);
  std::erase_if(open_, [&](const Open& open) { return which.contains(open.until); });
}

double Life::amount_of(const CostItem& item) const {
  return item.amount.quantile(chance_.uniforms(Purpose::amount, item.stream)[0]);
}

void Life::pay(const CostItem& item, double amount) {
  payments.push_back({now_, index_, amount, item.covered});
}

}  // namespace spinepath::brute
