#include "sim/cluster/service.h"

#include <thread>
#include <utility>

namespace spinepath::cluster {
namespace {

using std::chrono::steady_clock;

/// After a failure of its own the leader waits so long for the others, which probably have the same one.
constexpr std::chrono::seconds patience_after_failure{2};

}  // namespace

void Service::answer_all() {
  while (ended_ + 1 < channel_.processes()) {
    if (!answer_some()) std::this_thread::sleep_for(between_polls);
    if (!working_ && code_ != 0 && deadline_passed()) return events_.end_others(code_);
  }
}

void Service::end_work(int code) {
  code_ = code;
  working_ = false;
}

bool Service::answer_some() {
  bool did = false;
  while (auto message = channel_.poll()) {
    did = true;
    take(std::move(*message));
  }
  std::erase_if(waiting_, [this](const Message& message) { return answered(message); });
  return did;
}

void Service::take(Message message) {
  if (message.tag == Tag::bring_code)
    note_end(message);
  else if (message.tag == Tag::bring_records)
    desk_.receive(message.words[0], records_in(std::span(message.words).subspan(1)));
  else
    waiting_.push_back(std::move(message));
}

/// False: the leader is not that far.
bool Service::answered(const Message& message) {
  const Words& words = message.words;
  if (message.tag == Tag::ask_result) {
    const auto whole = desk_.published(words[0]);
    if (!whole && working_) return false;
    Words reply;
    put(reply, whole.value_or(std::vector<Record>{}));
    channel_.send(message.from, Tag::answer, reply);
    return true;
  }
  const Handed handed = desk_.hand_out(words[0], {static_cast<UnitKind>(words[1]), words[2], words[3]});
  if (const std::string why = desk_.mismatch(); !why.empty()) end_all(message.from, why + "\n");
  if (handed.kind == Handed::Kind::later && working_) return false;
  channel_.send(message.from, Tag::answer, {handed.units.first, handed.units.end});
  return true;
}

void Service::note_end(const Message& message) {
  ++ended_;
  const auto code = static_cast<int>(message.words[0]);
  if (code == 0 || code_of_others_ != 0) return;
  code_of_others_ = code;
  std::string how;
  for (const std::uint64_t letter : std::span(message.words).subspan(1)) how += static_cast<char>(letter);
  if (working_)
    end_all(message.from, how);
  else if (code_ == 0)
    events_.report(message.from, how);
}

/// The leader saves its work and ends.
void Service::end_all(int from, const std::string& how) {
  if (std::exchange(is_ending_, true)) return;
  events_.report(from, how);
  events_.stop_leader();
}

bool Service::deadline_passed() {
  if (!deadline_) deadline_ = steady_clock::now() + patience_after_failure;
  return steady_clock::now() > *deadline_;
}

}  // namespace spinepath::cluster
