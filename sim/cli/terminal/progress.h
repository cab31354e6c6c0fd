// Progress of long work on stderr: a line on the terminal that is removed at the end, or without a terminal a line now
// and then, as text or JSON.
#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "sim/engine/run/watch.h"

namespace spinepath::cli {

enum class ProgressStyle : std::uint8_t {
  none,
  bar,    ///< one line that changes
  late,   ///< as plain, from half a minute on: nothing about short work
  plain,  ///< a line at the begin, each minute and at the end
  json    ///< the same as JSON
};
/// Where the user asks for none in particular: a bar on a terminal, otherwise `late`.
ProgressStyle usual_progress();

/// What an amount is of; steps have no speed.
enum class Counts : std::uint8_t { patients, steps };

/// The outcome whose error is shown.
struct MainOutcome {
  std::string name, unit;            ///< "inmb@50000", "USD"
  std::size_t cost = 0, effect = 0;  ///< among decision_quantities
  double threshold = 0;              ///< [money per unit of effect]
};

/// A part of the work, and its amount.
struct Stage {
  std::string name;  ///< one word
  std::uint64_t amount = 0;
  Counts counts = Counts::patients;
  std::optional<MainOutcome> outcome = {};
};
/// How far it is.
struct Reached {
  std::uint64_t done = 0;       ///< of its amount
  double seconds = 0;           ///< since its begin [seconds]
  std::optional<double> error;  ///< standard error of the outcome so far [its unit]
};

/// "[#####---------------]  25 %  1.2 million patients/s  1 min 30 s left  ± 35 USD"; the error only where the line has
/// room for it.
std::string progress_line(const Stage& stage, const Reached& reached);
/// "run: 25 %, 1.2 million patients/s, 1 min 30 s left, inmb@50000 ± 35 USD"; at the end "run: 100 %, 1.2 million
/// patients/s, in 2 min 0 s, …"
std::string plain_line(const Stage& stage, const Reached& reached);
/// An object in one line: stage, done, total, percent, seconds, and as far as known patients_per_second, seconds_left,
/// outcome, standard_error, unit.
std::string json_line(const Stage& stage, const Reached& reached);

/// "1.2 million patients/s"
std::string speed_text(double patients_per_second);
/// "0.43 s", "12 s", "3 min 20 s", "2 h 5 min"
std::string elapsed_text(double seconds);

class Progress {
 public:
  /// `ledger`: where partial results of the work are kept; null: nowhere.
  Progress(Stage stage, ProgressStyle style, Ledger* ledger = nullptr);
  ~Progress();  ///< erases the bar
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void show(std::uint64_t done);
  WatchedError* error() { return stage_.outcome ? &error_ : nullptr; }
  double seconds() const;  ///< since construction [seconds]
  Ledger* ledger() const { return ledger_; }

 private:
  /// Whether each stage has a line at its begin and at its end.
  bool frames_stages() const { return style_ == ProgressStyle::plain || style_ == ProgressStyle::json; }
  Reached reached(std::uint64_t done) const;
  void print_line(std::uint64_t done) const;

  Stage stage_;
  ProgressStyle style_;
  Ledger* ledger_;
  WatchedError error_;
  std::chrono::steady_clock::time_point start_;
  double next_line_;         ///< [seconds since construction]
  std::uint64_t shown_ = 0;  ///< of the amount, most recently
};

/// Shows the progress of the work, and stops it on Ctrl-C.
KeepGoing watched_by(Progress& progress);

}  // namespace spinepath::cli
