#include "sim/output/run/sections.h"

#include "sim/output/text/number.h"

namespace spinepath::output {

std::string cell(const RunRecord& run, std::size_t pathway, const OutcomeKey& key, double scale) {
  const OutcomeRow* row = run.results.find(pathway, key);
  return row == nullptr ? std::string(nothing) : scaled(row->mean, row->se, scale);
}

std::string difference_cell(const RunRecord& run, std::size_t pathway, const OutcomeKey& key, double scale) {
  const DifferenceRow* row = run.results.find_difference(pathway, key);
  return row == nullptr ? std::string(nothing) : scaled(row->mean, row->se, scale);
}

}  // namespace spinepath::output
