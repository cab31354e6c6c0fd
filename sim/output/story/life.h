// Life: one patient in one pathway, simulated and valued by the engine of `run` as a crowd of one, with all that a
// listener hears. `explain` reports what is found here and computes none of it again.
#pragma once
#include <vector>

#include "sim/engine/run/engine.h"

namespace spinepath::output {

class Life {
 public:
  Life(const CareModel& model, std::size_t pathway, std::uint64_t seed, std::uint64_t patient);
  Life(const Life&) = delete;
  Life& operator=(const Life&) = delete;

  const Pathway& pathway() const { return model_.pathways[0]; }
  const Treatment& treatment(const Event& event) const {
    return model_.treatment(pathway().steps[event.step]);
  }
  const std::vector<Event>& events() const {
    return heard_.events;
  }                                               ///< in the order in which they were decided
  const Lives& lives() const { return *lives_; }  ///< at the end, of place 0
  double end() const { return lives_->end[0]; }   ///< [years from entry]
  bool dies() const { return end() < model_.horizon; }

  /// Index of the event's treatment among those of the pathway.
  std::size_t slot(const Event& event) const;
  /// Within the limits of pain [percent].
  double relief_at(double time) const;
  /// Whether the course of a layer's relief changes at exactly this time [years from entry].
  bool turns_at(double time, std::size_t slot) const;

  bool has_parts() const { return layout_.has_parts(); }
  double value(const OutcomeKey& key) const { return outcomes_[*layout_.slot(0, key)][0]; }

 private:
  struct Heard : Listener {
    std::vector<Event> events;
    void hear(Place, const Event& event) override { events.push_back(event); }
  };

  CareModel model_;  ///< with this pathway alone: no step is shared with another one, so all are heard
  Layout layout_;
  Heard heard_;
  Engine engine_;
  const Lives* lives_ = nullptr;  ///< of the engine
  const Rows& outcomes_;          ///< of the engine
};

}  // namespace spinepath::output
