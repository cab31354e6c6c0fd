#include "sim/cli/options/asked_outcome.h"

#include <algorithm>

#include <fmt/format.h>

#include "sim/analysis/decision/question.h"
#include "sim/cli/options/command_line.h"
#include "sim/cli/terminal/usage.h"
#include "sim/output/text/names.h"
#include "sim/output/text/number.h"
#include "sim/scenario/format/limits.h"
#include "sim/scenario/text/duration.h"
#include "sim/scenario/text/input_error.h"

namespace spinepath::cli {
namespace {

using scenario::Scenario;
using Names = std::vector<std::string>;

// An outcome that may be asked for is a mean, or one among the living, of all patients or of a view.
static_assert(std::ranges::all_of(outcome_table, [](const OutcomeInfo& info) {
  const Statistic statistic = info.estimator.statistic;
  const bool is_mean = statistic == Statistic::mean || statistic == Statistic::mean_among;
  const bool known = info.indexed_by == IndexedBy::nothing || info.indexed_by == IndexedBy::view;
  return !info.uses.asked || (is_mean && known);
}));

/// "spend", "payer", "12 months" of "spend:payer@12 months".
struct Written {
  std::string name, of, at;
};

Written written(const std::string& text) {
  const std::size_t at = std::min(text.find('@'), text.size()), of = std::min(text.find(':'), at);
  return {text.substr(0, of), text.substr(std::min(of + 1, at), at - std::min(of + 1, at)),
          text.substr(std::min(at + 1, text.size()))};
}

class Parser {
 public:
  Parser(const std::string& text, const Scenario& scenario)
      : text_(text), written_(written(text)), scenario_(scenario) {}

  std::variant<SensitivityOutcome, OutcomeProblem> parse() const {
    if (written_.name == "inmb") return net_benefit();
    Names known{"inmb"};
    for (const OutcomeInfo& info : outcome_table) {
      if (!info.uses.asked) continue;
      if (written_.name == info.name) return outcome(info);
      known.emplace_back(info.name);
    }
    return problem(unknown_name("outcome", written_.name, known));
  }

 private:
  static OutcomeProblem problem(std::string text) { return {std::move(text)}; }
  /// An outcome without views.
  std::optional<OutcomeProblem> problem_with_view() const {
    if (written_.of.empty()) return std::nullopt;
    return problem(fmt::format("{} is not by view", written_.name));
  }

  std::variant<SensitivityOutcome, OutcomeProblem> net_benefit() const {
    if (const auto wrong = problem_with_view()) return *wrong;
    const auto threshold = parse_number(written_.at);
    if (!threshold || !scenario::money_per_effect.allow(*threshold) || *threshold > scenario::largest_number)
      return problem(
          fmt::format("inmb@{}: allowed: inmb@ and the money that one more unit of effect may cost, "
                      "such as inmb@50000, at most {:.0g}",
                      written_.at, scenario::largest_number));
    const Perspective perspective = perspective_of(scenario_.decision);
    return SensitivityOutcome{.name = text_,
                              .unit = scenario_.currency,
                              .threshold = threshold,
                              .terms = {{perspective.gain(), *threshold}, {perspective.cost(), -1}}};
  }

  std::variant<SensitivityOutcome, OutcomeProblem> outcome(const OutcomeInfo& info) const {
    OutcomeKey key{.outcome = info.outcome};
    if (const auto wrong = info.indexed_by == IndexedBy::view ? set_view(key) : problem_with_view())
      return *wrong;
    if (const auto wrong = set_time(key, info.at)) return *wrong;
    return of_key(key);
  }

  std::optional<OutcomeProblem> set_view(OutcomeKey& key) const {
    const Names known(view_names.begin(), view_names.end());
    if (written_.of.empty())
      return problem(fmt::format("{0} needs a view; allowed: {0}:payer, or another of {1}", written_.name,
                                 scenario::listed(known)));
    const auto view = std::ranges::find(view_names, written_.of);
    if (view == view_names.end()) return problem(unknown_name("view", written_.of, known));
    key.of = static_cast<int>(view - view_names.begin());
    return std::nullopt;
  }

  std::optional<OutcomeProblem> set_time(OutcomeKey& key, ReportedAt reported) const {
    switch (reported) {
      case ReportedAt::horizon:
        if (written_.at.empty()) return std::nullopt;
        return problem(fmt::format("{} is reported over the horizon: it takes no time", written_.name));
      case ReportedAt::month_12:
        key.at = OutcomeKey::month_12;
        if (written_.at.empty()) return std::nullopt;
        return problem(fmt::format("{} is reported at 12 months: it takes no time", written_.name));
      case ReportedAt::report_times_and_horizon:
        if (written_.at.empty()) return std::nullopt;
        break;
      case ReportedAt::report_times:
      case ReportedAt::follow_up: break;  // by treatment: cannot be asked for
    }
    const auto time = report_time();
    if (!time) return no_such_time();
    key.at = *time;
    return std::nullopt;
  }

  /// Index of the report time equal to the written one.
  std::optional<int> report_time() const {
    const auto& times = scenario_.simulation.report_at;
    for (std::size_t i = 0; i < times.size(); ++i)
      if (scenario::is_duration_of(written_.at, times[i].second)) return static_cast<int>(i);
    return std::nullopt;
  }
  OutcomeProblem no_such_time() const {
    Names times;
    for (const auto& [name, years] : scenario_.simulation.report_at) times.push_back(name.text);
    const std::string allowed = scenario::listed(times);
    if (written_.at.empty() && !times.empty())
      return problem(fmt::format("{0} needs a report time; allowed: \"{0}@{1}\", or another of {2}",
                                 written_.name, times.front(), allowed));
    return problem(
        fmt::format("{}: \"{}\" is not a report time; allowed: {}", written_.name, written_.at, allowed));
  }

  SensitivityOutcome of_key(const OutcomeKey& key) const {
    const std::string unit = output::text_of(key, scenario_).unit;
    SensitivityOutcome outcome{.name = text_,
                               .unit = unit,
                               .scale = unit == "probability" ? 100.0 : 1.0,
                               .terms = {{quantity_count, 1}},
                               .also = {key}};
    const std::optional<Outcome> per = info_of(key.outcome).estimator.per;
    if (!per) return outcome;
    outcome.also.push_back({.outcome = *per, .at = key.at});
    outcome.among = quantity_count + 1;
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

MainOutcome main_outcome(const Scenario& scenario) {
  const Perspective perspective = perspective_of(scenario.decision);
  return {.name = default_outcome(scenario),
          .unit = scenario.currency,
          .cost = perspective.cost(),
          .effect = perspective.gain(),
          .threshold = thresholds_of(scenario.decision).front()};
}

}  // namespace spinepath::cli
