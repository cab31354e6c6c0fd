// The engine against the brute force, outcome by outcome and patient by patient, in random models; and what must hold
// of its numbers in any model.
#include <cmath>
#include <cstring>
#include <numeric>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "sim/engine/run/engine.h"
#include "tests/brute_force/plain_outcomes.h"

namespace spinepath::brute {
namespace {

constexpr std::uint64_t worlds = 320, first_patient = 1000;
constexpr std::size_t most_reported = 10;  ///< wrong models: more would only fill the screen

bool agree(double a, double b) { return std::abs(a - b) <= 1e-8 + 1e-8 * std::max(std::abs(a), std::abs(b)); }

/// A model, and its numbers by the engine.
struct Ran {
  Ran(std::uint64_t its_seed, std::size_t patients)
      : seed(its_seed),
        world(random_world(seed)),
        layout(world.model),
        engine(world.model, layout, seed, patients),
        outcomes(engine.outcomes(first_patient, patients)) {}

  const std::vector<Pathway>& pathways() const { return world.model.pathways; }
  std::string name(std::size_t patient, std::size_t pathway) const {
    return "model seed " + std::to_string(seed) + ", patient " + std::to_string(first_patient + patient) +
           ", pathway " + std::to_string(pathway) + ", ";
  }

  std::uint64_t seed;
  World world;
  Layout layout;
  Engine engine;
  const Rows& outcomes;
};

/// What occurred in any of the models: that of which nothing occurs is not tested.
struct Seen {
  std::set<Fate> fates;
  std::set<Outcome> outcomes;
};

/// Whether all values agree; reports the first one that does not.
bool same_outcomes(const Ran& ran, std::size_t patient, std::size_t pathway, const Life& life, Seen& seen) {
  for (const Value& value : plain_outcomes(ran.world, ran.layout, pathway, life)) {
    const double by_engine = ran.outcomes[value.place][patient];
    if (value.value != 0) seen.outcomes.insert(value.outcome);
    if (agree(by_engine, value.value)) continue;
    ADD_FAILURE() << ran.name(patient, pathway) << info_of(value.outcome).name << " of " << value.of
                  << ", entry " << value.entry << ": engine " << by_engine << ", brute force " << value.value;
    return false;
  }
  return true;
}

bool same_lives(std::uint64_t seed, Seen& seen) {
  constexpr std::size_t patients = 64;
  const Ran ran(seed, patients);
  for (std::size_t p = 0; p < ran.pathways().size(); ++p) {
    std::vector<Fates> fates(ran.pathways()[p].steps.size());
    for (std::size_t i = 0; i < patients; ++i) {
      const Life life(ran.world, ran.pathways()[p], Chance(seed, first_patient + i));
      for (std::size_t s = 0; s < fates.size(); ++s) ++fates[s][static_cast<std::size_t>(life.fates[s])];
      seen.fates.insert(life.fates.begin(), life.fates.end());
      if (!same_outcomes(ran, i, p, life, seen)) return false;
    }
    EXPECT_EQ(ran.engine.fates()[p], fates) << "model seed " << seed << ", pathway " << p;
  }
  return true;
}

TEST(BruteForce, HasTheSameOutcomesAndFates) {
  Seen seen;
  std::size_t wrong = 0;
  for (std::uint64_t seed = 1; seed <= worlds && wrong < most_reported; ++seed)
    wrong += same_lives(seed, seen) ? 0 : 1;
  for (const FateInfo& info : fate_table) EXPECT_TRUE(seen.fates.contains(info.fate)) << info.name;
  for (const OutcomeInfo& info : outcome_table)
    EXPECT_TRUE(block_of(info) == Block::none || seen.outcomes.contains(info.outcome)) << info.name;
}

/// Relief is the sum of its parts and of what the clamp changes.
void expect_parts_to_add_up(const Ran& ran, std::size_t patients) {
  const Layout& layout = ran.layout;
  for (std::size_t p = 0; p < ran.pathways().size(); ++p)
    for (std::size_t m = 0; m < layout.moments().size(); ++m)
      for (std::size_t i = 0; i < patients; ++i) {
        const auto value = [&](Outcome outcome) {
          return ran.outcomes[layout.begin(p) + layout.at(m, outcome)][i];
        };
        const double sum = value(Outcome::relief_natural) + value(Outcome::relief_context) +
                           value(Outcome::relief_specific) + value(Outcome::relief_capped);
        ASSERT_TRUE(agree(value(Outcome::relief), sum))
            << ran.name(i, p) << "moment " << m << ": " << value(Outcome::relief) << " is not " << sum;
      }
}

TEST(BruteForce, FindsFiniteNumbersThatAddUp) {
  constexpr std::size_t patients = 256;
  for (std::uint64_t seed = 1; seed <= worlds && !HasFailure(); ++seed) {
    const Ran ran(seed, patients);
    for (std::size_t place = 0; place < ran.layout.size(); ++place)
      for (std::size_t i = 0; i < patients; ++i)
        ASSERT_TRUE(std::isfinite(ran.outcomes[place][i])) << ran.name(i, 0) << "place " << place;
    if (ran.layout.has_parts()) expect_parts_to_add_up(ran, patients);
    for (const std::vector<Fates>& steps : ran.engine.fates())
      for (const Fates& fates : steps)
        EXPECT_EQ(std::reduce(fates.begin(), fates.end()), patients) << "model seed " << seed;
  }
}

/// The first patients of a run, in crowds of this size in an engine with room for more or not.
void expect_the_same_bits(const Ran& whole, std::size_t patients, std::size_t count, std::size_t room) {
  Engine engine(whole.world.model, whole.layout, whole.seed, room);
  for (std::size_t done = 0; done < patients; done += count) {
    const std::size_t now = std::min(count, patients - done);
    const Rows& outcomes = engine.outcomes(first_patient + done, now);
    for (std::size_t place = 0; place < whole.layout.size(); ++place)
      ASSERT_EQ(std::memcmp(outcomes[place], whole.outcomes[place] + done, now * sizeof(double)), 0)
          << whole.name(done, 0) << "or the " << now - 1 << " after, place " << place << ", crowds of "
          << count;
  }
}

TEST(BruteForce, FindsTheSameBitsInCrowdsOfAnySize) {
  for (std::uint64_t seed = 1; seed <= worlds && !HasFailure(); ++seed) {
    const Ran whole(seed, 256);
    expect_the_same_bits(whole, 32, 1, 1);
    expect_the_same_bits(whole, 256, 8, 8);
    expect_the_same_bits(whole, 256, 24, 24);
    expect_the_same_bits(whole, 100, 11, 64);
  }
}

}  // namespace
}  // namespace spinepath::brute
