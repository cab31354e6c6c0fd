#include "models/numerics/sha256.h"

#include <algorithm>
#include <bit>
#include <cstdint>

namespace spinepath {
namespace {

using Word = std::uint32_t;

constexpr std::size_t block_bytes = 64, rounds = 64;

/// First 32 bits of the fractional parts of the cube roots of the first 64 primes.
constexpr std::array<Word, rounds> constants{
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

std::array<Word, rounds> schedule_of(std::string_view block) {
  std::array<Word, rounds> w{};
  for (std::size_t i = 0; i < block_bytes; ++i)
    w[i / 4] = w[i / 4] << 8 | static_cast<unsigned char>(block[i]);
  for (std::size_t t = 16; t < rounds; ++t) {
    const Word a = w[t - 15], b = w[t - 2];
    const Word small_0 = std::rotr(a, 7) ^ std::rotr(a, 18) ^ a >> 3;
    const Word small_1 = std::rotr(b, 17) ^ std::rotr(b, 19) ^ b >> 10;
    w[t] = small_1 + w[t - 7] + small_0 + w[t - 16];
  }
  return w;
}

}  // namespace

void Sha256::add_block(std::string_view block) {
  const std::array<Word, rounds> w = schedule_of(block);
  auto [a, b, c, d, e, f, g, h] = state_;
  for (std::size_t t = 0; t < rounds; ++t) {
    const Word large_1 = std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25);
    const Word large_0 = std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22);
    const Word first = h + large_1 + ((e & f) ^ (~e & g)) + constants[t] + w[t];
    const Word second = large_0 + ((a & b) ^ (a & c) ^ (b & c));
    h = g, g = f, f = e, e = d + first;
    d = c, c = b, b = a, a = first + second;
  }
  const std::array<Word, 8> added{a, b, c, d, e, f, g, h};
  for (std::size_t i = 0; i < added.size(); ++i) state_[i] += added[i];
}

void Sha256::add(std::string_view bytes) {
  bytes_ += bytes.size();
  if (!begun_.empty()) {
    const std::size_t more = std::min(block_bytes - begun_.size(), bytes.size());
    begun_ += bytes.substr(0, more);
    bytes.remove_prefix(more);
    if (begun_.size() < block_bytes) return;
    add_block(begun_);
  }
  for (; bytes.size() >= block_bytes; bytes.remove_prefix(block_bytes))
    add_block(bytes.substr(0, block_bytes));
  begun_ = bytes;
}

std::string Sha256::text() const {
  std::string end = begun_ + '\x80';
  while (end.size() % block_bytes != block_bytes - 8) end += '\0';
  const std::uint64_t bits = std::uint64_t{8} * bytes_;
  for (int shift = 56; shift >= 0; shift -= 8) end += static_cast<char>(bits >> shift & 0xff);
  Sha256 whole = *this;
  for (std::size_t at = 0; at < end.size(); at += block_bytes)
    whole.add_block(std::string_view(end).substr(at, block_bytes));
  constexpr std::string_view digit = "0123456789abcdef";
  std::string hexadecimal;
  for (const Word word : whole.state_)
    for (int shift = 28; shift >= 0; shift -= 4) hexadecimal += digit[word >> shift & 0xf];
  return hexadecimal;
}

std::string sha256(std::string_view bytes) {
  Sha256 hash;
  hash.add(bytes);
  return hash.text();
}

}  // namespace spinepath
