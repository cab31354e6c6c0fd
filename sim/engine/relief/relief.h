// Relief: relief of a crowd over time in one pathway, before the clamp: the natural course, and on it a layer for
// each treatment, which every course turns to a new curve. See models/README.md, Relief.
#pragma once
#include "models/relief/layer.h"
#include "sim/engine/crowd/crowd.h"
#include "sim/engine/relief/kinks.h"

namespace spinepath {

/// Relief within this of a criterion meets it, so that rounding does not decide. [percent]
inline constexpr double same_relief = 1e-9;

/// What a course gives each of a group: rows by patient.
struct Doses {
  const Row& start;    ///< [years from entry]
  const Row& relief;   ///< just before its effect, before the clamp [percent]
  const Row& rank;     ///< Z [1]
  const Row& relapse;  ///< time from the treatment's last knot [years]; `never` if it lasts
  const Row& end;      ///< what would come then or later is left out [years from entry]
  double effect = 1;   ///< g: repeat_effect^(n-1) [1]
  bool first = false;  ///< of the treatment
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
  /// The same of a group, each at his own time; rows by patient.
  void at(const Who& who, const Row& times, Row& values) const;
  /// Replaces the times of a group by the earliest ones from then on with relief below a criterion [percent]; `never`
  /// if there is none before the end. Where relief falls past the criterion, it meets the criterion at that time.
  void first_below(const Who& who, const Row& criterion, const Row& end, Row& times) const;

  // `layer` is the treatment's index among those of the pathway; `times` are by patient.
  LayerParts parts(Place i, std::size_t layer, double time) const;
  /// The layer takes a new turn, of patients who have the same curve.
  void turn(const Who& who, std::size_t layer, const LayerCurve& curve, const Doses& doses);
  /// From their times on the layer is nothing.
  void stop(const Who& who, std::size_t layer, const Row& times);
  /// From their times on its relief is gone, and harm stays: a late event. Without it, the context goes on.
  void spoil(const Who& who, std::size_t layer, const LayerCurve& curve, const Row& times);

  // Kinks of all layers together, and of the contexts that are part of a whole layer.
  const Kinks& kinks() const { return kinks_; }
  const Kinks& hidden_contexts() const { return hidden_; }
  // Their tags: of a layer, and, negative, of its context.
  static Tag own(std::size_t layer) { return static_cast<Tag>(layer); }
  static Tag context(std::size_t layer) { return -1 - own(layer); }

 private:
  void turn(const Neighbours& side, std::size_t layer, const LayerCurve& curve, const Doses& doses);

  const Crowd* crowd_ = nullptr;
  Kinks kinks_, hidden_;
  std::vector<KinkLanes> turn_;  ///< of one part
};

}  // namespace spinepath
