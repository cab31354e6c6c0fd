#include "sim/report/diagram/layout.h"

#include <algorithm>
#include <utility>

#include "sim/report/diagram/columns.h"
#include "sim/report/diagram/draft.h"
#include "sim/report/diagram/paragraphs.h"

namespace spinepath::report {

Layout layout_of(const scenario::Scenario& scenario, std::size_t columns) {
  const Layout one = draft_of(scenario);
  const auto head_within = [&](double width) {
    return text_block(head_paragraphs(scenario), margin, margin, width - 2 * margin);
  };
  Layout layout = in_columns(one, columns, head_within(column_width).bottom + gap);
  TextBlock head = head_within(layout.width);
  if (const double top = head.bottom + gap; layout.width > column_width)
    layout = in_columns(one, columns, top);
  TextBlock foot =
      text_block(foot_paragraphs(scenario), margin, layout.height + gap, layout.width - 2 * margin);
  layout.head = std::move(head.labels);
  layout.foot = std::move(foot.labels);
  layout.height = foot.bottom + margin;
  return layout;
}

}  // namespace spinepath::report
