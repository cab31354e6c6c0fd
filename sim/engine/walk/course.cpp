// The start of a course: models/README.md, Relief and Events other than pain.
#include <algorithm>

#include "models/numerics/elementary.h"
#include "sim/engine/walk/walk.h"

namespace spinepath {

void Walk::start_courses(int course) {
  end_earlier();
  count_courses(course);
  draw_course(course);
  turn_relief(course);
  begin_bills(treatment_->days_off_work, treatment_->qaly_loss);
  suffer_adverse_events(course);
  for (std::size_t k = 0; k < who_.size() && heard(); ++k)
    if (bills_.days_off_work[k] > 0)
      hear(k, {.what = Milestone::recovery, .course = course, .value = bills_.days_off_work[k]});
  charge(When::course, course);
  keep_walking(Fate::ended_before_assessment);
  open_flows();
  foresee_late_events(course);
  if (course == 1) foresee_endpoints();
}

/// What ends with the next course: flows of money, late events of this treatment's last course, relief by treatments
/// that stop with the next one.
void Walk::end_earlier() {
  for (const Place i : who_) {
    close_flows(i, Until::next_course);
    restart_[i] = lives_->now[i];
  }
  for (std::size_t slot = 0; slot < lives_->treatments; ++slot)
    if (slot != slot_ && model_.treatments[lives_->treated[slot].treatment].stops_with_next)
      lives_->relief.stop(who_, slot, lives_->now);
  std::erase_if(lives_->foreseen, [&](const Foreseen& event) {
    return event.kind == Foreseen::Kind::late_event && event.treatment == slot_ &&
           event.time > restart_[event.who];
  });
  for (const Place i : who_) restart_[i] = never;
}

void Walk::count_courses(int course) {
  Treated& treated = lives_->treated[slot_];
  const bool surgery = treatment_->treatment_class == TreatmentClass::surgery;
  lives_->relief.at(who_, lives_->now, relief_);
  for (const Place i : who_) {
    const double now = lives_->now[i], relief = std::clamp(relief_[i], crowd_->lowest[i], 100.0);
    treated.courses[i] = course;
    if (surgery) lives_->first_surgery[i] = std::min(lives_->first_surgery[i], now);
    if (course == 1) {
      treated.first_start[i] = now;
      treated.relief_then[i] = relief;
    }
    const auto criterion = [&](double share) {
      return success_.since_course ? 100 - (1 - share / 100) * (100 - relief) : share;
    };
    criterion_[i] = criterion(success_.success);
    lost_below_[i] = criterion(success_.lost_below);
  }
}

void Walk::draw_course(int course) {
  const auto n = static_cast<std::uint64_t>(course);
  auto& [lasts, waits, unused_1, unused_2] = chances_.at(Purpose::course, treatment_->stream, n, who_);
  for (std::size_t k = 0; k < who_.size(); ++k)
    if (heard())
      hear(k, {.what = Milestone::course, .course = course, .value = rank_[who_[k]], .drawn = drawn_.rank});
  if (heard()) {
    drawn_.relapse = lasts[0];
    drawn_.repeat_wait = waits[0];
  }
  if (treatment_->durability) turn_into_quantiles(*treatment_->durability, lasts, who_.size());
  turn_into_quantiles(treatment_->repeat_wait, waits, who_.size());
  for (std::size_t k = 0; k < who_.size(); ++k) {
    lasts_[who_[k]] = treatment_->durability ? lasts[k] : never;
    repeat_wait_[who_[k]] = waits[k];
  }
}

void Walk::turn_relief(int course) {
  Doses doses{lives_->now, relief_, rank_, lasts_, lives_->end};
  for (int n = 1; n < course; ++n) doses.effect *= treatment_->repeat_effect;
  doses.first = course == 1;
  for (const LayerRule& rule : treatment_->layers) {
    if (rule.layer.knots.empty()) continue;
    lives_->relief.turn(of_layer(rule, who_), slot_, rule.layer, doses);
  }
  for (std::size_t k = 0; k < who_.size() && heard(); ++k) {
    const Place i = who_[k];
    if (lasts_[i] < never && !curve_of(i).knots.empty())
      hear(k, {.what = Milestone::relapse_due,
               .course = course,
               .value = now(k) + curve_of(i).knots.back().time + lasts_[i],
               .drawn = drawn_.relapse});
  }
}

/// Those of a group who have a layer.
const Who& Walk::of_layer(const LayerRule& rule, const Who& who) {
  if (treatment_->layers.size() == 1) return who;
  of_layer_.clear();
  std::ranges::copy_if(who, std::back_inserter(of_layer_),
                       [&](Place i) { return &curve_of(i) == &rule.layer; });
  return of_layer_;
}

void Walk::suffer_adverse_events(int course) {
  for (std::size_t e = 0; e < treatment_->adverse_events.size(); ++e) {
    const AdverseEvent& event = treatment_->adverse_events[e];
    const auto& drawn =
        chances_.at(Purpose::adverse_event, event.stream, static_cast<std::uint64_t>(course), who_);
    for (std::size_t k = 0; k < who_.size(); ++k) {
      const bool happens = drawn[0][k] < event.probability && walks_on(k);
      if (heard() && walks_on(k) && !happens)
        hear(k, {.what = Milestone::no_adverse_event,
                 .entry = e,
                 .course = course,
                 .limit = event.probability,
                 .drawn = drawn[0][k]});
      if (happens) suffer(k, e, drawn, course);
    }
  }
}

void Walk::suffer(std::size_t k, std::size_t entry, const std::array<Row, 4>& drawn, int course) {
  const AdverseEvent& event = treatment_->adverse_events[entry];
  const Place i = who_[k];
  lives_->treated[slot_].adverse_events[entry][i] += 1;
  const double amount = amount_of(event.cost, i);
  if (heard())
    hear(k, {.what = Milestone::adverse_event,
             .entry = entry,
             .course = course,
             .value = amount,
             .limit = event.probability,
             .drawn = drawn[0][k]});
  (event.cost.covered ? bills_.covered : bills_.uncovered)[k] += amount;
  bills_.qalys_lost[k] += event.qaly_loss;
  const bool dies = drawn[1][k] < event.death;
  if (heard() && event.death > 0)
    hear(k, {.what = dies ? Milestone::dies : Milestone::survives,
             .entry = entry,
             .course = course,
             .limit = event.death,
             .drawn = drawn[1][k]});
  if (!dies) return;
  bills_.days_off_work[k] = bills_.qalys_lost[k] = 0;
  lives_->end[i] = now(k);
}

void Walk::foresee_late_events(int course) {
  const bool may_spoil = std::ranges::any_of(treatment_->late_events, &LateEvent::ends_relief);
  if (may_spoil)
    for (const Place i : who_) relief_[i] = never;  // time at which relief ends
  for (std::size_t e = 0; e < treatment_->late_events.size(); ++e) {
    const LateEvent& event = treatment_->late_events[e];
    Row& waits = chances_.at(Purpose::late_event, event.stream, static_cast<std::uint64_t>(course), who_)[0];
    if (heard()) drawn_.late_event = waits[0];
    turn_into_waits(waits, event.rate, who_.size());
    for (std::size_t k = 0; k < who_.size(); ++k) {
      const double first = foresee(k, e, waits[k], course);
      if (event.ends_relief) relief_[who_[k]] = std::min(relief_[who_[k]], first);
    }
  }
  if (!may_spoil) return;
  spoiled_.clear();
  std::ranges::copy_if(who_, std::back_inserter(spoiled_),
                       [&](Place i) { return relief_[i] < lives_->end[i]; });
  for (const LayerRule& rule : treatment_->layers)
    lives_->relief.spoil(of_layer(rule, spoiled_), slot_, rule.layer, relief_);
}

/// Notes the late events of one kind that would come before the end; returns the time of the first one.
double Walk::foresee(std::size_t k, std::size_t entry, double first_wait, int course) {
  const LateEvent& event = treatment_->late_events[entry];
  const Place i = who_[k];
  const double first = now(k) + first_wait;
  if (heard())
    hear(k, {.what = Milestone::late_event_due,
             .entry = entry,
             .course = course,
             .value = first,
             .drawn = drawn_.late_event});
  if (!(first < lives_->end[i])) return first;
  const double amount = amount_of(event.cost, i);
  const Chance chance(chances_.seed(), crowd_->first() + i);
  double time = first;
  for (std::uint64_t n = 1; time < lives_->end[i]; ++n) {
    lives_->foreseen.push_back({time, amount, i, static_cast<std::uint32_t>(slot_),
                                static_cast<std::uint32_t>(entry), Foreseen::Kind::late_event});
    if (!event.recurs || n == most_recurrences) break;
    const std::uint64_t block = static_cast<std::uint64_t>(course) | (n / 4) << 32;
    const double u = chance.uniforms(Purpose::late_event, event.stream, block)[n % 4];
    time -= natural_log(1.0 - u) / event.rate;
  }
  return first;
}

void Walk::foresee_endpoints() {
  for (std::size_t e = 0; e < treatment_->endpoints.size(); ++e) {
    const Endpoint& endpoint = treatment_->endpoints[e];
    const Row& u = chances_.at(Purpose::endpoint, endpoint.stream, 0, who_)[0];
    for (std::size_t k = 0; k < who_.size(); ++k) {
      const bool reached = u[k] < endpoint.probability;
      if (heard())
        hear(k, {.what = reached ? Milestone::endpoint : Milestone::no_endpoint,
                 .entry = e,
                 .value = now(k) + endpoint.after,
                 .limit = endpoint.probability,
                 .drawn = u[k]});
      if (reached)
        lives_->foreseen.push_back({settled(now(k) + endpoint.after), 0, who_[k],
                                    static_cast<std::uint32_t>(slot_), static_cast<std::uint32_t>(e),
                                    Foreseen::Kind::endpoint});
    }
  }
}

}  // namespace spinepath
