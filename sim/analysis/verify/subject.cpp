#include "sim/analysis/verify/subject.h"

#include <utility>

#include "sim/analysis/decision/question.h"
#include "sim/analysis/psa/parameter_draws.h"
#include "sim/scenario/compile/compile.h"
#include "sim/scenario/evidence/evidence.h"
#include "sim/scenario/uncertainty/pattern.h"

namespace spinepath::verify {
namespace {

ParameterMeans means_of_draws(const scenario::Scenario& scenario, std::uint64_t seed, std::uint64_t draws) {
  ParameterDraws parameters(scenario, seed);
  ParameterMeans drawn{.names = parameters.names(), .means = {}};
  drawn.means.resize(drawn.names.size());
  double rejected = 0;
  const auto count = static_cast<double>(draws);
  for (std::uint64_t i = 0; i < draws; ++i) {
    const ParameterDraw draw = parameters.draw(i);
    for (const InvalidDraw& invalid : draw.invalid_draws) rejected += static_cast<double>(invalid.attempts);
    for (std::size_t p = 0; p < drawn.means.size(); ++p) drawn.means[p] += draw.values[p] / count;
  }
  drawn.rejected = rejected / (rejected + count);
  return drawn;
}

}  // namespace

Program this_program() {
  return {.compile = scenario::compile,
          .simulate =
              [](const CareModel& model, const RunOptions& options, const KeepGoing& keep_going) {
                const std::optional<RunSums> sums = spinepath::run(model, options, keep_going);
                return sums ? std::optional(summarise(model, *sums)) : std::nullopt;
              },
          .draw = [](const scenario::Scenario& scenario, const PsaOptions& options,
                     const KeepGoing& keep_going) { return run_psa(scenario, options, keep_going); },
          .draw_parameters = means_of_draws,
          .decide = decide,
          .frontier = frontier};
}

Subject::Subject(scenario::Scenario read, const Effort& effort, KeepGoing keep_going, Program program)
    : read_(std::move(read)),
      used_(scenario::as_used(read_)),
      effort_(effort),
      keep_going_(std::move(keep_going)),
      program_(std::move(program)),
      model_(program_.compile(used_)) {}

const Results& Subject::base() {
  if (!base_) base_ = run(model_);
  return *base_;
}

KeepGoing Subject::next_work(std::uint64_t patients) const {
  const std::uint64_t before = done_;
  done_ += patients;
  return keep_going_.after(before);
}

RunOptions Subject::options() const {
  return {.patients = effort_.patients, .seed = effort_.seed, .threads = effort_.threads};
}

Results Subject::run(const CareModel& changed, const RunOptions& options) const {
  std::optional<Results> results = program_.simulate(changed, options, next_work(options.patients));
  if (!results) throw Stopped{};
  return *std::move(results);
}

std::optional<std::string> Subject::why_no_psa() {
  if (scenario::uncertain_parameters(used_, "*").empty()) return "no parameter is uncertain";
  if (const auto& part = psa().impossible_part) return "all draws are impossible: " + *part;
  return std::nullopt;
}

Psa Subject::psa_of(const scenario::Scenario& changed, std::uint64_t draws) const {
  Psa psa = program_.draw(changed,
                          {.draws = draws,
                           .patients = effort_.patients_per_draw,
                           .seed = effort_.seed,
                           .threads = effort_.threads},
                          next_work(draws * effort_.patients_per_draw));
  if (!psa.complete() && !psa.impossible_part) throw Stopped{};
  return psa;
}

const Psa& Subject::psa() {
  if (!psa_) psa_ = psa_of(read_, effort_.draws);
  return *psa_;
}

const Decision& Subject::decision() {
  if (!decision_) {
    DecisionQuestion question = question_of(used_, psa().sample);
    question.threads = effort_.threads;
    decision_ = program_.decide(psa().sample, question);
  }
  return *decision_;
}

}  // namespace spinepath::verify
