// Crowd: patients who are simulated together, drawn once and the same in all pathways.
#pragma once
#include <vector>

#include "models/care_model.h"
#include "sim/engine/crowd/nature.h"

namespace spinepath {

class Crowd {
 public:
  /// For at most `room` patients.
  Crowd(const CareModel& model, std::uint64_t seed, std::size_t room);
  /// Patients first, first + 1, … of the cohort.
  void draw(std::uint64_t first, std::size_t count);

  std::uint64_t first() const { return first_; }
  std::size_t size() const { return patients.size(); }
  std::uint64_t blocks() const;  ///< of random numbers, drawn so far

  std::vector<Patient> patients;
  Nature nature;
  Row pain;       ///< at entry [VAS mm]
  Row general;    ///< responsiveness F [1]
  Row own_share;  ///< of covered charges that the patient pays [fraction]
  Row lowest;     ///< lowest relief possible [percent]
  Row end;        ///< death by other causes, or the horizon [years from entry]

 private:
  const CareModel& model_;
  std::uint64_t seed_, first_ = 0, drawn_ = 0;
};

}  // namespace spinepath
