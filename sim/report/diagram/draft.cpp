#include "sim/report/diagram/draft.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "sim/report/diagram/paragraphs.h"
#include "sim/scenario/compile/compile.h"

namespace spinepath::report {
namespace {

// All in units.
constexpr double padding = 10;  ///< of boxes
constexpr double widest_bundle = 40, widest_pitch = 6;
constexpr double least_radius = 6;  ///< of a corner
constexpr double stop_height = 9, stop_overhang = 3, stop_top = 13;
constexpr double number_height = 22, number_gap = 9;
constexpr Font number_font{.size = 13, .bold = true};

/// A bundle of lines that runs down, and the column to the right of it.
struct Rail {
  double left;
  std::size_t lines;
};

class Drafter {
 public:
  Drafter(const scenario::Scenario& scenario, const Branch& root)
      : scenario_(scenario),
        layout_{.width = column_width,
                .height = 0,
                .pitch = std::min(widest_pitch, widest_bundle / static_cast<double>(root.leaving.size()))} {
    for (std::size_t p = 0; p < scenario.pathways.size(); ++p) layout_.lines.push_back({p, {}});
    draft(root, {margin, root.leaving.size()});
    layout_.height = bottom_;
  }

  Layout layout() && { return std::move(layout_); }

 private:
  double column_of(const Rail& rail) const {
    return rail.left + static_cast<double>(rail.lines) * layout_.pitch + bundle_gap;
  }
  /// Of the line with that many to the left of it.
  double line_at(const Rail& rail, std::size_t place) const {
    return rail.left + (static_cast<double>(place) + 0.5) * layout_.pitch;
  }

  /// The branch down along the rail, what leaves it to the right.
  void draft(const Branch& branch, const Rail& rail) {
    add_station(branch, rail);
    std::size_t left = branch.leaving.size();
    for (const std::size_t pathway : branch.ends) add_end(pathway, rail, --left);
    for (std::size_t b = 0; b + 1 < branch.then.size(); ++b) {
      left -= branch.then[b].leaving.size();
      draft(branch.then[b], turn_off(branch.then[b].leaving, rail, left));
    }
    if (!branch.then.empty()) draft(branch.then.back(), rail);
  }

  void add_station(const Branch& branch, const Rail& rail) {
    const double left = column_of(rail), width = column_width - margin - left, top = bottom_;
    std::vector<std::size_t> pathways = branch.leaving;
    std::ranges::sort(pathways);
    TextBlock words = text_block(
        branch.step ? step_paragraphs(scenario_, *branch.step, pathways) : entry_paragraphs(scenario_),
        left + padding, top + padding - 2, width - 2 * padding);
    const double lines_width = static_cast<double>(pathways.size()) * layout_.pitch;
    const Box stop{rail.left - stop_overhang, top + stop_top, lines_width + 2 * stop_overhang, stop_height};
    if (!branch.step) start_lines(branch, rail, stop.top + stop_height / 2);
    bottom_ = words.bottom + padding + gap;
    layout_.stations.push_back({.step = branch.step,
                                .pathways = std::move(pathways),
                                .box = {left, top, width, words.bottom + padding - top},
                                .labels = std::move(words.labels),
                                .stop = stop});
  }

  void start_lines(const Branch& root, const Rail& rail, double top) {
    for (std::size_t i = 0; i < root.leaving.size(); ++i)
      layout_.lines[root.leaving[i]].corners.push_back({line_at(rail, root.leaving.size() - 1 - i), top});
  }

  /// `place`: number of lines that stay in the bundle.
  void add_end(std::size_t pathway, const Rail& rail, std::size_t place) {
    const std::string number = fmt::format("{}", pathway + 1);
    const double left = column_of(rail), top = bottom_;
    const Box box{left, top, std::max(number_height, text_width(number, number_font) + padding),
                  number_height};
    const double words_left = box.right() + number_gap, words_width = column_width - margin - words_left;
    TextBlock words = text_block(end_paragraphs(scenario_, pathway), words_left, top, words_width);
    const double end_bottom = std::max(words.bottom, box.bottom()), middle = top + number_height / 2;
    auto& corners = layout_.lines[pathway].corners;
    corners.push_back({line_at(rail, place), middle, least_radius});
    corners.push_back({left, middle});
    words.labels.push_back(number_label(number, box));
    layout_.ends.push_back({.pathway = pathway,
                            .box = {left, top, column_width - margin - left, end_bottom - top},
                            .number = box,
                            .labels = std::move(words.labels)});
    bottom_ = end_bottom + gap;
  }

  static Label number_label(const std::string& number, const Box& box) {
    return {.x = box.left + box.width / 2,
            .baseline = box.top + number_height / 2 + 0.36 * number_font.size,
            .font = number_font,
            .ink = Ink::strong,
            .text = number,
            .anchor = Anchor::middle};
  }

  /// Leads these lines to a rail of their own, in parallel curves.
  Rail turn_off(const std::vector<std::size_t>& leaving, const Rail& from, std::size_t place) {
    const Rail to{column_of(from), leaving.size()};
    const double widest = static_cast<double>(leaving.size() - 1) * layout_.pitch;
    for (std::size_t i = 0; i < leaving.size(); ++i) {
      const std::size_t from_left = leaving.size() - 1 - i;
      const double inner = static_cast<double>(i) * layout_.pitch, y = bottom_ + inner;
      auto& corners = layout_.lines[leaving[i]].corners;
      corners.push_back({line_at(from, place + from_left), y, least_radius + inner});
      corners.push_back({line_at(to, from_left), y, least_radius + widest - inner});
    }
    bottom_ += widest + least_radius + 4;
    return to;
  }

  const scenario::Scenario& scenario_;
  Layout layout_;
  double bottom_ = 0;  ///< of what is drafted so far, with the gap below it [units]
};

}  // namespace

Layout draft_of(const scenario::Scenario& scenario) {
  return Drafter(scenario, branches_of(compile(scenario).pathways)).layout();
}

}  // namespace spinepath::report
