// What the other parts of the files say: the titles of their figures.
#include "sim/report/brief/parts.h"
#include "sim/report/findings/budget.h"
#include "sim/report/findings/compared.h"

namespace spinepath::report {
namespace {

std::string as_sentence(const std::string& finding) { return finding.empty() ? finding : finding + "."; }

}  // namespace

std::string budget_sentence(const Material& material) {
  if (!material.budget) return {};
  return as_sentence(budget_finding(Budget(*material.budget), material.study));
}

std::string comparison_sentence(const Material& material) {
  const std::optional<Comparison> comparison = comparison_of(material);
  return comparison ? as_sentence(comparison_finding(*comparison)) : std::string{};
}

}  // namespace spinepath::report
