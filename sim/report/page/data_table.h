// DataTable: the numbers of a figure, each once: the page and the terminal show them rounded, the CSV file that the
// page offers has all their digits.
#pragma once
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "sim/output/text/table.h"
#include "sim/report/data/material.h"
#include "sim/report/data/study.h"

namespace spinepath::report {

/// How a number is shown.
struct NumberStyle {
  double scale = 1;                  ///< shown is the number times this: 100 for percent [1]
  std::optional<int> decimals = {};  ///< where it has no error; none: four significant digits
  bool sign = false;                 ///< of differences
  std::string unit = {};             ///< after the number: " %"
};

struct DataColumn {
  std::string heading;  ///< text
  std::string key;      ///< in the CSV file
  NumberStyle style = {};
};

/// What a row is about: a pathway, or a text.
struct RowHead {
  const PathwayText* pathway = nullptr;
  std::string text = {};  ///< without a pathway
  std::string key = {};   ///< in the CSV file; empty: the text
};

/// A number with its error and interval, a text, or nothing.
using DataCell = std::variant<std::monostate, Estimate, std::string>;

/// The estimate, or nothing if there is none.
DataCell cell_of(const Estimate* estimate);

struct DataRow {
  RowHead head;
  std::vector<DataCell> cells;  ///< one per column
};

struct DataTable {
  std::string name;     ///< of the CSV file, without ".csv"
  std::string caption;  ///< what the numbers are: text
  DataColumn first;     ///< of the rows' heads
  std::vector<DataColumn> columns;
  std::vector<DataRow> rows = {};
};

/// "12.3 ± 0.4 (11.2 to 13.5)", as far as it is known.
std::string shown(const DataCell& cell, const NumberStyle& style);

/// The same as markup: the mean, and what belongs to it in smaller letters.
std::string cell_markup(const DataCell& cell, const NumberStyle& style);

/// `of_class`: of the table. `region`: before the caption in the name of its part of the page.
std::string html_of(const DataTable& table, const std::string& of_class = {}, const std::string& region = {});
/// Numbers of a column followed, where there are any, by its errors (_se) and intervals (_low, _high), all times scale.
std::string csv_of(const DataTable& table);
/// A link that saves the CSV file.
std::string download(const DataTable& table);
/// For the terminal, pathways by their short names.
output::Table text_of(const DataTable& table);

}  // namespace spinepath::report
