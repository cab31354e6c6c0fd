// outcomes.csv and differences.csv, one row per pathway and outcome; columns as in results/README.md, Reading
// the files. A field is empty where a number is not defined or not kept. Quoted after RFC 4180, lines end
// with \n alone. The bytes depend only on scenario, seed and number of patients.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "sim/engine/run/results.h"
#include "sim/output/text/names.h"
#include "sim/scenario/format/scenario.h"

namespace spinepath::output {

std::string outcomes_csv(const scenario::Scenario& scenario, const Results& results);
std::string differences_csv(const scenario::Scenario& scenario, const Results& results);

/// A text that begins with one of these is a formula to spreadsheets, which may run programs: an apostrophe
/// before it makes it a text.
inline constexpr std::string_view formula_starts = "=+-@\t\r";
inline constexpr char formula_mark = '\'';
/// With the mark if it would be a formula; quoted if it contains a comma, a quote or a line break, or begins or
/// ends with a space. For texts: numbers stay numbers.
std::string csv_field(std::string_view text);
/// What csv_field was given, of a field without its quotes.
std::string_view without_mark(std::string_view field);
/// One line from fields that are already quoted.
std::string csv_row(const std::vector<std::string>& fields);

// Fields of an outcome's row, after those that identify the pathway.
inline constexpr std::string_view outcome_columns = "outcome,of,at,unit,mean,se,sd,p025,p25,p50,p75,p975";
void append(std::vector<std::string>& fields, const KeyText& text);        ///< outcome to unit
void append(std::vector<std::string>& fields, const OutcomeRow& outcome);  ///< mean to p975

}  // namespace spinepath::output
