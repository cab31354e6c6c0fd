#include "sim/engine/value/value.h"

#include <cmath>

#include <boost/math/quadrature/gauss_kronrod.hpp>
#include <gtest/gtest.h>

#include "sim/engine/random/cohort.h"
#include "sim/engine/walk/walk.h"
#include "tests/support/models.h"

namespace spinepath {
namespace {

/// A model that uses everything: drops, repeats, flows, deaths, two discount rates.
CareModel rich() {
  Treatment a = test::treatment("a", test::curve({{0.1, {30, 20}}, {0.4, {60, 25}}, {1.5, {35, 20}}}));
  a.durability = Weibull(1, 1.4);
  a.max_courses = 3;
  a.repeat_wait = Uniform(0, 0.3);
  a.days_off_work = 4;
  a.qaly_loss = 0.002;
  a.costs = {test::item(When::per_year, 120), test::item(When::course, 800, false),
             test::item(When::assessment, 50)};
  a.late_events.push_back({.stream = 4,
                           .rate = 0.3,
                           .qaly_loss = 0.05,
                           .cost = test::item(When::course, 900),
                           .ends_relief = true});
  Treatment b = a;
  b.stream = stream_of("b");
  b.treatment_class = TreatmentClass::surgery;
  CareModel m = test::model({a, b}, 6, {0.3, 1, 2, 4});
  m.population.flags = {{stream_of("insured"), 0.7}};
  m.population.insured = 0;
  m.population.pain = Uniform(30, 95);
  m.population.life_table = LifeTable({{0, hazard_of(0.05), hazard_of(0.05)}});
  m.discount_costs = Discount(0.03);
  m.discount_qalys = Discount(0.015);
  m.utility = {0.9, -0.004};
  m.health_care = {.base = 300, .per_pain_point = 9};
  m.lost_production = {.base = 50, .per_pain_point = 20};
  m.day_off_work = 200;
  m.coinsurance = 0.2;
  return m;
}

struct Valued {
  Patient patient;
  History history;
  std::vector<double> y;
};

Valued value_of(const CareModel& m, const Layout& layout, std::uint64_t number) {
  const Chance chance(11, number);
  Valued v{draw_patient(m.population, chance), {}, {}};
  walk(m, m.pathways[0], v.patient, chance, v.history);
  v.y = spinepath::value_of(m, layout, 0, v.patient, v.history);
  return v;
}

double relief_at(const History& history, double t) {
  auto piece = history.relief.begin();
  while (piece + 1 != history.relief.end() && (piece + 1)->from <= t) ++piece;
  return piece->relief + piece->slope * (t - piece->from);
}

/// Integral over the life by quadrature, piece by piece.
template <class F>
double over_life(const History& history, double until, F&& f) {
  using boost::math::quadrature::gauss_kronrod;
  double sum = 0;
  for (std::size_t i = 0; i < history.relief.size(); ++i) {
    const double from = history.relief[i].from;
    const double to =
        std::min(until, i + 1 < history.relief.size() ? history.relief[i + 1].from : history.end);
    const auto inside = [&](double t) {
      return f(t, history.relief[i].relief + history.relief[i].slope * (t - from));
    };
    if (to > from) sum += gauss_kronrod<double, 31>::integrate(inside, from, to, 5);
  }
  return sum;
}

class ValueOfPatient : public testing::TestWithParam<std::uint64_t> {
 protected:
  const CareModel m = rich();
  const Layout layout{m};
  const Valued v = value_of(m, layout, GetParam());
  double pain(double relief) const { return v.patient.pain * (1 - relief / 100); }
};

TEST_P(ValueOfPatient, QalysAreTheIntegralOfUtilityMinusLosses) {
  double expected = over_life(v.history, v.history.end, [&](double t, double relief) {
    return std::pow(1.015, -t) * m.utility.at(pain(relief));
  });
  for (const Loss& loss : v.history.losses) expected -= loss.qaly * std::pow(1.015, -loss.time);
  EXPECT_NEAR(v.y[layout.total(Outcome::qalys)], expected, 1e-11);
}

TEST_P(ValueOfPatient, SpendSoFarIsWhatFellBeforeEachMoment) {
  const double share = v.patient.insured ? 0.2 : 1.0;
  for (std::size_t i = 0; i < layout.moments().size(); ++i) {
    const double until = layout.moments()[i];
    double patient = share * over_life(v.history, until, [&](double t, double relief) {
                       return std::pow(1.03, -t) * (300 + 9 * pain(relief));
                     });
    for (const Charge& c : v.history.charges)
      if (c.time < until) patient += c.amount * std::pow(1.03, -c.time) * (c.covered ? share : 1);
    for (const Flow& f : v.history.flows)
      patient += share * f.amount_per_year / std::log(1.03) *
                 (std::pow(1.03, -std::min(f.from, until)) - std::pow(1.03, -std::min(f.to, until)));
    EXPECT_NEAR(v.y[layout.at(i, Outcome::spend)], patient, 1e-8 * patient);
  }
}

TEST_P(ValueOfPatient, MomentsTellReliefAndLife) {
  for (std::size_t i = 0; i < layout.moments().size(); ++i) {
    const double t = layout.moments()[i], alive = v.history.end >= t ? 1 : 0;
    const auto moment = [&](Outcome outcome) { return v.y[layout.at(i, outcome)]; };
    EXPECT_EQ(moment(Outcome::alive), alive);
    if (alive == 0) continue;
    const double relief = relief_at(v.history, t - 1e-12);
    EXPECT_NEAR(moment(Outcome::relief), relief, 1e-8);
    EXPECT_NEAR(moment(Outcome::pain), pain(relief), 1e-8);
    EXPECT_EQ(moment(Outcome::relief_50), relief >= 50 ? 1 : 0);
  }
}

TEST_P(ValueOfPatient, TreatmentsClassesAndBackgroundAddUpToHealthCare) {
  double classes = v.y[layout.background(Outcome::spend_by_treatment)], treatments = classes;
  for (std::size_t c = 0; c < treatment_class_count; ++c)
    classes += v.y[layout.total(Outcome::spend_by_class, c)];
  for (std::size_t s = 0; s < 2; ++s) treatments += v.y[layout.step(0, s, Outcome::spend_by_treatment)];
  const double health_care =
      v.y[layout.at(layout.moments().size() - 1, Outcome::spend, index_of(View::health_care))];
  EXPECT_NEAR(classes, health_care, 1e-9 * health_care);
  EXPECT_NEAR(treatments, health_care, 1e-9 * health_care);
}

TEST_P(ValueOfPatient, YearsOfReliefAreTheTimeAboveTheCriterion) {
  constexpr int steps = 200'000;
  double years = 0;
  for (int i = 0; i < steps; ++i)
    years += relief_at(v.history, v.history.end * (i + 0.5) / steps) >= 30 ? v.history.end / steps : 0;
  EXPECT_NEAR(v.y[layout.total(Outcome::years_relief_30)], years, 20 * v.history.end / steps);
}

TEST(Valuation, DaysOffWorkAreThoseOfEachCourseThatStarts) {
  // Relief of 80 % from 0.25 years after a course's start, lost a year later; the next course half a year after
  // that: courses at 0, 1.75 and 3.5 years. Until 3.6 years 3 of them have started: 3 x 10 days, all of the last
  // course's days too, as for lost production, of which 3 x 10 x 200 are the undiscounted part.
  Treatment a = test::treatment("a", test::curve({{0.25, {80, 0}}}));
  a.durability = Fixed(1);
  a.max_courses = 3;
  a.repeat_wait = Fixed(0.5);
  a.days_off_work = 10;
  CareModel m = test::model({a}, 3.6);
  m.day_off_work = 200;
  const auto total = [&m](Outcome outcome, std::size_t of = 0) {
    const Layout layout(m);
    return value_of(m, layout, 1).y[layout.total(outcome, of)];
  };
  EXPECT_EQ(total(Outcome::days_off_work), 30);
  EXPECT_EQ(total(Outcome::spend_undiscounted, index_of(View::societal)), 30 * 200);
  m.horizon = 3.5;  // what falls at the horizon does not count
  EXPECT_EQ(total(Outcome::days_off_work), 20);
  m.treatments[0].days_off_work = 0;
  EXPECT_EQ(total(Outcome::days_off_work), 0);
}

TEST(Valuation, OfManyLivesTogetherIsThatOfEachAlone) {
  const CareModel m = rich();
  const Layout layout(m);
  constexpr std::size_t lives = 50;
  Rows outcomes(layout.size(), lives);
  Valuation valuation(m, layout, lives);
  for (int again = 0; again < 2; ++again) {  // the second time over what the first left
    valuation.begin(0, outcomes, 0);
    for (std::size_t i = 0; i < lives; ++i) {
      const Valued v = value_of(m, layout, i);
      valuation.note(v.patient, v.history);
    }
    valuation.finish();
  }
  for (std::size_t i = 0; i < lives; ++i) {
    const Valued alone = value_of(m, layout, i);
    for (std::size_t place = 0; place < layout.size(); ++place)
      EXPECT_EQ(outcomes[place][i], alone.y[place]) << i << ' ' << place;
  }
}

INSTANTIATE_TEST_SUITE_P(Patients, ValueOfPatient, testing::Range<std::uint64_t>(0, 25));

}  // namespace
}  // namespace spinepath
