#include "sim/output/story/life.h"

#include <algorithm>

namespace spinepath::output {
namespace {

CareModel with_one_pathway(const CareModel& model, std::size_t pathway) {
  CareModel one = model;
  one.pathways = {model.pathways[pathway]};
  return one;
}

/// Has the patient live, and returns the outcomes.
const Rows& live(Engine& engine, std::uint64_t patient, const Lives*& at_end) {
  engine.at_end([&](std::size_t, const Lives& lives) { at_end = &lives; });
  return engine.outcomes(patient, 1);
}

}  // namespace

Life::Life(const CareModel& model, std::size_t pathway, std::uint64_t seed, std::uint64_t patient)
    : model_(with_one_pathway(model, pathway)),
      layout_(model_),
      engine_(model_, layout_, seed, 1, &heard_),
      outcomes_(live(engine_, patient, lives_)) {}

std::size_t Life::slot(const Event& event) const {
  const auto treatment = static_cast<std::size_t>(pathway().steps[event.step].treatment);
  const auto found = std::ranges::find(lives_->treated, treatment, &Treated::treatment);
  return static_cast<std::size_t>(found - lives_->treated.begin());
}

double Life::relief_at(double time) const {
  return std::clamp(lives_->relief.at(0, time), engine_.crowd().lowest[0], 100.0);
}

bool Life::turns_at(double time, std::size_t slot) const {
  const Kinks& kinks = lives_->relief.kinks();
  for (std::size_t r = 0; r < kinks.count(0); ++r)
    if (kinks.times(r)[0] == time && kinks.tags(r)[0] == static_cast<Tag>(slot) &&
        (kinks.jumps(r)[0] != 0 || kinks.slopes(r)[0] != 0))
      return true;
  return false;
}

}  // namespace spinepath::output
