#include "sim/output/files/folder.h"

#include <fstream>
#include <sstream>

#include <gtest/gtest.h>
#include <unistd.h>

namespace spinepath::output {
namespace {

namespace fs = std::filesystem;

std::string content(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

std::size_t entries(const fs::path& folder) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

class Files : public testing::Test {
 protected:
  Files() : root_(fs::temp_directory_path() / ("spinepath_files_" + std::to_string(::getpid()))) {
    fs::remove_all(root_);
    fs::create_directory(root_);
  }
  ~Files() override { fs::remove_all(root_); }
  const fs::path root_;
  const std::vector<std::string> names_{"a.csv", "b.json"};
};

TEST_F(Files, AreWrittenWholeWithNothingElseLeft) {
  const OutputFolder folder(root_ / "x" / "y", names_);
  const std::string large(1 << 20, 'z');
  folder.write(std::vector<File>{{"a.csv", large}, {"b.json", "{}"}});
  EXPECT_EQ(content(root_ / "x/y/a.csv"), large);
  EXPECT_EQ(content(root_ / "x/y/b.json"), "{}");
  EXPECT_EQ(entries(root_ / "x/y"), 2u);
}

TEST_F(Files, MayStandInSubfoldersWhichAreRemovedWhereTheyStayEmpty) {
  const std::vector<std::string> names{"a.csv", "inner/b.csv"};
  { const OutputFolder folder(root_ / "x", names); }
  EXPECT_EQ(entries(root_), 0u);
  OutputFolder(root_ / "x", names).write(std::vector<File>{{"a.csv", "1"}, {"inner/b.csv", "2"}});
  EXPECT_EQ(content(root_ / "x/inner/b.csv"), "2");
  EXPECT_EQ(entries(root_ / "x/inner"), 1u);
}

TEST_F(Files, ReplaceThoseOfAnEarlierRun) {
  for (const char* text : {"first", "second"})
    OutputFolder(root_ / "x", names_).write(std::vector<File>{{"a.csv", text}});
  EXPECT_EQ(content(root_ / "x/a.csv"), "second");
}

TEST_F(Files, OfAnEarlierRunGoWhereTheyAreNotMadeAgainAndNothingElseDoes) {
  const std::vector<std::string> own{"a.csv", "b.json", "inner/c.csv", "inner/d.csv"};
  OutputFolder(root_ / "x", own)
      .write(std::vector<File>{{"a.csv", "1"}, {"b.json", "1"}, {"inner/c.csv", "1"}, {"inner/d.csv", "1"}});
  std::ofstream(root_ / "x/mine.csv") << "precious";
  const std::vector<std::string> now{"a.csv"};
  OutputFolder(root_ / "x", now).write(std::vector<File>{{"a.csv", "2"}}, own);
  EXPECT_EQ(content(root_ / "x/a.csv"), "2");
  EXPECT_EQ(content(root_ / "x/mine.csv"), "precious");
  EXPECT_EQ(entries(root_ / "x"), 2u);
}

TEST_F(Files, ASubfolderStaysWhileAnythingIsInIt) {
  const std::vector<std::string> own{"a.csv", "inner/c.csv"};
  OutputFolder(root_ / "x", own).write(std::vector<File>{{"a.csv", "1"}, {"inner/c.csv", "1"}});
  std::ofstream(root_ / "x/inner/mine.csv") << "precious";
  OutputFolder(root_ / "x", {}).write(std::vector<File>{{"a.csv", "2"}}, own);
  EXPECT_FALSE(fs::exists(root_ / "x/inner/c.csv"));
  EXPECT_EQ(content(root_ / "x/inner/mine.csv"), "precious");
}

TEST_F(Files, OfAnEarlierRunStayWhereTheNewOnesCannotBeWritten) {
  const std::vector<std::string> own{"a.csv", "b.json"};
  OutputFolder(root_ / "x", own).write(std::vector<File>{{"a.csv", "1"}, {"b.json", "1"}});
  const std::vector<File> files{{"a.csv", "2"}, {"no such folder/c.csv", "2"}};
  EXPECT_THROW(OutputFolder(root_ / "x", {}).write(files, own), OutputError);
  EXPECT_EQ(content(root_ / "x/a.csv"), "1");
  EXPECT_EQ(content(root_ / "x/b.json"), "1");
}

TEST_F(Files, AFolderUnderTheNameOfAFileIsNotRemoved) {
  fs::create_directories(root_ / "x/b.json");
  const std::vector<std::string> own{"a.csv", "b.json"};
  OutputFolder(root_ / "x", {}).write(std::vector<File>{{"a.csv", "2"}}, own);
  EXPECT_TRUE(fs::is_directory(root_ / "x/b.json"));
}

TEST_F(Files, AFolderThatStaysEmptyIsRemovedAgain) {
  { const OutputFolder folder(root_ / "x" / "y", names_); }
  EXPECT_EQ(entries(root_), 0u);
}

TEST_F(Files, AFolderThatWasThereStays) {
  fs::create_directory(root_ / "x");
  { const OutputFolder folder(root_ / "x", names_); }
  EXPECT_TRUE(fs::exists(root_ / "x"));
}

TEST_F(Files, AFileInTheFoldersPlaceIsRefusedBeforeTheRun) {
  std::ofstream(root_ / "x") << "precious";
  for (const fs::path& path : {root_ / "x", root_ / "x" / "y"}) {
    try {
      const OutputFolder folder(path, names_);
      FAIL();
    } catch (const OutputError& error) {
      EXPECT_NE(std::string(error.what()).find((root_ / "x").string()), std::string::npos);
    }
  }
  EXPECT_EQ(content(root_ / "x"), "precious");
}

TEST_F(Files, AFolderInAFilesPlaceIsRefusedBeforeTheRun) {
  fs::create_directories(root_ / "x" / "a.csv");
  EXPECT_THROW(OutputFolder(root_ / "x", names_), OutputError);
}

TEST_F(Files, WhatFailsHalfwayLeavesNoTemporaryFile) {
  const OutputFolder folder(root_ / "x", names_);
  const std::vector<File> files{{"a.csv", "1"}, {"no such folder/b.json", "2"}};
  EXPECT_THROW(folder.write(files), OutputError);
  EXPECT_EQ(entries(root_ / "x"), 0u);
}

TEST_F(Files, AFolderWithoutPermissionIsRefusedBeforeTheRun) {
  if (::geteuid() == 0) GTEST_SKIP() << "root may write anywhere";
  fs::permissions(root_, fs::perms::owner_read | fs::perms::owner_exec);
  EXPECT_THROW(OutputFolder(root_, names_), OutputError);
  fs::permissions(root_, fs::perms::owner_all);
}

TEST_F(Files, ANewFileNeverReplacesOne) {
  write_new_file(root_ / "new.toml", "mine");
  EXPECT_THROW(write_new_file(root_ / "new.toml", "other"), OutputError);
  EXPECT_EQ(content(root_ / "new.toml"), "mine");
}

}  // namespace
}  // namespace spinepath::output
