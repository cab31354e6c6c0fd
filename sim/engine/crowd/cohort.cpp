#include "sim/engine/crowd/cohort.h"

#include <algorithm>

#include "models/numerics/elementary.h"

namespace spinepath {
namespace {

/// Index of the share that u falls into.
template <class Shares>
std::uint32_t pick(const Shares& until, double u) {
  std::uint32_t i = 0;
  while (i + 1 < until.size() && u >= until[i]) ++i;
  return i;
}

/// One number for each of four patients.
using Four = double[lane_count];

/// Random numbers of four patients: Purpose::person and Purpose::body; `hazard`: cumulative until death.
struct Drawn {
  alignas(64) Four age, female, condition, severity, pain, responsiveness, hazard, standing;
};

SPINEPATH_INLINE LaneBits numbers_from(std::uint64_t first) {
  LaneBits numbers;
  for (std::size_t i = 0; i < lane_count; ++i) numbers[i] = first + i;
  return numbers;
}

SPINEPATH_VECTORISED
void draw_four(std::uint64_t seed, std::uint64_t first, Drawn& drawn) {
  const ChanceOfLanes chance(seed, numbers_from(first));
  const auto person = chance.uniforms(Purpose::person), body = chance.uniforms(Purpose::body);
  store(drawn.age, person[0]);
  store(drawn.female, person[1]);
  store(drawn.condition, person[2]);
  store(drawn.severity, person[3]);
  store(drawn.pain, body[0]);
  store(drawn.responsiveness, normal_quantile(body[1]));
  store(drawn.hazard, -natural_log(1.0 - body[2]));
  store(drawn.standing, normal_quantile(body[3]));
}

SPINEPATH_VECTORISED
void draw_flag(std::uint64_t seed, std::uint64_t first, std::uint64_t name, Four& u) {
  store(u, ChanceOfLanes(seed, numbers_from(first)).uniforms(Purpose::flag, name)[0]);
}

void quantiles(const Distribution& d, Four& u) {
  if (d.has_closed_form()) return d.quantiles(u, lane_count);
  for (double& x : u) x = d.quantile(x);
}

}  // namespace

void draw_patients(const Population& population, std::uint64_t seed, std::uint64_t first,
                   std::span<Patient> patients) {
  Drawn drawn;
  for (std::size_t begin = 0; begin < patients.size(); begin += lane_count) {
    const std::span<Patient> four = patients.subspan(begin, std::min(lane_count, patients.size() - begin));
    draw_four(seed, first + begin, drawn);
    quantiles(population.age, drawn.age);
    quantiles(population.pain, drawn.pain);
    for (std::size_t i = 0; i < four.size(); ++i) {
      Patient& p = four[i] = {};
      p.age = drawn.age[i];
      p.female = drawn.female[i] < population.female;
      p.condition = pick(population.condition_until, drawn.condition[i]);
      p.severity = static_cast<Severity>(pick(population.severity_until[p.condition], drawn.severity[i]));
      p.pain = drawn.pain[i];
      p.responsiveness = drawn.responsiveness[i];
      p.standing = drawn.standing[i];
    }
    for (std::size_t f = 0; f < population.flags.size(); ++f) {
      Four u;
      draw_flag(seed, first + begin, population.flags[f].stream, u);
      for (std::size_t i = 0; i < four.size(); ++i)
        if (u[i] < population.flags[f].probability) four[i].flags |= 1ull << f;
    }
    for (std::size_t i = 0; i < four.size(); ++i) {
      Patient& p = four[i];
      p.insured = population.insured < 0 || (p.flags >> population.insured & 1) != 0;
      p.death =
          population.life_table.death_at(p.age, p.female, drawn.hazard[i] / population.hazard_ratio_of(p));
    }
  }
}

Patient draw_patient(const Population& population, const Chance& chance) {
  Patient patient;
  draw_patients(population, chance.seed(), chance.patient(), {&patient, 1});
  return patient;
}

}  // namespace spinepath
