// Service: answers the processes that do not lead, in a thread of the leader. A message asks for units of work, brings
// records, or asks for the result of a piece of work; the last one brings the exit code and what was printed. If one of
// them is lost, the leader is stopped as by SIGTERM, so that it saves its work.
#pragma once
#include <atomic>
#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "sim/cluster/channel.h"
#include "sim/cluster/desk.h"

namespace spinepath::cluster {

class Service {
 public:
  struct Events {
    /// Process `from` has ended early, and how: "failed: …", a whole line or several.
    std::function<void(int from, const std::string& how)> report;
    std::function<void()> stop_leader;
    std::function<void(int code)> end_others;  ///< at once
  };
  /// `code`: of the leader, if it has no shared work.
  Service(Desk& desk, Channel& channel, Events events, std::optional<int> code)
      : desk_(desk),
        channel_(channel),
        events_(std::move(events)),
        working_(!code),
        code_(code.value_or(0)) {}

  /// Until all others have ended.
  void answer_all();
  /// The leader has ended its own work, with this exit code. Called in another thread.
  void end_work(int code);
  /// Exit code of the first other that failed; 0 if all succeeded.
  int code_of_others() const { return code_of_others_; }

 private:
  bool answer_some();
  void take(Message message);
  bool answered(const Message& message);
  void note_end(const Message& message);
  void end_all(int from, const std::string& how);
  bool deadline_passed();

  Desk& desk_;
  Channel& channel_;
  Events events_;
  std::atomic<bool> working_;  ///< the leader, on what is shared
  std::atomic<int> code_;      ///< of the leader
  int ended_ = 0;              ///< others
  std::vector<Message> waiting_;
  int code_of_others_ = 0;
  bool is_ending_ = false;
  std::optional<std::chrono::steady_clock::time_point> deadline_;
};

}  // namespace spinepath::cluster
