#include <array>
#include <cmath>

#include <fmt/format.h>

#include "sim/output/story/parts.h"
#include "sim/output/text/number.h"
#include "sim/scenario/evidence/measured.h"
#include "sim/scenario/format/format.h"
#include "sim/scenario/text/time_text.h"

namespace spinepath::output {
namespace {

std::string death_text(const Patient& patient) {
  if (std::isinf(patient.death)) return "never: the scenario has no life table";
  return fmt::format("after {}", scenario::time_text(patient.death));
}

/// The range of random numbers that leads to entry i of cumulative shares.
template <class Shares>
std::string range_of(const Shares& until, std::size_t i) {
  return fmt::format("{:.6g} to {:.6g}", i == 0 ? 0.0 : until[i - 1], until[i]);
}

}  // namespace

Table person_table(const Subject& subject) {
  const auto& [scenario, model, chance, crowd] = subject;
  const Patient& patient = subject.patient();
  const Population& population = model.population;
  const auto person = chance.uniforms(Purpose::person), body = chance.uniforms(Purpose::body);
  const auto severity = static_cast<std::size_t>(patient.severity);
  const std::array<double, 2> woman_until{population.female, 1};

  Table table({{"attribute", Align::left}, {"value", Align::left}, {"range"}, {"drawn"}});
  table.add({"age", fmt::format("{:.1f} years", patient.age), "", probability_text(person[0])});
  table.add({"sex", patient.female ? "woman" : "man", range_of(woman_until, patient.female ? 0 : 1),
             probability_text(person[1])});
  table.add({"condition", scenario.cohort.conditions[patient.condition].name.text,
             range_of(population.condition_until, patient.condition), probability_text(person[2])});
  table.add({"severity", std::string(scenario::severity_names[severity]),
             range_of(population.severity_until[patient.condition], severity), probability_text(person[3])});
  table.add({"baseline pain", fmt::format("{:.1f} VAS mm", patient.pain), "", probability_text(body[0])});
  table.add(
      {"responsiveness", fmt::format("F = {:.2f}", patient.responsiveness), "", probability_text(body[1])});
  if (subject.natural()) {
    table.add({"natural course", printable(name_of_natural(subject.scenario, *subject.natural()))});
    table.add({"lasting part of its rank",
               fmt::format("Z_N = {:.2f}, persistence {:.3g}", patient.standing, model.natural.persistence),
               "", probability_text(body[3])});
  }
  table.add({"death by other causes", death_text(patient), "", probability_text(body[2])});
  for (std::size_t i = 0; i < population.flags.size(); ++i) {
    const bool has = (patient.flags >> i & 1) != 0;
    table.add({scenario.cohort.flags[i].name.text, has ? "yes" : "no",
               fmt::format("yes below {:.6g}", population.flags[i].probability),
               probability_text(chance.uniforms(Purpose::flag, population.flags[i].stream)[0])});
  }
  return table;
}

Table nature_table(const Subject& subject) {
  if (!subject.natural()) return Table({{""}});
  const NaturalCourse& natural = subject.model.natural;
  const Curve& curve = natural.rules[*subject.natural()].curve;
  std::vector<Column> columns{{"natural course, relief in percent", Align::left}};
  std::vector<std::string> mean{"all patients with that curve, mean"}, sd{"all patients with that curve, sd"},
      own{"this patient"};
  for (const auto& [written, years] : subject.scenario.simulation.report_at) {
    const ReliefMoments all = natural_moments(curve, natural.persistence, years);
    columns.push_back({written.text});
    mean.push_back(fixed(all.mean, 1));
    sd.push_back(fixed(all.sd, 1));
    own.push_back(fixed(subject.crowd.nature.at(0, years), 1));
  }
  Table table(std::move(columns));
  for (auto* cells : {&mean, &sd, &own}) table.add(std::move(*cells));
  return table;
}

std::string why_not_eligible(const Subject& subject, const Treatment& treatment) {
  const Patient& p = subject.patient();
  const Eligibility& rule = treatment.eligible;
  std::string reasons;
  const auto append = [&](const std::string& reason) {
    reasons += fmt::format("{}{}", reasons.empty() ? "" : ", ", reason);
  };
  if ((rule.conditions >> p.condition & 1) == 0) append("condition");
  if ((rule.severities >> static_cast<int>(p.severity) & 1) == 0) append("severity");
  if (!(p.female ? rule.women : rule.men)) append("sex");
  if (p.age < rule.youngest || p.age > rule.oldest) append("age");
  const auto& flags = subject.scenario.cohort.flags;
  for (std::size_t i = 0; i < flags.size(); ++i) {
    const std::uint64_t flag = 1ull << i;
    if ((rule.required_flags & ~p.flags & flag) != 0) append(fmt::format("not {}", flags[i].name.text));
    if ((rule.excluded_flags & p.flags & flag) != 0) append(flags[i].name.text);
  }
  return reasons;
}

}  // namespace spinepath::output
