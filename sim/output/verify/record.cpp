#include "sim/output/verify/record.h"

#include <cmath>

#include <fmt/format.h>

#include "sim/output/text/names.h"
#include "sim/output/text/number.h"

namespace spinepath::output {
namespace {

using verify::Checked;
using verify::Deviation;

std::optional<double> finite(double x) { return std::isfinite(x) ? std::optional(x) : std::nullopt; }

Json deviation_json(const Deviation& deviation, const scenario::Scenario& scenario) {
  Json json{{"pathway", deviation.pathway}};
  add(json, text_of(deviation.key, scenario));
  json["found"] = number_or_null(finite(deviation.found));
  json["expected"] = number_or_null(finite(deviation.expected));
  return json;
}

std::uint64_t count_of(const VerificationRecord& record, verify::Verdict verdict) {
  std::uint64_t count = 0;
  for (const Checked& one : record.checked) count += one.finding.verdict == verdict ? 1 : 0;
  return count;
}

}  // namespace

std::string verdicts_text(const VerificationRecord& record) {
  using enum verify::Verdict;
  return fmt::format("{}: {} passed, {}, {} failed, {} not applicable",
                     counted(record.checked.size(), "check"), count_of(record, passed),
                     counted(count_of(record, warning), "warning"), count_of(record, failed),
                     count_of(record, not_applicable));
}

Sheet verification_sheet(const VerificationRecord& record) {
  Sheet sheet{{"check", "verdict", "figure", "named", "look_at"}};
  for (const Checked& one : record.checked)
    sheet.rows.push_back({std::string(one.check->name), std::string(name_of(one.finding.verdict)),
                          one.finding.figure, fmt::format("{}", fmt::join(one.finding.named, "; ")),
                          std::string(one.check->look_at)});
  return sheet;
}

Json verification_json(const VerificationRecord& record) {
  Json checks = Json::array();
  for (const Checked& one : record.checked) {
    const verify::Check& check = *one.check;
    const verify::Finding& finding = one.finding;
    checks.push_back(
        {{"check", check.name},
         {"verdict", name_of(finding.verdict)},
         {"figure", finding.figure},
         {"deviation", finding.deviation ? deviation_json(*finding.deviation, *record.scenario) : Json()},
         {"named", finding.named},
         {"change", check.change},
         {"law", check.law},
         {"stage", name_of(check.stage)},
         {"tech_ver", text_or_null(std::string(check.item))},
         {"look_at", check.look_at}});
  }
  return {{"manifest", manifest_json(record.manifest)}, {"checks", std::move(checks)}};
}

Sheet checks_sheet(const std::vector<const verify::Check*>& checks) {
  Sheet sheet{{"check", "change", "law", "stage", "tech_ver", "look_at"}};
  for (const verify::Check* check : checks)
    sheet.rows.push_back({std::string(check->name), std::string(check->change), std::string(check->law),
                          std::string(name_of(check->stage)), std::string(check->item),
                          std::string(check->look_at)});
  return sheet;
}

}  // namespace spinepath::output
