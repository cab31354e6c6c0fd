// Where the parameters' values and the draws favour different pathways, and why.
#include <cmath>

#include <fmt/format.h>

#include "sim/report/brief/parts.h"
#include "sim/report/data/decision.h"
#include "sim/report/data/json.h"
#include "sim/report/words/names.h"
#include "sim/report/words/numbers.h"

namespace spinepath::report {
namespace {

/// A net benefit over another, without its sign: "120 ± 30".
std::string lead_text(double difference, double error) { return rounded(std::fabs(difference), error); }

/// By a rule: whether the two differences differ by more than 1.96 errors.
std::string reason(const Json& row) {
  constexpr double clear = 1.96;
  const auto number = [&](const char* key) { return number_of(row, key).value_or(0); };
  const double apart = number("over_draws") - number("at_values");
  if (apart > clear * std::sqrt(number("at_values_se") * number("at_values_se") +
                                number("over_draws_se") * number("over_draws_se")))
    return "The values are not the means of their uncertainty, or the model is not linear in them: the mean "
           "over "
           "the draws is not the result at the values, and the draws count for the decision.";
  return "That is within Monte Carlo noise: more patients or draws would settle it.";
}

}  // namespace

std::string agreement_sentence(const Material& material) {
  if (!material.run) return {};
  std::string text, why;  // the reason, once for all thresholds in a row that have it
  for (const Json& row : list_of(material.run->summary, "disagreements")) {
    const PathwayText *values = material.study.pathway(text_of(row, "best_at_values")),
                      *draws = material.study.pathway(text_of(row, "best_over_draws"));
    if (!values || !draws) continue;
    const auto number = [&](const char* key) { return number_of(row, key).value_or(0); };
    if (!why.empty() && why != reason(row)) text += " " + why;
    why = reason(row);
    text +=
        fmt::format("{}At {} the parameters' values favour {}, by {} {} a patient, and the draws {}, by {}.",
                    text.empty() ? "" : " ", price_text(material, number("threshold")), name_in_text(*values),
                    lead_text(number("at_values"), number("at_values_se")), material.study.currency,
                    name_in_text(*draws), lead_text(number("over_draws"), number("over_draws_se")));
  }
  return text.empty() ? text : text + " " + why;
}

}  // namespace spinepath::report
