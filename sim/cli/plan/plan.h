// Plan: what a command is about to do and what that needs, before anything starts: patients, draws, runs, threads,
// memory, disk and time. Work that does not fit is refused, with its need.
#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "sim/scenario/format/scenario.h"

namespace spinepath::cli {

/// Runs of one stage of the work.
struct PlannedRuns {
  std::string stage;              ///< as in the progress: "run", "draws"
  std::string each;               ///< what one of them is: "draw"; empty: there is one
  double runs = 1, patients = 0;  ///< number of them; patients in each [1]

  double all() const { return runs * patients; }  ///< [patients]
};

struct Plan {
  const scenario::Scenario* scenario = nullptr;  ///< of which a few patients are tried; of several, the first
  std::vector<PlannedRuns> stages = {};
  std::uint64_t seed = 1;
  int threads = 1;
  double share = 1;                     ///< of the work that is done here: that of a shard [1]
  double kept = 0;                      ///< memory for what is kept of all runs, and for its analysis [bytes]
  double results = 0, saved = 0;        ///< sizes of result files, and of partial results [bytes]
  std::filesystem::path to, save;       ///< their folders; empty: there are none
  std::vector<std::string> notes = {};  ///< what is not known beforehand
};

/// Of results that are a page and some small tables [bytes].
inline constexpr double small_results = 1e6;

/// Memory of a run while it works, on so many threads: crowds, outcomes, and sums that wait for their other half
/// [bytes].
double memory_of_engine(const scenario::Scenario& scenario, double patients, int threads);

/// Partial results of the patients of one model [bytes].
double saved_of_patients(const scenario::Scenario& scenario, double patients);

/// The whole process: what it has now, a run of the largest of the stages, and what is kept [bytes].
double memory_of(const Plan& plan);

/// What of the plan this process does, with the folders of results ("-": none) and of partial results. A shard only
/// saves, and its part.
Plan done_here(Plan plan, const std::filesystem::path& results, const std::filesystem::path& save);

/// Throws Stop after a message if memory or disk is too small.
void refuse_what_does_not_fit(const Plan& plan);

/// The plan in lines, with the time by a trial of about a second.
std::string text_of(const Plan& plan);

/// Of the disk that has the folder, or will have it [bytes].
double free_disk(const std::filesystem::path& folder);

/// "12 MB", "1.5 GB"
std::string bytes_text(double bytes);

}  // namespace spinepath::cli
