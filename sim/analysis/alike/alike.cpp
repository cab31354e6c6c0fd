#include "sim/analysis/alike/alike.h"

#include <algorithm>
#include <cmath>

#include "sim/engine/crowd/crowd.h"
#include "sim/engine/run/run.h"

namespace spinepath {
namespace {

constexpr std::size_t few = 5;           ///< numbers that are kept
constexpr std::size_t at_a_time = 1024;  ///< patients drawn together

}  // namespace

bool Likeness::fits(const Patient& patient) const {
  return (!age || std::fabs(patient.age - *age) <= alike_years) &&
         (!pain || std::fabs(patient.pain - *pain) <= alike_pain) &&
         (!condition || patient.condition == *condition) && (!severity || patient.severity == *severity) &&
         (!female || patient.female == *female);
}

Alike find_alike(const CareModel& model, std::uint64_t seed, const Likeness& likeness, std::uint64_t wanted,
                 std::uint64_t most) {
  Alike alike;
  Crowd crowd(model, seed, at_a_time);
  for (std::uint64_t begin = 0; begin < most && alike.found < wanted; begin += at_a_time) {
    crowd.draw(begin, static_cast<std::size_t>(std::min<std::uint64_t>(at_a_time, most - begin)));
    for (std::size_t i = 0; i < crowd.size() && alike.found < wanted; ++i) {
      if (!likeness.fits(crowd.patients[i])) continue;
      if (alike.first.size() < few) alike.first.push_back(begin + i);
      ++alike.found;
      alike.searched = begin + i + 1;
    }
  }
  return alike;
}

std::optional<Results> results_of(const Alike& alike, const CareModel& model, std::uint64_t seed, int threads,
                                  const Likeness& likeness, const KeepGoing& keep_going) {
  const Grouping grouping{2, [&](const Patient& patient) -> std::size_t { return likeness.fits(patient); }};
  const auto sums =
      run(model, {.patients = alike.searched, .seed = seed, .threads = threads, .grouping = grouping},
          keep_going);
  if (!sums) return std::nullopt;
  return summarise(model, sums->layout, sums->groups[1].tally);
}

}  // namespace spinepath
