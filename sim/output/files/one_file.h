// OutputFile: one file named by the user. It appears complete or not at all, replaces an earlier one, and
// never one that was read. Whether it can be written is tested before a long run.
#pragma once
#include <filesystem>
#include <span>
#include <string>

#include "sim/output/files/file.h"
#include "sim/output/files/staging.h"

namespace spinepath::output {

class OutputFile {
 public:
  /// Creates its folder with parents and tests it; `read`: files that were read. Throws OutputError.
  OutputFile(std::filesystem::path path, std::span<const std::string> read);

  /// Throws OutputError. Devices and named pipes are written directly.
  void write(const std::string& text) const;

 private:
  std::filesystem::path folder() const;
  bool is_device() const;

  std::filesystem::path path_;
  MadeFolders made_;
};

}  // namespace spinepath::output
