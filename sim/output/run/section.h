// Section: one question of the report, a line on what the numbers are, and a table that answers it. One
// function a question, in files by subject; a section without a table has nothing to tell and is not shown.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/analysis/decision/frontier.h"
#include "sim/output/run/record.h"
#include "sim/output/text/table.h"

namespace spinepath::output {

struct Section {
  std::string question;
  std::string caption;  ///< what the numbers are, and their unit
  Table table;
};

enum class Style { plain, coloured };  ///< coloured: headings in bold, for terminals

std::string bold(const std::string& text, Style style);
/// Empty where the table is.
std::string text_of(const Section& section, Style style, std::size_t width = page_width);

// section_relief.cpp
Section relief_section(const RunRecord& run, Outcome outcome);  ///< relief_30 or relief_50
// section_money.cpp
Section payers_section(const RunRecord& run);
Section classes_section(const RunRecord& run);
Section cohort_section(const RunRecord& run);
// section_gain.cpp
Section gain_section(const RunRecord& run);
Section frontier_section(const RunRecord& run);
Section difference_section(const RunRecord& run);
// section_care.cpp
Section treatments_section(const RunRecord& run);
Section events_section(const RunRecord& run);
// section_uncertainty.cpp; without a table where there is no PSA
Section uncertainty_section(const RunRecord& run);
Section uncertain_difference_section(const RunRecord& run);
Section redrawn_section(const RunRecord& run);

// What they share.

/// Stands behind the names of what-ifs.
inline constexpr std::string_view what_if_mark = "†";
/// How tables call a pathway: its name, cut where it is long.
std::string short_name(const scenario::Scenario& scenario, std::size_t pathway);
/// What a strategy on the frontier, or equal to one there, is compared to; empty for others.
std::string compared_to(const scenario::Scenario& scenario, const FrontierRow& row);
/// Mean and error, both times `scale`.
std::string scaled(const std::optional<double>& mean, const std::optional<double>& se, double scale);
/// Mean and error of an outcome, times `scale`; "–" where the pathway does not have it.
std::string cell(const RunRecord& run, std::size_t pathway, const OutcomeKey& key, double scale = 1);
std::string difference_cell(const RunRecord& run, std::size_t pathway, const OutcomeKey& key,
                            double scale = 1);
/// "USD of 2024"
std::string money_text(const scenario::Scenario& scenario);
/// In the words of people: "health care".
std::string view_text(View view);
inline constexpr View views[] = {View::patient, View::payer, View::health_care, View::societal};

}  // namespace spinepath::output
