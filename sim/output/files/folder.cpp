#include "sim/output/files/folder.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

namespace spinepath::output {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const fs::path& path, int error) { throw OutputError(path, std::strerror(error)); }

enum class Existing { replaced, refused };

/// Writes a whole file to the disk, or leaves none and throws.
void write_file(const fs::path& path, const std::string& text, Existing existing) {
  const int flags = O_WRONLY | O_CREAT | O_CLOEXEC | (existing == Existing::refused ? O_EXCL : O_TRUNC);
  const int file = ::open(path.c_str(), flags, 0666);
  if (file < 0) fail(path, errno);
  int error = 0;
  for (std::size_t done = 0; done < text.size() && error == 0;) {
    const ssize_t written = ::write(file, text.data() + done, text.size() - done);
    if (written >= 0)
      done += static_cast<std::size_t>(written);
    else if (errno != EINTR)
      error = errno;
  }
  if (error == 0 && ::fsync(file) != 0 && errno != EINVAL) error = errno;  // EINVAL: nothing to flush, a pipe
  if (::close(file) != 0 && error == 0) error = errno;
  if (error == 0) return;
  ::unlink(path.c_str());
  fail(path, error);
}

/// Removes what is left of temporary files, whatever happens.
class TemporaryFiles {
 public:
  TemporaryFiles() = default;
  ~TemporaryFiles() {
    for (const fs::path& path : paths_) ::unlink(path.c_str());  // those renamed are gone already
  }
  TemporaryFiles(const TemporaryFiles&) = delete;
  TemporaryFiles& operator=(const TemporaryFiles&) = delete;

  fs::path write(const fs::path& target, const std::string& text) {
    const std::string name = fmt::format(".{}.{}.part", target.filename().string(), ::getpid());
    paths_.push_back(target.parent_path() / name);
    write_file(paths_.back(), text, Existing::replaced);
    return paths_.back();
  }

 private:
  std::vector<fs::path> paths_;
};

}  // namespace

OutputError::OutputError(const fs::path& path, const std::string& reason)
    : std::runtime_error(fmt::format("cannot write {}: {}", path.string(), reason)) {}

OutputFolder::OutputFolder(fs::path path, std::span<const std::string> names) : path_(std::move(path)) {
  try {
    create(path_);
    for (const std::string& name : names) create((path_ / name).parent_path());
    try_out(names);
  } catch (...) {
    remove_if_empty();
    throw;
  }
}

OutputFolder::~OutputFolder() { remove_if_empty(); }

void OutputFolder::create(const fs::path& whole) {
  fs::path folder;
  for (const fs::path& part : whole.lexically_normal()) {
    folder /= part;
    std::error_code error;
    if (fs::is_directory(folder, error)) continue;
    if (fs::exists(folder, error)) throw OutputError(folder, "a file stands where a folder should be");
    if (!fs::create_directory(folder, error) && error) throw OutputError(folder, error.message());
    created_.push_back(folder);
  }
}

void OutputFolder::try_out(std::span<const std::string> names) const {
  for (const std::string& name : names)
    if (fs::is_directory(path_ / name))
      throw OutputError(path_ / name, "a folder of that name is in the way");
  TemporaryFiles().write(path_ / "try", "can it be written to?\n");
}

void OutputFolder::remove_if_empty() const {
  std::error_code not_empty;
  for (auto folder = created_.rbegin(); folder != created_.rend(); ++folder) fs::remove(*folder, not_empty);
}

void OutputFolder::remove_file(const std::string& name) const {
  const fs::path path = path_ / name, folder = path.parent_path();
  std::error_code error, not_empty;
  if (!fs::is_regular_file(fs::symlink_status(path, error))) return;
  if (!fs::remove(path, error))
    throw OutputError(path, "an earlier run's file cannot be removed: " + error.message());
  if (fs::path(name).has_parent_path() && fs::is_directory(fs::symlink_status(folder, error)))
    fs::remove(folder, not_empty);
}

void OutputFolder::write(std::span<const File> files, std::span<const std::string> own_names) const {
  TemporaryFiles temporary;
  std::vector<fs::path> written;
  for (const File& file : files) written.push_back(temporary.write(path_ / file.name, file.text));
  for (std::size_t i = 0; i < files.size(); ++i) {
    std::error_code error;
    fs::rename(written[i], path_ / files[i].name, error);
    if (error) throw OutputError(path_ / files[i].name, error.message());
  }
  for (const std::string& name : own_names)
    if (std::ranges::find(files, name, &File::name) == files.end()) remove_file(name);
}

std::optional<OutputFolder> folder_of(const fs::path& file) {
  if (file.empty()) return std::nullopt;
  const std::vector<std::string> names{file.filename()};
  return std::optional<OutputFolder>(std::in_place, file.has_parent_path() ? file.parent_path() : ".", names);
}

void write_new_file(const fs::path& path, const std::string& text) {
  write_file(path, text, Existing::refused);
}

}  // namespace spinepath::output
