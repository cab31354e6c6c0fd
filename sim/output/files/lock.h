// Lock: held by one process at a time, until it is destroyed or the process ends, however that is. On file systems
// without locks every process gets it.
#pragma once
#include <filesystem>
#include <optional>

namespace spinepath::output {

class Lock {
 public:
  /// Waits for the lock of an existing folder.
  explicit Lock(const std::filesystem::path& folder);
  /// That of a folder of this user; none if another process has it, or there are no locks.
  static std::optional<Lock> of_free_folder(const std::filesystem::path& folder);
  /// With a file of its own, which is removed at the end; none if another process has it. Throws OutputError.
  static std::optional<Lock> with_file(const std::filesystem::path& file);

  ~Lock();
  Lock(Lock&& other) noexcept;
  Lock& operator=(Lock&&) = delete;

 private:
  Lock(int descriptor, std::filesystem::path file) : descriptor_(descriptor), file_(std::move(file)) {}

  int descriptor_;              ///< -1: none
  std::filesystem::path file_;  ///< empty: a folder
};

}  // namespace spinepath::output
