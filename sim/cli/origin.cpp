#include "sim/cli/origin.h"

#include <array>
#include <filesystem>

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <unistd.h>

#include "models/numerics/sha256.h"
#include "sim/cli/job.h"
#include "sim/cli/terminal/machine.h"
#include "sim/cli/terminal/version.h"
#include "sim/cluster/processes.h"
#include "sim/output/files/file.h"

namespace spinepath::cli {
namespace {

std::string host_name() {
  std::array<char, 256> name{};
  return ::gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "unknown";
}

output::Json files_read(const Job& job) {
  output::Json files = output::Json::array();
  for (const std::string& name : job.read)
    if (const auto text = output::text_of_file(name))
      files.push_back({{"name", name}, {"sha256", sha256(*text)}});
  return files;
}

}  // namespace

output::Json origin_of(const Job& job, const Begin& begin) {
  const std::chrono::duration<double> wall = std::chrono::system_clock::now() - begin.time;
  const auto started = fmt::gmtime(std::chrono::system_clock::to_time_t(begin.time));
  return {{"words", job.words},
          {"folder", std::filesystem::current_path().string()},
          {"program", version_object()},
          {"host", host_name()},
          {"processor", this_machine().processor},
          {"threads", job.threads},
          {"processes", cluster::processes()},
          {"started", fmt::format("{:%FT%TZ}", started)},
          {"wall_seconds", wall.count()},
          {"processor_seconds",
           static_cast<double>(std::clock() - begin.processor_time) / static_cast<double>(CLOCKS_PER_SEC)},
          {"read", files_read(job)}};
}

}  // namespace spinepath::cli
