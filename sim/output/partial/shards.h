// The shards in a folder of partial results: which are there, which are missing, and the command that made them.
#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "sim/output/partial/spx_file.h"

namespace spinepath::output {

struct ShardsFound {
  SpxManifest manifest;              ///< of the first file
  std::vector<std::string> missing;  ///< "shard 3 of 16", "shard 5 of 16 (not complete)"
  std::vector<std::string> copies;   ///< "shard 3 of 16 is in a.spx and in b.spx"
};

/// Throws UnusableSpx if there is none, or one is damaged or of other work than the first.
ShardsFound shards_in(const std::filesystem::path& folder);

/// "shard-03-of-16", or "saved" if the work is not divided.
std::string part_name(const Shard& shard);
/// The file of a complete shard, or of all that was saved: "shard-03-of-16.spx".
std::string joined_file(const Shard& shard);
/// That of a save: "shard-03-of-16.000001.spx".
std::string saved_file(const Shard& shard, std::uint64_t number);
/// Whether it is one of these.
bool is_part_of(const std::filesystem::path& path, const Shard& shard);

/// The files of partial results in a folder, in the order of their names; empty if it cannot be read.
std::vector<std::filesystem::path> spx_files_in(const std::filesystem::path& folder);

/// How they differ, for a message: "is of seed 2, not 1".
std::string difference_of(const WorkIdentity& found, const WorkIdentity& asked);

}  // namespace spinepath::output
