// Laws of the layout, of all shipped scenarios and of random ones.
#include "sim/report/diagram/layout.h"

#include <cmath>
#include <set>

#include <gtest/gtest.h>

#include "tests/sim/report/diagram/drawn_scenarios.h"

namespace spinepath::report {
namespace {

class Layouts : public testing::Test {
 protected:
  struct One {
    std::string name;
    scenario::Scenario scenario;
    Layout layout;
  };
  static const std::vector<One>& all() {
    static const std::vector<One> layouts = [] {
      std::vector<One> made;
      for (const auto& [name, scenario] : scenarios_to_draw()) {
        for (const std::size_t columns : {1, 2, 5})
          made.push_back({name + " in " + std::to_string(columns), scenario, layout_of(scenario, columns)});
      }
      return made;
    }();
    return layouts;
  }
};

bool overlap(const Box& a, const Box& b) {
  return a.left < b.right() && b.left < a.right() && a.top < b.bottom() && b.top < a.bottom();
}

bool holds(const Box& outer, const Box& inner) {
  return inner.left >= outer.left && inner.right() <= outer.right() && inner.top >= outer.top &&
         inner.bottom() <= outer.bottom();
}

/// From the height of capitals to below the baseline.
Box box_of(const Label& label) {
  const double size = label.font.size;
  const double width = text_width(label.text, label.font);
  return {label.x - (label.anchor == Anchor::middle ? width / 2 : 0), label.baseline - 0.8 * size, width,
          1.05 * size};
}

std::vector<Box> boxes_of(const Layout& layout) {
  std::vector<Box> boxes;
  for (const Station& station : layout.stations) boxes.push_back(station.box);
  for (const End& end : layout.ends) boxes.push_back(end.box);
  return boxes;
}

/// What makes two steps the same in words.
std::string text_of(const scenario::Step& step) {
  return step.treatment.text + " " + std::to_string(step.accept.value) + " " +
         std::to_string(step.wait.numbers.front().second.value) + "; ";
}

/// The part of a line between two corners as a box without area.
Box part(const Line& line, std::size_t corner) {
  const Corner &a = line.corners[corner], &b = line.corners[corner + 1];
  return {a.x, a.y, b.x - a.x, b.y - a.y};
}

bool touch(const Box& a, const Box& b) {
  return a.left <= b.right() && b.left <= a.right() && a.top <= b.bottom() && b.top <= a.bottom();
}

/// Of a box, column by column: what comes later in the drawing is deeper.
double depth_of(const Box& box, const Layout& layout) {
  return std::floor(box.left / column_width) * layout.height + box.top;
}

TEST_F(Layouts, BoxesDoNotOverlapAndAreOnTheCanvas) {
  for (const auto& [name, scenario, layout] : all()) {
    const std::vector<Box> boxes = boxes_of(layout);
    for (std::size_t a = 0; a < boxes.size(); ++a) {
      EXPECT_TRUE(holds({0, 0, layout.width, layout.height}, boxes[a])) << name;
      for (std::size_t b = 0; b < a; ++b) EXPECT_FALSE(overlap(boxes[a], boxes[b])) << name;
    }
  }
}

TEST_F(Layouts, LabelsAreInTheirBoxesAndDoNotOverlap) {
  for (const auto& [name, scenario, layout] : all()) {
    const auto expect_inside = [&name = name](const Box& box, const std::vector<Label>& labels) {
      for (std::size_t a = 0; a < labels.size(); ++a) {
        EXPECT_TRUE(holds(box, box_of(labels[a]))) << name << ": " << labels[a].text;
        for (std::size_t b = 0; b < a; ++b)
          EXPECT_FALSE(overlap(box_of(labels[a]), box_of(labels[b]))) << name << ": " << labels[a].text;
      }
    };
    for (const Station& station : layout.stations) expect_inside(station.box, station.labels);
    for (const End& end : layout.ends) expect_inside(end.box, end.labels);
    const double first = layout.stations.front().box.top;
    double last = first;
    for (const Box& box : boxes_of(layout)) last = std::max(last, box.bottom());
    expect_inside({0, 0, layout.width, first}, layout.head);
    expect_inside({0, last, layout.width, layout.height - last}, layout.foot);
  }
}

TEST_F(Layouts, WordsAtCutsOverlapNothing) {
  for (const auto& [name, scenario, layout] : all())
    for (const Label& label : layout.continued) {
      EXPECT_TRUE(holds({0, 0, layout.width, layout.height}, box_of(label))) << name;
      for (const Box& box : boxes_of(layout)) EXPECT_FALSE(overlap(box_of(label), box)) << name;
      for (const Line& line : layout.lines)
        for (std::size_t c = 0; c + 1 < line.corners.size(); ++c)
          EXPECT_FALSE(touch(part(line, c), box_of(label))) << name << ": " << label.text;
      for (const auto& labels : {layout.head, layout.foot, layout.continued})
        for (const Label& other : labels)
          EXPECT_TRUE(other.text == label.text || !overlap(box_of(label), box_of(other))) << name;
    }
}

TEST_F(Layouts, ColumnsAreOfSimilarHeight) {
  constexpr double highest = 400;  // of a step with its turn, of head and foot, of the words at both ends
  for (const auto& [name, scenario, layout] : all())
    EXPECT_LE(layout.height, highest + layout_of(scenario, 1).height * column_width / layout.width) << name;
}

TEST_F(Layouts, APathwaysStepsAreInOrderAlongItsLine) {
  for (const auto& [name, scenario, layout] : all())
    for (std::size_t p = 0; p < scenario.pathways.size(); ++p) {
      std::string drawn, own;
      double above = 0;
      for (const Station& station : layout.stations) {
        if (!std::ranges::binary_search(station.pathways, p)) continue;
        EXPECT_GT(depth_of(station.box, layout), above) << name;
        above = depth_of(station.box, layout);
        if (station.step)
          drawn += text_of(scenario.pathways[station.step->pathway].steps[station.step->step]);
      }
      for (const scenario::Step& step : scenario.pathways[p].steps) own += text_of(step);
      EXPECT_EQ(drawn, own) << name;
      const auto is_its = [&](const End& end) {
        return end.pathway == p && depth_of(end.box, layout) > above;
      };
      EXPECT_EQ(std::ranges::count_if(layout.ends, is_its), 1) << name;
    }
}

TEST_F(Layouts, ALinePassesItsStepsAndNoOther) {
  for (const auto& [name, scenario, layout] : all())
    for (const Station& station : layout.stations) {
      std::set<std::size_t> passing;
      for (const Line& line : layout.lines)
        for (std::size_t c = 0; c + 1 < line.corners.size(); ++c) {
          if (touch(part(line, c), station.stop)) passing.insert(line.pathway);
          EXPECT_FALSE(touch(part(line, c), station.box)) << name << ", pathway " << line.pathway + 1;
        }
      EXPECT_EQ(std::vector(passing.begin(), passing.end()), station.pathways) << name;
    }
}

TEST_F(Layouts, LinesRunDownAndRightWithRoomForTheirCorners) {
  for (const auto& [name, scenario, layout] : all())
    for (const Line& line : layout.lines) {
      for (std::size_t c = 0; c + 1 < line.corners.size(); ++c) {
        const Box way = part(line, c);
        EXPECT_EQ(way.width == 0, c % 2 == 0) << name;
        EXPECT_EQ(way.height == 0, c % 2 == 1) << name;
        EXPECT_GE(way.width + way.height + 1e-9, line.corners[c].radius + line.corners[c + 1].radius) << name;
        EXPECT_GE(std::min(way.width, way.height), 0) << name;
      }
    }
}

TEST_F(Layouts, LinesLeadFromTheEntryToTheirNumbers) {
  for (const auto& [name, scenario, layout] : all())
    for (const End& end : layout.ends) {
      const auto is_its = [&](const Line& line) { return line.pathway == end.pathway; };
      const auto first = std::ranges::find_if(layout.lines, is_its);
      EXPECT_TRUE(touch(part(*first, 0), layout.stations.front().stop)) << name;
      const auto last = std::find_if(layout.lines.rbegin(), layout.lines.rend(), is_its);
      EXPECT_DOUBLE_EQ(last->corners.back().x, end.number.left) << name;
      EXPECT_DOUBLE_EQ(last->corners.back().y, end.number.top + end.number.height / 2) << name;
    }
}

TEST_F(Layouts, LinesDoNotCross) {
  for (const auto& [name, scenario, layout] : all())
    for (const Line& a : layout.lines)
      for (const Line& b : layout.lines) {
        if (b.pathway <= a.pathway) continue;
        for (std::size_t i = 0; i + 1 < a.corners.size(); ++i)
          for (std::size_t j = 0; j + 1 < b.corners.size(); ++j)
            EXPECT_FALSE(touch(part(a, i), part(b, j)))
                << name << ": " << a.pathway + 1 << ", " << b.pathway + 1;
      }
}

TEST_F(Layouts, SharedBeginningsAreDrawnOnce) {
  for (const auto& [name, scenario, layout] : all()) {
    std::set<std::string> beginnings{""};
    for (const scenario::Pathway& pathway : scenario.pathways) {
      std::string steps = std::to_string(pathway.success.value) + ": ";  // the rule of success is shared, too
      for (const scenario::Step& step : pathway.steps) beginnings.insert(steps += text_of(step));
    }
    EXPECT_EQ(layout.stations.size(), beginnings.size()) << name;
    EXPECT_EQ(layout.ends.size(), scenario.pathways.size()) << name;
  }
}

TEST_F(Layouts, FewTurnsLeadToAnyEnd) {
  for (const auto& [name, scenario, layout] : all())
    for (const Line& line : layout.lines) {
      const double turns = (static_cast<double>(line.corners.size()) - 3) / 2;
      EXPECT_LE(turns, std::log2(scenario.pathways.size()) + 1e-9) << name;
    }
}

}  // namespace
}  // namespace spinepath::report
