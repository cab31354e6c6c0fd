#include "sim/output/files/one_file.h"

#include <system_error>

namespace spinepath::output {

namespace fs = std::filesystem;

OutputFile::OutputFile(fs::path path, std::span<const std::string> read) : path_(std::move(path)) {
  if (is_among(path_, read)) throw OutputError(path_, "this command reads it");
  if (is_device()) return;
  std::error_code error;
  if (fs::is_symlink(path_, error)) {  // the link stays, its target is written
    const fs::path target = fs::canonical(path_, error);
    if (error) throw OutputError(path_, "it is a link to nothing");
    path_ = target;
  }
  made_.make(folder());
  if (fs::is_directory(path_, error)) throw OutputError(path_, "a folder of that name exists");
  Staging(folder()).write("try", "can it be written to?\n");
}

void OutputFile::write(const std::string& text) const {
  if (is_device()) return write_to_device(path_, text);
  Staging staging(folder());
  const std::string name = path_.filename();
  staging.write(name, text);
  staging.move(name, path_);
}

fs::path OutputFile::folder() const { return path_.has_parent_path() ? path_.parent_path() : "."; }

bool OutputFile::is_device() const {
  const std::string name = path_.string();  // an open file, which may be a regular one
  if (name == "/dev/stdout" || name == "/dev/stderr" || name.starts_with("/dev/fd/")) return true;
  std::error_code error;
  return fs::is_other(path_, error) || fs::is_character_file(path_, error) ||
         fs::is_block_file(path_, error) || fs::is_fifo(path_, error) || fs::is_socket(path_, error);
}

}  // namespace spinepath::output
