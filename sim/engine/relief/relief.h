// Relief: relief of a crowd over time in one pathway, before the clamp: the natural course, and on it a layer for
// each treatment, which every course turns to a new curve. See models/README.md, Relief.
#pragma once
#include "models/relief/layer.h"
#include "sim/engine/crowd/crowd.h"
#include "sim/engine/relief/kinks.h"

namespace spinepath {

/// Relief within this of a criterion meets it, so that rounding does not decide. [percent]
inline constexpr double same_relief = 1e-9;

/// What one course gives one patient.
struct Dose {
  double start;    ///< [years from entry]
  double relief;   ///< just before its effect, before the clamp [percent]
  double rank;     ///< Z [1]
  double effect;   ///< g: repeat_effect^(n-1) [1]
  double relapse;  ///< time from the treatment's last knot [years]; `never` if it lasts
};

/// Of a treatment's layer, before the clamp.
struct LayerParts {
  double context, specific;  ///< [percent]
};

class Relief {
 public:
  explicit Relief(std::size_t room) : kinks_(room), hidden_(room) {}
  void begin(const Crowd& crowd);  ///< nobody was treated; the crowd must stay until the next call
  void copy(const Relief& other);

  /// Relief of one patient at a time [percent].
  double at(Place i, double time) const;
  // The same of a group, each at his own time; rows by patient. `before`: the limit from the left.
  void at(const Who& who, const Row& times, Row& values) const;
  void before(const Who& who, const Row& times, Row& values) const;
  /// Earliest time from `from` on with relief below the criterion [percent]; `never` if there is none before `end`.
  /// Where relief falls past the criterion, it meets the criterion at that time.
  double first_below(Place i, double criterion, double from, double end) const;

  // `layer` is the treatment's index among those of the pathway.
  LayerParts parts(Place i, std::size_t layer, double time) const;
  /// The layer takes a new turn. What would come at `end` or later is left out.
  void turn(Place i, std::size_t layer, const LayerCurve& curve, const Dose& dose, double end);
  /// From `time` on the layer is nothing.
  void stop(Place i, std::size_t layer, double time);
  /// From `time` on its relief is gone, and harm stays: a late event. Without it, the context goes on.
  void spoil(Place i, std::size_t layer, const LayerCurve& curve, double time);

  // Kinks of all layers together, and of the contexts that are part of a whole layer. The tags of contexts are
  // negative.
  const Kinks& kinks() const { return kinks_; }
  const Kinks& hidden_contexts() const { return hidden_; }

 private:
  static Tag own(std::size_t layer) { return static_cast<Tag>(layer); }
  static Tag context(std::size_t layer) { return -1 - own(layer); }

  const Crowd* crowd_ = nullptr;
  Kinks kinks_, hidden_;
};

}  // namespace spinepath
