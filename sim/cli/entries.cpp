#include "sim/cli/entries.h"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

#include "sim/cli/commands.h"

namespace spinepath::cli {
namespace {

/// Words in capitals are placeholders.
bool is_word(const std::string& part) {
  return std::ranges::none_of(part, [](char c) { return c >= 'A' && c <= 'Z'; });
}

OptionEntry entry_of(const CLI::Option& option) {
  OptionEntry entry{.required = option.get_required(), .repeated = option.get_expected_max() > 1};
  for (const std::string& name : option.get_snames()) entry.names.push_back("-" + name);
  for (const std::string& name : option.get_lnames()) entry.names.push_back("--" + name);
  if (option.get_type_size_max() > 0)
    entry.value = option.get_option_text().empty() ? option.get_type_name() : option.get_option_text();
  entry.choices = choices_of(entry.value);
  if (entry.value == command_type)
    for (const Command& command : commands()) entry.choices.emplace_back(command.name);
  const std::string& text = option.get_description();
  const std::size_t line = std::min(text.find('\n'), text.size());
  entry.summary = text.substr(0, line);
  entry.more = text.substr(std::min(line + 1, text.size()));
  return entry;
}

}  // namespace

std::string OptionEntry::short_label() const {
  constexpr std::size_t short_list = 9;
  OptionEntry entry = *this;
  if (is_argument() || choices.empty() || value.size() <= short_list) return label();
  entry.value = names.back().substr(2);
  for (char& c : entry.value) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return entry.label();
}

std::string OptionEntry::label() const {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  if (!names.empty() && names.front().starts_with("--")) text = "    " + text;  // below those with a letter
  if (value.empty()) return text;
  return text.empty() ? value : fmt::format("{} {}", text, value);
}

std::vector<OptionEntry> entries_of(const CLI::App& app) {
  std::vector<OptionEntry> entries;
  for (const CLI::Option* option : app.get_options()) entries.push_back(entry_of(*option));
  return entries;
}

std::string usage_line(const CLI::App& app, const std::vector<OptionEntry>& entries) {
  std::string line = "spinepath";
  if (app.get_parent() != nullptr) line += " " + app.get_name();
  for (const OptionEntry& entry : entries) {
    if (!entry.is_argument()) continue;
    const std::string text = entry.value + (entry.repeated ? "..." : "");
    line += entry.required ? " " + text : fmt::format(" [{}]", text);
  }
  return line + (app.get_parent() != nullptr ? " [options]" : " COMMAND [options]");
}

std::vector<std::string> choices_of(std::string_view value) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin <= value.size();) {
    const std::size_t end = std::min(value.find('|', begin), value.size());
    parts.emplace_back(value.substr(begin, end - begin));
    begin = end + 1;
  }
  if (parts.size() < 2) return {};
  std::erase_if(parts, [](const std::string& part) { return !is_word(part); });
  return parts;
}

}  // namespace spinepath::cli
