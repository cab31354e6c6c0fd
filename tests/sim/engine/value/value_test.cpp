// The valuation against quadrature, patient by patient.
#include "sim/engine/value/value.h"

#include <gtest/gtest.h>

#include "sim/engine/value/itemised.h"
#include "tests/sim/engine/value/plain_life.h"
#include "tests/sim/engine/value/rich_model.h"

namespace spinepath {
namespace {

using test::PlainLife;
using test::Walked;

class ValueOfPatient : public testing::TestWithParam<std::uint64_t> {
 protected:
  const Walked walked{test::rich_model(), GetParam()};
  const PlainLife life{walked};
  double at(std::size_t moment, Outcome outcome) const {
    return walked.outcome({.outcome = outcome, .at = static_cast<int>(moment)});
  }
  double total(Outcome outcome, int of = OutcomeKey::none, int entry = OutcomeKey::none) const {
    return walked.outcome(test::over_horizon(outcome, of, entry));
  }
  double qaly_losses(double rate) const {
    double lost = 0;
    for (const Event& event : walked.events) {
      const double weight = std::pow(1 + rate, -event.time);
      const bool survived = event.time < life.end();  // who dies of a course loses nothing more by it
      if (event.what == Milestone::course && survived) lost += 0.002 * weight;
      if (event.what == Milestone::adverse_event && survived) lost += 0.03 * weight;
    }
    for (const Foreseen& f : walked.lives.foreseen)
      if (f.kind == Foreseen::Kind::late_event && f.time < life.end())
        lost += (f.entry == 0 ? 0.05 : 0.01) * std::pow(1 + rate, -f.time);
    return lost;
  }
};

TEST_P(ValueOfPatient, QalysAreTheIntegralOfUtilityLessLosses) {
  const auto qalys = [&](double rate) {
    const double lived = life.integral(
        life.end(), [&](double t) { return std::pow(1 + rate, -t) * walked.model.utility.at(life.pain(t)); });
    return lived - qaly_losses(rate);
  };
  EXPECT_NEAR(total(Outcome::qalys), qalys(0.015), 1e-10);
  EXPECT_NEAR(total(Outcome::qalys_undiscounted), qalys(0), 1e-10);
}

TEST_P(ValueOfPatient, SpendSoFarIsWhatFellBeforeEachMoment) {
  const double share = walked.crowd.patients[0].insured ? 0.2 : 1.0;
  const auto& moments = walked.layout.moments();
  for (std::size_t m = 0; m < moments.size(); ++m) {
    const double until = moments[m];
    const auto weight = [](double t) { return std::pow(1.03, -t); };
    const double background =
        life.integral(until, [&](double t) { return weight(t) * (300 + 9 * life.pain(t)); });
    double patient = share * background, care = background;
    for (const test::PlainPayment& p : life.payments())
      if (p.time < until) {
        patient += p.amount * weight(p.time) * (p.covered ? share : 1);
        care += p.amount * weight(p.time);
      }
    for (const Flow& flow : walked.lives.flows) {
      const double from = std::min(flow.from, until), to = std::min({flow.until, life.end(), until});
      if (to <= from) continue;
      const double amount = flow.amount_per_year * (weight(from) - weight(to)) / std::log(1.03);
      patient += amount * (flow.item == 4 ? share : 1);
      care += amount;
    }
    const auto spend = [&](View view) {
      return walked.value(walked.layout.at(m, Outcome::spend, index_of(view)));
    };
    EXPECT_NEAR(spend(View::patient), patient, 1e-9 * care) << m;
    EXPECT_NEAR(spend(View::payer), care - patient, 1e-9 * care) << m;
    EXPECT_NEAR(spend(View::health_care), care, 1e-9 * care) << m;
  }
}

TEST_P(ValueOfPatient, TheSocietalViewAddsLostProductionAndDaysOff) {
  const double lost =
      life.integral(life.end(), [&](double t) { return std::pow(1.03, -t) * (50 + 20 * life.pain(t)); });
  double days = 0, worth = 0;
  for (const Event& event : walked.events)
    if (event.what == Milestone::course && event.time < life.end()) {
      days += 4;
      worth += 4 * 200 * std::pow(1.03, -event.time);
    }
  const double more = walked.outcome(key_of(Outcome::spend, View::societal)) -
                      walked.outcome(key_of(Outcome::spend, View::health_care));
  EXPECT_NEAR(more, lost + worth, 1e-9 * lost);
  EXPECT_EQ(total(Outcome::days_off_work), days);
}

TEST_P(ValueOfPatient, MomentsTellReliefAndLife) {
  for (std::size_t r = 0; r < walked.model.report_at.size(); ++r) {
    const double time = walked.model.report_at[r], alive = life.end() >= time ? 1 : 0;
    EXPECT_EQ(at(r, Outcome::alive), alive);
    const double relief = life.relief(time - 1e-11);
    EXPECT_NEAR(at(r, Outcome::relief), alive * relief, 1e-7);
    EXPECT_NEAR(at(r, Outcome::pain), alive * life.pain_before(time), 1e-7);
    EXPECT_EQ(at(r, Outcome::relief_30), relief >= 30 ? alive : 0);
    EXPECT_EQ(at(r, Outcome::relief_50), relief >= 50 ? alive : 0);
    EXPECT_EQ(at(r, Outcome::worse), relief < 0 ? alive : 0);
  }
}

TEST_P(ValueOfPatient, PartsOfReliefAddUpToIt) {
  for (std::size_t r = 0; r < walked.model.report_at.size(); ++r) {
    const double time = walked.model.report_at[r];
    const double sum =
        at(r, Outcome::relief_natural) + at(r, Outcome::relief_context) + at(r, Outcome::relief_specific);
    EXPECT_NEAR(sum + at(r, Outcome::relief_capped), at(r, Outcome::relief), 1e-9);
    if (life.end() < time) continue;
    EXPECT_NEAR(at(r, Outcome::relief_natural), walked.crowd.nature.at(0, time), 1e-9);
    EXPECT_NEAR(sum, walked.relief(time - 1e-11), 1e-7);
  }
}

TEST_P(ValueOfPatient, YearsOfReliefAreTheTimeAtTheCriterion) {
  EXPECT_NEAR(total(Outcome::years_relief_30), life.years_at(30), 1e-8);
  EXPECT_NEAR(total(Outcome::years_relief_50), life.years_at(50), 1e-8);
  EXPECT_EQ(total(Outcome::life_years), life.end());
}

TEST_P(ValueOfPatient, TreatmentsClassesAndBackgroundAddUpToHealthCare) {
  double treatments = total(Outcome::spend_by_treatment, OutcomeKey::background), classes = treatments;
  for (int t = 0; t < 3; ++t) treatments += total(Outcome::spend_by_treatment, t);
  for (const TreatmentClass c : {TreatmentClass::conservative, TreatmentClass::surgery})
    classes += total(Outcome::spend_by_class, static_cast<int>(c));
  const double care = walked.outcome(key_of(Outcome::spend, View::health_care));
  EXPECT_NEAR(treatments, care, 1e-9 * care);
  EXPECT_NEAR(classes, care, 1e-9 * care);
}

TEST_P(ValueOfPatient, SpendByTreatmentAddsUpToTheViewItemised) {
  for (const View view : views) {
    CareModel model = test::rich_model();
    model.itemised_view = view;
    const Walked itemised(std::move(model), GetParam());
    const auto spend_on = [&](int treatment) {
      return itemised.outcome(test::over_horizon(spend_by_treatment_of(view), treatment));
    };
    double sum = spend_on(OutcomeKey::background);
    for (int t = 0; t < 3; ++t) sum += spend_on(t);
    const double spend = itemised.outcome(key_of(Outcome::spend, view));
    EXPECT_NEAR(sum, spend, 1e-9 * (1 + spend)) << info_of(spend_by_treatment_of(view)).name;
  }
}

TEST_P(ValueOfPatient, EventsAreThoseHeardAndForeseen) {
  double courses = 0, harmed = 0, late = 0;
  for (const Event& event : walked.events) {
    courses += event.what == Milestone::course ? 1 : 0;
    harmed += event.what == Milestone::adverse_event ? 1 : 0;
  }
  for (const Foreseen& f : walked.lives.foreseen)
    late += f.kind == Foreseen::Kind::late_event && f.time < life.end() ? 1 : 0;
  for (int t = 0; t < 3; ++t) {
    courses -= total(Outcome::courses, t);
    harmed -= total(Outcome::adverse_events, t, 0);
    late -= total(Outcome::late_events, t, 0) + total(Outcome::late_events, t, 1);
  }
  EXPECT_EQ(courses, 0);
  EXPECT_EQ(harmed, 0);
  EXPECT_EQ(late, 0);
}

INSTANTIATE_TEST_SUITE_P(Patients, ValueOfPatient, testing::Range<std::uint64_t>(0, 40));

TEST(Valuation, OfTheRichModelMeetsWhatItIsTestedFor) {
  int capped = 0, dead = 0, repeated = 0, surgery = 0;
  for (std::uint64_t number = 0; number < 40; ++number) {
    const Walked walked(test::rich_model(), number);
    for (int r = 0; r < 4; ++r) capped += walked.outcome(test::at(Outcome::relief_capped, r)) != 0 ? 1 : 0;
    dead += walked.lives.end[0] < 6 ? 1 : 0;
    repeated += walked.outcome({Outcome::courses, 0}) > 1 ? 1 : 0;
    surgery += walked.outcome(test::at(Outcome::had_surgery, 3)) > 0 ? 1 : 0;
  }
  for (const int seen : {capped, dead, repeated, surgery}) EXPECT_GT(seen, 3);
}

}  // namespace
}  // namespace spinepath
