#include "sim/output/text/names.h"

#include <set>
#include <tuple>

#include <gtest/gtest.h>

#include "sim/engine/value/layout.h"
#include "tests/sim/output/example.h"

namespace spinepath::output {
namespace {

using test::Example;
using Text = std::tuple<std::string, std::string, std::string, std::string>;

Text text(const OutcomeKey& key) {
  static const scenario::Scenario scenario = test::scenario_of(test::example_text);
  const KeyText found = text_of(key, scenario);
  return {found.outcome, found.of, found.at, found.unit};
}

TEST(Names, EveryOutcomeOfAPathwayIsCalledDifferently) {
  const scenario::Scenario scenario = test::scenario_of(test::example_text);
  const Layout layout(compile(scenario));
  for (std::size_t p = 0; p < scenario.pathways.size(); ++p) {
    std::set<std::tuple<std::string, std::string, std::string>> seen;
    for (const OutcomeKey& key : layout.keys(p)) {
      const KeyText found = text_of(key, scenario);
      EXPECT_TRUE(seen.insert({found.outcome, found.of, found.at}).second)
          << found.outcome << " " << found.of;
      EXPECT_FALSE(found.unit.empty());
    }
  }
}

// The table of results/README.md, row by row.
TEST(Names, SayWhatOfWhatWhenAndInWhichUnit) {
  constexpr int none = OutcomeKey::none;
  EXPECT_EQ(text({Outcome::relief_30, none, none, 0}), Text("relief_30", "", "6 weeks", "probability"));
  EXPECT_EQ(text({Outcome::relief_50, none, none, 1}), Text("relief_50", "", "12 months", "probability"));
  EXPECT_EQ(text({Outcome::pain, none, none, 2}), Text("pain", "", "24 months", "VAS mm"));
  EXPECT_EQ(text({Outcome::relief, none, none, 0}), Text("relief", "", "6 weeks", "percent"));
  EXPECT_EQ(text({Outcome::alive, none, none, 0}), Text("alive", "", "6 weeks", "probability"));
  EXPECT_EQ(text({Outcome::had_surgery, none, none, 0}), Text("had_surgery", "", "6 weeks", "probability"));
  EXPECT_EQ(text({Outcome::spend, 2}), Text("spend", "health_care", "horizon", "USD"));
  EXPECT_EQ(text({Outcome::spend_undiscounted, 0}), Text("spend_undiscounted", "patient", "horizon", "USD"));
  EXPECT_EQ(text({Outcome::spend_by_class, 3}), Text("spend_by_class", "surgery", "horizon", "USD"));
  EXPECT_EQ(text({Outcome::spend_by_treatment, 1}), Text("spend_by_treatment", "cells", "horizon", "USD"));
  EXPECT_EQ(text({Outcome::spend_by_treatment, OutcomeKey::background}),
            Text("spend_by_treatment", "background", "horizon", "USD"));
  EXPECT_EQ(text({Outcome::qalys}), Text("qalys", "", "horizon", "QALY"));
  EXPECT_EQ(text({Outcome::life_years}), Text("life_years", "", "horizon", "years"));
  EXPECT_EQ(text({Outcome::courses, 0}), Text("courses", "exercise", "horizon", "per patient"));
  EXPECT_EQ(text({Outcome::treated, 0}), Text("treated", "exercise", "horizon", "probability"));
  EXPECT_EQ(text({Outcome::adverse_events, 1, 0}),
            Text("adverse_events", "cells: discitis, early", "horizon", "per patient"));
  EXPECT_EQ(text({Outcome::late_events, 2, 0}),
            Text("late_events", "fusion: reoperation", "horizon", "per patient"));
  EXPECT_EQ(text({Outcome::endpoints, 1, 0}),
            Text("endpoints", "cells: bulge reduced", "horizon", "per patient"));
  EXPECT_EQ(text({Outcome::cost_per_responder, 1, none, OutcomeKey::month_12}),
            Text("cost_per_responder", "payer", "12 months", "USD"));
  EXPECT_EQ(text({Outcome::cohort_spend, 3}), Text("cohort_spend", "societal", "horizon", "USD"));
}

}  // namespace
}  // namespace spinepath::output
