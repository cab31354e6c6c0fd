#include "sim/scenario/text/input_error.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "sim/scenario/text/utf8.h"

namespace spinepath::scenario {
namespace {

constexpr std::size_t longest_word = 300, longest_problem = 1000;  ///< of messages [bytes]

/// Number of letters to insert, delete, replace or swap with their neighbour to turn one word into the other,
/// ignoring case (optimal string alignment: Damerau, Communications of the ACM 7 (1964) 171).
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1), above(b.size() + 1), row(b.size() + 1);
  std::iota(row.begin(), row.end(), 0u);
  const auto same = [&](std::size_t i, std::size_t j) {
    return lower_case(a[i - 1]) == lower_case(b[j - 1]);
  };
  for (std::size_t i = 1; i <= a.size(); ++i) {
    before = std::exchange(above, row);
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (same(i, j) ? 0u : 1u)});
      if (i > 1 && j > 1 && same(i, j - 1) && same(i - 1, j)) row[j] = std::min(row[j], before[j - 2] + 1);
    }
  }
  return row.back();
}

std::string file_name(Location where, std::span<const std::string> files) {
  const auto file = static_cast<std::size_t>(where.file);
  return file < files.size() ? files[file] : std::string{};
}

/// The same error of treatments that share the value; both errors are at one location.
bool same_error(const InputError& a, const InputError& b) {
  const auto last_key = [](const InputError& error) { return error.key.substr(error.key.rfind('.') + 1); };
  return a.problem == b.problem && last_key(a) == last_key(b);
}

}  // namespace

std::vector<InputError> in_order(std::vector<InputError> errors) {
  std::ranges::stable_sort(errors, {}, &InputError::where);
  std::vector<InputError> once;
  for (InputError& error : errors) {
    auto same_place = once.rbegin();
    while (same_place != once.rend() && same_place->where == error.where && !same_error(*same_place, error))
      ++same_place;
    if (same_place == once.rend() || same_place->where != error.where) once.push_back(std::move(error));
  }
  return once;
}

std::string to_text(const InputError& error, std::span<const std::string> files) {
  std::string text = file_name(error.where, files);
  if (error.where.line > 0) text += fmt::format(":{}:{}", error.where.line, error.where.column);
  if (!error.key.empty()) text += fmt::format(": {}", cut(error.key, longest_word));
  text += fmt::format(": {}", cut(error.problem, longest_problem));
  if (!error.allowed.empty()) text += fmt::format("; allowed: {}", error.allowed);
  if (!error.suggestion.empty())
    text += fmt::format("; did you mean {}?", cut(error.suggestion, longest_word));
  return printable_lines(text);
}

std::string to_json(std::span<const InputError> errors, std::span<const std::string> files) {
  std::vector<std::string> objects;
  for (const InputError& e : errors) {
    const nlohmann::ordered_json object{{"file", file_name(e.where, files)},
                                        {"line", e.where.line},
                                        {"column", e.where.column},
                                        {"key", cut(e.key, longest_word)},
                                        {"problem", cut(e.problem, longest_problem)},
                                        {"allowed", e.allowed},
                                        {"suggestion", cut(e.suggestion, longest_word)}};
    objects.push_back(
        escaped_in_json(object.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace)));
  }
  return objects.empty() ? "[]\n" : fmt::format("[\n  {}\n]\n", listed(objects, ",\n  "));
}

std::string nearest(std::string_view name, std::span<const std::string> known) {
  std::string best;
  std::size_t best_distance = std::max<std::size_t>(1, name.size() / 3) + 1;
  for (const std::string& candidate : known) {
    const auto [shorter, longer] = std::minmax({name.size(), candidate.size()});
    if (longer - shorter >= best_distance) continue;  // so many letters to insert, at least
    const std::size_t distance = edit_distance(name, candidate);
    if (distance < best_distance) {
      best_distance = distance;
      best = candidate;
    }
  }
  return best;
}

std::string listed(std::span<const std::string> names, std::string_view separator) {
  std::string line;
  for (const std::string& name : names) line.append(line.empty() ? "" : separator).append(name);
  return line;
}

}  // namespace spinepath::scenario
