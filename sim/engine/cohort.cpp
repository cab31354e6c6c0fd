#include "sim/engine/cohort.h"

#include "models/elementary.h"

namespace spinepath {
namespace {

/// Index of the share that u falls into.
template <class Shares>
std::uint32_t pick(const Shares& until, double u) {
  std::uint32_t i = 0;
  while (i + 1 < until.size() && u >= until[i]) ++i;
  return i;
}

}  // namespace

Patient draw_patient(const Population& population, const Chance& chance) {
  const auto [age, female, condition, severity] = chance.uniforms(Purpose::person);
  const auto [pain, responsiveness, death, unused] = chance.uniforms(Purpose::body);
  Patient p;
  p.age = population.age.quantile(age);
  p.female = female < population.female;
  p.condition = pick(population.condition_until, condition);
  p.severity = static_cast<Severity>(pick(population.severity_until[p.condition], severity));
  p.pain = population.pain.quantile(pain);
  p.responsiveness = normal_quantile(responsiveness);
  p.death = population.life_table.death(p.age, p.female, death);
  for (std::size_t i = 0; i < population.flags.size(); ++i) {
    const Flag& flag = population.flags[i];
    if (chance.uniforms(Purpose::flag, flag.stream)[0] < flag.probability) p.flags |= 1ull << i;
  }
  p.insured = population.insured >= 0 && (p.flags >> population.insured & 1) != 0;
  return p;
}

}  // namespace spinepath
