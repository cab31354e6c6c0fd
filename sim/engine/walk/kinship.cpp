#include "sim/engine/walk/kinship.h"

#include <algorithm>

namespace spinepath {
namespace {

/// Number of first steps that both share.
std::size_t shared_steps(const Pathway& a, const Pathway& b) {
  if (a.success != b.success) return 0;
  return static_cast<std::size_t>(std::ranges::mismatch(a.steps, b.steps).in1 - a.steps.begin());
}

}  // namespace

bool Kinship::shares_life(const Pathway& heir, Progress progress, const Draws& draws,
                          std::size_t place) const {
  if (progress.steps_taken > steps) return false;
  if (!progress.looks_further) return true;
  return std::none_of(heir.steps.begin() + static_cast<std::ptrdiff_t>(steps), heir.steps.end(),
                      [&](const Step& step) { return draws.takes_up(step, place); });
}

std::vector<std::optional<Kinship>> kinships(const CareModel& model) {
  std::vector<std::optional<Kinship>> all;
  for (std::size_t p = 0; p < model.pathways.size(); ++p) {
    std::optional<Kinship>& best = all.emplace_back();
    for (std::size_t earlier = 0; earlier < p; ++earlier) {
      const std::size_t shared = shared_steps(model.pathways[earlier], model.pathways[p]);
      const std::size_t most = best ? best->steps : 0;
      const bool fewer_others =
          best && model.pathways[earlier].steps.size() < model.pathways[best->pathway].steps.size();
      if (shared > most || (shared > 0 && shared == most && fewer_others)) best = Kinship{earlier, shared};
    }
  }
  return all;
}

}  // namespace spinepath
