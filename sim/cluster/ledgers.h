// Ledgers of shared work: that of the leader, which has all records, and that of each other process, which sends what it
// computes to the leader.
#pragma once
#include <cstdint>
#include <mutex>
#include <optional>
#include <vector>

#include "sim/cluster/channel.h"
#include "sim/cluster/desk.h"
#include "sim/engine/partial/ledger.h"

namespace spinepath::cluster {

class LeadersLedger : public Ledger, public Others {
 public:
  /// `saved`: where records are kept; null: nowhere. `identity`: of what all processes must have in common.
  LeadersLedger(Desk& desk, Ledger* saved, std::uint64_t identity)
      : desk_(desk), saved_(saved), identity_(identity) {}

  std::vector<UnitRange> begin(const Work& work) override;
  Record read(const UnitRange& range) override { return saved_->read(range); }
  void refuse(const UnitRange& range) const override;
  std::optional<UnitRange> next() override { return desk_.next(); }
  bool due() const override { return saved_ != nullptr && saved_->due(); }
  void keep(std::vector<Record> records) override;
  bool computes() const override { return true; }
  bool has_all() const override { return true; }
  Others* others() override { return this; }

  bool lead_here() const override { return true; }
  std::vector<Record> received(std::chrono::milliseconds patience) override {
    return desk_.received(patience);
  }
  bool awaited() const override { return desk_.awaited(); }
  std::vector<Record> whole(std::vector<Record> of_leader) override;

 private:
  Desk& desk_;
  Ledger* saved_;
  std::uint64_t identity_;
};

class MembersLedger : public Ledger, public Others {
 public:
  MembersLedger(Channel& channel, std::uint64_t identity) : channel_(channel), identity_(identity) {}

  std::vector<UnitRange> begin(const Work& work) override;
  Record read(const UnitRange&) override { return {}; }
  void refuse(const UnitRange& range) const override;
  std::optional<UnitRange> next() override;
  bool due() const override;
  void keep(std::vector<Record> records) override;
  bool computes() const override { return true; }
  bool has_all() const override { return false; }
  Others* others() override { return this; }

  bool lead_here() const override { return false; }
  std::vector<Record> received(std::chrono::milliseconds) override { return {}; }
  bool awaited() const override { return false; }
  std::vector<Record> whole(std::vector<Record> of_leader) override;

 private:
  std::uint64_t piece() const { return pieces_ - 1; }
  Words ask(Tag tag, const Words& question);

  Channel& channel_;
  std::uint64_t identity_, pieces_ = 0;
  Work work_;
  std::chrono::steady_clock::time_point sent_ = std::chrono::steady_clock::now();
  std::mutex mutex_;  ///< one thread at a time uses the channel
};

}  // namespace spinepath::cluster
