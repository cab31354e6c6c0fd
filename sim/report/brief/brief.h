// In brief: what the results say in a few sentences, made by rules from the files: what each pathway brings, costs and
// gains, what to choose and how sure, what to find out, and what the figures cannot say. For page and terminal.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "sim/report/data/material.h"
#include "sim/report/page/figure.h"

namespace spinepath::report {

struct Sentence {
  std::string topic;   ///< "Relief"; empty in limits
  std::string text;    ///< sentences
  std::string figure;  ///< id of the figure that shows it
};

/// Only about what the files have.
std::vector<Sentence> findings(const Material& material);
/// What these figures cannot say.
std::vector<std::string> limits(const Material& material);
/// A row per pathway: relief, money, QALYs, net benefit; without a run, empty.
DataTable scorecard(const Material& material);

/// `figures`: their numbers, for links.
Chapter brief_chapter(const Material& material, const std::map<std::string, int>& figures);

}  // namespace spinepath::report
