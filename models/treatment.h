// Treatment: everything that happens when a treatment is given, resolved to numbers and indices. Constant and
// shared by all patients. See models/README.md, A pathway to Money.
#pragma once
#include <algorithm>
#include <cassert>
#include <cstdint>
#include <optional>
#include <vector>

#include "models/cost.h"
#include "models/distribution.h"
#include "models/eligibility.h"
#include "models/relief/layer.h"

namespace spinepath {

enum class TreatmentClass : std::uint8_t { conservative, injection, regenerative, surgery };
inline constexpr int treatment_class_count = 4;

/// Immediate adverse event of a course.
struct AdverseEvent {
  std::uint64_t stream = 0;
  double probability = 0;  ///< per course [1]
  double death = 0;        ///< probability that the event is fatal [1]
  double qaly_loss = 0;    ///< [QALY]
  CostItem cost;           ///< `when` does not matter
  bool operator==(const AdverseEvent&) const = default;
};

/// Late event: the first one of a course counts, no later than the next course of the same treatment.
struct LateEvent {
  std::uint64_t stream = 0;
  double rate = 0;           ///< [per year]
  double qaly_loss = 0;      ///< [QALY]
  CostItem cost;             ///< `when` does not matter
  bool ends_relief = false;  ///< at the first one, until the treatment's next course
  bool recurs = false;       ///< every one counts, up to `most_recurrences`
  bool operator==(const LateEvent&) const = default;
};
inline constexpr int most_recurrences = 64;  ///< late events of one kind after one course

/// An outcome other than pain, reached `after` the first course's start.
struct Endpoint {
  std::uint64_t stream = 0;
  double probability = 0;  ///< [1]
  double after = 0;        ///< [years]
  bool operator==(const Endpoint&) const = default;
};

/// A layer and the patients it applies to.
struct LayerRule {
  Eligibility patients;
  std::optional<std::size_t> natural;  ///< index of their natural course; none: they have none
  LayerCurve layer;
  bool operator==(const LayerRule&) const = default;
};

struct Treatment {
  std::uint64_t stream = 0;
  TreatmentClass treatment_class = TreatmentClass::conservative;
  Eligibility eligible;
  double confirms = 1;               ///< probability that the work-up confirms the treatment [1]
  std::optional<double> pain_above;  ///< the step waits until pain is above it [VAS mm]
  double assess_at = 0;              ///< [years after a course's start]
  int max_courses = 1;
  Distribution repeat_wait;    ///< [years]
  double repeat_effect = 1;    ///< effect of a course relative to the one before [fraction]
  double repeat_discount = 0;  ///< reduction of `course` items from the second course on [fraction]
  double days_off_work = 0;    ///< [days], per course
  double qaly_loss = 0;        ///< [QALY], per course
  std::optional<Distribution> durability;  ///< [years from the last knot to relapse]
  bool stops_with_next = false;            ///< relief ends when the next course of another treatment starts
  std::vector<LayerRule> layers;           ///< the first one that fits the patient applies
  std::vector<CostItem> costs;
  std::vector<AdverseEvent> adverse_events;
  std::vector<LateEvent> late_events;
  std::vector<Endpoint> endpoints;

  /// Index of the layer of an eligible patient whose natural course has this index. Validation ensures that there
  /// is one.
  std::size_t layer(const Patient& p, std::optional<std::size_t> natural) const {
    const auto fits = [&](const LayerRule& rule) {
      return rule.natural == natural && rule.patients.admits(p);
    };
    const auto found = std::ranges::find_if(layers, fits);
    assert(found != layers.end());
    return static_cast<std::size_t>(found - layers.begin());
  }
  bool operator==(const Treatment&) const = default;
};

}  // namespace spinepath
