// Bytes with the checksum that a file of partial results ends with, so that forged ones get past it.
#pragma once
#include <cstdint>
#include <string>

#include "models/numerics/fnv.h"

namespace spinepath::test {

/// The hash as an integer of CBOR with 64 bits.
inline std::string with_checksum(std::string bytes) {
  const std::uint64_t hash = fnv1a(fnv_begin, bytes);
  bytes += '\x1b';
  for (int byte = 7; byte >= 0; --byte) bytes += static_cast<char>(hash >> (8 * byte));
  return bytes;
}

}  // namespace spinepath::test
