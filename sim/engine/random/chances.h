// Chances: random numbers of many patients at one address, drawn in lanes, and what they are turned into. The
// numbers are those of Chance.
#pragma once
#include <array>

#include "models/distribution.h"
#include "sim/engine/random/chance.h"
#include "sim/engine/rows/who.h"

namespace spinepath {

class Chances {
 public:
  /// For groups of at most `room` patients.
  Chances(std::uint64_t seed, std::size_t room);
  /// Number of the patient at place 0 of the crowd.
  void begin(std::uint64_t first) { first_ = first; }

  /// Four uniforms for each of a group, in four rows, dense and in the order of the group; valid until the next call.
  std::array<Row, 4>& at(Purpose purpose, std::uint64_t name, std::uint64_t course, const Who& who);
  std::array<Row, 4>& last() { return drawn_; }  ///< those of the last call
  /// The first uniform of one patient.
  double one(Purpose purpose, std::uint64_t name, Place i) const {
    return Chance(seed_, first_ + i).uniforms(purpose, name)[0];
  }
  std::uint64_t seed() const { return seed_; }
  std::uint64_t blocks() const { return blocks_; }  ///< of four numbers, drawn so far

 private:
  std::uint64_t seed_, first_ = 0, blocks_ = 0;
  std::vector<std::uint64_t> numbers_;
  std::array<Row, 4> drawn_;
};

// Of the first n numbers of a row. Units: those of the distribution, or 1.
void turn_into_quantiles(const Distribution& distribution, Row& u, std::size_t n);
void turn_into_normals(Row& u, std::size_t n);             ///< standard normal
void turn_into_waits(Row& u, double rate, std::size_t n);  ///< exponential; `never` at rate 0

}  // namespace spinepath
