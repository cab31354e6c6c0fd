#include "sim/analysis/verify/check.h"

namespace spinepath::verify {

std::string_view name_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::passed: return "passed";
    case Verdict::warning: return "warning";
    case Verdict::failed: return "failed";
    case Verdict::not_applicable: return "not applicable";
  }
  return {};
}

std::string_view name_of(Stage stage) {
  switch (stage) {
    case Stage::inputs: return "inputs";
    case Stage::patients: return "patients";
    case Stage::results: return "results";
    case Stage::uncertainty: return "uncertainty";
  }
  return {};
}

}  // namespace spinepath::verify
