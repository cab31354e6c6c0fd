// How to get the same numbers again, and what the words of the report mean.
#include <array>

#include <fmt/format.h>

#include "sim/output/text/number.h"
#include "sim/report/draw/svg.h"
#include "sim/report/findings/money.h"
#include "sim/report/method/commands.h"
#include "sim/report/method/figures.h"
#include "sim/report/page/figure.h"
#include "sim/report/page/html.h"
#include "sim/report/words/numbers.h"
#include "sim/scenario/text/time_text.h"

namespace spinepath::report {
namespace {

/// Rows of a heading and a text.
class MethodRows {
 public:
  void add(const std::string& what, const std::string& markup) {
    if (!markup.empty())
      rows_ += fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td></tr>\n", escaped(what), markup);
  }
  std::string table() const {
    return scrolling("How to repeat it",
                     "<table class=\"kv\"><caption>How to get the same numbers again</caption><tbody>\n" +
                         rows_ + "</tbody></table>");
  }

 private:
  std::string rows_;
};

std::string code(const std::string& text) { return "<code>" + escaped(text) + "</code>"; }

std::string people_of(const Origin& origin) {
  return fmt::format("{} per pathway, the same ones in each; seed {}",
                     output::counted(origin.patients, "patient"), origin.seed);
}

std::string draws_of(const Origin& origin) {
  if (origin.draws == 0) return "none: the parameters are at their values";
  return fmt::format("{} of the uncertain parameters, {} in each", output::counted(origin.draws, "draw"),
                     output::counted(origin.patients_per_draw, "patient"));
}

void add_study(MethodRows& rows, const Study& study) {
  rows.add("horizon", scenario::time_text(study.horizon));
  rows.add("discounting", fmt::format("money {}; QALYs {}", escaped(discount_text(study.discount_costs)),
                                      escaped(discount_text(study.discount_qalys))));
  rows.add("money", escaped(fmt::format("{} of {}", study.currency, study.price_year)));
  const std::string meaning = study.evidence_meaning.empty() ? "" : ": " + study.evidence_meaning;
  rows.add("evidence", escaped(study.evidence + meaning));
}

/// The run, and each other part with its own patients and command.
void add_parts(MethodRows& rows, const Material& material) {
  for (const RepeatedPart& part : repeated_parts(material)) {
    const std::string draws = part.has_draws ? "<br>" + escaped(draws_of(part.origin)) : std::string{};
    rows.add(part.name,
             fmt::format("{}<br>{}{}", code(part.command), escaped(people_of(part.origin)), draws));
    rows.add("files of it", escaped(part.files));
  }
}

struct GlossaryEntry {
  const char *word, *meaning;
};

std::string glossary() {
  constexpr std::array entries{
      GlossaryEntry{"±",
                    "Monte Carlo error: the standard error that comes from simulating a finite number of "
                    "patients. More patients make it smaller."},
      GlossaryEntry{"95 % interval",
                    "The range that holds a result with 95 % probability, given what is not known "
                    "about the parameters; without draws, ± 1.96 Monte Carlo errors."},
      GlossaryEntry{"QALY",
                    "Quality-adjusted life year: a year of life, weighted by its quality from 0 (as bad as "
                    "death) to 1 (full health)."},
      GlossaryEntry{"Net benefit",
                    "Gain times what a unit of it may cost, less the money spent. Above 0: worth its "
                    "money at that price."},
      GlossaryEntry{"EVPI",
                    "Expected value of perfect information: what it would be worth, per patient, to know all "
                    "parameters before choosing. EVPPI: of one or of some of them."},
      GlossaryEntry{"Responder", "A patient who is alive with at least half of the pain at entry gone."}};
  std::string items;
  for (const auto& [word, meaning] : entries)
    items += fmt::format("<dt>{}</dt><dd>{}</dd>\n", escaped(word), escaped(meaning));
  return "<details class=\"data words\"><summary>What the words mean</summary><dl class=\"words\">\n" +
         items + "</dl></details>\n";
}

}  // namespace

std::string method_table(const Material& material) {
  const std::vector<RepeatedPart> parts = repeated_parts(material);
  if (parts.empty()) return {};
  const Origin& origin = parts.front().origin;
  MethodRows rows;
  rows.add("authors", escaped(listed(material.study.words.authors)));
  rows.add("scenario", fmt::format("{}, hash {} of all files read", code(origin.scenario_file),
                                   code(origin.scenario_hash)));
  rows.add("program", fmt::format("spinepath {}, commit {}; random numbers {}", escaped(origin.version),
                                  code(origin.commit), code(origin.generator)));
  rows.add("model",
           "Each patient is simulated alone, from entry to the horizon or death: a pain score over time, "
           "offered and accepted treatments, their effects, harms and costs. The program’s models/README.md "
           "describes it.");
  add_study(rows, material.study);
  add_parts(rows, material);
  return rows.table() + glossary();
}

}  // namespace spinepath::report
