// Material: what a report is about, as the result files say it. A run and what was computed for the same scenario and
// seed: sensitivity, budget, subgroups; or a comparison of scenarios; or a sample of others with its decision. Everything the report shows comes from here.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include <nlohmann/json.hpp>

#include "sim/report/data/csv.h"
#include "sim/report/data/study.h"

namespace spinepath::report {

using Json = nlohmann::ordered_json;

/// Of what an estimate is; `of` and `at` as in outcomes.csv, empty if it has none.
struct Quantity {
  std::string pathway, outcome, of = {}, at = {};
  bool operator<(const Quantity& other) const {
    return std::tie(pathway, outcome, of, at) < std::tie(other.pathway, other.outcome, other.of, other.at);
  }
};

struct Estimate {
  std::optional<double> mean, se;   ///< with its Monte Carlo standard error [the outcome's unit]
  std::optional<double> low, high;  ///< 95 % interval of what the Estimates are about, if kept [the same]
};
using Estimates = std::map<Quantity, Estimate>;

/// Where files come from: enough to repeat them.
struct Origin {
  std::string version, commit, generator, scenario_file, scenario_hash;
  std::uint64_t seed = 0, patients = 0, draws = 0, patients_per_draw = 0;
  std::string changes;  ///< by --set, --horizon and --evidence, as text; empty: none
};

/// A probabilistic sensitivity analysis.
struct Draws {
  std::uint64_t done = 0, asked = 0, parameters = 0;  ///< draws done and asked for, uncertain parameters
  Estimates outcomes,
      differences;  ///< mean over draws; interval due to the parameters; se: of draws and patients
  std::map<Quantity, std::vector<double>> each;  ///< by draw, as in draws.csv
  CsvTable decision, information;
  std::optional<CsvTable> trials;                             ///< none if the scenario has none
  std::optional<CsvTable> subgroup_decision, subgroup_value;  ///< none without subgroups
};

/// Outcome of a run at the parameters' values.
struct Run {
  Origin origin;
  std::string stopped;              ///< why it is partial; empty if complete
  Estimates outcomes, differences;  ///< interval: of outcomes, between patients; of differences, none
  Json summary;                     ///< summary.json, for what only one section asks
  CsvTable flow;
  std::optional<CsvTable> subgroups;
  std::optional<Draws> psa;
};

/// A table of another command, with the fields of its JSON file other than the rows.
struct Part {
  Origin origin;
  bool complete = true;
  Json about;
  CsvTable rows;
};

/// A PSA that another program made: of its scenario only strategies, money and draws are known.
struct Sample {
  Origin origin;
  Json about;        ///< decision.json, for what only one section asks
  bool noise_known;  ///< whether corrected figures are there; otherwise the naive ones are in their places
  Draws draws;
};

struct Material {
  Study study;
  std::optional<Run> run;
  std::optional<Sample> sample;  ///< in place of a run
  std::optional<Part> sensitivity, two_way, threshold, budget;
  std::optional<Part> comparison;       ///< outcomes of all cases
  std::optional<CsvTable> compared;     ///< their differences
  std::string diagram, narrow_diagram;  ///< SVG files; empty: none
  std::vector<std::string> left_out;    ///< sentences: which parts do not belong here, and why
};

/// The draws of the run or of the sample; null without any.
const Draws* draws_of(const Material& material);

/// None if there is no such estimate, or it has no mean.
const Estimate* find(const Estimates& estimates, const Quantity& quantity);

}  // namespace spinepath::report
