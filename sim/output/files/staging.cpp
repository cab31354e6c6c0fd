#include "sim/output/files/staging.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string_view>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

namespace spinepath::output {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view prefix = ".spinepath-", random_part = "XXXXXX";
/// A file in each staging folder, and in no other folder.
constexpr const char* marker = ".spinepath-staging";

/// Without its marker, it is one of a process that was killed before it had any file.
bool is_staging(const fs::path& folder) {
  std::error_code error;
  const std::string name = folder.filename().string();
  return name.starts_with(prefix) && name.size() == prefix.size() + random_part.size() &&
         fs::is_directory(fs::symlink_status(folder, error)) &&
         (fs::is_regular_file(fs::symlink_status(folder / marker, error)) || fs::is_empty(folder, error));
}

/// Staging folders of processes that no longer run.
void remove_stale(const fs::path& folder) {
  std::error_code error;
  std::vector<fs::path> found;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error))
    if (is_staging(entry->path())) found.push_back(entry->path());
  for (const fs::path& path : found)
    if (const auto lock = Lock::of_free_folder(path)) fs::remove_all(path, error);
}

/// A new folder with an unpredictable name.
fs::path new_folder_in(const fs::path& folder) {
  std::string name = (folder / fmt::format("{}{}", prefix, random_part)).string();
  if (::mkdtemp(name.data()) == nullptr) throw OutputError(folder, std::strerror(errno));
  return name;
}

}  // namespace

void flush_folder(const fs::path& folder) {
  const int file = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (file < 0) return;
  static_cast<void>(::fsync(file));
  ::close(file);
}

MadeFolders::~MadeFolders() { remove_empty(); }

void MadeFolders::make(const fs::path& whole) {
  fs::path folder;
  for (const fs::path& part : whole.lexically_normal()) {
    folder /= part;
    std::error_code error;
    if (fs::is_directory(folder, error)) continue;
    if (fs::exists(folder, error)) throw OutputError(folder, "is not a folder");
    if (!fs::create_directory(folder, error) && error) throw OutputError(folder, error.message());
    made_.push_back(folder);
  }
}

void MadeFolders::remove_empty() {
  std::error_code not_empty;
  for (auto folder = made_.rbegin(); folder != made_.rend(); ++folder) fs::remove(*folder, not_empty);
}

Staging::Staging(const fs::path& folder) : folder_(folder) {
  remove_stale(folder);
  while (!begin()) continue;
}

/// False if another process removed the folder, before it was locked, as one that was left.
bool Staging::begin() {
  path_ = new_folder_in(folder_);
  // Without locks (some file systems) it is not removed by other processes.
  if (auto lock = Lock::of_free_folder(path_)) lock_.emplace(std::move(*lock));
  try {
    create_file(aside(marker), "", folder_);
    names_.emplace_back(marker);
    return true;
  } catch (const OutputError&) {
    lock_.reset();
    if (::rmdir(path_.c_str()) == 0 || errno != ENOENT) throw;
    return false;
  }
}

Staging::~Staging() {
  for (auto name = names_.rbegin(); name != names_.rend(); ++name)  // the marker is the last one
    ::unlink(aside(*name).c_str());                                 // moved files no longer exist here
  ::rmdir(path_.c_str());
}

fs::path Staging::aside(const std::string& name) const {
  std::string flat = name;
  std::ranges::replace(flat, '/', '%');
  return path_ / flat;
}

void Staging::write(const std::string& name, const std::string& text) {
  create_file(aside(name), text, folder_ / name);
  names_.push_back(name);
}

void Staging::write(const std::string& name, const Pieces& pieces) {
  create_file(aside(name), pieces, folder_ / name);
  names_.push_back(name);
}

void Staging::discard(const std::string& name) { ::unlink(aside(name).c_str()); }

void Staging::move(const std::string& name, const fs::path& target) {
  std::error_code error;
  fs::rename(aside(name), target, error);
  if (error) throw OutputError(target, error.message());
}

}  // namespace spinepath::output
