#include "sim/cli/options/asked_outcome.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "sim/analysis/decision/question.h"
#include "sim/cli/terminal/usage.h"
#include "sim/engine/tally/decision_groups.h"
#include "sim/output/text/names.h"
#include "sim/output/text/number.h"
#include "sim/scenario/format/format.h"
#include "sim/scenario/text/duration.h"
#include "sim/scenario/text/input_error.h"

namespace spinepath::cli {
namespace {

using scenario::Scenario;
using Names = std::vector<std::string>;

constexpr std::array at_a_time{Outcome::relief_30, Outcome::relief_50, Outcome::pain,
                               Outcome::relief,    Outcome::alive,     Outcome::had_surgery};
constexpr std::array over_the_horizon{Outcome::qalys, Outcome::life_years, Outcome::years_relief_30,
                                      Outcome::years_relief_50};
constexpr std::array among_the_living{Outcome::relief_30, Outcome::relief_50, Outcome::pain, Outcome::relief};

/// "spend", "payer", "12 months" of "spend:payer@12 months".
struct Written {
  std::string name, of, at;
};

Written written(const std::string& text) {
  const std::size_t at = std::min(text.find('@'), text.size()), of = std::min(text.find(':'), at);
  return {text.substr(0, of), text.substr(std::min(of + 1, at), at - std::min(of + 1, at)),
          text.substr(std::min(at + 1, text.size()))};
}

std::optional<double> parse_number(const std::string& text) {
  double x = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), x);
  const bool whole = error == std::errc{} && end == text.data() + text.size();
  return whole && std::isfinite(x) ? std::optional(x) : std::nullopt;
}

class Parser {
 public:
  Parser(const std::string& text, const Scenario& scenario)
      : text_(text), written_(written(text)), scenario_(scenario) {}

  std::variant<SensitivityOutcome, OutcomeProblem> parse() const {
    if (written_.name == "inmb") return net_benefit();
    if (written_.name == "spend") return spend();
    for (const Outcome outcome : at_a_time)
      if (written_.name == output::name_of(outcome)) return at_report_time(outcome);
    for (const Outcome outcome : over_the_horizon)
      if (written_.name == output::name_of(outcome)) return at_horizon({outcome});
    Names known{"inmb", "spend"};
    for (const Outcome outcome : over_the_horizon) known.emplace_back(output::name_of(outcome));
    for (const Outcome outcome : at_a_time) known.emplace_back(output::name_of(outcome));
    return problem(unknown_name("outcome", written_.name, known));
  }

 private:
  static OutcomeProblem problem(std::string text) { return {std::move(text)}; }
  /// A name that takes no view.
  std::optional<OutcomeProblem> problem_with_view() const {
    if (written_.of.empty()) return std::nullopt;
    return problem(fmt::format("{} has no views", written_.name));
  }

  std::variant<SensitivityOutcome, OutcomeProblem> net_benefit() const {
    if (const auto wrong = problem_with_view()) return *wrong;
    const auto threshold = parse_number(written_.at);
    if (!threshold || *threshold < 0)
      return problem(
          fmt::format("inmb@{}: allowed: inmb@ and the money that one more unit of effect may cost, "
                      "such as inmb@50000",
                      written_.at));
    const Perspective perspective = perspective_of(scenario_.decision);
    return SensitivityOutcome{.name = text_,
                              .unit = scenario_.currency,
                              .terms = {{perspective.effect, *threshold}, {perspective.cost(), -1}}};
  }

  std::variant<SensitivityOutcome, OutcomeProblem> spend() const {
    const Names known(scenario::view_names.begin(), scenario::view_names.end());
    const auto view = std::ranges::find(scenario::view_names, written_.of);
    if (written_.of.empty())
      return problem(fmt::format("{} names no view; allowed: spend:payer, or another of {}", text_,
                                 scenario::listed(known)));
    if (view == scenario::view_names.end()) return problem(unknown_name("view", written_.of, known));
    OutcomeKey key{Outcome::spend, static_cast<int>(view - scenario::view_names.begin())};
    if (written_.at.empty()) return of_key(key);
    const auto time = report_time();
    if (!time) return no_such_time();
    key.at = *time;
    return of_key(key);
  }

  std::variant<SensitivityOutcome, OutcomeProblem> at_horizon(const OutcomeKey& key) const {
    if (const auto wrong = problem_with_view()) return *wrong;
    if (!written_.at.empty())
      return problem(fmt::format("{} is over the horizon: it has no time", written_.name));
    return of_key(key);
  }

  std::variant<SensitivityOutcome, OutcomeProblem> at_report_time(Outcome outcome) const {
    if (const auto wrong = problem_with_view()) return *wrong;
    const auto time = report_time();
    if (!time) return no_such_time();
    return of_key({.outcome = outcome, .at = *time});
  }

  /// Index of the report time that is as long as the one written.
  std::optional<int> report_time() const {
    const auto parsed = scenario::parse_duration(written_.at);
    const double* years = std::get_if<double>(&parsed);
    const auto& times = scenario_.simulation.report_at;
    for (std::size_t i = 0; years && i < times.size(); ++i)
      if (std::fabs(times[i].second - *years) < 1e-9) return static_cast<int>(i);
    return std::nullopt;
  }
  OutcomeProblem no_such_time() const {
    Names times;
    for (const auto& [name, years] : scenario_.simulation.report_at) times.push_back(name.text);
    const std::string allowed = scenario::listed(times);
    if (written_.at.empty() && !times.empty())
      return problem(fmt::format("{0} names no report time; allowed: \"{0}@{1}\", or another of {2}",
                                 written_.name, times.front(), allowed));
    return problem(
        fmt::format("{}: \"{}\" is no report time; allowed: {}", written_.name, written_.at, allowed));
  }

  SensitivityOutcome of_key(const OutcomeKey& key) const {
    const std::string unit = output::text_of(key, scenario_).unit;
    SensitivityOutcome outcome{.name = text_,
                               .unit = unit,
                               .scale = unit == "probability" ? 100.0 : 1.0,
                               .terms = {{decision_quantities, 1}},
                               .also = {key}};
    if (std::ranges::find(among_the_living, key.outcome) == among_the_living.end()) return outcome;
    outcome.also.push_back({.outcome = Outcome::alive, .at = key.at});
    outcome.among = decision_quantities + 1;
    return outcome;
  }

  const std::string& text_;
  const Written written_;
  const Scenario& scenario_;
};

}  // namespace

std::variant<SensitivityOutcome, OutcomeProblem> asked_outcome(const std::string& text,
                                                               const Scenario& scenario) {
  return Parser(text, scenario).parse();
}

std::string default_outcome(const Scenario& scenario) {
  return fmt::format("inmb@{}", output::digits(thresholds_of(scenario.decision).front()));
}

}  // namespace spinepath::cli
