#include <algorithm>

#include <fmt/format.h>

#include "sim/output/decision/record.h"
#include "sim/output/files/outcomes_csv.h"
#include "sim/output/text/names.h"
#include "sim/output/text/number.h"

namespace spinepath::output {
namespace {

constexpr std::string_view decision_header =
    "view,effect,threshold,pathway,nmb,nhb,inmb,inmb_se,inmb_se_patients,inmb_sd,inmb_p025,inmb_p975,"
    "p_best_naive,p_best_naive_se,p_best,p_best_se,loss_naive,loss_naive_se,loss,loss_se,best,ties\n";
constexpr std::string_view information_header =
    "view,effect,threshold,kind,name,naive,naive_se,value,se,contrasts,unresolved,se_patients\n";

/// The naive and the corrected estimate, each with its error; empty where noise is not known.
std::string fields(const Estimate& e, const DecisionQuestion& question) {
  if (!question.noise_known) return fmt::format("{},{},,", digits(e.naive), digits(e.naive_error));
  return fmt::format("{},{},{},{}", digits(e.naive), digits(e.naive_error), digits(e.corrected),
                     digits(e.corrected_error));
}

std::string key_of(const DecisionRecord& record, const Decision& decision, const DecisionAt& at) {
  return fmt::format("{},{},{}", name_of(decision.question.perspective.view), csv_field(record.effect.name),
                     digits(at.threshold));
}

void append_threshold(std::string& text, const DecisionRecord& record, const Decision& decision,
                      const DecisionAt& at) {
  const DecisionQuestion& question = decision.question;
  for (std::size_t s = 0; s < at.strategies.size(); ++s) {
    const StrategyValue& w = at.strategies[s];
    text += fmt::format("{},{},{},{},", key_of(record, decision, at), csv_field(decision.strategies[s]),
                        digits(w.nmb), digits(w.nhb));
    const std::optional<double> noise = question.noise_known ? std::optional(w.inmb_noise) : std::nullopt;
    for (const std::optional<double> x :
         {std::optional(w.inmb), std::optional(w.inmb_error), noise, std::optional(w.inmb_sd),
          std::optional(w.inmb_low), std::optional(w.inmb_high)})
      text += digits(x) + ",";
    text += fmt::format("{},{},{},{}\n", fields(w.probability, question), fields(w.expected_loss, question),
                        at.best == s ? 1 : 0, at.ties);
  }
}

void append_evppi(std::string& text, const std::string& key, std::string_view kind, const std::string& name,
                  const std::optional<Evppi>& evppi) {
  text += fmt::format("{},{},{},,,{},{},,,\n", key, kind, csv_field(name),
                      digits(evppi ? std::optional(evppi->value) : std::nullopt),
                      digits(evppi ? std::optional(evppi->error) : std::nullopt));
}

}  // namespace

std::string decision_csv(const DecisionRecord& record) {
  std::string text(decision_header);
  for (const Decision& decision : record.views) {
    std::vector<const DecisionAt*> all;
    for (const DecisionAt& at : decision.thresholds) all.push_back(&at);
    for (const DecisionAt& at : decision.grid)
      if (std::ranges::find(decision.question.thresholds, at.threshold) == decision.question.thresholds.end())
        all.push_back(&at);
    std::ranges::sort(all, {}, [](const DecisionAt* at) { return at->threshold; });
    for (const DecisionAt* at : all) append_threshold(text, record, decision, *at);
  }
  return text;
}

std::string information_csv(const DecisionRecord& record) {
  std::string text(information_header);
  const Decision& asked = record.asked;
  for (const DecisionAt& at : asked.thresholds) {
    const std::string key = key_of(record, asked, at);
    text += fmt::format("{},everything,,{},{},{},{}\n", key, fields(at.evpi, asked.question), at.contrasts,
                        asked.question.noise_known ? std::to_string(at.unresolved) : std::string{},
                        digits(at.evpi_patients_error));
    for (std::size_t g = 0; g < at.groups.size(); ++g)
      append_evppi(text, key, "group", asked.question.groups[g].name, at.groups[g]);
    for (std::size_t p = 0; p < at.parameters.size(); ++p)
      append_evppi(text, key, "parameter", asked.parameters[p], at.parameters[p]);
  }
  return text;
}

}  // namespace spinepath::output
