#include "sim/scenario/life_table/words.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

#include "sim/scenario/text/utf8.h"

namespace spinepath::scenario {
namespace {

constexpr int oldest = 150;  ///< [years]

/// The words after the number of an open group.
constexpr std::array<std::string_view, 12> open_ends{"+",        "plus",    "andover",      "orover",
                                                     "andabove", "orabove", "andolder",     "orolder",
                                                     "andmore",  "ormore",  "yearsandover", "yearsandolder"};

/// In small letters and without blanks and underscores.
std::string squeezed(std::string_view text) {
  std::string plain;
  for (const char c : text)
    if (c != ' ' && c != '_') plain += lower_case(c);
  return plain;
}

/// Takes a whole number from the front of the text.
std::optional<int> take_number(std::string_view& text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || text.front() == '-') return {};
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return number;
}

/// Takes the first of these words from the front of the text; true if there was one.
bool take_word(std::string_view& text, std::initializer_list<std::string_view> words) {
  for (const std::string_view word : words)
    if (text.starts_with(word)) {
      text.remove_prefix(word.size());
      return true;
    }
  return false;
}

}  // namespace

std::optional<WrittenAge> age_in(std::string_view text) {
  const std::string plain = squeezed(text);
  if (plain == "ylt1") return WrittenAge{};  // Eurostat's first year of life
  std::string_view rest = plain;
  const bool begins_open = take_word(rest, {">=", "≥", "yge"});
  if (!begins_open) take_word(rest, {"y"});
  const auto age = take_number(rest);
  if (!age || *age > oldest) return {};
  if (rest.empty()) return WrittenAge{*age, begins_open};
  if (std::ranges::find(open_ends, rest) != open_ends.end()) return WrittenAge{*age, true};
  if (!take_word(rest, {"-", "–"})) return {};
  const auto next = take_number(rest);
  if (rest.empty() && next == *age + 1 && !begins_open) return WrittenAge{*age};
  return {};
}

bool is_age_group(std::string_view text) {
  const std::string plain = squeezed(text);
  std::string_view rest = plain;
  take_word(rest, {"y"});
  const auto first = take_number(rest);
  if (!first || !take_word(rest, {"-", "–", "to"})) return false;
  take_word(rest, {"y"});
  const auto last = take_number(rest);
  return last && rest.empty() && *last > *first + 1 && *last <= oldest;
}

std::optional<Sex> sex_in(std::string_view text) {
  const std::string plain = squeezed(text);
  const auto is_one_of = [&](std::initializer_list<std::string_view> words) {
    return std::ranges::find(words, plain) != words.end();
  };
  if (is_one_of({"m", "male", "males", "man", "men"})) return Sex::male;
  if (is_one_of({"f", "female", "females", "woman", "women"})) return Sex::female;
  if (is_one_of({"t", "total", "both", "bothsexes", "persons", "all"})) return Sex::both;
  return {};
}

std::optional<WrittenRate> rate_in(std::string_view text) {
  WrittenRate rate;
  std::string plain(text);
  if (const std::size_t comma = plain.find(','); comma != std::string::npos) {
    if (plain.find_first_of(".,", comma + 1) != std::string::npos) return {};
    if (plain.find('.') < comma) return {};
    plain[comma] = '.';
    rate.mark = ',';
  } else if (plain.find('.') != std::string::npos) {
    rate.mark = '.';
  }
  const char* const end = plain.data() + plain.size();
  const auto [rest, error] = std::from_chars(plain.data(), end, rate.value);
  if (error != std::errc{} || rest != end) return {};
  return rate;
}

}  // namespace spinepath::scenario
