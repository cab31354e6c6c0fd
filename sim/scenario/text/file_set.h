// FileSet: the files that an analysis reads, in the order they were read. It numbers them for Location, checks
// that they are UTF-8 text of limited size (a scenario's: 16 MiB), and hashes their bytes (FNV-1a), which
// identifies the input of a result.
#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/numerics/fnv.h"
#include "sim/scenario/text/input_error.h"
#include "sim/scenario/text/location.h"

namespace spinepath::scenario {

inline constexpr std::uintmax_t mebibyte = 1u << 20;  ///< [bytes]
inline constexpr std::uintmax_t largest_file = 16 * mebibyte;

/// One path for all spellings of the path of a file.
std::filesystem::path identity_of(const std::filesystem::path& path);

/// The location and key that name a file; both empty for the scenario itself, named on the command line.
struct Mention {
  Location where = {};
  std::string key = {};
};

struct TextFile {
  int number = 0;
  std::string text;
};

class FileSet {
 public:
  /// `largest`: size of a file, in whole MiB [bytes]
  explicit FileSet(std::uintmax_t largest = largest_file) : largest_(largest) {}

  /// Nothing, and an error in the report, if the file cannot be read or is not UTF-8 text.
  std::optional<TextFile> read(const std::filesystem::path& path, const Mention& mention, Report& report);
  /// A file whose text is already in memory.
  std::optional<TextFile> add(std::string name, std::string text, Report& report);

  const std::string& name(int number) const { return names_[static_cast<std::size_t>(number)]; }
  const std::vector<std::string>& names() const { return names_; }
  std::uint64_t hash() const { return hash_; }

 private:
  std::uintmax_t largest_;
  std::vector<std::string> names_;
  std::uint64_t hash_ = fnv_begin;
};

}  // namespace spinepath::scenario
