#include "sim/output/partial/spx_file.h"

#include <filesystem>
#include <fstream>
#include <limits>

#include <gtest/gtest.h>

#include "sim/output/files/file.h"
#include "tests/support/spx_checksum.h"

namespace spinepath::output {
namespace {

namespace fs = std::filesystem;

class SpxFiles : public testing::Test {
 protected:
  SpxFiles() { fs::create_directories(root_); }
  ~SpxFiles() override { fs::remove_all(root_); }

  fs::path write(const std::string& bytes) {
    std::ofstream(root_ / "a.spx", std::ios::binary) << bytes;
    return root_ / "a.spx";
  }
  static SpxManifest manifest() {
    return {.identity = {.version = "1",
                         .generator = "g",
                         .scenario_hash = 0xfedcba9876543210u,
                         .seed = 7,
                         .question = {"run", "a.toml"}},
            .command = {"run", "a.toml", "--patients=10"},
            .folder = "/here",
            .shard = {3, 16}};
  }
  /// Records of all sizes of a byte string's head.
  static std::vector<std::vector<double>> numbers() {
    return {{},
            {1.5, -0.0},
            std::vector<double>(20, 0.1),
            std::vector<double>(9000, 1e300),
            {std::numeric_limits<double>::infinity(), std::numeric_limits<double>::denorm_min()}};
  }
  static std::string bytes() {
    std::vector<SpxEntry> entries;
    for (std::uint64_t i = 0; i < numbers().size(); ++i)
      entries.push_back({.piece = i, .work = {UnitKind::runs, 100, ~i}, .range = {10 * i, 10 * i + 1}});
    return spx_bytes(manifest(), entries, numbers());
  }
  static std::string reason(const fs::path& path) {
    try {
      read_spx(path);
    } catch (const UnusableSpx& unusable) {
      return unusable.what();
    }
    return {};
  }

  const fs::path root_ = fs::temp_directory_path() / fs::path("spinepath_spx_" + std::to_string(::getpid()));
};

TEST_F(SpxFiles, AreReadAsWritten) {
  const SpxFile file = read_spx(write(bytes()));
  EXPECT_EQ(file.manifest.identity, manifest().identity);
  EXPECT_EQ(file.manifest.command, manifest().command);
  EXPECT_EQ(file.manifest.folder, "/here");
  EXPECT_EQ(file.manifest.shard.number, 3u);
  EXPECT_EQ(file.manifest.shard.of, 16u);
  ASSERT_EQ(file.entries.size(), numbers().size());
  for (std::size_t i = 0; i < file.entries.size(); ++i) {
    EXPECT_EQ(file.entries[i].piece, i);
    EXPECT_EQ(file.entries[i].work.fingerprint, ~std::uint64_t{i});
    EXPECT_EQ(file.entries[i].range, (UnitRange{10 * i, 10 * i + 1}));
    EXPECT_EQ(read_numbers(file, file.entries[i]), numbers()[i]);
  }
}

TEST_F(SpxFiles, CutShortAnywhereAreRefused) {
  const std::string whole = bytes();
  for (std::size_t size = 0; size < whole.size(); size += size < 700 ? 1 : 997)
    EXPECT_NE(reason(write(whole.substr(0, size))), "") << size;
  EXPECT_NE(reason(write(whole + "x")).find("is cut short, damaged"), std::string::npos);
}

TEST_F(SpxFiles, WithOneBitFlippedAreRefused) {
  std::string whole = bytes();
  for (std::size_t i = 0; i < whole.size(); i += i < 700 ? 1 : 499) {
    const char bit = static_cast<char>(1 << (i % 8));
    whole[i] = static_cast<char>(whole[i] ^ bit);
    EXPECT_NE(reason(write(whole)), "") << i;
    whole[i] = static_cast<char>(whole[i] ^ bit);
  }
  EXPECT_EQ(reason(write(whole)), "");
}

TEST_F(SpxFiles, ThatAreNoneAreRefused) {
  for (const std::string text : {"", "{}", "scenario = 1\n", "\xa1\x61\x61\x01", "\x9f\x9f\x9f"})
    EXPECT_NE(reason(write(text)), "") << text;
  EXPECT_NE(reason(root_ / "none.spx").find("is not a file"), std::string::npos);
  EXPECT_NE(reason(root_), "");
}

TEST_F(SpxFiles, ForgedOnesAreRefused) {
  for (const char* begin : {"\x81", "\xa1\x61\x61"}) {  // an array in an array …, an object in an object …
    std::string nested;
    for (int level = 0; level < 200'000; ++level) nested += begin;
    EXPECT_NE(reason(write(test::with_checksum(nested))), "");
  }
  EXPECT_NE(reason(write(test::with_checksum("\x9b\x7f\xff\xff\xff\xff\xff\xff\xff"))), "");
  EXPECT_NE(reason(write(test::with_checksum("\x5b\x7f\xff\xff\xff\xff\xff\xff\xff"))), "");
}

}  // namespace
}  // namespace spinepath::output
