// Batch: patients that are drawn together, simulated one by one and evaluated together.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "sim/engine/value/value.h"
#include "sim/engine/walk/kinship.h"

namespace spinepath {

class Batch {
 public:
  /// For at most `size` patients at a time.
  Batch(const CareModel& model, const Layout& layout, std::uint64_t seed, std::size_t size);

  /// Outcomes of patients first, first + 1, …: a row for each place of the layout; valid until the next call.
  Rows& outcomes(std::uint64_t first, std::size_t count);

  std::span<const Patient> patients() const { return patients_; }  ///< of the last call

 private:
  Progress& progress(std::size_t pathway, std::size_t i) { return progress_[pathway * size_ + i]; }
  void live_all(std::size_t pathway);
  void live_where_different(std::size_t pathway, const Kinship& kinship);
  void live(std::size_t pathway, std::size_t i);

  const CareModel& model_;
  const Layout& layout_;
  std::uint64_t seed_;
  std::size_t size_;
  std::vector<std::optional<Kinship>> kinships_;
  std::vector<Patient> patients_;
  Draws draws_;
  Valuation valuation_;
  History history_;
  Rows outcomes_;
  Rows apart_;                          ///< outcomes of the patients in `different_`
  std::vector<std::size_t> different_;  ///< patients with another history than in the related pathway
  std::vector<Progress> progress_;      ///< by pathway and patient
};

}  // namespace spinepath
