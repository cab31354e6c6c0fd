// Files of partial results (.spx): a CBOR sequence (RFC 8949, RFC 8742) of a manifest, the numbers of each record as a
// byte string of IEEE doubles, little-endian, and the FNV-1a hash of all bytes before as an integer of 64 bits. The
// manifest says which program, generator, scenario and question the records belong to and lists them.
#pragma once
#include <cstdint>
#include <filesystem>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "sim/engine/partial/ledger.h"

namespace spinepath::output {

/// What partial results must have in common to be merged.
struct WorkIdentity {
  std::string version, generator;
  std::uint64_t scenario_hash = 0;
  std::uint64_t seed = 0;
  std::vector<std::string> question;  ///< command and options on which the numbers depend

  bool operator==(const WorkIdentity&) const = default;
};

/// Part `number` of `of`, from 1; none: the work is not divided.
struct Shard {
  std::uint64_t number = 0, of = 0;

  explicit operator bool() const { return of > 0; }
};
inline constexpr std::uint64_t most_shards = 100'000;

struct SpxManifest {
  WorkIdentity identity;
  std::vector<std::string> command;  ///< words of the command line, without those about saving
  std::string folder;                ///< in which it was given
  Shard shard;
};

/// A record in a file.
struct SpxEntry {
  std::uint64_t piece = 0;  ///< of work, by number from 0
  Work work;
  UnitRange range;
  std::uint64_t numbers = 0, offset = 0;  ///< how many; where their bytes begin
};

struct SpxFile {
  std::filesystem::path path;
  SpxManifest manifest;
  std::vector<SpxEntry> entries;
};

/// Partial results that cannot be used, and why.
class UnusableSaved : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// A file that is damaged, of other work, or not of partial results.
class UnusableSpx : public UnusableSaved {
 public:
  UnusableSpx(const std::filesystem::path& path, const std::string& reason);
};

/// The bytes of a file. `entries` need no offsets; the numbers of each are at the same index.
std::string spx_bytes(const SpxManifest& manifest, std::vector<SpxEntry> entries,
                      std::span<const std::vector<double>> numbers);
/// Reads the manifest and checks all bytes. Throws UnusableSpx.
SpxFile read_spx(const std::filesystem::path& path);
/// Throws UnusableSpx.
std::vector<double> read_numbers(const SpxFile& file, const SpxEntry& entry);

}  // namespace spinepath::output
