// CHEERS 2022: where each of the 28 items is answered, and what the authors still have to write. Source: Husereau et al.
// 2022, Consolidated Health Economic Evaluation Reporting Standards 2022 (CHEERS 2022) statement, table 1.
#include <array>
#include <map>

#include <fmt/format.h>

#include "sim/report/draw/svg.h"
#include "sim/report/method/figures.h"
#include "sim/report/page/figure.h"
#include "sim/report/words/numbers.h"

namespace spinepath::report {
namespace {

/// Who answers an item that no chapter answers.
enum class Otherwise { author, not_analysed };

struct CheersItem {
  const char* name;
  const char* chapter;  ///< that answers it, if the page has it; empty: none
  Otherwise otherwise = Otherwise::author;
  std::string words = {};    ///< the authors' own
  const char* instead = "";  ///< chapter of pages without the first one
};

/// `draws`: chapter that has the draws of a comparison; empty without.
std::array<CheersItem, 28> cheers_items(const AuthorsWords& words, const char* draws) {
  constexpr Otherwise author = Otherwise::author, none = Otherwise::not_analysed;
  return {{{"Title", "top"},
           {"Abstract", "brief"},
           {"Background and objectives", ""},
           {"Health economic analysis plan", ""},
           {"Study population", "inputs"},
           {"Setting and location", "", author, words.setting},
           {"Comparators", "question", author, words.comparators},
           {"Perspective", "money", author, words.perspective},
           {"Time horizon", "method"},
           {"Discount rate", "method"},
           {"Selection of outcomes", "relief", author, {}, "claim"},
           {"Measurement of outcomes", "inputs"},
           {"Valuation of outcomes", "inputs"},
           {"Measurement and valuation of resources and costs", "inputs"},
           {"Currency, price date, and conversion", "method"},
           {"Rationale and description of model", "method"},
           {"Analytics and assumptions", "inputs"},
           {"Characterising heterogeneity", "groups", none},
           {"Characterising distributional effects", "", none},
           {"Characterising uncertainty", "sure", none, {}, draws},
           {"Approach to engagement with patients and others affected by the study", ""},
           {"Study parameters", "inputs"},
           {"Summary of main results", "brief"},
           {"Effect of uncertainty", "sure", none, {}, draws},
           {"Effect of engagement with patients and others affected by the study", ""},
           {"Study findings, limitations, generalisability, and current knowledge", ""},
           {"Source of funding", "", author, words.funding},
           {"Conflicts of interest", "", author, words.conflicts}}};
}

/// How many items are answered by the page, by the authors' words, or still to be written.
struct CheersCount {
  std::size_t here = 0, by_authors = 0, for_author = 0, not_analysed = 0;
};

std::string item_markup(const CheersItem& item, const std::map<std::string, std::string>& chapters,
                        CheersCount& count) {
  std::string link;
  for (const char* chapter : {item.chapter, item.instead})
    if (const auto found = chapters.find(chapter); link.empty() && found != chapters.end())
      link = fmt::format("<a href=\"#{}\">{}</a>", chapter, found->second);
  std::string state;
  if (!item.words.empty()) {
    ++count.by_authors;
    state =
        fmt::format("<span class=\"said\">{}</span>{}{}", escaped(item.words), link.empty() ? "" : " ", link);
  } else if (!link.empty()) {
    ++count.here;
    state = fmt::format("<span class=\"st\">{}</span>", link);
  } else if (item.otherwise == Otherwise::not_analysed) {
    ++count.not_analysed;
    state = "<span class=\"st no\">not analysed</span>";
  } else {
    ++count.for_author;
    state = "<span class=\"st author\">for the authors to write</span>";
  }
  return fmt::format("<li>{} {}</li>\n", escaped(item.name), state);
}

}  // namespace

std::string cheers_list(const Material& material, const std::map<std::string, std::string>& chapters) {
  std::string list;
  CheersCount count;
  const bool drawn = material.comparison && material.comparison->origin.draws > 0;
  const auto items = cheers_items(material.study.words, drawn ? "claim" : "");
  for (const CheersItem& item : items) list += item_markup(item, chapters, count);
  std::string summary = fmt::format(
      "{} of {} items are answered here, {} by the authors, {} are still to be written by the authors",
      count.here, items.size(), counted_word(count.by_authors), count.for_author);
  if (count.not_analysed > 0) summary += fmt::format(", {} not analysed", counted_word(count.not_analysed));
  return heading("CHEERS 2022: where each of the 28 items is answered") +
         fmt::format("<p class=\"sub\">{}.</p>\n<ol class=\"cheers\">\n{}</ol>\n", summary, list);
}

}  // namespace spinepath::report
