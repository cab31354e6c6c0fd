// Layout: where everything of the diagram is. The pathways are lines that run down from the entry through the boxes of
// their steps, next to each other as long as they share steps, as on a map of metro lines. A pathway leaves the bundle
// to the right: at its end to its number, or with others to a bundle of its own, further to the right. One column is
// narrow, so that it can be read on a phone, and as high as necessary; more of them fit a page of paper. The unit is
// about a pixel of a screen.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "sim/report/diagram/tree.h"
#include "sim/report/draw/svg.h"
#include "sim/report/draw/text_block.h"
#include "sim/scenario/format/scenario.h"

namespace spinepath::report {

/// A step, or the entry, with the lines that pass it.
struct Station {
  std::optional<StepPlace> step;      ///< none: the entry
  std::vector<std::size_t> pathways;  ///< ascending
  Box box;
  std::vector<Label> labels;
  Box stop;  ///< mark across the lines
};

/// The end of a pathway: its number and name.
struct End {
  std::size_t pathway;
  Box box, number;
  std::vector<Label> labels;
};

/// From the entry to the number; with several columns the part of it that is in one of them.
struct Line {
  std::size_t pathway;
  std::vector<Corner> corners;
};

inline constexpr double column_width = 460, margin = 16;
inline constexpr double bundle_gap = 14;  ///< from lines to what is to the right of them
inline constexpr double gap = 12;         ///< between what is below each other

struct Layout {
  double width, height;           ///< [units]
  double pitch;                   ///< between lines of a bundle [units]
  std::vector<Label> head, foot;  ///< what holds for all pathways; remarks
  std::vector<Label> continued;   ///< which pathways go on in the next column
  std::vector<Station> stations;  ///< from the entry on, as the following
  std::vector<End> ends;
  std::vector<Line> lines;  ///< by column
};

/// `scenario`: read without errors. At most so many columns, at least one.
Layout layout_of(const scenario::Scenario& scenario, std::size_t columns);

}  // namespace spinepath::report
