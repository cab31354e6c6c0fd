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
#include "models/response.h"

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
};

/// Late event: only the first one between a course's start and the patient's next course counts.
struct LateEvent {
  std::uint64_t stream = 0;
  double rate = 0;       ///< [per year]
  double qaly_loss = 0;  ///< [QALY]
  CostItem cost;         ///< `when` does not matter
  bool ends_relief = false;
};

/// An outcome other than pain, reached `after` the first course's start.
struct Endpoint {
  std::uint64_t stream = 0;
  double probability = 0;  ///< [1]
  double after = 0;        ///< [years]
};

/// A response curve and the patients it applies to.
struct CurveRule {
  Eligibility patients;
  ResponseCurve curve;
};

struct Treatment {
  std::uint64_t stream = 0;
  TreatmentClass treatment_class = TreatmentClass::conservative;
  Eligibility eligible;
  double confirms = 1;   ///< probability that the work-up confirms the treatment [1]
  double assess_at = 0;  ///< [years after a course's start]
  int max_courses = 1;
  Distribution repeat_wait;    ///< [years]
  double repeat_effect = 1;    ///< effect of a course relative to the one before [fraction]
  double repeat_discount = 0;  ///< reduction of `course` items from the second course on [fraction]
  double days_off_work = 0;    ///< [days], per course
  double qaly_loss = 0;        ///< [QALY], per course
  std::optional<Distribution> durability;  ///< [years from the last knot to relapse]
  std::vector<CurveRule> curves;           ///< the first one that admits the patient applies
  std::vector<CostItem> costs;
  std::vector<AdverseEvent> adverse_events;
  std::vector<LateEvent> late_events;
  std::vector<Endpoint> endpoints;

  /// The curve of an eligible patient. Validation ensures that there is one for every eligible patient.
  const ResponseCurve& curve(const Patient& p) const {
    const auto fits = [&](const CurveRule& rule) { return rule.patients.admits(p); };
    const auto found = std::find_if(curves.begin(), curves.end(), fits);
    assert(found != curves.end());
    return found->curve;
  }
};

}  // namespace spinepath
