#include "sim/analysis/subgroups/characteristics.h"

#include <algorithm>

#include "sim/scenario/format/format.h"

namespace spinepath {
namespace {

std::size_t age_band_of(const Patient& patient) {
  return static_cast<std::size_t>(
      std::ranges::count_if(age_bands, [&](double age) { return patient.age >= age; }));
}

/// Of the flag with that index in the cohort: its bit in Patient::flags.
Characteristic flag_of_patients(const std::string& name, std::size_t index) {
  return {name, {"not " + name, name}, [index](const Patient& patient) -> std::size_t {
            return patient.flags >> index & 1;
          }};
}

}  // namespace

Characteristic condition_of_patients(const scenario::Scenario& scenario) {
  Characteristic condition{
      "condition", {}, [](const Patient& patient) -> std::size_t { return patient.condition; }};
  for (const scenario::Share& share : scenario.cohort.conditions) condition.values.push_back(share.name.text);
  return condition;
}

std::vector<Characteristic> characteristics_of(const scenario::Scenario& scenario) {
  constexpr const char* insured = "insured";
  std::vector<Characteristic> all{
      condition_of_patients(scenario),
      {"severity",
       {scenario::severity_names.begin(), scenario::severity_names.end()},
       [](const Patient& patient) { return static_cast<std::size_t>(patient.severity); }},
      {"age_band", {"under 40", "40 to 64", "65 and over"}, age_band_of},
      {"sex",
       {"male", "female"},
       [](const Patient& patient) -> std::size_t { return patient.female ? 1 : 0; }},
      {insured, {"not insured", "insured"}, [](const Patient& patient) -> std::size_t {
         return patient.insured ? 1 : 0;
       }}};
  const std::vector<scenario::Share>& flags = scenario.cohort.flags;
  for (std::size_t f = 0; f < flags.size(); ++f)
    if (flags[f].name.text != insured)  // it is the one above
      all.push_back(flag_of_patients(flags[f].name.text, f));
  return all;
}

}  // namespace spinepath
