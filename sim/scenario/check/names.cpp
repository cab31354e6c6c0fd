#include "sim/scenario/check/names.h"

#include <fmt/format.h>

#include "sim/scenario/read/text_reader.h"

namespace spinepath::scenario {

void check_spelling(const Name& name, const KeyPath& path, Report& report) {
  const auto plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-' || c == '.';
  };
  if (std::ranges::all_of(name.text, plain) && !name.text.empty()) return;
  report.refuse({.where = name.where,
                 .key = path.shown,
                 .problem = fmt::format("{} is not a plain name", in_quotes(name.text)),
                 .allowed = "letters, digits, _, - and ."});
}

void check_known(const Name& name, const KeyPath& path, std::string_view problem,
                 std::span<const std::string> known, Report& report) {
  if (!name.text.empty() && std::ranges::find(known, name.text) == known.end())
    report.miss(unknown_name(name, path, problem, known));
}

void check_declared(const Name& name, const KeyPath& path, std::string_view table,
                    std::span<const std::string> declared, Report& report) {
  if (name.text.empty() || std::ranges::find(declared, name.text) != declared.end()) return;
  InputError error = unknown_name(name, path, fmt::format("is not in {}", table), declared);
  if (declared.empty()) error.allowed = fmt::format("a name that {} declares: it has none", table);
  report.miss(std::move(error));
}

void check_all_known(std::span<const Name> names, const KeyPath& path, std::string_view problem,
                     std::span<const std::string> known, Report& report) {
  for (std::size_t i = 0; i < names.size(); ++i)
    check_known(names[i], path.entry(i, ""), problem, known, report);
}

}  // namespace spinepath::scenario
