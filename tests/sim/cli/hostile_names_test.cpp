// Names and texts of a scenario are data: whatever they hold, no control character reaches a terminal, no cell of a CSV
// file is a formula of a spreadsheet, JSON and HTML stay what they are, and no file leaves the folder.
#include <algorithm>
#include <filesystem>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "sim/cli/terminal/exit_codes.h"
#include "sim/report/data/csv.h"
#include "tests/sim/cli/program_runner.h"

namespace spinepath::cli {
namespace {

namespace fs = std::filesystem;
using test::content;
using test::has;
using test::Ran;

/// What a terminal, a spreadsheet, a browser and a file system take for theirs, as TOML writes it.
const std::string control = R"(\u001B]0;owned\u0007\u001B[2J\u009B31m\u007F\u202E)";
const std::string formula = R"(=HYPERLINK(\"http://x\",\"a\"))";
const std::string markup = R"(</script><script>alert(1)</script><img src=x onerror=alert(1)>)";
const std::string path = R"(../../../escaped)";

std::string quoted(const std::string& text) { return "\"" + text + "\""; }

std::string hostile_scenario() {
  const std::string all = quoted(formula + control + markup + path);
  const std::string line = quoted(formula + markup + path);  // of names, which hold no control characters
  const auto event = [&](const std::string& text) {
    return "{ name = " + quoted(text) + ", probability = 0.5, cost = 10 }";
  };
  return "schema = 2\ntitle = " + quoted(control + markup) + "\ndescription = " + all +
         "\ncurrency = \"USD\"\nprice_year = 2024\n"
         "[simulation]\npatients = 500\nhorizon = \"2 years\"\nreport_at = [\"12 months\"]\n"
         "discount_costs = 0.03\ndiscount_qalys = 0.03\n"
         "[decision]\nthresholds = [50_000]\n"
         "[cohort]\nage = 50\npain = 60\nconditions = { back = 1 }\n"
         "[utility]\nat_no_pain = 0.9\nper_pain_point = -0.004\n"
         "[sources.odd]\ncitation = " +
         all + "\ndesign = \"assumption\"\n[treatments.a]\nlabel = " + quoted("@SUM(A1)" + control) +
         "\nclass = \"injection\"\nresponse = { \"3 months\" = { relief_30 = 0.6, relief_50 = 0.4 } }\n"
         "costs = [{ item = " +
         quoted("-2+3" + markup) +
         ", amount = { value = 500, uncertainty = { low = 300, high = 800 }, source = \"odd\" }, when = "
         "\"course\" }]\nadverse_events = [" +
         event(formula) + ", " + event("+1") + ", " + event("-1") + ", " + event(markup) + ", " +
         event(path) + "]\n[report]\nauthors = [" + line + "]\nfunding = " + line +
         "\n[[pathways]]\nname = \"none\"\nlabel = " + all +
         "\nsteps = []\n[[pathways]]\nname = \"a\"\nlabel = " + quoted("=1+1" + markup) +
         "\nsteps = [{ treatment = \"a\" }]\n";
}

/// U+0000 to U+001F but line ends, U+007F to U+009F, and marks of direction.
bool is_clean(const std::string& text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if ((byte < 0x20 && byte != '\n') || byte == 0x7F) return false;
    if (byte == 0xC2 && static_cast<unsigned char>(text[i + 1]) < 0xA0) return false;
  }
  return !has(text, "\u202E");
}

class HostileNames : public testing::Test {
 protected:
  HostileNames() {
    for (const char* name : {"s.toml", "t.toml"}) place_.file(name, hostile_scenario());
  }
  Ran spinepath(const std::string& arguments) const { return place_.spinepath(arguments); }
  test::Workplace place_;
};

TEST_F(HostileNames, ReachNoTerminal) {
  for (const char* command :
       {"check s.toml", "run s.toml --draws 20 --patients-per-draw 50 --show all --out o", "sources s.toml",
        "run s.toml --format json --out o", "run s.toml --format csv --out o",
        "run s.toml --format markdown --out o", "sensitivity s.toml --out t", "explain s.toml --patient 1",
        "compare s.toml t.toml --out c", "diagram s.toml -o d.svg", "run s.toml --set $'x\\e[31m=1'",
        "run $'no\\e[2J.toml'"}) {
    const Ran ran = spinepath(command);
    EXPECT_EQ(ran.exit_code == ok, !has(command, "\\e[")) << command << ran.err;
    EXPECT_TRUE(is_clean(ran.out)) << command << ran.out;
    EXPECT_TRUE(is_clean(ran.err)) << command << ran.err;
  }
  place_.file("bad.toml", "schema = 2\n\"" + control + "\" = 1\ncurrency = " + quoted(control) + "\n");
  for (const char* command : {"check bad.toml", "check bad.toml --error-format json"}) {
    const Ran ran = spinepath(command);
    EXPECT_EQ(ran.exit_code, invalid_scenario);
    EXPECT_TRUE(is_clean(ran.err)) << command << ran.err;
  }
}

TEST_F(HostileNames, StayTextsInFiles) {
  ASSERT_EQ(spinepath("run s.toml --draws 20 --patients-per-draw 50 --export-view payer --out o").exit_code,
            ok);
  ASSERT_EQ(spinepath("sensitivity s.toml --out o").exit_code, ok);
  ASSERT_EQ(spinepath("sources s.toml --csv o.csv").exit_code, ok);
  std::size_t tables = 0;
  for (const auto& file : fs::recursive_directory_iterator(place_.path())) {
    const std::string name = file.path().filename(), text = file.is_regular_file() ? content(file) : "";
    if (name.ends_with(".csv")) {
      ++tables;
      for (const char* begin : {"=", "+", "@", "\t", "-2+"})  // of a cell; numbers below 0 are no texts
        for (const char* before : {"\n", ",", "\n\"", ",\""})
          EXPECT_FALSE(has(text, std::string(before) + begin)) << name << " " << begin;
    }
    if (name.ends_with(".json")) {
      EXPECT_TRUE(nlohmann::json::accept(text)) << name;
    }
    if (name.ends_with(".html") || name.ends_with(".svg")) {
      EXPECT_FALSE(has(text, "<script>alert")) << name;
      EXPECT_FALSE(has(text, "<img src=x")) << name;
      EXPECT_TRUE(is_clean(text)) << name;
    }
  }
  EXPECT_GT(tables, 10u);
}

TEST_F(HostileNames, NameNoFileOutsideTheFolder) {
  for (const char* command :
       {"run s.toml --out in/o", "sensitivity s.toml --out in/o", "compare s.toml t.toml --out in/c"})
    EXPECT_EQ(spinepath(command).exit_code, ok) << command;
  for (const auto& file : fs::directory_iterator(place_.path())) {
    const std::string name = file.path().filename();
    EXPECT_TRUE(name == "s.toml" || name == "t.toml" || name == "in" || name == ".out" || name == ".err")
        << name;
  }
}

}  // namespace
}  // namespace spinepath::cli
