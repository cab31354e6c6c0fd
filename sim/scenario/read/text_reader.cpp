#include "sim/scenario/read/text_reader.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "sim/scenario/text/utf8.h"

namespace spinepath::scenario {

std::string read_text(const Value& value, const KeyPath& path, Report& report) {
  if (value.text()) return *value.text();
  report.refuse({.where = value.where,
                 .key = path.shown,
                 .problem = fmt::format("expected text, found {}", kind_name(value)),
                 .allowed = "text in quotation marks"});
  return {};
}

namespace {

/// What is wrong with a name or a line of any letters; empty if nothing.
std::string_view line_problem(std::string_view line) {
  if (line.empty()) return "is empty";
  if (printable(line) != line) return "has a line break or another control character";
  if (std::ranges::all_of(line, [](char c) { return c == ' '; })) return "is blank";
  return {};
}

}  // namespace

std::string read_line(const Value& value, const KeyPath& path, std::string_view allowed, Report& report) {
  if (const std::string_view problem = value.text() ? line_problem(*value.text()) : ""; !problem.empty())
    report.refuse({.where = value.where,
                   .key = path.shown,
                   .problem = std::string(problem),
                   .allowed = std::string(allowed)});
  return read_text(value, path, report);
}

Name read_name(const Value& value, const KeyPath& path, Report& report) {
  return {read_line(value, path, "a name", report), value.where};
}

Name read_source(const Value& value, const KeyPath& path, Report& report) {
  Name source = read_name(value, path, report);
  if (!source.text.empty()) report.source_mentions.push_back({source.text, source.where, path.shown});
  return source;
}

std::optional<std::size_t> read_choice(const Value& value, const KeyPath& path,
                                       std::span<const std::string_view> names, Report& report) {
  if (!value.text()) {
    report.refuse({.where = value.where,
                   .key = path.shown,
                   .problem = fmt::format("expected text, found {}", kind_name(value)),
                   .allowed = listed(strings(names))});
    return {};
  }
  const Name name = read_name(value, path, report);
  if (name.text.empty()) return {};
  const auto found = std::ranges::find(names, name.text);
  if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
  report.refuse(unknown_name(name, path, "is not a valid value", strings(names)));
  return {};
}

bool read_yes_no(const Value& value, const KeyPath& path, Report& report) {
  if (const bool* yes = std::get_if<bool>(&value.data)) return *yes;
  report.refuse({.where = value.where,
                 .key = path.shown,
                 .problem = fmt::format("expected true or false, found {}", kind_name(value)),
                 .allowed = "true, false"});
  return false;
}

/// The first names, and how many more there are.
std::string some_of(std::span<const std::string> known) {
  constexpr std::size_t most = 20;
  if (known.size() <= most) return listed(known);
  return fmt::format("{}, and {} more", listed(known.first(most)), known.size() - most);
}

InputError unknown_name(const Name& name, const KeyPath& path, std::string_view problem,
                        std::span<const std::string> known) {
  return {.where = name.where,
          .key = path.shown,
          .problem = fmt::format("\"{}\" {}", name.text, problem),
          .allowed = some_of(known),
          .suggestion = nearest(name.text, known)};
}

std::vector<std::string> strings(std::span<const std::string_view> names) {
  return {names.begin(), names.end()};
}

}  // namespace spinepath::scenario
