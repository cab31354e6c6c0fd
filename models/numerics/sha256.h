// SHA-256: a hash of bytes by which others can verify a file, as by `sha256sum`. Source: FIPS 180-4, Secure Hash
// Standard, 2015, section 6.2.
#pragma once
#include <string>
#include <string_view>

namespace spinepath {

/// 64 hexadecimal digits.
std::string sha256(std::string_view bytes);

}  // namespace spinepath
