#include "sim/cli/options/likeness.h"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "sim/cli/options/command_line.h"
#include "sim/cli/options/count.h"
#include "sim/cli/terminal/stop.h"
#include "sim/cli/terminal/usage.h"
#include "sim/output/text/number.h"
#include "sim/scenario/format/format.h"
#include "sim/scenario/read/text_reader.h"

namespace spinepath::cli {
namespace {

const std::vector<std::string> like_keys{"age", "condition", "pain", "sex", "severity"};
constexpr std::array<std::string_view, 2> sexes{"male", "female"};

double like_number(const std::string& key, const std::string& text) {
  if (const auto x = parse_number(text)) return *x;
  throw WrongCall{fmt::format("--like: {}={} is not a number", key, text)};
}

std::size_t like_choice(const std::string& key, const std::string& text,
                        const std::vector<std::string>& known) {
  const auto found = std::ranges::find(known, text);
  if (found == known.end()) throw WrongCall{fmt::format("--like: {}", unknown_name(key, text, known))};
  return static_cast<std::size_t>(found - known.begin());
}

/// "age 45 to 55 years"
std::string range_text(std::string_view what, double middle, double margin, std::string_view unit) {
  return fmt::format("{} {} to {} {}", what, output::digits(std::max(0.0, middle - margin)),
                     output::digits(middle + margin), unit);
}

std::size_t condition_of(const std::string& value, const scenario::Scenario& scenario) {
  std::vector<std::string> conditions;
  for (const scenario::Share& share : scenario.cohort.conditions) conditions.push_back(share.name.text);
  return like_choice("condition", value, conditions);
}

/// Adds one characteristic; returns it in words.
std::string add_like(Likeness& likeness, const std::string& key, const std::string& value,
                     const scenario::Scenario& scenario) {
  if (key == "age") {
    likeness.age = like_number(key, value);
    return range_text("age", *likeness.age, alike_years, "years");
  }
  if (key == "pain") {
    likeness.pain = like_number(key, value);
    return range_text("pain", *likeness.pain, alike_pain, "VAS mm");
  }
  if (key == "condition") {
    likeness.condition = static_cast<std::uint32_t>(condition_of(value, scenario));
  } else if (key == "sex") {
    likeness.female = like_choice(key, value, scenario::strings(sexes)) == 1;
  } else if (key == "severity") {
    likeness.severity =
        static_cast<Severity>(like_choice(key, value, scenario::strings(scenario::severity_names)));
  } else {
    throw WrongCall{fmt::format("--like: {}", unknown_name("characteristic", key, like_keys))};
  }
  return value;
}

}  // namespace

Described described(const std::string& text, const scenario::Scenario& scenario) {
  Described all;
  std::set<std::string> given;
  for (const std::string_view between : parts_between_commas(text)) {
    const std::string part = trimmed(std::string(between));
    const std::size_t equals = part.find('=');
    if (equals == std::string::npos || equals + 1 == part.size())
      throw WrongCall{fmt::format("--like: \"{}\" is not KEY=VALUE, such as age=50", part)};
    const std::string key = trimmed(part.substr(0, equals));
    if (!given.insert(key).second) throw WrongCall{fmt::format("--like: duplicate {}", key)};
    const std::string words = add_like(all.likeness, key, trimmed(part.substr(equals + 1)), scenario);
    all.words += fmt::format("{}{}", all.words.empty() ? "" : ", ", words);
  }
  return all;
}

}  // namespace spinepath::cli
