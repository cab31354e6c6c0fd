#include "sim/output/scenario/measured_table.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "sim/output/scenario/effect_table.h"
#include "sim/output/text/names.h"
#include "sim/output/text/number.h"
#include "sim/scenario/evidence/curves.h"
#include "sim/scenario/evidence/evidence.h"
#include "sim/scenario/evidence/implied.h"
#include "sim/scenario/format/knots.h"

namespace spinepath::output {
namespace {

using scenario::ImpliedEffect;
using scenario::ImpliedKnot;

/// "response: relief_50 0.44, sd 60", with the keys of the file.
std::string written_text(const ImpliedEffect& effect, const ImpliedKnot& knot) {
  std::string text;
  for (const auto& [key, value] : knot.written)
    text += fmt::format("{} {} {}", text.empty() ? "" : ",", key, digits(value));
  const std::string_view kind = scenario::measured_kinds[static_cast<std::size_t>(effect.kind)].key;
  return text.empty() ? std::string("context alone") : fmt::format("{}:{}", kind, text);
}

std::vector<Column> measured_columns(bool with_natural) {
  std::vector<Column> columns{{"treatment", Align::left}, {"evidence", Align::left}, {"at", Align::left},
                              {"measured", Align::left},  {"treated arm"},           {"effect"}};
  if (with_natural) columns.push_back({"natural course", Align::left});
  return columns;
}

/// A row for each knot; names only where they change.
class MeasuredRows {
 public:
  explicit MeasuredRows(bool with_natural)
      : table_(measured_columns(with_natural)), with_natural_(with_natural) {}

  void add(const ImpliedEffect& effect) {
    for (const ImpliedKnot& knot : effect.knots) {
      const bool first = &knot == &effect.knots.front();
      const bool is_new = first && effect.treatment != treatment_;
      std::vector<std::string> cells{
          is_new ? shortened(printable(effect.treatment), 28) : "",
          first ? (effect.evidence.empty() ? "any" : printable(effect.evidence)) : "",
          knot.at.text,
          written_text(effect, knot),
          moments_text(knot.arm.mean, knot.arm.sd),
          moments_text(knot.effect.mean, knot.effect.sd)};
      if (with_natural_ && first)
        cells.push_back(effect.natural.empty() ? "none" : printable(effect.natural));
      table_.add(std::move(cells));
    }
    treatment_ = effect.treatment;
  }

  Table table() && { return std::move(table_); }

 private:
  Table table_;
  bool with_natural_;
  std::string treatment_;  ///< of the last row
};

}  // namespace

Section measured_section(const scenario::Scenario& scenario) {
  MeasuredRows rows(true);
  for (const ImpliedEffect& effect : implied_effects_by_evidence(scenario)) rows.add(effect);
  return {.question = "What was measured, and what effect does it make?",
          .caption =
              "percent relief, mean (sd) over patients who get the treatment at entry, before any relapse; "
              "effect: on top of the "
              "natural course, with the context; any: whatever the evidence",
          .table = std::move(rows).table()};
}

Table measured_table_of(const scenario::Scenario& scenario, const Patient& patient,
                        std::optional<std::size_t> rule) {
  MeasuredRows rows(false);
  std::set<std::pair<std::string, std::string>> known;  // treatment and evidence: the first match applies
  for (const ImpliedEffect& effect : implied_effects_by_evidence(scenario))
    if (effect.rule == rule && effect.patients.admits(patient) &&
        known.emplace(effect.treatment, effect.evidence).second)
      rows.add(effect);
  return std::move(rows).table();
}

Section readings_section(const scenario::Scenario& scenario) {
  Table table({{"evidence", Align::left}, {"meaning", Align::left}, {"treatments with a variant"}});
  for (const auto& reading : scenario.evidence) {
    const std::string& name = reading.first.text;
    const auto has_name = [&](const scenario::MeasuredCurve& curve) { return curve.evidence == name; };
    const auto has_variant = [&](const scenario::Treatment& treatment) {
      return in_use(treatment, scenario) && std::ranges::any_of(measured_curves(treatment), has_name);
    };
    const bool first = &reading == &scenario.evidence.front();
    table.add(
        {printable(name), printable(reading.second),
         first ? "the default" : fmt::format("{}", std::ranges::count_if(scenario.treatments, has_variant))});
  }
  return {.question = "Which readings of the evidence are there?",
          .caption = "in the words of the file; treatments: in use, the others keep their default",
          .table = std::move(table)};
}

}  // namespace spinepath::output
