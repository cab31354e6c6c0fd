#include "sim/report/diagram/paragraphs.h"

#include <algorithm>

#include <fmt/format.h>

#include "sim/output/scenario/parameters_text.h"
#include "sim/output/text/names.h"
#include "sim/output/text/number.h"
#include "sim/report/diagram/words.h"
#include "sim/scenario/evidence/what_if.h"
#include "sim/scenario/text/time_text.h"

namespace spinepath::report {
namespace {

constexpr Font title_font{.size = 19, .bold = true}, name_font{.size = 15, .bold = true},
    text_font{.size = 13}, small_font{.size = 12};

Paragraph muted(std::string text, Font font = text_font) {
  return {.text = std::move(text), .font = font, .ink = Ink::muted};
}

/// Broken only after semicolons, where the phrases between them are short: their spaces do not break.
std::string in_phrases(std::string_view text) {
  constexpr std::size_t longest = 28;  ///< [bytes]
  std::string phrases;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find("; "), text.size());
    for (const char c : text.substr(0, end))
      if (c == ' ' && end <= longest)
        phrases += "\u00A0";
      else
        phrases += c;
    if (end < text.size()) phrases += "; ";
    text.remove_prefix(std::min(text.size(), end + 2));
  }
  return phrases;
}

bool has_what_if(const scenario::Scenario& scenario) {
  return std::ranges::any_of(scenario.pathways, [&](const scenario::Pathway& pathway) {
    return !evidence_instead(pathway, scenario).empty();
  });
}

}  // namespace

std::vector<Paragraph> head_paragraphs(const scenario::Scenario& scenario) {
  const std::string& evidence = scenario.simulation.evidence.text;
  const std::string success = common_success(scenario);
  return {{.text = scenario.title.empty() ? "Pathways" : scenario.title, .font = title_font},
          muted(fmt::format("{} over {}{}", output::counted(scenario.pathways.size(), "pathway"),
                            scenario::time_text(scenario.simulation.horizon.value),
                            evidence.empty() ? "" : "; evidence: " + evidence)),
          muted(success.empty() ? "" : "Success: " + success)};
}

std::vector<Paragraph> entry_paragraphs(const scenario::Scenario& scenario) {
  return {{.text = "Entry", .font = name_font},
          muted(scenario.pathways.size() == 1 ? "" : "the same patients in every pathway")};
}

std::vector<Paragraph> step_paragraphs(const scenario::Scenario& scenario, const StepPlace& place,
                                       const std::vector<std::size_t>& pathways) {
  const scenario::Step& step = scenario.pathways[place.pathway].steps[place.step];
  const scenario::Treatment& treatment = treatment_of(step, scenario);
  return {muted(fmt::format("step {} of {}", place.step + 1, numbers_text(pathways)), small_font),
          {.text = output::label_of(treatment), .font = name_font},
          {.text = in_phrases(acceptance_text(step) + "; " + wait_text(step)), .font = text_font},
          {.text = in_phrases(course_text(treatment)), .font = text_font},
          muted(in_phrases(eligibility_text(treatment, scenario.cohort)))};
}

std::vector<Paragraph> end_paragraphs(const scenario::Scenario& scenario, std::size_t pathway) {
  const std::string success =
      common_success(scenario).empty() ? "success: " + output::success_text(scenario.pathways[pathway]) : "";
  return {{.text = pathway_heading(scenario, pathway), .font = name_font},
          muted(pathway_remark(scenario, pathway), small_font),
          muted(success, small_font)};
}

std::vector<Paragraph> continued_paragraphs(const std::vector<std::size_t>& pathways, ColumnEnd end) {
  const bool is_lower = end == ColumnEnd::lower;
  return {{.text = numbers_text(pathways) + (!is_lower              ? ", continued"
                                             : pathways.size() == 1 ? " continues"
                                                                    : " continue"),
           .font = small_font,
           .ink = Ink::muted,
           .most_lines = 2}};
}

std::vector<Paragraph> foot_paragraphs(const scenario::Scenario& scenario) {
  std::string reading =
      "Each line is a pathway, from entry down to its number; boxes are its steps. The next step follows "
      "where "
      "a patient is not eligible, declines, is not confirmed, has no success, or loses it.";
  return {muted(std::move(reading), small_font),
          muted(has_what_if(scenario)
                    ? fmt::format("{} what-if: other evidence than the run's; left out of decisions",
                                  output::what_if_mark)
                    : "",
                small_font)};
}

}  // namespace spinepath::report
