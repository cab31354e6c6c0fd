// Document: the page as one file: no scripts, nothing from outside, the same bytes for the same contents.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "sim/report/page/figure.h"

namespace spinepath::report {

struct Document {
  std::string title, description;    ///< text
  std::string meta;                  ///< what was simulated, in one line: text
  std::string generator;             ///< program, version, commit: text
  std::vector<std::string> banners;  ///< what a reader must know first: text
  std::vector<Chapter> chapters;     ///< the first without a number
};

/// Numbers of the figures by id, as the document will have them.
std::map<std::string, int> numbers_of(const std::vector<Chapter>& chapters);

std::string html_of(const Document& document);

}  // namespace spinepath::report
