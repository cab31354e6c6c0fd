// The parts of C++ sources that people read: comments and string literals.
#pragma once
#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace spinepath::test {

struct SourceText {
  std::vector<std::string> comments;  ///< a line each for //
  std::vector<std::string> literals;
};

/// Reads from `begin` to the end of a literal or comment that ends with `closing`; backslashes escape.
inline std::string text_until(std::string_view source, std::size_t& at, std::string_view closing,
                              bool escapes) {
  const std::size_t begin = at;
  while (at < source.size() && source.substr(at, closing.size()) != closing)
    at += escapes && source[at] == '\\' ? 2u : 1u;
  const std::string text(source.substr(begin, at - begin));
  at = std::min(at + closing.size(), source.size());
  return text;
}

inline SourceText split_source(const std::filesystem::path& file) {
  std::ostringstream all;
  all << std::ifstream(file).rdbuf();
  const std::string source = all.str();
  const auto begins = [&](std::size_t at, std::string_view with) {
    return std::string_view(source).substr(at).starts_with(with);
  };
  SourceText text;
  for (std::size_t at = 0; at < source.size();) {
    if (begins(at, "//")) {
      text.comments.push_back(text_until(source, at, "\n", false));
    } else if (begins(at, "/*")) {
      text.comments.push_back(text_until(source, at, "*/", false));
    } else if (begins(at, "R\"")) {
      const std::size_t open = source.find('(', at);
      const std::string closing = ")" + source.substr(at + 2, open - at - 2) + "\"";
      text.literals.push_back(text_until(source, at = open + 1, closing, false));
    } else if (source[at] == '"') {
      text.literals.push_back(text_until(source, ++at, "\"", true));
    } else if (source[at] == '\'' && (at == 0 || !std::isalnum(static_cast<unsigned char>(source[at - 1])))) {
      text_until(source, ++at, "'", true);  // a character, not a mark between digits
    } else {
      ++at;
    }
  }
  return text;
}

/// Lower-case words.
inline std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words(1);
  for (const char c : text)
    if (const auto byte = static_cast<unsigned char>(c); std::isalpha(byte) || c == '_')
      words.back() += static_cast<char>(std::tolower(byte));
    else if (!words.back().empty())
      words.emplace_back();
  return words;
}

inline std::vector<std::filesystem::path> sources_in(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
    if (const auto extension = entry.path().extension(); extension == ".h" || extension == ".cpp")
      files.push_back(entry.path());
  return files;
}

}  // namespace spinepath::test
