// The figures that the documents and the trials print, by the row of the evidence tables that they come from,
// are met by the shipped scenarios when the treatment is given alone.
#include <boost/math/distributions/normal.hpp>

#include "sim/scenario/compile/compile.h"
#include "sim/scenario/evidence/curves.h"
#include "sim/scenario/format/knots.h"
#include "tests/support/given_alone.h"

namespace spinepath {
namespace {

using scenario::Scenario;
using test::bound;
using test::given_alone;
using test::kinds_of_patients;
using test::scenario_named;

constexpr std::uint64_t patients = test::patients_given_alone;

/// What a document or a trial prints, and where the scenarios have it.
struct Figure {
  std::string row, scenario, evidence, treatment, at;
  Outcome outcome;
  double value;
};

const Figure figures[] = {
    {"S1-17", "price_by_country", "clinic_claim", "marrow_cells_disc", "12 months", Outcome::relief_50, 0.69},
    {"S1-17", "horizon_tijuana", "clinic_claim", "tijuana_cord_disc", "12 months", Outcome::relief_50, 0.69},
    {"S1-17", "price_by_country", "controlled", "cells_us_claimed", "12 months", Outcome::relief_50, 0.69},
    {"S4-08", "candidacy", "clinic_claim", "marrow_cells_disc", "6 months", Outcome::relief_30, 2. / 3},
    {"S4-08", "horizon_tijuana", "observed", "tijuana_fat_disc", "12 months", Outcome::relief_30, 2. / 3},
    {"R-LEVI-01", "sham_controlled", "observed", "marrow_cells_disc", "3 months", Outcome::relief_50, 0.40},
    {"R-LEVI-05", "three_routes", "observed", "marrow_cells_disc", "12 months", Outcome::relief_50, 0.44},
    {"R-LEVI-05", "sham_controlled", "controlled", "cells_observed", "12 months", Outcome::relief_50, 0.44},
    {"R-LEVI-02", "sham_controlled", "controlled", "cells_sham_one_trial", "3 months", Outcome::relief_50,
     0.33},
    {"R-LEVI-06", "sham_controlled", "controlled", "cells_sham_one_trial", "12 months", Outcome::relief_50,
     0.56},
    {"R-PRP-01", "by_disc_problem", "observed", "platelet_rich_plasma_disc", "12 months", Outcome::relief_50,
     0.477},
    {"PRP016", "three_routes", "observed", "marrow_cells_facet", "6 months", Outcome::relief_50, 0.81},
    {"INJ050", "by_disc_problem", "observed", "platelet_lysate_epidural", "2 months", Outcome::relief_50,
     0.456},
    {"INJ078 and INJ031", "four_ways", "observed", "facet_radiofrequency", "3 months", Outcome::relief_50,
     0.68},
};

/// Index of the treatment of that name.
int index_of(const Scenario& s, const std::string& treatment) {
  const auto found = std::ranges::find(s.treatments, treatment, [](const auto& t) { return t.name.text; });
  EXPECT_NE(found, s.treatments.end()) << treatment;
  return static_cast<int>(found - s.treatments.begin());
}

/// The curve of patients who are nothing in particular.
const scenario::Curve& general_curve(const Scenario& s, int index) {
  return *scenario::curve_choices(s.treatments[static_cast<std::size_t>(index)], s).back().curve;
}

/// A patient of no flag but those required, whom the treatment is for.
Patient candidate(const CareModel& m, int index) {
  return kinds_of_patients(m, m.treatments[static_cast<std::size_t>(index)]).at(0);
}

TEST(PrintedFigure, is_met_when_the_treatment_is_given_alone) {
  for (const Figure& figure : figures) {
    SCOPED_TRACE(figure.row + " in " + figure.scenario);
    Scenario s = scenario_named(figure.scenario);
    s.simulation.evidence.text = figure.evidence;
    const int index = index_of(s, figure.treatment);
    const CareModel m = scenario::compile(s);
    const CareModel alone = given_alone(m, index, candidate(m, index));
    const scenario::Curve& curve = general_curve(s, index);
    const auto knot = std::ranges::find(curve.knots, figure.at, [](const auto& k) { return k.at.text; });
    ASSERT_NE(knot, curve.knots.end());
    const int report = static_cast<int>(knot - curve.knots.begin());
    EXPECT_NEAR(test::mean(test::simulate(alone, patients), test::at(figure.outcome, report)), figure.value,
                bound(figure.value) + 0.0005);
  }
}

/// Mean relief and the share with any relief, from the curve's moments.
ReliefMoments moments_at_last_knot(const std::string& name, const std::string& evidence,
                                   const std::string& treatment) {
  Scenario s = scenario_named(name);
  s.simulation.evidence.text = evidence;
  return scenario::to_moments(general_curve(s, index_of(s, treatment)).knots.back());
}

TEST(PrintedFigure, mean_relief_is_that_of_the_clinics) {
  EXPECT_NEAR(moments_at_last_knot("horizon_tijuana", "clinic_claim", "tijuana_marrow_joint").mean, 60,
              1e-9);  // S0-07
  // S4-05 (68.2 %) and S4-07 (78 %) would need a spread of 88.7 with S4-08: met as far as one of 60 can.
  const ReliefMoments apex = moments_at_last_knot("candidacy", "clinic_claim", "marrow_cells_disc");
  EXPECT_NEAR(apex.mean, 55.85, 0.05);
  EXPECT_NEAR(cdf(boost::math::normal_distribution<>(), apex.mean / apex.sd), 0.82, 0.005);
}

TEST(PrintedFigure, outcomes_beside_pain_are_reached_as_often_as_claimed) {
  const Scenario s = scenario_named("price_by_country");
  const CareModel m = scenario::compile(s);
  const auto reached = [&](const std::string& treatment) {
    const int index = index_of(s, treatment);
    const Results results = test::simulate(given_alone(m, index, candidate(m, index)), patients);
    return test::mean(results, test::over_horizon(Outcome::endpoints, index, 0));
  };
  EXPECT_NEAR(reached("marrow_cells_disc"), 0.85, bound(0.85));  // S1-19
  EXPECT_NEAR(reached("intrathecal_cells"), 0.70, bound(0.70));  // S1-28
}

}  // namespace
}  // namespace spinepath
