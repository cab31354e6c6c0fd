// Scenarios to draw: all shipped ones, and random ones with names and steps of every kind.
#pragma once
#include <algorithm>
#include <filesystem>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "tests/sim/scenario/small_scenario.h"

namespace spinepath::report {

/// With its name.
using Drawn = std::pair<std::string, scenario::Scenario>;

inline std::vector<Drawn> shipped_scenarios() {
  std::vector<Drawn> all;
  for (const auto& file : std::filesystem::directory_iterator(SPINEPATH_ROOT "/scenarios")) {
    if (file.path().extension() != ".toml") continue;
    const scenario::Reading reading = scenario::read_scenario(file.path());
    EXPECT_TRUE(reading.scenario.has_value()) << file.path();
    if (reading.scenario) all.emplace_back(file.path().stem().string(), *reading.scenario);
  }
  return all;
}

/// The small scenario with six treatments of various names and limits, and one pathway.
inline scenario::Scenario six_treatments() {
  std::string text(scenario::small_scenario);
  const std::string response = "response = { \"3 months\" = { relief_30 = 0.5, relief_50 = 0.3 } }\n";
  text += "[treatments.a]\nlabel = \"<b>R&D \\\"x\\\"</b>\"\nclass = \"injection\"\nmax_courses = 4\n" +
          response + "[treatments.b]\nlabel = \"" + std::string(80, 'W') + "\"\nclass = \"surgery\"\n" +
          response +
          "eligible = { conditions = [\"degenerative_disc\"], severity = [\"moderate\", \"severe\"], age = "
          "[18, 75], "
          "pain_above = 40 }\n"
          "[treatments.c]\nlabel = \"椎間板への細胞移植療法および理学療法の組み合わせ治療\"\nclass = "
          "\"surgery\"\n" +
          response +
          "workup = { confirms = 0.174 }\n[treatments.d]\nlabel = \"تثبيت الفقرات\"\nclass = \"surgery\"\n" +
          response + "eligible = { female = true }\n[treatments.e]\nclass = \"regenerative\"\n" + response;
  return scenario::scenario_of(std::move(text));
}

/// From 0, below n.
inline int below(int n, std::mt19937& random) {
  return static_cast<int>(random() % static_cast<unsigned>(n));
}
/// One of a list that is not empty.
template <class List>
const auto& one_of(const List& list, std::mt19937& random) {
  return list[random() % list.size()];
}

/// Begins as an earlier one or anew, with up to nine steps.
inline scenario::Pathway random_pathway(std::mt19937& random, const scenario::Scenario& scenario) {
  const scenario::Pathway& earlier = one_of(scenario.pathways, random);
  scenario::Pathway pathway = earlier;
  pathway.steps.resize(random() % (earlier.steps.size() + 1));
  if (below(10, random) == 0) pathway.success.value = 30;
  for (int more = below(4, random); more > 0 && pathway.steps.size() < 9; --more) {
    scenario::Step step = scenario.pathways.front().steps.front();
    step.treatment.text = one_of(scenario.treatments, random).name.text;
    step.accept.value = below(5, random) / 4.0;
    step.wait.numbers.front().second.value = below(3, random) / 4.0;
    pathway.steps.push_back(step);
  }
  return pathway;
}

inline scenario::Scenario random_scenario(std::mt19937& random) {
  static const std::vector<std::string> labels{"", "Care & <cells>", std::string(300, 'm'),
                                               "Ω é 漢字 \U0001F9B4",
                                               "Conservative care, then injections, then marrow cells, then "
                                               "surgery, and everything else that there is"};
  scenario::Scenario scenario = six_treatments();
  const std::size_t pathways = random() % 30 + 1;
  while (scenario.pathways.size() < pathways) {
    scenario::Pathway pathway = random_pathway(random, scenario);
    pathway.name.text = "pathway_" + std::to_string(scenario.pathways.size());
    pathway.label = one_of(labels, random);
    scenario.pathways.push_back(std::move(pathway));
  }
  scenario.title = one_of(labels, random);
  return scenario;
}

inline std::vector<Drawn> scenarios_to_draw() {
  std::vector<Drawn> all = shipped_scenarios();
  std::mt19937 random(1);
  for (int i = 0; i < 60; ++i) all.emplace_back("random " + std::to_string(i), random_scenario(random));
  return all;
}

}  // namespace spinepath::report
