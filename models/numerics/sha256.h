// SHA-256: a hash of bytes by which others can verify a file, as by `sha256sum`. Source: FIPS 180-4, Secure Hash
// Standard, 2015, section 6.2.
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace spinepath {

class Sha256 {
 public:
  void add(std::string_view bytes);
  std::uint64_t bytes() const { return bytes_; }  ///< added so far
  /// Of the bytes so far: 64 hexadecimal digits.
  std::string text() const;

 private:
  void add_block(std::string_view block);

  /// First 32 bits of the fractional parts of the square roots of the first 8 primes.
  std::array<std::uint32_t, 8> state_{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                      0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  std::uint64_t bytes_ = 0;
  std::string begun_;  ///< bytes of a block that is not complete
};

/// Of all bytes at once.
std::string sha256(std::string_view bytes);

}  // namespace spinepath
