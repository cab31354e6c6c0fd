// Work shared by several processes: here threads, which send messages as processes do.
#include <atomic>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

#include <gtest/gtest.h>

#include "sim/cluster/ledgers.h"
#include "sim/cluster/service.h"
#include "sim/engine/run/many.h"
#include "sim/engine/run/results.h"
#include "tests/sim/engine/value/rich_model.h"

namespace spinepath::cluster {
namespace {

/// The messages to each process.
class Mail {
 public:
  explicit Mail(int processes) : boxes_(static_cast<std::size_t>(processes)) {}
  void send(int to, Message message) {
    const std::lock_guard lock(mutex_);
    boxes_[static_cast<std::size_t>(to)].push_back(std::move(message));
  }
  std::optional<Message> take(int to) {
    const std::lock_guard lock(mutex_);
    std::deque<Message>& box = boxes_[static_cast<std::size_t>(to)];
    if (box.empty()) return std::nullopt;
    Message message = std::move(box.front());
    box.pop_front();
    return message;
  }
  int processes() const { return static_cast<int>(boxes_.size()); }

 private:
  std::mutex mutex_;
  std::vector<std::deque<Message>> boxes_;
};

class ThreadChannel : public Channel {
 public:
  ThreadChannel(Mail& mail, int own) : mail_(mail), own_(own) {}
  int processes() const override { return mail_.processes(); }
  void send(int to, Tag tag, const Words& words) override { mail_.send(to, {own_, tag, words}); }
  std::optional<Message> poll() override { return mail_.take(own_); }

 private:
  Mail& mail_;
  int own_;
};

/// What a process does, with its ledger and channel; returns its exit code.
using Process = std::function<int(Ledger& ledger, bool leads)>;

struct Ended {
  std::vector<std::string> reports;
  int stops = 0, code_of_others = 0;
};

/// Carries out `process` in so many threads. `identity`: by process.
Ended together(
    int processes, const Process& process,
    const std::function<std::uint64_t(int)>& identity = [](int) { return 7u; }) {
  Mail mail(processes);
  Ended ended;
  std::vector<std::thread> others;
  for (int i = 1; i < processes; ++i)
    others.emplace_back([&, i] {
      ThreadChannel channel(mail, i);
      MembersLedger ledger(channel, identity(i));
      channel.send(0, Tag::bring_code, {static_cast<std::uint64_t>(process(ledger, false)), 'x'});
    });
  ThreadChannel channel(mail, 0);
  Desk desk(static_cast<std::uint64_t>(processes));
  Service service(
      desk, channel,
      {.report = [&](int from,
                     const std::string& how) { ended.reports.push_back(std::to_string(from) + how); },
       .stop_leader = [&] { ++ended.stops; },
       .end_others = [](int) { ADD_FAILURE(); }},
      std::nullopt);
  std::thread answering([&] { service.answer_all(); });
  LeadersLedger ledger(desk, nullptr, identity(0));
  service.end_work(process(ledger, true));
  answering.join();
  for (std::thread& other : others) other.join();
  ended.code_of_others = service.code_of_others();
  return ended;
}

KeepGoing with(Ledger& ledger) {
  KeepGoing keep_going;
  keep_going.ledger = &ledger;
  return keep_going;
}

std::vector<double> sums_of(const CareModel& model, const RunOptions& options, const KeepGoing& keep_going) {
  std::vector<double> numbers;
  auto sums = run(model, options, keep_going);
  const auto add = [&](std::span<double> more) { numbers.insert(numbers.end(), more.begin(), more.end()); };
  sums->tally.for_each_array(add);
  sums->decisions.for_each_array(add);
  return numbers;
}

RunOptions options_of(std::uint64_t patients) {
  return {.patients = patients, .seed = 3, .threads = 1, .keep = Keep::both};
}

TEST(SharedWork, ARunHasTheSameBitsInAllProcesses) {
  const CareModel model = test::rich_model();
  for (const std::uint64_t patients : {60'000u, 5000u, 300u}) {
    const std::vector<double> alone = sums_of(model, options_of(patients), {});
    for (const int processes : {2, 3, 5}) {
      std::mutex mutex;
      int same = 0;
      const Ended ended = together(processes, [&](Ledger& ledger, bool) {
        const bool equal = sums_of(model, options_of(patients), with(ledger)) == alone;
        const std::lock_guard lock(mutex);
        same += equal ? 1 : 0;
        return 0;
      });
      EXPECT_EQ(same, processes) << patients;
      EXPECT_TRUE(ended.reports.empty());
    }
  }
}

TEST(SharedWork, ManyRunsAreDeliveredToTheLeaderInOrder) {
  const CareModel model = test::rich_model();
  const auto delivered = [&](const KeepGoing& keep_going, std::atomic<int>& done) {
    std::vector<double> all;
    const auto task = [&](std::uint64_t number) {
      return RunTask{model, [&done, number](const CareModel&, const RunSums& sums) {
                       ++done;
                       return std::vector{static_cast<double>(number), sums.tally.patients()};
                     }};
    };
    const auto take = [&](std::uint64_t number, std::span<const double> numbers) {
      EXPECT_EQ(static_cast<double>(number), numbers[0]);
      all.insert(all.end(), numbers.begin(), numbers.end());
      return true;
    };
    run_many({.count = 50, .maker = [&] { return MakeTask(task); }, .take = take}, options_of(700),
             keep_going);
    return all;
  };
  std::atomic<int> alone = 0, of_leader = 0, of_others = 0;
  const std::vector<double> expected = delivered({}, alone);
  together(3, [&](Ledger& ledger, bool leads) {
    for (int piece = 0; piece < 3; ++piece) {
      const std::vector<double> all = delivered(with(ledger), leads ? of_leader : of_others);
      EXPECT_EQ(all, leads ? expected : std::vector<double>{});
    }
    return 0;
  });
  EXPECT_EQ(of_leader + of_others, 3 * alone);  // each run once
  EXPECT_GT(of_others, 0);
}

TEST(SharedWork, AProcessThatFailsStopsTheLeader) {
  const CareModel model = test::rich_model();
  const Ended ended = together(3, [&](Ledger& ledger, bool) {
    sums_of(model, options_of(3000), with(ledger));
    return 66;
  });
  EXPECT_EQ(ended.code_of_others, 66);
  EXPECT_LE(ended.stops, 1);  // the leader itself may have ended before
}

TEST(SharedWork, ProcessesWithOtherScenariosAreRefused) {
  const CareModel model = test::rich_model();
  const Ended ended = together(
      2,
      [&](Ledger& ledger, bool) {
        sums_of(model, options_of(3000), with(ledger));
        return 0;
      },
      [](int process) { return static_cast<std::uint64_t>(process); });
  EXPECT_EQ(ended.stops, 1);
  ASSERT_EQ(ended.reports.size(), 1u);
  EXPECT_EQ(ended.reports[0], "1does other work than the leader; the same command and files are needed\n");
}

TEST(Desk, PartsBecomeSmallerAndAreHandedOutOnce) {
  Desk desk(2);
  EXPECT_EQ(desk.hand_out(0, {}).kind, Handed::Kind::later);
  const Work work{UnitKind::runs, 100, 5};
  desk.begin(work, {{20, 100}});
  std::uint64_t next = 20, largest = 1000, units = 0;
  while (true) {
    const Handed handed = desk.hand_out(0, work);
    if (handed.kind == Handed::Kind::none) break;
    EXPECT_EQ(handed.units.first, next);
    EXPECT_LE(handed.units.size(), largest);
    largest = std::max<std::uint64_t>(1, handed.units.size());
    next = handed.units.end;
    units += handed.units.size();
  }
  EXPECT_EQ(units, 80u);
  EXPECT_EQ(largest, 1u);
  EXPECT_TRUE(desk.awaited());
  EXPECT_FALSE(desk.next());
  desk.receive(1, {{20, 80, {}}});  // of another piece
  EXPECT_TRUE(desk.awaited());
  desk.receive(0, {{20, 80, {}}});
  EXPECT_EQ(desk.received({}).size(), 1u);
  EXPECT_FALSE(desk.awaited());
}

TEST(Desk, AResultIsThereUntilAllOthersHaveAsked) {
  Desk desk(3);
  desk.begin({UnitKind::patients, 10, 0}, {});
  EXPECT_FALSE(desk.published(0));
  desk.publish({{0, 10, {1, 2}}});
  EXPECT_EQ(desk.published(0)->at(0).numbers.size(), 2u);
  desk.begin({UnitKind::patients, 20, 0}, {});
  EXPECT_TRUE(desk.published(0));
  EXPECT_FALSE(desk.published(0));
}

}  // namespace
}  // namespace spinepath::cluster
