// Treatment: everything that happens when a treatment is given, resolved to numbers and indices. Const,
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
  double probability = 0;  ///< per course
  double death = 0;        ///< probability of dying of it
  double qaly_loss = 0;    ///< [QALY]
  CostItem cost;           ///< `when` does not matter
};

/// Late event: the first one after a course's start and before the patient's next course counts.
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
  double probability = 0;
  double after = 0;  ///< [years]
};

/// The curve of the patients that the rule admits.
struct CurveRule {
  Eligibility whom;
  ResponseCurve curve;
};

struct Treatment {
  std::uint64_t stream = 0;
  TreatmentClass treatment_class = TreatmentClass::conservative;
  Eligibility eligible;
  double confirms = 1;   ///< probability that the work-up confirms
  double assess_at = 0;  ///< [years after a course's start]
  int max_courses = 1;
  Distribution repeat_wait;                ///< [years]
  double repeat_effect = 1;                ///< effect of a course as a fraction of the one before
  double repeat_discount = 0;              ///< off `course` items from the second course on
  double days_off_work = 0;                ///< [days], per course
  double qaly_loss = 0;                    ///< [QALY], per course
  std::optional<Distribution> durability;  ///< [years from the last knot to relapse]
  std::vector<CurveRule> curves;           ///< in order: the first that admits the patient
  std::vector<CostItem> costs;
  std::vector<AdverseEvent> adverse_events;
  std::vector<LateEvent> late_events;
  std::vector<Endpoint> endpoints;

  /// For a patient who may have the treatment; a scenario without a curve for one is refused.
  const ResponseCurve& curve(const Patient& p) const {
    const auto fits = [&](const CurveRule& rule) { return rule.whom.admits(p); };
    const auto found = std::find_if(curves.begin(), curves.end(), fits);
    assert(found != curves.end());
    return found->curve;
  }
};

}  // namespace spinepath
