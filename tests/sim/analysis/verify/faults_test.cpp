// The table of faults; each is caught by the check that it is for, which passes without it.
#include "tests/sim/analysis/verify/faults.h"

#include <set>

#include <gtest/gtest.h>

#include "sim/analysis/verify/checks/list.h"

namespace spinepath::verify {
namespace test {
namespace {

constexpr std::size_t drug = 0, injection = 1, surgery = 2;

std::map<std::string, Fault> faults_of_scenarios() {
  using scenario::fixed_quantity;
  std::map<std::string, Fault> all;
  all["scale_of_pain"] = {"pain of 0 to 10",
                          [](Scenario& s) { s.cohort.pain = fixed_quantity({.value = 6}); }};
  all["scale_of_percentages"] = {"relief in fractions", [](Scenario& s) {
                                   for (scenario::Knot& knot : s.treatments[drug].measured.effect->knots) {
                                     knot.mean->value = 0.08;
                                     knot.sd->value = 0.1;
                                   }
                                 }};
  all["scale_of_prices"] = {"prices in thousands", [](Scenario& s) { s = with_prices(s, 1e-3); }};
  all["scale_of_utility"] = {"utility rises with pain",
                             [](Scenario& s) { s.utility.per_pain_point.value = 0.001; }};
  all["scale_of_life_table"] = {"rates per cent", [](Scenario& s) {
                                  s.mortality.table =
                                      LifeTable({{.age = 0, .hazard_male = 0.4, .hazard_female = 0.3}});
                                }};
  all["yearly_costs_end"] = {"a yearly cost that nobody stops",
                             [](Scenario& s) { s.treatments[drug].costs[0].until->value = Until::end; }};
  all["sources_given"] = {"a number without a source", [](Scenario& s) { s.cohort.female.source = {}; }};
  all["values_in_their_intervals"] = {"the spread of patients as that of the mean", [](Scenario& s) {
                                        scenario::Parameter& price =
                                            s.treatments[injection].costs[0].amount.numbers[0].second;
                                        price.uncertainty->kind = scenario::Uncertainty::Kind::distribution;
                                        price.uncertainty->shape = shape_of<Gamma>;
                                        price.uncertainty->numbers = {{given::sd, 20 * price.value}};
                                      }};
  all["inputs_alive"] = {"the effect of a second course where there is only one", [](Scenario& s) {
                           s.treatments[drug].repeat_effect = {.value = 0.7,
                                                               .path = "treatments.drug.repeat_effect"};
                         }};
  all["treatments_given"] = {"a treatment in no pathway", [](Scenario& s) {
                               s.treatments.push_back(s.treatments[surgery]);
                               s.treatments.back().name.text = "forgotten";
                             }};
  all["steps_taken"] = {"a step that nobody accepts",
                        [](Scenario& s) { s.pathways[2].steps[2].accept.value = 0; }};
  all["events_happen"] = {"an event too rare to be drawn", [](Scenario& s) {
                            s.treatments[injection].adverse_events[0].probability.value = 1e-9;
                          }};
  all["alive_as_the_population"] = {"patients live longer than everybody",
                                    [](Scenario& s) { s.mortality.hazard_ratio.value = 0.2; }};
  all["pathways_differ"] = {"a pathway written twice",
                            [](Scenario& s) { s.pathways[2].steps = s.pathways[1].steps; }};
  all["draws_at_their_values"] = {
      "an uncertainty to one side", [](Scenario& s) {
        scenario::Parameter& price = s.treatments[injection].costs[0].amount.numbers[0].second;
        price.uncertainty->kind = scenario::Uncertainty::Kind::distribution;
        price.uncertainty->shape = shape_of<Uniform>;
        price.uncertainty->numbers = {{given::low, price.value}, {given::high, 3 * price.value}};
      }};
  return all;
}

void add_faults_of_patients(std::map<std::string, Fault>& all) {
  const ChangeScenario as_it_is = [](Scenario&) {};
  const auto add = [&](const char* check, const char* words, const ChangeProgram& program) {
    all[check] = {words, as_it_is, program};
  };
  add("deaths_absent", "the last days are not counted",
      spoiling(Outcome::life_years, [](double x) { return 0.999 * x; }));
  add("hazards_extreme", "the hazard ratio is ignored",
      compiling([](CareModel& m) { m.population.hazard_ratio = 1; }));
  add("hazards_doubled", "the hazard ratio is a ratio of survival",
      compiling([](CareModel& m) { m.population.hazard_ratio = 1 / m.population.hazard_ratio; }));
  add("life_table_followed", "the hazard ratio counts twice",
      compiling([](CareModel& m) { m.population.hazard_ratio *= 3 * m.population.hazard_ratio; }));
  add("alive_never_rises", "the dead are counted as alive at the last time",
      spoiling([](Results& results, const CareModel& m, const RunOptions&) {
        for (OutcomeRow& row : results.outcomes)
          if (row.key.outcome == Outcome::alive && row.key.at + 1 == std::ssize(m.report_at)) row.mean = 1;
      }));
  add("values_within_limits", "patients are counted once a course",
      spoiling(Outcome::treated, [](double x) { return 2 * x; }));
  add("criteria_in_order", "30 and 50 % are mixed up",
      spoiling(Outcome::relief_30, [](double x) { return x / 4; }));
  add("everybody_has_a_fate", "a patient is counted twice",
      spoiling([](Results& results, const CareModel&, const RunOptions&) {
        for (auto& steps : results.fates)
          if (!steps.empty()) ++steps[0][static_cast<std::size_t>(Fate::failed)];
      }));
  add("parts_of_relief_add_up", "the context counts twice",
      spoiling(Outcome::relief_context, [](double x) { return 2 * x; }));
  add("effect_raised", "effects have the wrong sign", simulating([](CareModel& m) {
        for (Treatment& treatment : m.treatments)
          for (LayerRule& rule : treatment.layers)
            for (LayerKnot& knot : rule.layer.knots) knot.constant = -knot.constant;
      }));
  add("natural_course_followed", "the natural course is too good", simulating([](CareModel& m) {
        for (NaturalRule& rule : m.natural.rules)
          for (CurveKnot& knot : rule.curve) knot.relief.mean *= 1.2;
      }));
  add("without_treatments", "entering a pathway helps",
      spoiling([](Results& results, const CareModel&, const RunOptions&) {
        for (OutcomeRow& row : results.outcomes)
          if (row.key.outcome == Outcome::relief && row.pathway > 0 && row.mean) *row.mean += 1;
      }));
  add("step_without_effect", "each course ends the relief of others", simulating([](CareModel& m) {
        for (Treatment& treatment : m.treatments) treatment.stops_with_next = true;
      }));
  add("declined_step", "some get what they decline", simulating([](CareModel& m) {
        for (Pathway& pathway : m.pathways)
          for (Step& step : pathway.steps) step.accept = std::max(step.accept, 0.1);
      }));
  add("adverse_events_harmless", "adverse events cost QALYs of their own",
      leaking(Outcome::adverse_events, Outcome::qalys));
  add("late_events_harmless", "late events cost days off work",
      leaking(Outcome::late_events, Outcome::days_off_work));
  add("endpoints_harmless", "endpoints change pain", leaking(Outcome::endpoints, Outcome::pain));
  add("adverse_events_certain", "at most half of the courses have an event", simulating([](CareModel& m) {
        for (Treatment& treatment : m.treatments)
          for (AdverseEvent& event : treatment.adverse_events)
            event.probability = std::min(event.probability, 0.5);
      }));
  add("accepted_as_declared", "acceptance counts twice", simulating([](CareModel& m) {
        for (Pathway& pathway : m.pathways)
          for (Step& step : pathway.steps) step.accept *= step.accept;
      }));
  add("confirmed_as_declared", "the probability is one of refusal", simulating([](CareModel& m) {
        for (Treatment& treatment : m.treatments) treatment.confirms = 1.2 - treatment.confirms;
      }));
  add("events_as_declared", "rates are taken for probabilities over the horizon",
      simulating([](CareModel& m) {
        for (Treatment& treatment : m.treatments)
          for (LateEvent& event : treatment.late_events) event.rate /= m.horizon;
      }));
}

void add_faults_of_results(std::map<std::string, Fault>& all) {
  const ChangeScenario as_it_is = [](Scenario&) {};
  const auto add = [&](const char* check, const char* words, const ChangeProgram& program) {
    all[check] = {words, as_it_is, program};
  };
  const auto more = [](double by) { return [by](double x) { return x + by; }; };
  const auto times = [](double by) { return [by](double x) { return by * x; }; };
  add("utilities_one", "QALYs of the time after death", spoiling(Outcome::qalys, times(1.001)));
  add("utilities_zero", "a bonus for entering", spoiling(Outcome::qalys_undiscounted, more(0.001)));
  add("utilities_lowered", "the utility without pain is built in",
      compiling([](CareModel& m) { m.utility.at_no_pain = 0.9; }));
  add("qalys_at_most_life_years", "utility in percent", spoiling(Outcome::qalys, times(100)));
  add("qalys_per_life_year", "utility counts twice", spoiling(Outcome::qalys_undiscounted, times(0.5)));
  add("prices_zero", "a charge that is built in", compiling([](CareModel& m) { m.health_care.base += 10; }));
  add("prices_doubled", "a charge that is built in",
      compiling([](CareModel& m) { m.health_care.base += 10; }));
  add("one_price_doubled", "a price in the wrong line",
      compiling([](CareModel& m) { m.treatments[drug].costs.push_back(m.treatments[injection].costs[0]); }));
  add("views_add_up", "the payer pays for the uninsured",
      spoiling([](Results& results, const CareModel&, const RunOptions&) {
        for (OutcomeRow& row : results.outcomes)
          if (row.key.outcome == Outcome::spend && row.key.of == static_cast<int>(View::payer))
            *row.mean *= 1.1;
      }));
  add("lines_add_up", "costs of events in no line", spoiling(Outcome::spend_by_treatment, times(0.99)));
  add("coinsurance_shifts_money", "coinsurance above a half is ignored",
      compiling([](CareModel& m) { m.coinsurance = std::min(m.coinsurance, 0.5); }));
  add("days_off_valued", "days off work of 12 hours", compiling([](CareModel& m) { m.day_off_work /= 2; }));
  add("background_flows_until_death", "background costs of the dead",
      spoiling(Outcome::spend_undiscounted, more(1)));
  add("money_per_responder", "responders among the living",
      spoiling(Outcome::cost_per_responder, times(0.99)));
  add("cohort_doubled", "a cohort that is built in",
      compiling([](CareModel& m) { m.population.size = 1000; }));
  add("discount_zero", "a discount that is built in",
      compiling([](CareModel& m) { m.discount_costs = Discount(0.03); }));
  add("discount_raised", "a discount that is built in",
      compiling([](CareModel& m) { m.discount_qalys = Discount(0.03); }));
  add("undiscounted_at_least_discounted", "the two are mixed up",
      spoiling(Outcome::spend_undiscounted, times(0.9)));
  add("discount_as_declared", "a second rate that is ignored",
      compiling([](CareModel& m) { m.discount_qalys = Discount(0.03); }));
  add("pathways_made_equal", "random numbers by the pathway's place",
      spoiling([](Results& results, const CareModel&, const RunOptions&) {
        for (DifferenceRow& row : results.differences)
          if (row.mean) *row.mean += 1e-12;
      }));
  add("pathways_reordered", "the first pathway is charged",
      spoiling([](Results& results, const CareModel&, const RunOptions&) {
        for (OutcomeRow& row : results.outcomes)
          if (row.pathway == 0 && row.key.outcome == Outcome::spend) *row.mean += 1;
      }));
  add("pathways_alone", "pathways depend on each other",
      spoiling([](Results& results, const CareModel& m, const RunOptions&) {
        for (OutcomeRow& row : results.outcomes)
          if (row.key.outcome == Outcome::spend) *row.mean += static_cast<double>(m.pathways.size());
      }));
  add("differences_reversed", "differences have no sign",
      spoiling([](Results& results, const CareModel&, const RunOptions&) {
        for (DifferenceRow& row : results.differences)
          if (row.mean) row.mean = std::fabs(*row.mean);
      }));
  add("differences_of_means", "differences from the pathway before",
      spoiling([](Results& results, const CareModel&, const RunOptions&) {
        for (DifferenceRow& row : results.differences)
          if (row.mean) *row.mean /= static_cast<double>(row.pathway + 1);
      }));
  add("horizon_halved", "the horizon shows before",
      spoiling([](Results& results, const CareModel& m, const RunOptions&) {
        for (OutcomeRow& row : results.outcomes)
          if (row.key.outcome == Outcome::spend && row.key.at >= 0) *row.mean += m.horizon;
      }));
  add("seed_changed", "the seed is ignored", [](Program& program) {
    program.simulate = [right = program.simulate](const CareModel& model, RunOptions options,
                                                  const KeepGoing& keep_going) {
      options.seed = 1;
      return right(model, options, keep_going);
    };
  });
  add("errors_halved", "errors that are spreads",
      spoiling([](Results& results, const CareModel&, const RunOptions&) {
        for (OutcomeRow& row : results.outcomes) row.se = row.sd;
      }));
  add("errors_of_shares", "patients are counted twice",
      spoiling([](Results& results, const CareModel&, const RunOptions&) {
        for (OutcomeRow& row : results.outcomes)
          if (row.se) *row.se /= std::sqrt(2.0);
      }));
  add("bits_repeated", "sums depend on threads",
      spoiling([](Results& results, const CareModel&, const RunOptions& options) {
        for (OutcomeRow& row : results.outcomes)
          if (options.threads == 1 && row.mean) *row.mean *= 1 + 1e-15;
      }));
}

void add_faults_of_uncertainty(std::map<std::string, Fault>& all) {
  const ChangeScenario as_it_is = [](Scenario&) {};
  const auto add = [&](const char* check, const char* words, const ChangeProgram& program) {
    all[check] = {words, as_it_is, program};
  };
  add("draws_without_uncertainty", "draws of what is certain", drawing([](PsaSample& sample) {
        for (std::size_t i = 0; i < sample.mean.size(); ++i)
          sample.mean[i] *= 1 + 1e-6 * static_cast<double>(i);
      }));
  add("draws_repeated", "draws depend on their number",
      drawing([](PsaSample& sample) { sample.mean[0] += static_cast<double>(sample.draws); }));
  add("draws_follow_distributions", "draws of the upper half", [](Program& program) {
    program.draw_parameters = [right = program.draw_parameters](const Scenario& s, std::uint64_t seed,
                                                                std::uint64_t draws) {
      ParameterMeans means = right(s, seed, draws);
      for (double& mean : means.means) mean *= 1.1;
      return means;
    };
  });
  add("draws_around_the_values", "draws at twice the prices", drawing([](PsaSample& sample) {
        for (double& mean : sample.mean) mean *= 2;
      }));
  add("acceptability_sums_to_one", "ties count for both",
      deciding([](DecisionAt& at) { at.strategies[0].probability.naive += 0.1; }));
  add("evpi_at_least_evppi", "an EVPPI that is not limited", deciding([](DecisionAt& at) {
        for (auto& one : at.parameters)
          if (one) one->value = 2 * at.evpi.naive + 1;
      }));
  add("evpi_is_the_least_loss", "an EVPI of the reference",
      deciding([](DecisionAt& at) { at.evpi.naive += 10; }));
  add("twins_have_no_ratio", "a ratio of rounding errors", ordering([](std::vector<FrontierRow>& rows) {
        for (FrontierRow& row : rows) row.icer = 1e18;
      }));
  add("frontier_in_order", "the dominated are on the frontier", ordering([](std::vector<FrontierRow>& rows) {
        double icer = 1e6;
        for (FrontierRow& row : rows) {
          row.dominance = Dominance::none;
          row.icer = icer /= 2;
        }
      }));
}

}  // namespace

const std::map<std::string, Fault>& faults() {
  static const std::map<std::string, Fault> all = [] {
    std::map<std::string, Fault> made = faults_of_scenarios();
    add_faults_of_patients(made);
    add_faults_of_results(made);
    add_faults_of_uncertainty(made);
    return made;
  }();
  return all;
}

}  // namespace test

namespace {

Finding found_with(const Check& check, const test::Fault& fault) {
  Scenario scenario = test::sound_scenario();
  fault.scenario(scenario);
  Program program = this_program();
  fault.program(program);
  Subject subject(scenario,
                  {.patients = 4'096, .draws = 64, .patients_per_draw = 64, .seed = 3, .threads = 2}, {},
                  program);
  return check.find(subject);
}

std::string words_of(const Finding& finding) {
  std::string text = std::string(name_of(finding.verdict)) + ": " + finding.figure;
  for (const std::string& name : finding.named) text += "\n  " + name;
  if (finding.deviation)
    text += fmt::format("\n  {} in {}: {} in place of {}", info_of(finding.deviation->key.outcome).name,
                        finding.deviation->pathway, finding.deviation->found, finding.deviation->expected);
  return text;
}

/// A check that no fault makes fail is not a check.
TEST(VerifyChecks, EachHasAFault) {
  std::set<std::string> checked, faulty;
  for (const Check& check : checks()) EXPECT_TRUE(checked.emplace(check.name).second) << check.name;
  for (const auto& [name, fault] : test::faults()) faulty.insert(name);
  EXPECT_EQ(checked, faulty);
  EXPECT_GE(checked.size(), 40u);
}

class VerifyCheck : public testing::TestWithParam<std::string> {};

TEST_P(VerifyCheck, PassesAndCatchesItsFault) {
  const Check& check = *find_check(GetParam());
  const Finding sound = found_with(check, {});
  EXPECT_EQ(sound.verdict, Verdict::passed) << words_of(sound);
  const test::Fault& fault = test::faults().at(GetParam());
  const Finding faulty = found_with(check, fault);
  EXPECT_TRUE(faulty.verdict == Verdict::warning || faulty.verdict == Verdict::failed)
      << fault.words << ": " << words_of(faulty);
  EXPECT_TRUE(!faulty.named.empty() || faulty.deviation || faulty.verdict == Verdict::warning);
}

std::vector<std::string> names_of_checks() {
  std::vector<std::string> names;
  for (const Check& check : checks()) names.emplace_back(check.name);
  return names;
}

INSTANTIATE_TEST_SUITE_P(Of, VerifyCheck, testing::ValuesIn(names_of_checks()),
                         [](const auto& name) { return name.param; });

}  // namespace
}  // namespace spinepath::verify
