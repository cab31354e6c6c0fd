// Texts of files as FileSet would read them, and the errors that come of them.
#pragma once
#include <string>
#include <vector>

#include "sim/analysis/imports/sample.h"

namespace spinepath::test {

/// Names of the files, by number.
inline const std::vector<std::string> file_names{"cost.csv", "effect.csv", "param.csv"};

inline scenario::TextFile text_file(std::string text, int number = 0) {
  return {.number = number, .text = std::move(text)};
}

/// All errors, a line each.
inline std::string errors_of(const scenario::Report& report) {
  std::string text;
  for (const scenario::InputError& error : report.errors) text += to_text(error, file_names) + "\n";
  return text;
}

/// A sample of these tables; none with errors.
inline std::optional<PsaSample> sample_from(const std::string& cost, const std::string& effect,
                                            scenario::Report& report, const std::string& parameters = {}) {
  auto costs = number_table(text_file(cost, 0), report);
  auto effects = number_table(text_file(effect, 1), report);
  std::optional<NumberTable> table;
  if (!parameters.empty()) table = number_table(text_file(parameters, 2), report);
  if (!report.errors.empty()) return {};
  return sample_of({.cost = std::move(*costs), .effect = std::move(*effects), .parameters = std::move(table)},
                   {}, report);
}

}  // namespace spinepath::test
