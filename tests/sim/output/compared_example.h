// The example compared with itself in other money, under a claim, and with other patients.
#pragma once
#include <string>
#include <vector>

#include "sim/output/comparison/record.h"
#include "tests/sim/output/example.h"

namespace spinepath::test {

struct ComparedExample {
  ComparedExample()
      : cases{{.name = "plain", .scenario = scenario_of(example_text), .patients = 500, .seed = 1},
              {.name = "pesos",
               .scenario = scenario_of(in_pesos()),
               .patients = 500,
               .seed = 1,
               .money = 0.0625},
              {.name = "others, few", .scenario = scenario_of(renamed()), .patients = 400, .seed = 2}},
        results(*compare(cases, 1, {})),
        record{cases, results, {"USD", 2024}, {manifest(0), manifest(1), manifest(2)}} {}
  ComparedExample(const ComparedExample&) = delete;
  ComparedExample& operator=(const ComparedExample&) = delete;

  std::vector<Case> cases;
  Comparison results;
  output::ComparisonRecord record;

 private:
  static std::string in_pesos() {
    std::string text = example_text;
    text.replace(text.find("\"USD\"\nprice_year = 2024"), 23, "\"MXN\"\nprice_year = 2022");
    return text +
           "[prices]\ncurrency = \"USD\"\nyear = 2024\nindex = { value = 1.25, source = \"plan\" "
           "}\nexchange_rate = "
           "0.05\n";
  }
  static std::string renamed() {
    std::string text = example_text;
    return text.replace(text.find("name = \"nothing\""), 16, "name = \"no_care\"");
  }
  output::Manifest manifest(std::size_t c) const {
    return {.version = "1.2.3",
            .commit = "abc",
            .scenario_file = cases[c].name + ".toml",
            .scenario_hash = 255,
            .patients = cases[c].patients,
            .seed = cases[c].seed,
            .threads = 1,
            .wall_seconds = 0.5};
  }
};

}  // namespace spinepath::test
