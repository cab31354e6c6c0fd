#include "sim/engine/walk/walk.h"

#include <algorithm>

namespace spinepath {
namespace {

/// Entries of a list of a treatment; a scenario has at most 1,000.
template <class List>
std::uint16_t count_of(const List& list) {
  return static_cast<std::uint16_t>(list.size());
}

class Walk {
 public:
  Walk(const CareModel& model, const Pathway& pathway, const Walker& walker, History& history)
      : model_(model),
        pathway_(pathway),
        patient_(walker.patient),
        draws_(walker.draws),
        place_(walker.place),
        history_(history),
        end_(std::min(patient_.death, model.horizon)) {}

  void run() {
    history_.clear();
    for (step_ = 0; step_ < pathway_.steps.size() && now_ < end_; ++step_) visit(pathway_.steps[step_]);
    history_.progress.looks_further = now_ < end_;
    leave_course(end_);
    drop_endpoints_after_the_end();
    history_.end = end_;
    history_.died = end_ < model_.horizon;
  }

 private:
  void visit(const Step& step) {
    const Treatment& treatment = model_.treatment(step);
    offered_ = static_cast<std::size_t>(step.treatment);
    course_ = 0;
    if (!draws_.admits(offered_, place_)) return decide(Milestone::ineligible);
    const auto [accept, wait, confirm, rank] = draws_.treatment(offered_, place_);
    if (accept >= step.accept) return decide(Milestone::declined);
    history_.progress.steps_taken = step_ + 1u;
    if (!advance_to(now_ + step.wait.quantile(wait))) return;
    charge(treatment, When::workup);
    if (confirm >= treatment.confirms) return decide(Milestone::unconfirmed);
    give_courses(treatment, rank);
  }

  /// Repeats courses until one fails, relief is lost after the last one allowed, or the walk ends.
  void give_courses(const Treatment& treatment, double rank) {
    double effect = 1;
    while (true) {
      start_course(treatment, rank, effect);
      if (!advance_to(now_ + treatment.assess_at)) return;
      charge(treatment, When::assessment);
      const bool success = relief_.at(now_) >= pathway_.success;
      decide(success ? Milestone::success : Milestone::failure);
      if (!success || !advance_to(relief_.lost_after(now_, pathway_.success))) return;
      decide(Milestone::relief_lost);
      if (course_ == treatment.max_courses) return;
      if (!advance_to(now_ + repeat_wait_)) return;
      effect *= treatment.repeat_effect;
    }
  }

  void start_course(const Treatment& treatment, double rank, double effect) {
    leave_course(now_);
    current_ = &treatment;
    current_step_ = step_;
    current_course_ = ++course_;
    const CourseDraw drawn = draws_.course(offered_, place_, course_);
    repeat_wait_ = drawn.repeat_wait;
    relief_.start_course(treatment.curve(patient_), now_, rank, effect, patient_.lowest_relief());
    if (treatment.durability) relief_.end_at(relief_.last_knot() + drawn.durability, 0);
    note(Milestone::course);
    if (course_ == 1) {
      charge(treatment, When::first_course);
      draw_endpoints(treatment);
    }
    charge(treatment, When::course);
    charge(treatment, When::per_year);
    if (treatment.qaly_loss > 0 || treatment.days_off_work > 0)
      history_.losses.push_back({now_, treatment.qaly_loss, treatment.days_off_work});
    suffer_adverse_events(treatment);
    foresee_late_events(treatment);
  }

  void suffer_adverse_events(const Treatment& treatment) {
    bool fatal = false;
    for (std::uint16_t i = 0; i < count_of(treatment.adverse_events); ++i) {
      const AdverseEvent& event = treatment.adverse_events[i];
      const auto [happens, dies] = draws_.adverse_event(offered_, i, place_, course_);
      if (happens >= event.probability) continue;
      note(Milestone::adverse_event, i);
      charge_event(event.cost, now_, {step_, i}, ChargeFor::adverse_event);
      history_.losses.push_back({now_, event.qaly_loss, 0});
      if (dies >= event.death) continue;
      note(Milestone::fatal_event, i);
      fatal = true;
    }
    if (fatal) end_ = now_;
  }

  /// Times of late events if no other course comes first. Those that end relief change the curve at once.
  void foresee_late_events(const Treatment& treatment) {
    history_.foreseen.clear();
    for (std::size_t i = 0; i < treatment.late_events.size(); ++i) {
      const double time = now_ + draws_.late_event(offered_, i, place_, course_);
      if (treatment.late_events[i].ends_relief) relief_.end_at(time, std::min(relief_.at(time), 0.0));
      history_.foreseen.push_back(time);
    }
  }

  /// Records relief, flows and late events of the current course until the next one starts or the walk ends.
  void leave_course(double until) {
    relief_.for_each_piece(until, [&](const ReliefPiece& piece) { history_.relief.push_back(piece); });
    if (current_ == nullptr) return;
    for (; open_flows_ < history_.flows.size(); ++open_flows_) history_.flows[open_flows_].to = until;
    for (std::uint16_t i = 0; i < count_of(current_->late_events); ++i) {
      const LateEvent& event = current_->late_events[i];
      const double time = history_.foreseen[i];
      if (time > until || time >= end_) continue;  // an event at `until` led to the next course and counts
      const Of of{current_step_, i};
      history_.marks.push_back({time, Milestone::late_event, of, current_course_});
      charge_event(event.cost, time, of, ChargeFor::late_event);
      history_.losses.push_back({time, event.qaly_loss, 0});
    }
  }

  void draw_endpoints(const Treatment& treatment) {
    for (std::uint16_t i = 0; i < count_of(treatment.endpoints); ++i) {
      const Endpoint& endpoint = treatment.endpoints[i];
      if (draws_.endpoint(offered_, i, place_) >= endpoint.probability) continue;
      history_.marks.push_back({now_ + endpoint.after, Milestone::endpoint, {step_, i}, course_});
    }
  }

  void drop_endpoints_after_the_end() {
    std::erase_if(history_.marks,
                  [&](const Mark& mark) { return mark.what == Milestone::endpoint && mark.time >= end_; });
  }

  void charge(const Treatment& treatment, When when) {
    for (std::uint16_t i = 0; i < count_of(treatment.costs); ++i) {
      const CostItem& item = treatment.costs[i];
      if (item.when != when || !may_charge(item)) continue;
      const Of of{step_, i};
      const double amount = draws_.amount(offered_, i, place_);
      if (when == When::per_year) {
        history_.flows.push_back({now_, end_, amount, of, item.covered});
      } else {
        const bool discounted = when == When::course && course_ > 1;
        history_.charges.push_back({now_, discounted ? amount * (1 - treatment.repeat_discount) : amount, of,
                                    ChargeFor::item, item.covered});
      }
    }
  }

  void charge_event(const CostItem& cost, double time, Of of, ChargeFor what) {
    const double amount = draws_.amount(cost, place_);
    if (amount > 0) history_.charges.push_back({time, amount, of, what, cost.covered});
  }

  bool may_charge(const CostItem& item) {
    if (item.once < 0) return true;
    const bool charged = (charged_once_ >> item.once & 1) != 0;
    charged_once_ |= 1ull << item.once;
    return !charged;
  }

  /// False if the walk ends first.
  bool advance_to(double time) {
    now_ = std::min(time, end_);
    return time < end_;
  }

  void decide(Milestone what) {
    if (history_.keeps_decisions) note(what);
  }

  void note(Milestone what, std::uint16_t entry = 0) {
    history_.marks.push_back({now_, what, {step_, entry}, course_});
  }

  const CareModel& model_;
  const Pathway& pathway_;
  const Patient& patient_;
  const Draws& draws_;
  std::size_t place_;  ///< of the patient in the batch
  History& history_;

  double now_ = 0;  ///< [years from entry]
  double end_;      ///< death or horizon [years from entry]
  std::uint16_t step_ = 0;
  std::size_t offered_ = 0;         ///< the step's treatment
  std::uint16_t course_ = 0;        ///< of the step, from 1; 0 before its first
  double repeat_wait_ = 0;          ///< before the next course [years]
  std::uint64_t charged_once_ = 0;  ///< bits of CostItem::once

  // The last course given, which relief follows until the next one starts.
  const Treatment* current_ = nullptr;
  std::uint16_t current_step_ = 0, current_course_ = 0;
  Relief relief_;
  std::size_t open_flows_ = 0;  ///< flows from here on last until the next course
};

}  // namespace

void walk(const CareModel& model, const Pathway& pathway, const Walker& walker, History& history) {
  Walk(model, pathway, walker, history).run();
}

void walk(const CareModel& model, const Pathway& pathway, const Patient& patient, const Chance& chance,
          History& history) {
  Draws draws(model, chance.seed(), 1);
  draws.draw(chance.patient(), {&patient, 1});
  walk(model, pathway, {patient, draws, 0}, history);
}

}  // namespace spinepath
