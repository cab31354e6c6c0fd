#include <algorithm>

#include "sim/scenario/compile/compile.h"
#include "sim/scenario/evidence/evidence.h"
#include "tests/sim/scenario/small_scenario.h"

namespace spinepath::scenario {
namespace {

/// Two treatments with curves for some patients and for other evidence, one of them in no pathway.
Scenario with_many_curves(const std::string& evidence) {
  Scenario s = scenario_of(std::string(small_scenario).append(evidence_table) + R"([natural_course]
curve = { "6 months" = { mean = 10, sd = 20 } }
curve_for = [{ conditions = ["facet_arthropathy"], female = true, curve = { "6 months" = { mean = 20, sd = 20 } } }]
[treatments.idle]
class = "surgery"
response = { "1 year" = { mean = 40 } }
[treatments.cells]
class = "regenerative"
eligible = { conditions = ["degenerative_disc"] }
effect = { "3 months" = { mean = 10 } }
variants.observed.response = { "3 months" = { mean = 30 } }
relief_for = [
  { conditions = ["facet_arthropathy"], effect = { "3 months" = { mean = 1 } } },
  { age = [60, 70], evidence = "claim", response = { "3 months" = { mean = 70 } } },
]
[[pathways]]
name = "cells"
steps = [{ treatment = "cells" }, { treatment = "physio" }]
)");
  s.simulation.evidence.text = evidence;
  return s;
}

/// What a treatment adds to the relief of an average patient at its knots.
std::vector<double> constants(const CareModel& model, const std::string& name, const Scenario& s,
                              const Patient& patient, std::optional<std::size_t> natural) {
  const auto at = std::ranges::find(s.treatments, name, [](const Treatment& t) { return t.name.text; });
  const spinepath::Treatment& t = model.treatments[static_cast<std::size_t>(at - s.treatments.begin())];
  std::vector<double> numbers;
  for (const LayerKnot& knot : t.layers[t.layer(patient, natural)].layer.knots)
    numbers.insert(numbers.end(), {knot.constant, knot.own, knot.of_natural});
  return numbers;
}

TEST(AsUsed, GivesEveryPatientTheSameLayersWithLess) {
  for (const std::string evidence : {"controlled", "observed", "claim"}) {
    const Scenario whole = with_many_curves(evidence), used = as_used(whole);
    const CareModel a = compile(whole), b = compile(used);
    for (const double age : {50.0, 65.0})
      for (const bool female : {false, true})
        EXPECT_EQ(constants(a, "cells", whole, {.age = age, .female = female}, 1),
                  constants(b, "cells", used, {.age = age, .female = female}, 1));
    const std::size_t natural = 0;
    const Patient facet{.age = 50, .condition = 1, .female = true};
    EXPECT_EQ(constants(a, "physio", whole, facet, natural), constants(b, "physio", used, facet, natural));
  }
}

TEST(AsUsed, LeavesOutTreatmentsThatNoPathwayGives) {
  const Scenario used = as_used(with_many_curves("controlled"));
  ASSERT_EQ(used.treatments.size(), 2u);
  EXPECT_EQ(used.treatments[0].name.text, "physio");
  EXPECT_EQ(used.treatments[1].name.text, "cells");
  EXPECT_TRUE(used.treatments[1].variants.empty());
  EXPECT_TRUE(used.treatments[1].relief_for.empty());
}

}  // namespace
}  // namespace spinepath::scenario
