#include "sim/scenario/life_table/columns.h"

#include <algorithm>
#include <array>

#include "sim/scenario/text/utf8.h"

namespace spinepath::scenario {
namespace {

using Words = std::vector<std::string>;

/// In small letters; everything but letters and digits of ASCII separates words.
Words name_parts(std::string_view text) {
  Words words(1);
  for (const char c : text) {
    const char small = lower_case(c);
    if ((small >= 'a' && small <= 'z') || (small >= '0' && small <= '9'))
      words.back() += small;
    else if (!words.back().empty())
      words.emplace_back();
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

bool names_age(const Words& words) {
  static const std::array<Words, 8> names{Words{"age"},
                                          Words{"ages"},
                                          Words{"x"},
                                          Words{"age", "x"},
                                          Words{"age", "years"},
                                          Words{"age", "group"},
                                          Words{"exact", "age"},
                                          Words{"age", "in", "years"}};
  return std::ranges::find(names, words) != names.end();
}

/// One of qx, q, mx, and at most one sex; q(x) is two words.
std::optional<RateColumn> rate_of(Words words) {
  RateColumn column;
  const auto rate = std::ranges::find_if(
      words, [](const std::string& word) { return word == "qx" || word == "q" || word == "mx"; });
  if (rate == words.end()) return {};
  if (*rate == "mx") column.rate = Rate::central;
  words.erase(rate);
  std::erase(words, "x");
  if (words.size() == 2 && words[0] == "both" && words[1] == "sexes") words.pop_back();
  if (words.size() > 1) return {};
  const auto sex = words.empty() ? Sex::both : sex_in(words[0]);
  if (!sex) return {};
  column.sex = *sex;
  return column;
}

}  // namespace

Columns columns_of(std::span<const Cell> header) {
  Columns columns;
  for (std::size_t place = 0; place < header.size(); ++place) {
    const Words words = name_parts(header[place].text);
    if (!columns.age && names_age(words)) columns.age = place;
    if (!columns.sex && (words == Words{"sex"} || words == Words{"gender"})) columns.sex = place;
    if (!columns.year && words == Words{"year"}) columns.year = place;
    if (auto rate = rate_of(words)) {
      rate->place = place;
      rate->name = header[place].text;
      columns.rates.push_back(*std::move(rate));
    }
  }
  return columns;
}

std::vector<RateColumn> rates_for(Sex sex, const Columns& columns) {
  std::vector<RateColumn> found;
  for (const Rate rate : {Rate::of_dying, Rate::central}) {
    if (!found.empty()) break;
    std::ranges::copy_if(columns.rates, std::back_inserter(found),
                         [&](const RateColumn& column) { return column.sex == sex && column.rate == rate; });
  }
  return found;
}

std::optional<Sex> sex_of_title(std::string_view title) {
  std::optional<Sex> found;
  for (const std::string& word : name_parts(title)) {
    const auto sex = word.size() > 1 ? sex_in(word) : std::nullopt;
    if (!sex || *sex == Sex::both) continue;
    if (found && found != sex) return {};
    found = sex;
  }
  return found;
}

}  // namespace spinepath::scenario
