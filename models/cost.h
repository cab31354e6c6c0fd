// CostItem: what a treatment charges and when; and who pays it.
// For a covered item and an insured patient the payer pays 1 - coinsurance and the patient the rest;
// otherwise the patient pays all. See models/README.md, Money.
#pragma once
#include <cstdint>

#include "models/distribution.h"
#include "models/patient.h"

namespace spinepath {

enum class When : std::uint8_t { workup, course, first_course, assessment, per_year };

struct CostItem {
  Distribution amount;       ///< [money], or [money per year] for When::per_year; between patients
  std::uint64_t stream = 0;  ///< of the amount's random number
  When when = When::course;
  bool covered = true;
  int once = -1;  ///< bit shared by all `once` items of that name; -1: charged every time
};

/// Share that the patient pays.
inline double patient_share(bool covered, const Patient& patient, double coinsurance) {
  return covered && patient.insured ? coinsurance : 1.0;
}

}  // namespace spinepath
