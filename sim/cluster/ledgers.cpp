#include "sim/cluster/ledgers.h"

#include <stdexcept>
#include <thread>
#include <utility>

namespace spinepath::cluster {
namespace {

using std::chrono::steady_clock;

constexpr std::chrono::milliseconds between_deliveries{500};

/// The same work with the identity of all that belongs to it.
Work identified(Work work, std::uint64_t identity) {
  work.fingerprint ^= identity;
  return work;
}

}  // namespace

std::vector<UnitRange> LeadersLedger::begin(const Work& work) {
  const std::vector<UnitRange> held = saved_ != nullptr ? saved_->begin(work) : std::vector<UnitRange>{};
  desk_.begin(identified(work, identity_), remaining({0, work.units}, held, work));
  return held;
}

void LeadersLedger::refuse(const UnitRange& range) const {
  if (saved_ != nullptr) saved_->refuse(range);
  throw std::runtime_error("a process sent records of other sums");
}

void LeadersLedger::keep(std::vector<Record> records) {
  if (saved_ != nullptr) saved_->keep(std::move(records));
}

std::vector<Record> LeadersLedger::whole(std::vector<Record> of_leader) {
  desk_.publish(std::move(of_leader));
  return {};
}

std::vector<UnitRange> MembersLedger::begin(const Work& work) {
  work_ = identified(work, identity_);
  ++pieces_;
  return {};
}

void MembersLedger::refuse(const UnitRange&) const {
  throw std::runtime_error("the leader sent records of other sums");
}

std::optional<UnitRange> MembersLedger::next() {
  const Words units =
      ask(Tag::ask_units, {piece(), static_cast<std::uint64_t>(work_.kind), work_.units, work_.fingerprint});
  if (units[0] == units[1]) return std::nullopt;
  return UnitRange{units[0], units[1]};
}

bool MembersLedger::due() const { return steady_clock::now() - sent_ >= between_deliveries; }

void MembersLedger::keep(std::vector<Record> records) {
  Words words{piece()};
  put(words, records);
  const std::lock_guard lock(mutex_);
  channel_.send(0, Tag::bring_records, words);
  sent_ = steady_clock::now();
}

std::vector<Record> MembersLedger::whole(std::vector<Record>) {
  return records_in(ask(Tag::ask_result, {piece()}));
}

Words MembersLedger::ask(Tag tag, const Words& question) {
  const auto locked = [this](const auto& use) {
    const std::lock_guard lock(mutex_);
    return use();
  };
  locked([&] { channel_.send(0, tag, question); });
  while (true) {
    if (auto message = locked([this] { return channel_.poll(); })) return std::move(message->words);
    std::this_thread::sleep_for(between_polls);
  }
}

}  // namespace spinepath::cluster
