#include "sim/output/scenario/evidence_table.h"

#include <algorithm>
#include <iterator>
#include <sstream>

#include <gtest/gtest.h>

#include "sim/output/scenario/parameters_text.h"
#include "sim/output/text/number.h"
#include "tests/sim/output/example.h"
#include "tests/support/text.h"

namespace spinepath::output {
namespace {

using test::has;
using test::lines_of;

/// The example, in which a clinic claims much of the cells.
scenario::Scenario with_claim() {
  return test::scenario_of(std::string(test::example_text) + R"([sources.page]
citation = "A clinic's page"
design = "clinic-marketing"
[evidence]
controlled = "difference from control arms"
clinic_claim = "what the clinic says"
[treatments.cells.variants.clinic_claim.response]
"3 months" = { relief_50 = { value = 0.9, uncertainty = { low = 0.8, high = 0.95 }, source = "page", note = "so, they say" } }
)");
}

std::string report_of(const scenario::Scenario& scenario) {
  return evidence_report(scenario, claims_of(scenario), "all", Style::plain);
}

TEST(EvidenceReport, SetsClaimsBesideControlledEvidence) {
  const std::string text = report_of(with_claim());
  EXPECT_TRUE(has(text, "cells      3 months  relief_50      0.9        0.45             +45 points"))
      << text;
  EXPECT_FALSE(has(report_of(test::scenario_of(test::example_text)), "claim less controlled"));
}

TEST(EvidenceReport, ShowsWhatWasMeasuredUnderEachEvidence) {
  const std::string text = report_of(with_claim());
  EXPECT_TRUE(has(text, "clinic_claim  what the clinic says")) << text;
  EXPECT_TRUE(has(text, "response: relief_50 0.9")) << text;
  EXPECT_TRUE(has(text, "response: relief_30 0.6, relief_50 0.45")) << text;
}

TEST(EvidenceReport, TotalsByDesignAddUpToAllParameters) {
  const scenario::Scenario scenario = with_claim();
  const std::size_t all = parameters_of(scenario).size();
  const std::string text = report_of(scenario);
  const std::string totals = text.substr(text.find("Which kinds of sources do the parameters have?"));
  std::size_t sum = 0;
  for (const std::string& line : lines_of(totals))
    for (const char* design : {"fee-schedule ", "clinic-marketing ", "no source "})
      if (line.starts_with(design)) sum += std::stoul(line.substr(std::string_view(design).size()));
  EXPECT_EQ(sum, all);
  EXPECT_TRUE(has(totals, "\nall "));
}

/// The row of a design in the table of designs: parameters, %, relief, money, other, with an interval.
std::vector<std::string> counts_of(const std::string& design, const std::string& report) {
  const std::string totals = report.substr(report.find("Which kinds of sources do the parameters have?"));
  for (const std::string& line : lines_of(totals))
    if (line.starts_with(design + " ")) {
      std::istringstream words(line.substr(design.size()));
      return {std::istream_iterator<std::string>(words), {}};
    }
  return {};
}

TEST(EvidenceReport, CountsNumbersOfAllKindsOfCurvesAsRelief) {
  const scenario::Scenario scenario =
      test::scenario_of(std::string(test::example_text).append(R"([natural_course]
curve = { "3 months" = { mean = { value = 5, source = "plan" }, sd = { value = 20, source = "plan" } } }
[contexts.needle]
"3 months" = { mean = { value = 10, source = "plan" } }
[treatments.block]
class = "injection"
context = "needle"
specific_effect."3 months" = { mean = { value = 3, source = "plan" } }
[treatments.drug]
class = "conservative"
effect."3 months" = { difference_50 = { value = 0.1, source = "plan" } }
recovery = { days_off_work = { value = 2, source = "plan" } }
[[treatments.drug.costs]]
item = "tablets"
amount = { value = 90, source = "plan" }
when = "course"
)"));
  const std::vector<std::string> expected{"8", "16", "5", "1", "2", "1"};  // with the coinsurance
  std::vector<std::string> counts = counts_of("fee-schedule", report_of(scenario));
  ASSERT_EQ(counts.size(), 6u);
  counts[1] = expected[1];  // the share depends on the example's other parameters
  EXPECT_EQ(counts, expected);
}

TEST(EvidenceReport, NamesTheSourcesThatParametersName) {
  const std::string text = report_of(with_claim());
  EXPECT_TRUE(
      has(text, "plan    fee-schedule               1  Benefits, \"silver\" plan https://example.org"))
      << text;
}

TEST(EvidenceCsv, HasARowForEachParameter) {
  const scenario::Scenario scenario = with_claim();
  const auto lines = lines_of(csv_of(evidence_sheet(scenario, claims_of(scenario))));
  ASSERT_EQ(lines.size(), 1 + parameters_of(scenario).size());
  EXPECT_EQ(lines[0],
            "parameter,value,unit,low,high,uncertainty,source,design,citation,doi,url,note,controlled,"
            "controlled_is");
  const std::string path = "treatments.cells.variants.clinic_claim.response.3 months.relief_50";
  const auto all = parameters_of(scenario);
  const auto interval =
      std::ranges::find_if(all, [&](const ParameterText& p) { return p.parameter->path == path; })->interval;
  EXPECT_TRUE(
      std::ranges::find(
          lines, path + ",0.9,probability," + digits(interval->low) + "," + digits(interval->high) +
                     ",\"95 % interval, low = 0.8, high = 0.95\",page,clinic-marketing,A clinic's page,,,"
                     "\"so, they say\",0.45,given") != lines.end());
}

}  // namespace
}  // namespace spinepath::output
