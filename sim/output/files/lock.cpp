#include "sim/output/files/lock.h"

#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sim/output/files/file.h"

namespace spinepath::output {

namespace fs = std::filesystem;

Lock::Lock(const fs::path& folder) : descriptor_(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
  while (descriptor_ >= 0 && ::flock(descriptor_, LOCK_EX) != 0 && errno == EINTR) continue;
}

std::optional<Lock> Lock::of_free_folder(const fs::path& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (descriptor < 0) return std::nullopt;
  Lock lock(descriptor, {});
  struct stat status {};
  const bool is_ours =
      ::fstat(descriptor, &status) == 0 && status.st_uid == ::geteuid() && status.st_nlink > 0;
  if (!is_ours || ::flock(descriptor, LOCK_EX | LOCK_NB) != 0) return std::nullopt;
  return lock;
}

std::optional<Lock> Lock::with_file(const fs::path& file) {
  for (;;) {
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (descriptor < 0) throw OutputError(file, std::strerror(errno));
    Lock lock(descriptor, file);
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
      lock.file_.clear();  // it is the other's
      return std::nullopt;
    }
    struct stat status {};
    if (::fstat(descriptor, &status) == 0 && status.st_nlink > 0) return lock;
    lock.file_.clear();  // the other removed it before this one had the lock: another file has its name
  }
}

Lock::Lock(Lock&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)), file_(std::exchange(other.file_, {})) {}

Lock::~Lock() {
  if (descriptor_ < 0) return;
  if (!file_.empty()) ::unlink(file_.c_str());
  ::close(descriptor_);
}

}  // namespace spinepath::output
