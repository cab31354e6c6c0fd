// Relief and its parts as stacked bars, a tab a time: of pathways, or of those treated.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "sim/report/findings/parts.h"
#include "sim/report/page/data_table.h"
#include "sim/report/page/html.h"
#include "sim/report/plot/scale.h"

namespace spinepath::report {

struct PartBar {
  std::string label;  ///< markup
  std::string name;   ///< in words: text
  PartedRelief relief;
};

class PartBars {
 public:
  /// `of`: what the percent are of, "pain at entry". Times without bars are left out.
  PartBars(std::string of, std::vector<std::pair<TimeText, std::vector<PartBar>>> times);

  std::string legend_markup() const;
  /// `group`: unique on the page.
  Tabs tabs_of_times(const std::string& group) const;
  /// What limits of relief change where this is not drawn; empty where it is.
  std::string note_on_limits() const;
  /// "Physiotherapy: 26.9 % of pain at entry; natural course 18.7, context 3.1, specific effect 5.2"
  std::string in_words(const PartBar& bar) const;
  const std::vector<std::pair<TimeText, std::vector<PartBar>>>& times() const { return times_; }

 private:
  std::string markup(const PartBar& bar) const;
  std::string markup(const std::vector<PartBar>& bars) const;
  bool with_cap() const;

  std::string of_;
  std::vector<std::pair<TimeText, std::vector<PartBar>>> times_;
  double largest_cap_ = 0;  ///< [percent points]
  bool has_negative_ = false, has_others_ = false;
  Range range_{0, 1};
  Ticks marks_;
};

/// A part of an outcome, or with an empty suffix all together.
struct PartColumn {
  std::string suffix, heading;
};
enum class PartsOf { the_living, those_treated };  ///< of the latter, other treatments are a part
std::vector<PartColumn> part_columns(PartsOf of);
void add_part_columns(const std::string& outcome, const std::vector<PartColumn>& columns, DataTable& table);
void add_part_cells(const Estimates& estimates, const Quantity& relief,
                    const std::vector<PartColumn>& columns, DataRow& row);

}  // namespace spinepath::report
