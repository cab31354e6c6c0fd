// The table of outcomes as the documentation has it, made from models/outcomes.h.
#pragma once
#include <string>
#include <string_view>

#include "models/outcomes.h"

namespace spinepath::test {

constexpr std::string_view index_text(IndexedBy by) {
  switch (by) {
    case IndexedBy::nothing: return "";
    case IndexedBy::view: return "view";
    case IndexedBy::treatment_class: return "class";
    case IndexedBy::treatment: return "treatment";
    case IndexedBy::treatment_or_background: return "treatment or `background`";
    case IndexedBy::adverse_event:
    case IndexedBy::late_event: return "`treatment: event`";
    case IndexedBy::endpoint: return "`treatment: endpoint`";
  }
  return {};
}

constexpr std::string_view time_text(ReportedAt at) {
  switch (at) {
    case ReportedAt::report_times: return "report time";
    case ReportedAt::horizon: return "`horizon`";
    case ReportedAt::report_times_and_horizon: return "report time, `horizon`";
    case ReportedAt::follow_up: return "follow-up time";
    case ReportedAt::month_12: return "`12 months`";
  }
  return {};
}

inline std::string uses_text(const OutcomeUses& uses) {
  std::string text;
  const auto add = [&text](const std::string& use) { text += (text.empty() ? "" : ", ") + use; };
  if (!uses.in_results) add("PSA only");
  if (uses.asked) add("`--outcome`");
  if (uses.compared) add("`compare`");
  if (!uses.effect.name.empty()) add("effect `" + std::string(uses.effect.name) + "`");
  return text;
}

inline std::string outcome_page() {
  std::string text = "| outcome | `of` | `at` | unit | meaning | used by |\n|---|---|---|---|---|---|\n";
  for (const OutcomeInfo& info : outcome_table) {
    if (!info.uses.in_results && info.uses.effect.name.empty()) continue;
    text += "| `" + std::string(info.name) + "`";
    for (const std::string_view cell : {index_text(info.indexed_by), time_text(info.at),
                                        info.unit == money_unit ? "currency" : info.unit, info.meaning})
      text += std::string(cell.empty() ? " |" : " | ") + std::string(cell);
    const std::string uses = uses_text(info.uses);
    text += uses.empty() ? " | |\n" : " | " + uses + " |\n";
  }
  return text;
}

}  // namespace spinepath::test
