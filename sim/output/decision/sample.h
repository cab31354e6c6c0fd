// A PSA sample that another program made (sim/analysis/imports/) and its decision: the record, decision.json and what is
// printed. Of the scenario of the record only the names of the strategies, the money and the question are known. Without
// Monte Carlo errors of the draws the naive figures are the only ones.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "sim/output/decision/record.h"

namespace spinepath::output {

/// What is asked of a sample, and what its numbers are.
struct SampleQuestion {
  std::string currency;
  EffectWords effect;
  View view = View::health_care;   ///< whose costs they are
  std::vector<double> thresholds;  ///< [money per unit of effect]; empty: those of scenarios that name none
  scenario::DecisionGrid grid;     ///< of the curves
  std::vector<ParameterGroup> groups;
  bool noise_known = false;
  std::optional<FuturePatients> future;  ///< who face the choice
  std::vector<TrialDesign> trials;
  int threads = 0;  ///< 0: all cores
};

struct SampleFile {
  std::string role;          ///< "cost", "effect", …
  std::string name, sha256;  ///< as on the command line; of its bytes
};

/// Enough to repeat it.
struct SampleOrigin {
  std::string version, commit;       ///< of the program
  std::uint64_t hash = 0;            ///< FNV-1a of the bytes of all files
  std::vector<SampleFile> files;     ///< in the order they were read
  std::vector<std::string> command;  ///< words of the command line, without the program and --out
};

DecisionRecord sample_record(PsaSample sample, const SampleQuestion& question);

std::string sample_json(const DecisionRecord& record, const SampleOrigin& origin);
/// What is assumed about the Monte Carlo errors of the draws, a sentence.
std::string assumption_text(const DecisionRecord& record);
/// What was read, in lines.
std::string sample_heading(const DecisionRecord& record, const SampleOrigin& origin, const Style& style);
/// Ratios, net benefit and the value of information, as tables.
std::string sample_tables(const DecisionRecord& record, const Style& style);

}  // namespace spinepath::output
