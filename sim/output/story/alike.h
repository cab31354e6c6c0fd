// What becomes of people who resemble a description, in every pathway and without treatment: numbers of persons,
// in tables and in words. For `explain --like`.
#pragma once
#include <string>

#include "sim/analysis/alike/alike.h"
#include "sim/output/text/style.h"
#include "sim/scenario/format/scenario.h"

namespace spinepath::output {

struct AlikeRecord {
  const scenario::Scenario& scenario;
  std::string description;  ///< "age 45 to 55 years, degenerative_disc"
  std::string changes;      ///< made on the command line; empty: none
  std::uint64_t seed;
  Alike alike;
  std::uint64_t wanted, most;  ///< people asked for, patients looked at if there are fewer
  std::size_t untreated;       ///< the pathway without steps
  Results results;             ///< of those found
};

/// The pathway without steps; one is added if there is none.
std::size_t with_untreated(scenario::Scenario& scenario);

std::string alike_report(const AlikeRecord& record, const Style& style);

}  // namespace spinepath::output
