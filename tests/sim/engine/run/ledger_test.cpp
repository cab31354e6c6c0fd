#include "sim/engine/partial/ledger.h"

#include <algorithm>
#include <map>

#include <gtest/gtest.h>

#include "sim/engine/run/block_sums.h"
#include "sim/engine/run/many.h"
#include "sim/engine/run/results.h"
#include "tests/sim/engine/value/rich_model.h"

namespace spinepath {
namespace {

/// Records in memory, and a share of the work.
class Memory : public Ledger {
 public:
  std::vector<UnitRange> begin(const Work& work) override {
    begun.push_back(work);
    std::vector<UnitRange> ranges;
    for (const auto& [key, record] : records)
      if (key.piece == begun.size() - 1) ranges.push_back({record.first, record.first + record.count});
    ranges = usable(ranges, work);
    left = remaining(part.value_or(UnitRange{0, work.units}), ranges, work);
    std::ranges::reverse(left);
    return ranges;
  }
  std::optional<UnitRange> next() override {
    if (left.empty() || !computing) return std::nullopt;
    const UnitRange range = left.back();
    left.pop_back();
    return range;
  }
  Record read(const UnitRange& range) override {
    ++reads;
    return records.at({begun.size() - 1, range.first, range.first - range.end});
  }
  bool due() const override { return always_due; }
  void keep(std::vector<Record> more) override {
    for (Record& record : more) {
      const Key key{begun.size() - 1, record.first, ~record.count + 1};
      EXPECT_TRUE(records.emplace(key, std::move(record)).second) << "a unit was computed again";
    }
  }
  bool computes() const override { return computing; }
  bool has_all() const override { return !part; }
  void refuse(const UnitRange&) const override { throw std::runtime_error("refused"); }

  /// The next command has the same records.
  Memory& again() {
    begun.clear();
    reads = 0;
    return *this;
  }

  struct Key {
    std::size_t piece;
    std::uint64_t first, minus_count;  ///< in the order that `begin` asks for
    auto operator<=>(const Key&) const = default;
  };
  std::map<Key, Record> records;
  std::vector<Work> begun;
  std::optional<UnitRange> part;
  std::vector<UnitRange> left;  ///< of the piece to compute, the first at the end
  bool always_due = true, computing = true;
  int reads = 0;
};

KeepGoing with(Ledger& ledger, std::function<bool(std::uint64_t)> go_on = {}) {
  KeepGoing keep_going(std::move(go_on));
  keep_going.ledger = &ledger;
  return keep_going;
}

RunOptions options_of(std::uint64_t patients, Keep keep = Keep::both) {
  RunOptions options{.patients = patients, .seed = 3, .threads = 2, .keep = keep};
  options.grouping = {2, [](const Patient& patient) { return patient.female ? 1u : 0u; }};
  return options;
}

/// All sums, as they would be kept.
std::vector<double> everything(const CareModel& model, RunSums sums) {
  std::vector<double> numbers;
  const auto add = [&](std::span<double> more) { numbers.insert(numbers.end(), more.begin(), more.end()); };
  sums.tally.for_each_array(add);
  sums.decisions.for_each_array(add);
  sums.combinations.for_each_array(add);
  for (GroupSums& group : sums.groups) group.tally.for_each_array(add);
  for (const SpendHistogram& histogram : sums.spend) {
    std::vector<double> bins = histogram.numbers();
    add(bins);
  }
  for (const auto& pathway : summarise(model, sums).fates)
    for (const Fates& fates : pathway) numbers.insert(numbers.end(), fates.begin(), fates.end());
  return numbers;
}

std::vector<double> plain(const CareModel& model, const RunOptions& options) {
  return everything(model, *run(model, options, {}));
}

TEST(Ledger, ARunInAnySharesAddsUpToTheSameBits) {
  const CareModel model = test::rich_model();
  for (const std::uint64_t patients : {7001u, 8192u, 900u}) {
    const RunOptions options = options_of(patients);
    for (const std::vector<std::uint64_t>& ends :
         {std::vector<std::uint64_t>{3000}, {1, 2, 5000, 6999}, {1024, 2048, 7000}}) {
      Memory memory;
      std::uint64_t begin = 0;
      for (std::uint64_t end : ends) {
        end = std::min(end, patients);
        memory.again().part = UnitRange{begin, end};
        run(model, options, with(memory));
        begin = end;
      }
      memory.again().part = UnitRange{begin, patients};
      run(model, options, with(memory));
      memory.again().part.reset();
      memory.computing = false;
      EXPECT_EQ(everything(model, *run(model, options, with(memory))), plain(model, options));
      EXPECT_GT(memory.reads, 0);
    }
  }
}

TEST(Ledger, ARunThatIsStoppedAgainAndAgainEndsWithTheSameBits) {
  const CareModel model = test::rich_model();
  const RunOptions options = options_of(40'000);
  Memory memory;
  std::optional<RunSums> sums;
  int stops = 0;
  for (int allowed = 1; !sums; ++allowed, ++stops) {
    int left = allowed;
    ASSERT_LT(stops, 1000);
    sums = run(model, options, with(memory.again(), [&](std::uint64_t) { return --left > 0; }));
  }
  EXPECT_GT(stops, 0);
  EXPECT_EQ(everything(model, std::move(*sums)), plain(model, options));
}

TEST(Ledger, MorePatientsAddOnlyWhatIsMissing) {
  const CareModel model = test::rich_model();
  Memory memory;
  run(model, options_of(5000), with(memory));
  std::uint64_t kept = 0;
  for (const auto& [key, record] : memory.records) kept += record.count;
  EXPECT_EQ(kept, 5000u);
  const RunOptions more = options_of(20'000);
  EXPECT_EQ(everything(model, *run(model, more, with(memory.again()))), plain(model, more));
  std::uint64_t all = 0;
  for (const auto& [key, record] : memory.records) all += record.count;
  EXPECT_EQ(all, 20'000u + 5000 % block_size);  // the last block of the first run was not full
  const RunOptions fewer = options_of(3000);
  EXPECT_EQ(everything(model, *run(model, fewer, with(memory.again()))), plain(model, fewer));
}

TEST(Ledger, WhatIsMissingIsLeftOutWhereNothingIsComputed) {
  const CareModel model = test::rich_model();
  const RunOptions options = options_of(9000);
  Memory memory;
  memory.part = UnitRange{0, 2048};
  run(model, options, with(memory));
  memory.again().part.reset();
  memory.computing = false;
  EXPECT_EQ(run(model, options, with(memory))->tally.patients(), 2048);
  Memory nothing;
  nothing.computing = false;
  EXPECT_FALSE(run(model, options, with(nothing)));
}

TEST(Ledger, TheFingerprintIsThatOfSeedAndSums) {
  const CareModel model = test::rich_model();
  const auto fingerprint_of = [&](const RunOptions& options) {
    Memory memory;
    run(model, options, with(memory));
    return memory.begun.at(0).fingerprint;
  };
  const RunOptions base = options_of(100, Keep::spend_quantiles);
  RunOptions seed = base, groups = base;
  seed.seed = 4;
  groups.grouping.groups = 3;
  EXPECT_EQ(fingerprint_of(base), fingerprint_of(options_of(200, Keep::spend_quantiles)));
  EXPECT_NE(fingerprint_of(base), fingerprint_of(seed));
  EXPECT_NE(fingerprint_of(base), fingerprint_of(groups));
  EXPECT_NE(fingerprint_of(base), fingerprint_of(options_of(100)));
  EXPECT_EQ(fingerprint_of(options_of(200)), fingerprint_of(options_of(100)));
  EXPECT_NE(fingerprint_of(options_of(20)), fingerprint_of(options_of(100)));  // fewer than 64 groups
}

/// Numbers of many runs as they are delivered; each is of another seed.
std::vector<double> delivered(std::uint64_t count, const KeepGoing& keep_going) {
  std::vector<double> all;
  const auto task = [](std::uint64_t number) {
    Treatment treatment = test::treatment("physio", test::curve({{0.25, {40, 30}}}));
    treatment.costs = {test::item(When::course, static_cast<double>(number))};
    return RunTask{test::model({treatment}, 2), [](const CareModel& model, const RunSums& sums) {
                     const OutcomeKey key{Outcome::spend, static_cast<int>(View::health_care)};
                     return std::vector{*estimate(model, sums, 0, key).mean};
                   }};
  };
  const auto take = [&](std::uint64_t number, std::span<const double> numbers) {
    EXPECT_EQ(static_cast<double>(number), numbers[0]);
    all.push_back(numbers[0]);
    return true;
  };
  run_many({.count = count, .maker = [&] { return MakeTask(task); }, .take = take},
           {.patients = 1500, .threads = 2, .keep = Keep::decision_groups}, keep_going);
  return all;
}

TEST(Ledger, ManyRunsAreDividedResumedAndAddedTo) {
  Memory memory;
  memory.part = UnitRange{4, 9};
  EXPECT_TRUE(delivered(20, with(memory)).empty());  // of a share nothing is delivered
  EXPECT_EQ(memory.records.size(), 5u);
  memory.again().part.reset();
  EXPECT_EQ(delivered(20, with(memory)), delivered(20, {}));
  EXPECT_EQ(memory.reads, 5);
  EXPECT_EQ(delivered(30, with(memory.again())).size(), 30u);
  EXPECT_EQ(memory.reads, 20);
  EXPECT_EQ(memory.records.size(), 30u);
}

TEST(Ledger, RunsThatAreMissingAreLeftOutWhereNothingIsComputed) {
  Memory memory;
  memory.part = UnitRange{4, 9};
  delivered(20, with(memory));
  memory.again().part.reset();
  memory.computing = false;
  EXPECT_EQ(delivered(20, with(memory)), (std::vector<double>{4, 5, 6, 7, 8}));
}

TEST(Nodes, OfDamagedNumbersAreRefused) {
  const CareModel model = test::rich_model();
  Memory memory;
  const RunOptions options = options_of(2000);
  run(model, options, with(memory));
  for (auto& [key, record] : memory.records) record.numbers.pop_back();
  EXPECT_THROW(run(model, options, with(memory.again())), std::runtime_error);
}

TEST(Nodes, AreAlignedPowersOfTwoOfBlocks) {
  EXPECT_TRUE(is_node({0, 4 * block_size}, 5000));
  EXPECT_TRUE(is_node({4 * block_size, 5000}, 5000));   // the last block, not full
  EXPECT_FALSE(is_node({4 * block_size, 5000}, 6000));  // was the last one of fewer patients
  EXPECT_FALSE(is_node({block_size, 3 * block_size}, 9000));
  EXPECT_FALSE(is_node({0, 3 * block_size}, 9000));
  EXPECT_FALSE(is_node({0, 8 * block_size}, 5000));
  EXPECT_EQ(first_node({4 * block_size, 100 * block_size}, 1000 * block_size),
            (UnitRange{4 * block_size, 8 * block_size}));
  EXPECT_EQ(first_node({0, 100 * block_size}, 5 * block_size), (UnitRange{0, 4 * block_size}));
  EXPECT_EQ(first_node({0, 10}, block_size), (UnitRange{0, 10}));
}

}  // namespace
}  // namespace spinepath
