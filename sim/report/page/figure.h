// Figure and Chapter: what the sections of the report make, and the page puts in order. Figures are numbered by the
// page, in their order.
#pragma once
#include <string>
#include <vector>

#include "sim/report/page/data_table.h"

namespace spinepath::report {

struct Figure {
  std::string id;               ///< unique on the page: letters, digits, hyphens
  std::string finding;          ///< title that states what the figure shows, by a rule: markup
  std::string measure;          ///< measure, unit, population: markup
  std::string body;             ///< markup
  std::string error;            ///< sentences below it: which error is shown, what it does not show: markup
  std::string source;           ///< files and columns: "outcomes.csv, relief_50"
  std::string description;      ///< what it shows with the key values, in words: text
  std::vector<DataTable> data;  ///< tables and CSV files of its numbers
  std::string controls = {};    ///< tabs: markup
  std::string rules = {};       ///< CSS of the controls
  std::vector<DataTable> files = {};  ///< too long to be shown: CSV files only
};

/// A figure, or other markup (such as a table that is always open).
struct Block {
  Figure figure;       ///< without an id: none, but for the CSS of the markup
  std::string markup;  ///< if there is no figure
};

struct Chapter {
  std::string id, title;      ///< id: letters, digits, hyphens; title: text
  std::vector<Block> blocks;  ///< without any, the chapter is left out

  void add(Figure figure) { blocks.push_back({std::move(figure), {}}); }
  void add(Block block) {
    if (!block.markup.empty()) blocks.push_back(std::move(block));
  }
  void add(std::string markup) {
    if (!markup.empty()) blocks.push_back({{}, std::move(markup)});
  }
};

/// Figure `number` as markup.
std::string markup_of(const Figure& figure, int number);

/// A heading within a chapter, above a table that is always open.
std::string heading(const std::string& text);

}  // namespace spinepath::report
