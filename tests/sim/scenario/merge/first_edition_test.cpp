#include <filesystem>
#include <fstream>

#include "tests/sim/scenario/small_scenario.h"

namespace spinepath::scenario {
namespace {

constexpr std::string_view first_edition = R"(schema = 1
[simulation]
evidence = "claim"
[cohort]
flags = { smoker = 0.2 }
[treatments.cells]
evidence = "claim"
[treatments.cells.response_variants.claim]
"12 months" = { mean = 60, sd = 20 }
[[treatments.cells.response_for]]
curve = "little"
[[treatments.cells.costs]]
item = "medication"
amount = 100
when = "per year"
)";

TEST(FirstEdition, is_refused_with_one_message_that_names_what_has_moved) {
  EXPECT_EQ(
      errors_of(read_scenario_text(std::string(first_edition), "old.toml")),
      R"(old.toml:1:10: schema: is 1, the first edition of the format; in the second it is 2, and what follows has changed
  line 3: simulation.evidence: needs the new table [evidence], which declares the name
  line 4: cohort: without the flag `insured` everybody is insured, not nobody
  line 7: treatments.cells.evidence: needs the new table [evidence], which declares the name
  line 8: treatments.cells.response_variants.claim: is now variants.claim.response
  line 10: treatments.cells.response_for: is now relief_for
  line 11: treatments.cells.response_for[1].curve: is now response, effect or specific_effect
  line 15: treatments.cells.costs[1].when: needs until or for: how long a yearly cost flows
)");
}

TEST(FirstEdition, gives_its_old_names_a_message_in_a_file_of_the_second) {
  EXPECT_EQ(
      errors_of(read_scenario_text(
          with("[[treatments.physio.costs]]",
               "[treatments.physio.response_variants.claim]\n[[treatments.physio.response_for]]\ncurve = "
               "\"x\"\n[[treatments.physio.costs]]"),
          "new.toml")),
      "new.toml:22:20: treatments.physio.response_variants: unknown key, of the first edition: is now "
      "variants.NAME.response\n"
      "new.toml:23:21: treatments.physio.response_for: unknown key, of the first edition: is now "
      "relief_for\n"
      "new.toml:24:1: treatments.physio.response_for[1].curve: unknown key, of the first edition: is now "
      "response, effect or specific_effect\n");
}

TEST(FirstEdition, has_no_word_where_a_key_was_never_meant) {
  EXPECT_EQ(errors_of(read_scenario_text(with("[utility]", "[utility]\nresponse_for = 1"), "x")),
            "x:13:1: utility.response_for: unknown key; allowed: at_no_pain, per_pain_point\n");
}

TEST(FirstEdition, of_a_library_is_refused_likewise_and_nothing_else_is_said) {
  const std::filesystem::path folder = std::filesystem::path(testing::TempDir()) / "first_edition";
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "old.toml") << "schema = 1\n[treatments.cells]\nresponse_variants = {}\n";
  const Reading reading =
      read_scenario_text("use = [\"old.toml\"]\n" + std::string(small_scenario), folder / "new.toml");
  ASSERT_EQ(reading.errors.size(), 1u);
  EXPECT_EQ(reading.errors[0].where.file, 1);
  EXPECT_EQ(reading.errors[0].key, "schema");
  std::filesystem::remove_all(folder);
}

TEST(FirstEdition, is_not_what_has_another_number) {
  const Reading reading = read_scenario_text(with("schema = 2", "schema = 3"), "x");
  EXPECT_EQ(errors_of(reading), "x:1:10: schema: 3 is out of range; allowed: 2\n");
}

}  // namespace
}  // namespace spinepath::scenario
