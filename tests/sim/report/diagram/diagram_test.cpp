// The picture as a file: well-formed, self-contained, complete in words, the same bytes each time.
#include "sim/report/diagram/diagram.h"

#include <gtest/gtest.h>

#include "sim/report/diagram/words.h"
#include "sim/report/draw/svg.h"
#include "tests/sim/report/diagram/drawn_scenarios.h"
#include "tests/support/text.h"

namespace spinepath::report {
namespace {

using test::has;

/// What is wrong with the nesting of elements, the text between them or their attributes; empty: nothing.
std::string problem_of_xml(const std::string& xml) {
  std::vector<std::string> open;
  for (std::size_t at = 0; at < xml.size();) {
    const std::size_t tag = std::min(xml.find('<', at), xml.size());
    for (std::size_t amp = xml.find('&', at); amp < tag; amp = xml.find('&', amp + 1))
      if (!has("&amp;&lt;&gt;&quot;", xml.substr(amp, xml.find(';', amp) + 1 - amp))) return "a bare &";
    if (tag == xml.size()) break;
    const std::size_t end = xml.find('>', tag);
    if (end == std::string::npos) return "an element is not closed";
    const std::string inside = xml.substr(tag + 1, end - tag - 1);
    const std::string name = inside.substr(0, inside.find_first_of(" /", 1));
    if (std::ranges::count(inside, '"') % 2 != 0) return "quotes in " + inside;
    if (inside.starts_with('/')) {
      if (open.empty() || "/" + open.back() != inside) return "no element to close: " + inside;
      open.pop_back();
    } else if (!inside.ends_with('/')) {
      open.push_back(name);
    }
    at = end + 1;
  }
  return open.empty() ? "" : "not closed: " + open.back();
}

std::string between(const std::string& text, const std::string& from, const std::string& to) {
  const std::size_t begin = text.find(from) + from.size();
  return text.substr(begin, text.find(to, begin) - begin);
}

TEST(Diagram, IsWellFormed) {
  EXPECT_NE(problem_of_xml("<a><b></a></b>"), "");
  EXPECT_NE(problem_of_xml("<a>R&D</a>"), "");
  for (const auto& [name, scenario] : scenarios_to_draw())
    for (const std::size_t columns : {1, 3})
      EXPECT_EQ(problem_of_xml(diagram_svg(scenario, columns)), "") << name;
}

TEST(Diagram, RefersToNothingOutsideAndRunsNothing) {
  for (const auto& [name, scenario] : scenarios_to_draw()) {
    std::string svg = diagram_svg(scenario, 1);
    const std::string declaration = "xmlns=\"http://www.w3.org/2000/svg\"";
    ASSERT_TRUE(has(svg, declaration));
    svg.replace(svg.find(declaration), declaration.size(), "");
    for (const char* outside : {"http", "<script", "url(", "href", "@import", "onload", "<b>"})
      EXPECT_FALSE(has(svg, outside)) << name << ": " << outside;
    EXPECT_TRUE(has(svg, "role=\"img\"") && has(svg, "prefers-color-scheme:dark")) << name;
  }
}

TEST(Diagram, ItsTextAlternativeHoldsEveryStepOfEveryPathway) {
  for (const auto& [name, scenario] : scenarios_to_draw()) {
    const std::string words = between(diagram_svg(scenario, 1), "<desc id=\"pathways-desc\">", "</desc>");
    for (std::size_t p = 0; p < scenario.pathways.size(); ++p) {
      const std::string start = "Pathway " + std::to_string(p + 1) + ", ";
      ASSERT_TRUE(has(words, start)) << name;
      const std::string own = between(words, start, " Pathway " + std::to_string(p + 2) + ", ");
      EXPECT_TRUE(has(own, escaped(pathway_heading(scenario, p)))) << name << ": " << own;
      EXPECT_TRUE(has(own, "Success: relief of at least ")) << name;
      std::size_t at = 0;
      for (const scenario::Step& step : scenario.pathways[p].steps) {
        at = own.find(acceptance_text(step) + ", " + wait_text(step), at);
        ASSERT_NE(at, std::string::npos) << name << ": " << own;
        ++at;
      }
    }
  }
}

TEST(Diagram, HasTheSameBytesEachTime) {
  for (const auto& [name, scenario] : scenarios_to_draw())
    EXPECT_EQ(diagram_svg(scenario, 1), diagram_svg(scenario, 1));
}

TEST(Diagram, SaysWhatAStepIsInShortWords) {
  const scenario::Scenario scenario = six_treatments();
  const auto treatment = [&](std::size_t i) { return scenario.treatments[i]; };
  EXPECT_EQ(course_text(treatment(0)), "1 course; assessed after 3 months");
  EXPECT_EQ(eligibility_text(treatment(0), scenario.cohort), "");
  EXPECT_EQ(course_text(treatment(1)), "at most 4 courses; assessed after 3 months");
  EXPECT_EQ(eligibility_text(treatment(2), scenario.cohort),
            "for degenerative disc; moderate or severe; aged 18 to 75; pain above 40 mm");
  EXPECT_EQ(course_text(treatment(3)), "work-up confirms 17.4 %; 1 course; assessed after 3 months");
  EXPECT_EQ(eligibility_text(treatment(4), scenario.cohort), "for women");
  EXPECT_EQ(common_success(scenario), "relief of at least 50 %");
}

TEST(Diagram, WritesWaitsAsRanges) {
  const auto wait = [](const std::string& text) {
    return wait_text(scenario::scenario_of(scenario::with("{ treatment = \"physio\" }",
                                                          "{ treatment = \"physio\", wait = " + text + " }"))
                         .pathways[0]
                         .steps[0]);
  };
  EXPECT_EQ(wait("\"6 weeks\""), "wait 6 weeks");
  EXPECT_EQ(wait("{ dist = \"uniform\", low = \"1 week\", high = \"6 weeks\" }"), "wait 1 to 6 weeks");
  EXPECT_EQ(wait("{ dist = \"uniform\", low = \"2 weeks\", high = \"6 months\" }"),
            "wait 2 weeks to 6 months");
  EXPECT_EQ(wait("{ dist = \"exponential\", mean = \"2 weeks\" }"), "wait exponential, mean 2 weeks");
}

TEST(Diagram, NamesPathwaysByRuns) {
  EXPECT_EQ(numbers_text({2}), "pathway 3");
  EXPECT_EQ(numbers_text({0, 1}), "pathways 1 and 2");
  EXPECT_EQ(numbers_text({0, 1, 2, 3, 6}), "pathways 1 to 4 and 7");
  EXPECT_EQ(numbers_text({0, 2, 4}), "pathways 1, 3 and 5");
}

TEST(Diagram, MarksWhatIfs) {
  for (const auto& [name, scenario] : shipped_scenarios()) {
    if (name != "sham_controlled") continue;
    EXPECT_EQ(pathway_heading(scenario, 3), "Then marrow cells, as claimed†");
    EXPECT_EQ(pathway_remark(scenario, 3), "regenerative_claimed; what-if with evidence clinic_claim");
    EXPECT_TRUE(has(diagram_svg(scenario, 1), "† what-if: other evidence"));
  }
}

}  // namespace
}  // namespace spinepath::report
