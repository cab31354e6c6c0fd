#include "sim/engine/walk/workload.h"

#include <algorithm>

#include "sim/engine/random/chance.h"
#include "sim/engine/random/cohort.h"
#include "sim/engine/walk/walk.h"

namespace spinepath {
namespace {

bool is_open(double probability) { return probability > 0 && probability < 1; }

std::uint64_t needed(bool block) { return block ? 1 : 0; }

class BlockCount {
 public:
  BlockCount(const CareModel& model, const Pathway& pathway, const History& history)
      : model_(model), pathway_(pathway), history_(history) {}

  std::uint64_t count() {
    for (const Mark& mark : history_.marks) add(mark);
    for (const Charge& charge : history_.charges)
      if (charge.what == ChargeFor::item) add_amount(item(charge.of));
    for (const Flow& flow : history_.flows) add_amount(item(flow.of));
    // The walk ended within a step, which was offered even if a wait left no mark.
    if (steps_left_ < pathway_.steps.size()) ++blocks_;
    return blocks_;
  }

 private:
  void add(const Mark& mark) {
    const Treatment& given = treatment(mark.of);
    switch (mark.what) {
      case Milestone::ineligible: ++steps_left_; break;
      case Milestone::declined:
      case Milestone::unconfirmed:
      case Milestone::failure: leave_step(); break;
      case Milestone::relief_lost:
        if (mark.course == given.max_courses) leave_step();
        break;
      case Milestone::course: add_course(given, mark.course); break;
      case Milestone::adverse_event: add_amount(given.adverse_events[mark.of.entry].cost); break;
      case Milestone::late_event: add_amount(given.late_events[mark.of.entry].cost); break;
      case Milestone::success:
      case Milestone::fatal_event:
      case Milestone::endpoint: break;
    }
  }

  /// Counts a step that was offered and has ended.
  void leave_step() {
    ++steps_left_;
    ++blocks_;
  }

  void add_course(const Treatment& given, int course) {
    const bool repeats = course < given.max_courses;
    blocks_ += needed((given.durability && !given.durability->is_fixed()) ||
                      (repeats && !given.repeat_wait.is_fixed()));
    for (const AdverseEvent& event : given.adverse_events) blocks_ += needed(event.probability > 0);
    for (const LateEvent& event : given.late_events) blocks_ += needed(event.rate > 0);
    if (course > 1) return;
    for (const Endpoint& endpoint : given.endpoints) blocks_ += needed(is_open(endpoint.probability));
  }

  void add_amount(const CostItem& cost) { blocks_ += needed(!cost.amount.is_fixed()); }

  const Treatment& treatment(Of of) const { return model_.treatment(pathway_.steps[of.step]); }
  const CostItem& item(Of of) const { return treatment(of).costs[of.entry]; }

  const CareModel& model_;
  const Pathway& pathway_;
  const History& history_;
  std::size_t steps_left_ = 0;
  std::uint64_t blocks_ = 0;
};

}  // namespace

std::uint64_t blocks_of_patient(const Population& population) {
  const auto flags =
      std::ranges::count_if(population.flags, [](const Flag& flag) { return is_open(flag.probability); });
  return 2 + static_cast<std::uint64_t>(flags);  // Purpose::person and Purpose::body
}

std::uint64_t blocks_of_pathway(const CareModel& model, const Pathway& pathway, const History& history) {
  return BlockCount(model, pathway, history).count();
}

Workload workload_of(const CareModel& model, std::uint64_t seed, std::uint64_t patients) {
  History history;
  std::uint64_t blocks = patients * blocks_of_patient(model.population), events = 0;
  for (std::uint64_t i = 0; i < patients; ++i) {
    const Chance chance(seed, i);
    const Patient patient = draw_patient(model.population, chance);
    for (const Pathway& pathway : model.pathways) {
      walk(model, pathway, patient, chance, history);
      blocks += blocks_of_pathway(model, pathway, history);
      events += history.marks.size();
    }
  }
  const auto walks = static_cast<double>(patients * model.pathways.size());
  return {.blocks = static_cast<double>(blocks) / walks, .events = static_cast<double>(events) / walks};
}

double mean_of_blocks(std::uint64_t seed, std::uint64_t count) {
  double sum = 0;
  for (std::uint64_t i = 0; i < count; ++i) {
    const std::array<double, 4> u = Chance(seed, i).uniforms(Purpose::treatment);
    asm volatile("" : : "m"(u) : "memory");  // computes all four and prevents vectorisation over calls
    sum += u[0];
  }
  return sum / static_cast<double>(count);
}

}  // namespace spinepath
