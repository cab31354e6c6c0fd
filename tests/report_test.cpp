// The report of whole runs: what the page shows is what the files say, it is well-formed whatever the names are, and it
// needs nothing from outside. How it looks is tested in a browser (tests/browser/).
#include <algorithm>
#include <cmath>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "sim/report/data/csv.h"
#include "tests/sim/cli/program_runner.h"

namespace spinepath {
namespace {

using test::content;
using test::has;
using test::Ran;

/// Why the nesting of elements is wrong; empty: it is not.
std::string problem_of_nesting(const std::string& html) {
  const std::set<std::string> never_closed{"meta", "input", "!DOCTYPE", "br"};
  std::vector<std::string> open;
  for (std::size_t at = html.find('<'); at != std::string::npos; at = html.find('<', at + 1)) {
    const std::size_t end = html.find('>', at);
    if (end == std::string::npos) return "an element is not closed";
    const std::string inside = html.substr(at + 1, end - at - 1);
    const std::string name = inside.substr(0, inside.find_first_of(" /\n", 1));
    if (std::ranges::count(inside, '"') % 2 != 0) return "quotes in " + inside;
    if (inside.starts_with('/')) {
      if (open.empty() || "/" + open.back() != inside)
        return fmt::format("</{}> closes {}", inside.substr(1), open.empty() ? "nothing" : open.back());
      open.pop_back();
    } else if (!inside.ends_with('/') && !never_closed.contains(name)) {
      open.push_back(name);
    }
  }
  return open.empty() ? "" : "not closed: " + open.back();
}

/// What must not be in any report.
void expect_sound(const std::string& html) {
  ASSERT_TRUE(html.starts_with("<!DOCTYPE html>")) << html.substr(0, 200);
  EXPECT_EQ(problem_of_nesting(html), "");
  for (const char* forbidden :
       {"<script", "http:", "https:", "url(", "javascript:", "onload", "=\"nan", "nan%", "inf%"})
    EXPECT_FALSE(has(html, forbidden)) << forbidden;
  EXPECT_FALSE(std::regex_search(html, std::regex("[>( ](nan|-?inf)[<,;) %]")));
  EXPECT_TRUE(has(html, "Content-Security-Policy\" content=\"default-src 'none'")) << html.substr(0, 600);
  std::set<std::string> ids;
  const std::regex id(" id=\"([^\"]*)\"");
  for (std::sregex_iterator at(html.begin(), html.end(), id), end; at != end; ++at)
    EXPECT_TRUE(ids.insert((*at)[1]).second) << "twice: " << (*at)[1];
  const std::regex link("href=\"#([^\"]*)\"");
  for (std::sregex_iterator at(html.begin(), html.end(), link), end; at != end; ++at)
    EXPECT_TRUE(ids.contains((*at)[1])) << "no target: " << (*at)[1];
}

std::string decoded(const std::string& url) {
  std::string text;
  for (std::size_t i = 0; i < url.size(); ++i)
    if (url[i] == '%') {
      text += static_cast<char>(std::stoi(url.substr(i + 1, 2), nullptr, 16));
      i += 2;
    } else {
      text += url[i];
    }
  return text;
}

/// The CSV files that the page offers, by name.
std::vector<report::CsvTable> downloads(const std::string& html) {
  std::vector<report::CsvTable> tables;
  const std::string start = "download=\"";
  for (std::size_t at = html.find(start); at != std::string::npos; at = html.find(start, at + 1)) {
    const std::size_t name = at + start.size(), comma = html.find("charset=utf-8,", at) + 14;
    tables.emplace_back(html.substr(name, html.find('"', name) - name),
                        decoded(html.substr(comma, html.find('"', comma) - comma)));
  }
  return tables;
}

/// The text of an element's markup, without elements.
std::string text_in(const std::string& markup) {
  return std::regex_replace(markup, std::regex("<[^>]*>"), "");
}

class Reports : public testing::Test {
 protected:
  /// A scenario as `new` writes it, with changes by sed.
  std::string report(const std::string& sed, const std::string& options) {
    EXPECT_EQ(place_.shell("\"$S\" new s.toml && sed -i '" + sed + "' s.toml").exit_code, 0);
    const Ran ran = place_.spinepath("run s.toml --out o -q " + options);
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    return content(place_.path() / "o/report.html");
  }
  std::string four_ways(const std::string& options) {
    const Ran ran = place_.spinepath("run '" + test::four_ways + "' --out o -q " + options);
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    return content(place_.path() / "o/report.html");
  }
  test::Workplace place_;
};

TEST_F(Reports, OfFourWaysWithManyDrawsIsSoundAndUnderAMegabyte) {
  const std::string html = four_ways("--patients 2000 --draws 2000 --patients-per-draw 20 --by condition");
  expect_sound(html);
  EXPECT_LT(html.size(), 1'000'000u);
  for (const char* figure :
       {"question", "relief", "relief-interval", "parts", "treated", "flow", "harms", "payers", "differences",
        "classes", "spend-time", "plane", "ceac", "loss", "evppi", "draws", "subgroups", "designs"})
    EXPECT_TRUE(has(html, fmt::format("<figure id=\"f-{}\">", figure))) << figure;
}

// A table on the page is the CSV file below it, rounded: each number is one of the file's at the decimals shown.
TEST_F(Reports, TheirTablesAreTheFilesTheyOfferAtTheirRounding) {
  const std::string html = four_ways("--patients 2000 --draws 50 --patients-per-draw 100 --by condition");
  std::size_t checked = 0;
  const std::string link = "<a class=\"dl\" download=\"";
  for (std::size_t at = html.find(link); at != std::string::npos; at = html.find(link, at + 1)) {
    const std::string table_ends = "</section>\n<p>";
    if (html.compare(at - table_ends.size(), table_ends.size(), table_ends) != 0) continue;  // a file alone
    const std::size_t body = html.rfind("<tbody>", at);
    const report::CsvTable csv = std::move(downloads(html.substr(at, html.find("</a>", at) - at)).front());
    const std::string table = html.substr(body, at - body);
    const std::regex cell("<td class=\"num\">([^<]*)<");
    std::vector<double> numbers;
    for (std::size_t row = 0; row < csv.rows(); ++row)
      for (std::size_t column = 0; !csv.text(row, 0).empty() && column < csv.width(); ++column) try {
          if (const auto x = csv.number(row, column)) numbers.push_back(*x);
        } catch (const report::Unusable&) {  // a text
        }
    for (std::sregex_iterator one(table.begin(), table.end(), cell), end; one != end; ++one) {
      std::string text = std::regex_replace((*one)[1].str(), std::regex("[,+ %]"), "");
      text = std::regex_replace(text, std::regex("−"), "-");
      if (text.empty() || text == "–") continue;
      std::size_t used = 0;
      double value = 0;
      try {
        value = std::stod(text, &used);
      } catch (const std::invalid_argument&) {
        continue;
      }
      if (used != text.size()) continue;
      const std::size_t point = text.find('.');
      const std::size_t zeros = text.size() - std::min(text.find_last_not_of('0') + 1, text.size());
      const double step = point != std::string::npos
                              ? std::pow(10.0, -static_cast<double>(text.size() - point - 1))
                              : std::pow(10.0, static_cast<double>(zeros));
      EXPECT_TRUE(
          std::ranges::any_of(numbers, [&](double x) { return std::fabs(x - value) <= 0.500001 * step; }))
          << csv.name() << ": " << (*one)[1];
      ++checked;
    }
  }
  EXPECT_GT(checked, 300u);
}

TEST_F(Reports, TheirReliefIsThatOfTheFile) {
  const std::string html = four_ways("--patients 3000");
  const report::CsvTable outcomes("outcomes.csv", content(place_.path() / "o/outcomes.csv"));
  const std::vector<report::CsvTable> tables = downloads(html);
  const auto relief = std::ranges::find(tables, "relief_50.csv", &report::CsvTable::name);
  ASSERT_NE(relief, tables.end());
  std::size_t compared = 0;
  for (std::size_t row = 0; row < outcomes.rows(); ++row) {
    if (outcomes.text(row, "outcome") != "relief_50") continue;
    const std::string at(outcomes.text(row, "at"));
    for (std::size_t other = 0; other < relief->rows(); ++other)
      if (relief->text(other, "pathway") == outcomes.text(row, "pathway")) {
        EXPECT_NEAR(*relief->number(other, at), 100 * *outcomes.number(row, "mean"), 1e-12);
        EXPECT_NEAR(*relief->number(other, at + "_se"), 100 * *outcomes.number(row, "se"), 1e-12);
        ++compared;
      }
  }
  EXPECT_EQ(compared, 5 * 6u);
}

TEST_F(Reports, HaveNoTimesThreadsOrFolders) {
  const std::string html = four_ways("--patients 1000 --draws 20 --patients-per-draw 50 -j 1");
  EXPECT_FALSE(has(html, place_.path().string()));
  EXPECT_FALSE(has(html, "threads"));
  EXPECT_EQ(four_ways("--patients 1000 --draws 20 --patients-per-draw 50 -j 2"), html);
  EXPECT_EQ(place_.spinepath("report o --out again.html -q").exit_code, 0);
  EXPECT_EQ(content(place_.path() / "again.html"), html);
}

TEST_F(Reports, OfOnePathwayKeepWhatIsNoDifference) {
  ASSERT_EQ(place_.spinepath("new s.toml").exit_code, 0);
  const std::string text = content(place_.path() / "s.toml");
  const std::size_t second = text.find("[[pathways]]", text.find("[[pathways]]") + 1);
  place_.file("one.toml", text.substr(0, second));
  const Ran ran =
      place_.spinepath("run one.toml --patients 500 --draws 20 --patients-per-draw 20 --out o -q");
  ASSERT_EQ(ran.exit_code, 0) << ran.err;
  const std::string html = content(place_.path() / "o/report.html");
  expect_sound(html);
  EXPECT_TRUE(has(html, "id=\"f-relief\""));
  for (const char* figure : {"f-differences", "f-plane", "f-ceac"}) EXPECT_FALSE(has(html, figure)) << figure;
}

TEST_F(Reports, OfManyPathwaysWithHostileNames) {
  ASSERT_EQ(place_.spinepath("new s.toml").exit_code, 0);
  std::string text = content(place_.path() / "s.toml");
  const std::size_t begin = text.find("[[pathways]]");
  const std::size_t end = std::min(text.find("[[pathways]]", begin + 1), text.size());
  const std::string pathway = text.substr(begin, end - begin);
  const std::vector<std::string> names{"<script>alert(1)</script>", "\\\"quoted\\\" & more", "腰痛の治療",
                                       "ألم الظهر", std::string(80, 'W')};
  for (std::size_t i = 0; i < 28; ++i)
    text += "\n" + std::regex_replace(
                       pathway, std::regex("\nname = \"[^\"]*\"(\nlabel = \"[^\"]*\")?"),
                       fmt::format("\nname = \"p{}\"\nlabel = \"{} {}\"", i, names[i % names.size()], i));
  place_.file("many.toml", text);
  const Ran ran = place_.spinepath(
      "run many.toml --patients 300 --draws 20 --patients-per-draw 20 --by severity --out o -q");
  ASSERT_EQ(ran.exit_code, 0) << ran.err;
  const std::string html = content(place_.path() / "o/report.html");
  expect_sound(html);
  EXPECT_LT(html.size(), 2'500'000u);
  EXPECT_TRUE(has(html, "&lt;script&gt;alert(1)&lt;/script&gt;"));
}

TEST_F(Reports, WithoutAPsaUseMonteCarloErrorsAndSaySo) {
  const std::string html = report("", "--patients 2000");
  expect_sound(html);
  EXPECT_TRUE(has(html, "1.96 Monte Carlo errors"));
  EXPECT_FALSE(has(html, "id=\"f-ceac\""));
}

TEST_F(Reports, OfAStoppedRunSaySo) {
  ASSERT_EQ(place_.spinepath("new s.toml").exit_code, 0);
  const Ran ran =
      place_.interrupted_after(2, "run s.toml --patients 200 --draws 1e6 --patients-per-draw 100 --out o -q");
  ASSERT_EQ(ran.exit_code, 130) << ran.err;
  const std::string html = content(place_.path() / "o/report.html");
  expect_sound(html);
  EXPECT_TRUE(has(html, "<p class=\"banner\">Partial result: interrupted after ")) << html.substr(0, 3000);
}

TEST_F(Reports, OfOtherCommandsAloneAreSound) {
  ASSERT_EQ(place_.spinepath("new s.toml").exit_code, 0);
  const std::string scenario = "'" + test::four_ways + "'";
  for (const auto& [call, figure] :
       {std::pair<std::string, std::string>{"sensitivity s.toml --patients 200 --out a -q", "f-tornado"},
        {"compare " + scenario + " --evidence controlled,clinic_claim --patients 500 --out a -q",
         "f-comparison"},
        {"budget " + scenario + " --patients 500 --out a -q", "f-budget"}}) {
    const Ran ran = place_.spinepath(call);
    ASSERT_EQ(ran.exit_code, 0) << ran.err;
    const std::string html = content(place_.path() / "a/report.html");
    expect_sound(html);
    EXPECT_TRUE(has(html, "<figure id=\"" + figure + "\">")) << call;
    EXPECT_EQ(place_.shell("rm -r a").exit_code, 0);
  }
}

TEST_F(Reports, LeaveOutWhatBelongsToAnotherSeedAndSaySo) {
  ASSERT_EQ(place_.spinepath("new s.toml").exit_code, 0);
  ASSERT_EQ(place_.spinepath("run s.toml --patients 200 --out a -q").exit_code, 0);
  ASSERT_EQ(place_.spinepath("sensitivity s.toml --patients 200 --seed 2 --out b -q").exit_code, 0);
  ASSERT_EQ(place_.spinepath("report a b --out r.html -q").exit_code, 0);
  const std::string html = content(place_.path() / "r.html");
  expect_sound(html);
  EXPECT_TRUE(has(html, "Left out: The tornado of b: its seed is 2, not 1."))
      << text_in(html).substr(0, 2000);
  EXPECT_FALSE(has(html, "f-tornado"));
}

TEST_F(Reports, AreRefusedWhereThereIsNothingToReport) {
  EXPECT_EQ(place_.spinepath("report nowhere --out r.html").exit_code, 66);
  EXPECT_EQ(place_.shell("mkdir e; \"$S\" report e").exit_code, 66);
  const Ran broken = place_.shell("echo '{' > e/summary.json; \"$S\" report e");
  EXPECT_EQ(broken.exit_code, 66);
  EXPECT_TRUE(has(broken.err, "summary.json: is not JSON")) << broken.err;
}

TEST_F(Reports, OfBrokenFilesAreRefusedWithTheFileAndNeverHang) {
  ASSERT_EQ(place_.spinepath("new s.toml").exit_code, 0);
  const std::string run =
      "run s.toml --patients 200 --draws 10 --patients-per-draw 20 --by severity --out o -q";
  ASSERT_EQ(place_.spinepath(run).exit_code, 0);
  int refused = 0;
  for (const std::string file : {"flow.csv", "decision.csv", "information.csv", "subgroups.csv", "draws.csv"})
    for (const std::string value : {"nan", "1e308", "-1e308", "inf", "abc"}) {
      place_.shell("rm -rf b; cp -r o b; sed -i -E '2,$s/,[0-9.e-]+,([0-9.e-]*)$/," + value + ",\\1/' b/" +
                   file);
      const Ran ran = place_.shell("timeout 60 \"$S\" report b --out b.html");
      if (ran.exit_code == 0) continue;  // no field was changed that the report uses
      ++refused;
      EXPECT_EQ(ran.exit_code, 66) << file << " " << value << ran.err;
      EXPECT_TRUE(has(ran.err, "spinepath: " + file + ": line ")) << ran.err;
      EXPECT_TRUE(has(ran.err, "\"" + value + "\" is not a number")) << ran.err;
    }
  EXPECT_GE(refused, 15);
  const Ran renamed = place_.shell(
      "rm -rf b; cp -r o b; sed -i 's/,p_best,/,best_p,/' b/decision.csv; \"$S\" report b --out b.html");
  EXPECT_EQ(renamed.exit_code, 66);
  EXPECT_TRUE(has(renamed.err, "decision.csv: there is no column \"p_best\"")) << renamed.err;
}

TEST_F(Reports, WarnOfFilesThatWereChangedSince) {
  ASSERT_EQ(place_.spinepath("new s.toml").exit_code, 0);
  ASSERT_EQ(place_.spinepath("run s.toml --patients 200 --out o -q").exit_code, 0);
  const Ran ran = place_.shell("echo >> o/summary.json; rm o/diagram.svg; \"$S\" report o --out r.html");
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  for (const std::string file : {"o/summary.json", "o/diagram.svg"})
    EXPECT_TRUE(has(ran.err, "warning: " + file + ": it is missing or was changed after a run wrote it"))
        << ran.err;
}

TEST_F(Reports, OfAPsaThatEndsBeforeTheFirstReportTime) {
  ASSERT_EQ(place_.spinepath("new s.toml").exit_code, 0);
  const Ran ran = place_.spinepath(
      "run s.toml --patients 200 --draws 5 --patients-per-draw 20 --horizon '2 weeks' --out o -q");
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  expect_sound(content(place_.path() / "o/report.html"));
}

}  // namespace
}  // namespace spinepath
