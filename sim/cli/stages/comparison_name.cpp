#include "sim/cli/stages/comparison_name.h"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "models/numerics/fnv.h"

namespace spinepath::cli {
namespace {

constexpr std::size_t longest = 80, beginning = 60;  ///< [bytes] of a name, and of a name before its hash

bool is_plain(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' || c == '-' ||
         c == '.' || byte >= 0x80;
}

/// FNV-1a, folded from 64 to 32 bits, in hexadecimal.
std::string hash_of(std::string_view text) {
  const std::uint64_t hash = fnv1a(fnv_begin, text);
  return fmt::format("{:08x}", (hash ^ hash >> 32) & 0xffffffffu);
}

std::string whole_letters(std::string text, std::size_t bytes) {
  text.resize(std::min(bytes, text.size()));
  while (!text.empty() && static_cast<unsigned char>(text.back()) >= 0x80) text.pop_back();
  return text;
}

}  // namespace

std::string comparison_name(std::span<const std::string> files, std::span<const std::string> evidence) {
  namespace fs = std::filesystem;
  std::vector<std::string> stems, parts;
  std::string whole;
  for (const std::string& file : files) {
    stems.push_back(fs::path(file).stem());
    whole += fs::path(file).lexically_normal().string() + '\n';
  }
  for (const std::string& name : evidence) whole += '\n' + name;
  parts = stems;
  parts.insert(parts.end(), evidence.begin(), evidence.end());
  std::ranges::sort(stems);
  bool needs_hash = std::ranges::adjacent_find(stems) != stems.end();
  for (std::string& part : parts)
    for (char& c : part)
      if (!is_plain(c)) {
        c = '_';
        needs_hash = true;
      }
  const auto of_files = static_cast<std::ptrdiff_t>(files.size());
  std::string name = fmt::format("{}", fmt::join(parts.begin(), parts.begin() + of_files, "+"));
  if (!evidence.empty()) name += fmt::format("@{}", fmt::join(parts.begin() + of_files, parts.end(), "+"));
  if (!needs_hash && name.size() <= longest) return name;
  return fmt::format("{}-{}", name.size() > longest ? whole_letters(name, beginning) : name, hash_of(whole));
}

}  // namespace spinepath::cli
