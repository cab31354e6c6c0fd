#include "sim/output/files/manifest.h"

#include <fmt/format.h>

namespace spinepath::output {

std::string hash_text(std::uint64_t hash) { return fmt::format("{:016x}", hash); }

}  // namespace spinepath::output
