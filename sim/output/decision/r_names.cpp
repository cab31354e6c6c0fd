#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "sim/output/decision/exports.h"
#include "sim/output/text/number.h"

namespace spinepath::output {
namespace {

constexpr std::array<std::string_view, 17> reserved_words{
    "if",    "else", "repeat", "while", "function", "for", "next",        "break",   "TRUE",
    "FALSE", "NULL", "Inf",    "NaN",   "NA",       "in",  "NA_integer_", "NA_real_"};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

}  // namespace

std::string r_name(std::string_view name) {
  std::string valid(name);
  for (char& c : valid)
    if (!is_letter(c) && !is_digit(c) && c != '_') c = '.';
  const bool dot = valid.starts_with('.') && !(valid.size() > 1 && is_digit(valid[1]));
  if (valid.empty() || (!is_letter(valid[0]) && !dot)) valid = "X" + valid;
  if (std::ranges::find(reserved_words, valid) != reserved_words.end()) valid += '.';
  return valid;
}

std::vector<std::string> r_names(std::span<const std::string> names) {
  std::vector<std::string> unique;
  for (const std::string& name : names) {
    const std::string plain = r_name(name);
    std::string candidate = plain;
    for (int n = 1; std::ranges::find(unique, candidate) != unique.end(); ++n)
      candidate = fmt::format("{}.{}", plain, n);
    unique.push_back(candidate);
  }
  return unique;
}

}  // namespace spinepath::output
