// Walked: one patient's way through the first pathway of a model, what was heard of it, and what it came to.
#pragma once
#include <utility>
#include <vector>

#include "sim/engine/value/value.h"
#include "sim/engine/walk/walk.h"
#include "tests/support/models.h"

namespace spinepath::test {

using Marks = std::vector<std::pair<Milestone, double>>;  ///< with their times [years from entry]

class Walked : private Listener {
 public:
  explicit Walked(const CareModel& walked, std::uint64_t number = 0)
      : model(walked),
        layout(model),
        crowd(model, 1, 1),
        lives(model, layout.moments(), 1),
        rows_(layout.size(), 1) {
    Walk walk(model, 1, 1, this);
    crowd.draw(number, 1);
    walk.begin(crowd);
    lives.begin(crowd);
    for (const Step& step : model.pathways[0].steps) walk.take(step, model.pathways[0].success, lives);
    Valuation(model, layout, 1).value(crowd, 0, lives, rows_);
  }
  Walked(const Walked&) = delete;
  Walked& operator=(const Walked&) = delete;

  /// What decides where the patient goes.
  Marks marks() const {
    using enum Milestone;
    return marks_of({ineligible, declined, unconfirmed, course, success, failure, relief_lost, dies});
  }
  Marks marks_of(std::initializer_list<Milestone> wanted) const {
    Marks marks;
    for (const Event& event : events)
      if (std::ranges::find(wanted, event.what) != wanted.end()) marks.emplace_back(event.what, event.time);
    return marks;
  }
  /// Times and amounts.
  std::vector<std::pair<double, double>> charges() const {
    std::vector<std::pair<double, double>> charges;
    for (const Event& event : events)
      if (event.what == Milestone::charge) charges.emplace_back(event.time, event.value);
    return charges;
  }
  std::vector<double> course_starts() const {
    std::vector<double> starts;
    for (const Event& event : events)
      if (event.what == Milestone::course) starts.push_back(event.time);
    return starts;
  }
  double outcome(const OutcomeKey& key) const { return rows_[*layout.slot(0, key)][0]; }
  double value(std::size_t place) const { return rows_[place][0]; }  ///< of the layout
  double spend() const { return outcome(key_of(Outcome::spend_undiscounted, View::health_care)); }
  double relief(double time) const { return lives.relief.at(0, time); }
  /// What became of the patient at a step.
  Fate fate(std::size_t step) const {
    const auto found = std::ranges::find(lives.fates[step], 1u);
    return static_cast<Fate>(found - lives.fates[step].begin());
  }

  const CareModel model;
  const Layout layout;
  Crowd crowd;
  Lives lives;
  std::vector<Event> events;

 private:
  void hear(Place, const Event& event) override { events.push_back(event); }
  Rows rows_;
};

/// Up to the time in which relief falls by `same_relief`.
inline void expect_marks(const Walked& walked, const Marks& expected) {
  const Marks marks = walked.marks();
  ASSERT_EQ(marks.size(), expected.size());
  for (std::size_t k = 0; k < marks.size(); ++k) {
    EXPECT_EQ(marks[k].first, expected[k].first) << k;
    EXPECT_NEAR(marks[k].second, expected[k].second, 1e-9) << k;
  }
}

/// A treatment that adds `percent` for everybody from 0.25 years on, when it is assessed.
inline Treatment certain(const std::string& name, double percent) {
  return test::treatment(name, curve({{0.25, {percent, 0}}}));
}

}  // namespace spinepath::test
