// Figures of a small invented run, as markup: golden, so that no change of a figure goes unnoticed. After a change that is
// meant to change them, look at the file that the failing test names, in a browser, and copy it over the stored one.
#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "sim/report/outcomes/figures.h"
#include "tests/sim/report/material.h"

namespace spinepath::report {
namespace {

/// Two pathways with relief in parts, money by payer and class, and differences with intervals.
TestFolder golden_run() {
  TestFolder folder = small_run();
  double more = 0;
  for (const char* pathway : {"first", "second"}) {
    for (const auto& [at, share] : {std::pair{"3 months", 0.25}, {"12 months", 0.1875}}) {
      folder.add(pathway, "relief_50", "", at, share + more / 8, 0.004);
      folder.add(pathway, "relief", "", at, 30 + 8 * more, 0.25);
      folder.add(pathway, "relief_natural", "", at, 18, 0.2);
      folder.add(pathway, "relief_context", "", at, 8 + 6 * more, 0.1);
      folder.add(pathway, "relief_specific", "", at, 4 + 2 * more, 0.1);
      folder.add(pathway, "relief_capped", "", at, 0, 0);
    }
    for (const auto& [view, amount] :
         {std::pair{"patient", 1000.0}, {"payer", 4000.0}, {"health_care", 5000.0}, {"societal", 7000.0}})
      folder.add(pathway, "spend", view, "horizon", amount * (1 + more / 4), 12);
    folder.add(pathway, "qalys", "", "horizon", 3 + more / 16, 0.002);
    more = 1;
  }
  for (const auto& [view, amount] : {std::pair{"patient", 250.0}, {"payer", 1000.0}, {"health_care", 1250.0}})
    folder.add_psa("differences", "second", "spend", view, "horizon", amount, amount / 2, 2 * amount);
  folder.add_psa("differences", "second", "qalys", "", "horizon", 0.0625, -0.03125, 0.125);
  return folder;
}

std::string golden_figures() {
  const Material material = golden_run().material();
  std::string html;
  int number = 0;
  for (const auto make : {relief_figure, parts_figure, payers_figure, differences_figure})
    if (const std::optional<Figure> figure = make(material)) html += markup_of(*figure, ++number);
  return html;
}

TEST(GoldenFigures, AreTheStoredOnes) {
  const std::filesystem::path stored = SPINEPATH_ROOT "/tests/sim/report/golden/figures.html";
  std::ostringstream text;
  text << std::ifstream(stored).rdbuf();
  const std::string now = golden_figures();
  if (text.str() == now) return;
  const std::filesystem::path made = std::filesystem::temp_directory_path() / "spinepath_figures.html";
  std::ofstream(made) << now;
  ADD_FAILURE() << "figures differ from the stored ones: diff " << made.string() << " " << stored.string();
}

}  // namespace
}  // namespace spinepath::report
