// Subject: the scenario that is verified, its results, and the results of changed scenarios on the same patients. What
// several checks need is computed once, by the first of them.
#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "sim/analysis/verify/program.h"
#include "sim/scenario/format/scenario.h"

namespace spinepath::verify {

/// How much is simulated.
struct Effort {
  std::uint64_t patients = 8'192;  ///< of each run, at least 2
  std::uint64_t draws = 256;       ///< of a PSA
  std::uint64_t patients_per_draw = 128;
  std::uint64_t seed = 1;
  int threads = 0;  ///< 0: all cores
};

/// Ends the work of a check that was stopped from outside.
struct Stopped {};

class Subject {
 public:
  /// The scenario must have been read without errors.
  Subject(scenario::Scenario read, const Effort& effort, KeepGoing keep_going,
          Program program = this_program());

  /// As read, and with only what is in use.
  const scenario::Scenario& read() const { return read_; }
  const scenario::Scenario& scenario() const { return used_; }
  const CareModel& model() const { return model_; }
  const Effort& effort() const { return effort_; }
  const Program& program() const { return program_; }
  /// Of the next work, after all that was done; so many patients are done by it.
  KeepGoing next_work(std::uint64_t patients) const;

  /// Of the scenario as it is.
  const Results& base();
  CareModel compiled(const scenario::Scenario& changed) const { return program_.compile(changed); }
  // On the same patients. These and the functions below may throw Stopped.
  Results run(const scenario::Scenario& changed) const { return run(compiled(changed)); }
  Results run(const CareModel& changed) const { return run(changed, options()); }
  Results run(const CareModel& changed, const RunOptions& options) const;
  /// Of the runs above.
  RunOptions options() const;

  /// Why there is no PSA; none if there is one.
  std::optional<std::string> why_no_psa();
  /// Of the scenario as it is, if there is one.
  const Psa& psa();
  const Decision& decision();
  /// `changed`: of the scenario as read, whose correlations may name parameters that are not in use.
  Psa psa_of(const scenario::Scenario& changed, std::uint64_t draws) const;

  std::string pathway(std::size_t index) const { return used_.pathways[index].name.text; }
  std::string treatment(std::size_t index) const { return used_.treatments[index].name.text; }
  double patients() const { return static_cast<double>(effort_.patients); }

 private:
  scenario::Scenario read_, used_;
  Effort effort_;
  KeepGoing keep_going_;
  mutable std::uint64_t done_ = 0;  ///< [patients], for the progress
  Program program_;
  CareModel model_;
  std::optional<Results> base_;
  std::optional<Psa> psa_;
  std::optional<Decision> decision_;
};

}  // namespace spinepath::verify
