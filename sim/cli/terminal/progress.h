// Progress: a line on the terminal that shows the progress of a run and is removed at its end.
#pragma once
#include <chrono>
#include <cstdint>
#include <string>

#include "sim/engine/run/watch.h"

namespace spinepath::cli {

/// "[#####---------------]  25 %  1.2 million patients/s  1 min 30 s left"
std::string progress_line(std::uint64_t done, std::uint64_t total, double seconds);

/// "1.2 million patients/s"
std::string speed_text(double patients_per_second);
/// "0.43 s", "12 s", "3 min 20 s", "2 h 5 min"
std::string elapsed_text(double seconds);

class Progress {
 public:
  enum class Shown { no, yes };
  /// `ledger`: where partial results of the work are kept; null: nowhere.
  Progress(std::uint64_t patients, Shown shown, Ledger* ledger = nullptr);
  ~Progress();  ///< erases the line
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void show(std::uint64_t done);
  double seconds() const;  ///< since construction [seconds]
  Ledger* ledger() const { return ledger_; }

 private:
  std::uint64_t patients_;
  Shown shown_;
  Ledger* ledger_;
  std::chrono::steady_clock::time_point start_;
};

/// Shows the progress of the work, and stops it on Ctrl-C.
KeepGoing watched_by(Progress& progress);

}  // namespace spinepath::cli
