// Parts of the page that occur everywhere: pathways with their numbers, legends, tabs, links.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/report/data/study.h"

namespace spinepath::report {

/// A pathway's number in its colour.
std::string chip(const PathwayText& pathway);
/// The number and the label.
std::string named(const PathwayText& pathway);
/// For titles: the number, and the label, or the short name where the label is long.
std::string named_shortly(const PathwayText& pathway);

/// Numbers and labels above a figure. `only_narrow`: only on narrow screens, where the lines' ends have no names.
std::string legend(std::span<const PathwayText> pathways, bool only_narrow = false);

struct LegendEntry {
  std::string swatch;  ///< class of the swatch: "sw m0"
  std::string text;    ///< markup
};
std::string legend(std::span<const LegendEntry> entries);

/// A choice between panels of a figure, by CSS alone: the first is shown at the start and on paper.
struct Panel {
  std::string id, label;  ///< of the tab: letters, digits, hyphens; markup
  std::string heading;    ///< what it is, on paper: markup
  std::string markup;
  bool printed = true;  ///< also on paper
};
struct Tabs {
  std::string controls;  ///< goes above the figure
  std::string panels;
  std::string rules;  ///< CSS
};
/// One panel is shown without controls. `group`: unique on the page.
Tabs tabs(const std::string& group, const std::string& legend, const std::vector<Panel>& panels);

/// Text that scrolls sideways where it is too wide.
std::string scrolling(const std::string& name, const std::string& markup);

}  // namespace spinepath::report
