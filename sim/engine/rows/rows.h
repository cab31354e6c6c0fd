// Rows: numbers of a batch of patients, one row over patients for each quantity, so that operations on all
// patients become vector code.
#pragma once
#include <algorithm>
#include <cstddef>
#include <vector>

#include "models/numerics/lanes.h"

namespace spinepath {

class Rows {
 public:
  Rows(std::size_t rows, std::size_t patients)
      : length_(padded(patients) | lines_apart), values_(rows * length_) {}

  std::size_t length() const { return length_; }  ///< of a row: a multiple of lane_count
  double* operator[](std::size_t row) { return values_.data() + row * length_; }
  const double* operator[](std::size_t row) const { return values_.data() + row * length_; }

  // All rows as one list, with patient i of a row at place(row, i).
  std::size_t place(std::size_t row, std::size_t patient) const { return row * length_ + patient; }
  double* all() { return values_.data(); }

  void clear(std::size_t begin, std::size_t end) { std::fill((*this)[begin], (*this)[end], 0.0); }
  void clear() { std::fill(values_.begin(), values_.end(), 0.0); }

 private:
  // Rows at a distance of a power of two would compete for a few lines of the cache.
  static constexpr std::size_t lines_apart = 8;
  std::size_t length_;
  std::vector<double> values_;  ///< [row's unit]
};

}  // namespace spinepath
