#include "sim/engine/random/chances.h"

#include "models/numerics/elementary.h"

namespace spinepath {
namespace {

struct Address {
  std::uint64_t seed;
  Purpose purpose;
  std::uint64_t name, course;
};

SPINEPATH_VECTORISED
void draw_rows(const Address& address, const std::uint64_t* numbers, std::size_t n, std::array<Row, 4>& u) {
  double *u0 = u[0].data(), *u1 = u[1].data(), *u2 = u[2].data(), *u3 = u[3].data();
  for (std::size_t k = 0; k < n; k += lane_count) {
    LaneBits patients;
    __builtin_memcpy(&patients, numbers + k, sizeof patients);
    const auto four =
        ChanceOfLanes(address.seed, patients).uniforms(address.purpose, address.name, address.course);
    store(u0 + k, four[0]);
    store(u1 + k, four[1]);
    store(u2 + k, four[2]);
    store(u3 + k, four[3]);
  }
}

SPINEPATH_VECTORISED
void normals(double* u, std::size_t n) {
  for (std::size_t k = 0; k < n; k += lane_count) store(u + k, normal_quantile(load(u + k)));
}

SPINEPATH_VECTORISED
void waits(double* u, double rate, std::size_t n) {
  for (std::size_t k = 0; k < n; k += lane_count) store(u + k, -natural_log(1.0 - load(u + k)) / rate);
}

}  // namespace

Chances::Chances(std::uint64_t seed, std::size_t room) : seed_(seed), numbers_(padded(room)) {
  for (Row& row : drawn_) row.resize(padded(room), 0.5);
}

std::array<Row, 4>& Chances::at(Purpose purpose, std::uint64_t name, std::uint64_t course, const Who& who) {
  blocks_ += who.size();
  for (std::size_t k = 0; k < who.size(); ++k) numbers_[k] = first_ + who[k];
  draw_rows({seed_, purpose, name, course}, numbers_.data(), who.size(), drawn_);
  return drawn_;
}

void turn_into_quantiles(const Distribution& distribution, Row& u, std::size_t n) {
  if (distribution.has_closed_form()) return distribution.quantiles(u.data(), padded(n));
  for (std::size_t k = 0; k < n; ++k) u[k] = distribution.quantile(u[k]);
}

void turn_into_normals(Row& u, std::size_t n) { normals(u.data(), n); }
void turn_into_waits(Row& u, double rate, std::size_t n) { waits(u.data(), rate, n); }

}  // namespace spinepath
