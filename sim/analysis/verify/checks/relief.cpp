// Checks of relief: its parts, and where it comes from.
#include <array>
#include <cmath>

#include "sim/analysis/verify/change.h"
#include "sim/analysis/verify/checks/groups.h"
#include "sim/analysis/verify/compare.h"
#include "sim/analysis/verify/subject.h"

namespace spinepath::verify {
namespace {

/// A kind of relief and the outcomes of which it is the sum.
struct PartsOfRelief {
  Outcome whole;
  std::vector<Outcome> parts;
};

Finding parts_of_relief_add_up(Subject& subject) {
  using enum Outcome;
  const std::vector<PartsOfRelief> kinds{
      {relief, {relief_natural, relief_context, relief_specific, relief_capped}},
      {treated_relief,
       {treated_relief_natural, treated_relief_context, treated_relief_specific, treated_relief_others,
        treated_relief_capped}}};
  const Results& base = subject.base();
  Comparison comparison;
  for (const OutcomeRow& row : base.outcomes)
    for (const PartsOfRelief& kind : kinds) {
      if (row.key.outcome != kind.whole || !row.mean) continue;
      double sum = 0, size = 100;  // [percent]
      bool has_parts = true;
      for (const Outcome part : kind.parts) {
        OutcomeKey key = row.key;
        key.outcome = part;
        const auto mean = mean_of(base, row.pathway, key);
        has_parts = has_parts && mean;
        sum += mean.value_or(0);
        size += std::fabs(mean.value_or(0));
      }
      if (has_parts) comparison.close({subject.pathway(row.pathway), row.key}, row.mean, sum, size);
    }
  return comparison.finding("no natural course and no context");
}

/// Each treatment in a pathway of its own, at entry and once.
CareModel each_treatment_alone(CareModel model) {
  model.pathways.clear();
  for (std::size_t t = 0; t < model.treatments.size(); ++t) {
    model.treatments[t].max_courses = 1;
    model.pathways.push_back(
        {.success = {}, .steps = {{.treatment = static_cast<int>(t), .accept = 1, .wait = {}}}});
  }
  return model;
}

CareModel with_more_effect(CareModel model, double percent) {
  for (Treatment& treatment : model.treatments)
    for (LayerRule& rule : treatment.layers)
      for (LayerKnot& knot : rule.layer.knots) knot.constant += percent;
  return model;
}

Finding effect_raised(Subject& subject) {
  const CareModel alone = each_treatment_alone(subject.model());
  const Results before = subject.run(alone), after = subject.run(with_more_effect(alone, 10));
  Comparison comparison;
  for (std::size_t t = 0; t < alone.treatments.size(); ++t) {
    const bool has_effect =
        !alone.treatments[t].layers.empty() && !alone.treatments[t].layers[0].layer.knots.empty();
    if (!has_effect) continue;
    const std::string name = subject.treatment(t) + " alone";
    for (const Outcome outcome : {Outcome::relief, Outcome::relief_30, Outcome::relief_50})
      for (std::size_t i = 0; i < alone.report_at.size(); ++i) {
        const OutcomeKey key = at_report(outcome, i);
        comparison.at_least({name, key}, mean_of(after, t, key), mean_of(before, t, key));
      }
    const OutcomeKey courses = over_horizon(Outcome::courses, static_cast<int>(t)),
                     years = over_horizon(Outcome::years_relief_30);
    if (mean_of(before, t, courses).value_or(0) > 0.05)
      comparison.below({name, years}, mean_of(before, t, years), mean_of(after, t, years));
  }
  return comparison.finding("no treatment has an effect on relief");
}

Finding natural_course_followed(Subject& subject) {
  const NaturalCourse& natural = subject.model().natural;
  Comparison comparison;
  for (const NaturalRule& rule : natural.rules) {
    CareModel model = subject.model();
    model.pathways = {Pathway{}};
    model.natural.rules = {{.patients = {}, .curve = rule.curve}};
    const Results results = subject.run(model);
    for (std::size_t i = 0; i < model.report_at.size(); ++i) {
      const OutcomeRow* row = results.find(0, at_report(Outcome::relief_natural, i));
      if (row == nullptr || !row->mean || !row->se || !row->sd) continue;
      const ReliefMoments declared = natural_moments(rule.curve, natural.persistence, model.report_at[i]);
      const Place place{"no treatment", row->key};
      comparison.within(place, row->mean, declared.mean, errors_allowed * *row->se + rounding_of_results);
      const double error_of_sd = declared.sd / std::sqrt(2 * subject.patients() - 2);  // [percent]
      comparison.within(place, row->sd, declared.sd, 2 * errors_allowed * error_of_sd + rounding_of_results);
    }
  }
  return comparison.finding("there is no natural course");
}

Finding without_treatments(Subject& subject) {
  const Results results = subject.run(without_steps(subject.scenario()));
  Comparison comparison;
  for (const OutcomeRow& row : results.outcomes) {
    const Place place{subject.pathway(row.pathway), row.key};
    const bool of_treatments =
        row.key.outcome == Outcome::relief_context || row.key.outcome == Outcome::relief_specific ||
        row.key.outcome == Outcome::spend_by_class || row.key.outcome == Outcome::days_off_work;
    if (of_treatments && row.mean) comparison.same(place, row.mean, 0);
    comparison.same(place, row.mean, mean_of(results, 0, row.key));
    if (row.key.outcome != Outcome::relief || !row.mean) continue;
    OutcomeKey natural = row.key, capped = row.key;
    natural.outcome = Outcome::relief_natural;
    capped.outcome = Outcome::relief_capped;
    comparison.close(place, row.mean,
                     mean_of(results, row.pathway, natural).value_or(0) +
                         mean_of(results, row.pathway, capped).value_or(0),
                     100);
  }
  return comparison.finding("no pathway");
}

constexpr auto relief_rows = std::to_array<Check>({
    {.name = "parts_of_relief_add_up",
     .change = "nothing",
     .law = "natural course, context, specific effect and what is cut off sum to relief",
     .stage = Stage::patients,
     .item = "disentangled results sum to the totals",
     .look_at = "[natural_course], [contexts], and the kind of curve of each treatment",
     .find = parts_of_relief_add_up},
    {.name = "effect_raised",
     .change = "each treatment alone, given once at entry, and with 10 percent more relief at every knot",
     .law = "relief is never lower, and there are more years with 30 % relief",
     .stage = Stage::patients,
     .item = "a more effective treatment gains more",
     .look_at = "the curves of the treatment, its durability",
     .find = effect_raised},
    {.name = "natural_course_followed",
     .change = "no treatments, everybody on each natural course in turn",
     .law = "mean and spread of relief are the declared ones at all report times, within 5 standard errors "
            "(the spread 10)",
     .stage = Stage::patients,
     .item = "extrapolated curves have their declared values",
     .look_at = "[natural_course]: its knots, persistence and spacing",
     .find = natural_course_followed},
    {.name = "without_treatments",
     .change = "no pathway has a step",
     .law = "relief is the natural course, and all pathways are equal",
     .stage = Stage::patients,
     .item = "equal inputs: equal results",
     .look_at = "what pathways do without a treatment",
     .find = without_treatments},
});

}  // namespace

std::span<const Check> relief_checks() { return relief_rows; }

}  // namespace spinepath::verify
