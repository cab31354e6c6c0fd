// Result files of small invented runs, for tests of the report.
#pragma once
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "sim/report/data/read.h"

namespace spinepath::report {

/// A run's folder: its summary.json to be changed, and its other files as text.
struct TestFolder {
  nlohmann::ordered_json summary;
  std::string flow = "pathway,step,treatment,fate,probability,se\n";
  std::vector<output::File> others = {};

  /// Adds a row to `outcomes`, or with a reference to `differences`; empty `of`, `at`: null.
  TestFolder& add(const std::string& pathway, const std::string& outcome, const std::string& of,
                  const std::string& at, double mean, double se) {
    summary["outcomes"].push_back(row(pathway, outcome, of, at, mean, se));
    return *this;
  }
  TestFolder& add_difference(const std::string& pathway, const std::string& outcome, const std::string& of,
                             const std::string& at, double mean, double se) {
    summary["differences"].push_back(row(pathway, outcome, of, at, mean, se));
    return *this;
  }
  /// A row of psa.outcomes or psa.differences, with its interval; makes the PSA if there is none.
  TestFolder& add_psa(const std::string& list, const std::string& pathway, const std::string& outcome,
                      const std::string& of, const std::string& at, double mean, double low, double high) {
    if (summary["psa"].is_null())
      summary["psa"] = {{"draws", 100}, {"draws_asked", 100}, {"patients_per_draw", 50}};
    nlohmann::ordered_json one = row(pathway, outcome, of, at, mean, 0);
    one.erase("se");
    one["p025"] = low;
    one["p975"] = high;
    one["patient_error"] = 0.0;
    one["draw_error"] = 0.0;
    summary["psa"][list].push_back(one);
    return *this;
  }
  /// A file of the folder; replaces one of that name.
  TestFolder& add_file(const std::string& name, const std::string& text) {
    std::erase_if(others, [&](const output::File& file) { return file.name == name; });
    others.push_back({name, text});
    return *this;
  }

  ResultFolder folder() const {
    ResultFolder made{.name = "test", .files = others};
    made.files.push_back({"summary.json", summary.dump()});
    made.files.push_back({"flow.csv", flow});
    if (summary["psa"].is_null()) return made;
    for (const auto& [name, header] :
         {std::pair{"draws.csv", "draw,pathway,outcome,of,at,mean,se\n"},
          {"decision.csv",
           "view,effect,threshold,pathway,nmb,nhb,inmb,inmb_se,inmb_se_patients,inmb_sd,inmb_p025,inmb_p975,"
           "p_best_naive,p_best_naive_se,p_best,p_best_se,loss_naive,loss_naive_se,loss,loss_se,best,ties\n"},
          {"information.csv",
           "view,effect,threshold,kind,name,naive,naive_se,value,se,contrasts,unresolved\n"}})
      if (std::ranges::find(others, name, &output::File::name) == others.end())
        made.files.push_back({name, header});
    return made;
  }
  Material material() const { return read_material({folder()}); }

 private:
  static nlohmann::ordered_json row(const std::string& pathway, const std::string& outcome,
                                    const std::string& of, const std::string& at, double mean, double se) {
    const auto or_null = [](const std::string& text) {
      return text.empty() ? nlohmann::ordered_json(nullptr) : nlohmann::ordered_json(text);
    };
    return {{"pathway", pathway}, {"outcome", outcome}, {"of", or_null(of)},
            {"at", or_null(at)},  {"mean", mean},       {"se", se}};
  }
};

/// A run over five years, reported at 3 and 12 months, without a PSA. Pathways "first", "second", …, "pathway 7", with
/// these names as labels, and one treatment each of the same name.
inline TestFolder small_run(std::size_t pathways = 2) {
  constexpr std::array names{"first", "second", "third", "fourth", "fifth", "sixth"};
  TestFolder folder;
  folder.summary = {{"manifest",
                     {{"program", "spinepath"},
                      {"version", "0.1.0"},
                      {"commit", "abc"},
                      {"generator", "threefry4x64-20/2"},
                      {"seed", 1},
                      {"patients", 1000},
                      {"draws", 0},
                      {"patients_per_draw", 0},
                      {"scenario_file", "small.toml"},
                      {"scenario_hash", "0123456789abcdef"}}},
                    {"complete", true},
                    {"stopped", nullptr},
                    {"outcomes", nlohmann::ordered_json::array()},
                    {"differences", nlohmann::ordered_json::array()},
                    {"frontier", nlohmann::ordered_json::array()},
                    {"psa", nullptr},
                    {"decision", nullptr},
                    {"scenario",
                     {{"schema", 2},
                      {"title", "A small question"},
                      {"description", "Two ways to do nothing much."},
                      {"currency", "USD"},
                      {"price_year", 2024},
                      {"horizon_years", 5.0},
                      {"report_at", {"3 months", "12 months"}},
                      {"discount_costs", 0.03},
                      {"discount_qalys", 0.03},
                      {"evidence", "controlled"},
                      {"evidence_declared", {{"controlled", "what controlled trials support"}}},
                      {"pathways", nlohmann::ordered_json::array()},
                      {"treatments", nlohmann::ordered_json::array()},
                      {"conditions", nlohmann::ordered_json::array()},
                      {"parameters", nlohmann::ordered_json::array()}}}};
  for (std::size_t i = 0; i < pathways; ++i) {
    const std::string name = i < names.size() ? names[i] : "pathway " + std::to_string(i + 1);
    auto& scenario = folder.summary["scenario"];
    scenario["pathways"].push_back(
        {{"name", name}, {"label", name}, {"what_if", false}, {"success", 50.0}, {"steps", {name}}});
    scenario["treatments"].push_back({{"name", name}, {"label", name}, {"class", "injection"}});
  }
  return folder;
}

}  // namespace spinepath::report
