// A small run with a PSA and its decision, for tests of what is said of value for money.
#pragma once
#include <string>
#include <vector>

#include <fmt/format.h>

#include "tests/sim/report/material.h"

namespace spinepath::report {

/// One row of decision.csv; the view is health care's and the effect QALYs.
struct DecisionRow {
  double threshold;
  std::string pathway;
  double inmb, p_best, loss;
  bool best;
  std::string view = "health_care", effect = "qalys", p_best_se = "0.02";
};

inline std::string decision_text(const std::vector<DecisionRow>& rows) {
  std::string text =
      "view,effect,threshold,pathway,nmb,nhb,inmb,inmb_se,inmb_se_patients,inmb_sd,inmb_p025,inmb_p975,"
      "p_best_naive,p_best_naive_se,p_best,p_best_se,loss_naive,loss_naive_se,loss,loss_se,best,ties\n";
  for (const DecisionRow& row : rows)
    text += fmt::format("{},{},{},{},,,{},10,6,,,,,,{},{},,,{},5,{},0\n", row.view, row.effect, row.threshold,
                        row.pathway, row.inmb, row.p_best, row.p_best_se, row.loss, row.best ? 1 : 0);
  return text;
}

/// Both pathways at 0, 20,000 and 50,000; "second" is best from `turn` on.
inline std::vector<DecisionRow> two_pathways(double turn = 50000) {
  std::vector<DecisionRow> rows;
  for (const double k : {0.0, 20000.0, 50000.0}) {
    const bool turned = k >= turn;
    rows.push_back({k, "first", 0, turned ? 0.25 : 0.75, turned ? 300.0 : 40.0, !turned});
    rows.push_back(
        {k, "second", turned ? 260.0 : -260.0, turned ? 0.75 : 0.25, turned ? 40.0 : 300.0, turned});
  }
  return rows;
}

/// 20 draws: "second" gains 0.02 QALYs and costs 500 more on average, each a little more or less by turns.
inline std::string draws_text(std::size_t draws = 20) {
  std::string text = "draw,pathway,outcome,of,at,mean,se\n";
  for (std::size_t i = 1; i <= draws; ++i) {
    const double effect = i % 4 < 2 ? 0.01 : -0.01, cost = i % 2 == 0 ? 100 : -100;
    text += fmt::format("{0},first,spend,health_care,horizon,1000,1\n{0},first,qalys,,horizon,3,0.1\n", i);
    text += fmt::format("{0},second,spend,health_care,horizon,{1},1\n{0},second,qalys,,horizon,{2},0.1\n", i,
                        1500 + cost, 3.02 + effect);
  }
  return text;
}

/// Two pathways with 20 draws and thresholds at 20,000 and 50,000.
inline TestFolder decided_run(const std::vector<DecisionRow>& rows = two_pathways()) {
  TestFolder folder = small_run();
  folder.add_psa("differences", "second", "spend", "health_care", "horizon", 500, 300, 700)
      .add_psa("differences", "second", "qalys", "", "horizon", 0.02, 0.005, 0.04)
      .add_file("draws.csv", draws_text())
      .add_file("decision.csv", decision_text(rows));
  folder.summary["decision"] = {{"view", "health_care"},
                                {"effect", "qalys"},
                                {"thresholds", {{{"threshold", 20000.0}}, {{"threshold", 50000.0}}}}};
  return folder;
}

/// Rows of information.csv at 20,000: "kind,name,value,se".
inline std::string information_text(const std::vector<std::string>& rows) {
  std::string text = "view,effect,threshold,kind,name,naive,naive_se,value,se,contrasts,unresolved\n";
  for (const std::string& row : rows) {
    const std::size_t name_end = row.find(',', row.find(',') + 1);
    text +=
        fmt::format("health_care,qalys,20000,{},,,{},,\n", row.substr(0, name_end), row.substr(name_end + 1));
  }
  return text;
}

}  // namespace spinepath::report
