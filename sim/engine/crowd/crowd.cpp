#include "sim/engine/crowd/crowd.h"

#include <algorithm>

#include "sim/engine/crowd/cohort.h"

namespace spinepath {

Crowd::Crowd(const CareModel& model, std::uint64_t seed, std::size_t room)
    : nature(model.natural, seed, room), model_(model), seed_(seed) {
  patients.reserve(room);
  for (Row* row : {&pain, &general, &own_share, &lowest, &end}) row->resize(padded(room));
}

void Crowd::draw(std::uint64_t first, std::size_t count) {
  first_ = first;
  patients.resize(count);
  draw_patients(model_.population, seed_, first, patients);
  for (std::size_t i = 0; i < count; ++i) {
    const Patient& patient = patients[i];
    pain[i] = patient.pain;
    general[i] = patient.responsiveness;
    own_share[i] = patient_share(true, patient, model_.coinsurance);
    lowest[i] = patient.lowest_relief();
    end[i] = std::min(patient.death, model_.horizon);
  }
  nature.draw(first, patients);
  drawn_ += count;
}

std::uint64_t Crowd::blocks() const {
  return drawn_ * (2 + model_.population.flags.size()) + nature.blocks();  // Purpose::person, body and flag
}

}  // namespace spinepath
