#include "sim/output/files/folder.h"

#include <fstream>
#include <new>

#include <gtest/gtest.h>
#include <unistd.h>

#include "tests/sim/output/files/temporary_folder.h"

namespace spinepath::output {
namespace {

namespace fs = std::filesystem;
using test::content;
using test::entries;

class Folder : public testing::Test {
 protected:
  FolderUse use(std::vector<std::string> names, const std::string& command = "run") const {
    return {.folder = root_ / "x",
            .command = command,
            .scenarios = {(root_ / "s.toml").string()},
            .names = std::move(names),
            .read = {(root_ / "s.toml").string()}};
  }
  Written write(const std::vector<File>& files, bool complete = true,
                const std::string& command = "run") const {
    std::vector<std::string> names;
    for (const File& file : files) names.push_back(file.name);
    return OutputFolder(use(names, command)).write(files, complete);
  }
  const test::TemporaryFolder temporary_;
  const fs::path& root_ = temporary_.path();
};

TEST_F(Folder, HoldsTheFilesAndTheirListAndNothingElse) {
  const std::string large(1 << 20, 'z');
  const Written written = write({{"a.csv", large}, {"b.json", "{}"}});
  EXPECT_EQ(written.folder, root_ / "x");
  EXPECT_TRUE(written.problems.empty());
  EXPECT_EQ(content(root_ / "x/a.csv"), large);
  EXPECT_EQ(entries(root_ / "x"), 3u);
  const FolderContents contents = read_contents(root_ / "x");
  ASSERT_EQ(contents.runs.size(), 1u);
  EXPECT_EQ(contents.runs[0].state, RunState::complete);
  EXPECT_EQ(contents.runs[0].files[0], described({"a.csv", large}));
  EXPECT_EQ(contents.runs[0].scenarios, std::vector<std::string>{"../s.toml"});
}

TEST_F(Folder, HoldsTextsMadeInPiecesAsIfTheyWereWhole) {
  const auto append = [](std::size_t row, std::string& text) { text += std::to_string(row) + "\n"; };
  std::string whole = "row\n";
  for (std::size_t row = 0; row < 30'000; ++row) append(row, whole);  // several pieces
  const File file{.name = "a.csv", .text = {}, .pieces = in_rows("row\n", 30'000, append)};
  EXPECT_EQ(whole_text(file), whole);
  EXPECT_TRUE(write({file}).problems.empty());
  EXPECT_EQ(content(root_ / "x/a.csv"), whole);
  EXPECT_EQ(read_contents(root_ / "x").runs[0].files[0], described({"a.csv", whole}));
  EXPECT_EQ(described_in(root_ / "x", "a.csv"), described({"a.csv", whole}));
}

TEST_F(Folder, LeavesNothingOfATextWhoseMakingFails) {
  const File file{.name = "a.csv", .text = {}, .pieces = [](const Sink& sink) {
                    sink("begun");
                    throw std::bad_alloc();
                  }};
  EXPECT_THROW(write({file}), std::bad_alloc);
  EXPECT_FALSE(fs::exists(root_ / "x/a.csv"));
}

TEST_F(Folder, MakesSubfoldersAndRemovesThoseThatStayEmpty) {
  { const OutputFolder folder(use({"a.csv", "inner/b.csv"})); }
  EXPECT_EQ(entries(root_), 0u);
  EXPECT_EQ(write({{"a.csv", "1"}, {"inner/b.csv", "2"}}).problems.size(), 0u);
  EXPECT_EQ(content(root_ / "x/inner/b.csv"), "2");
  EXPECT_EQ(entries(root_ / "x/inner"), 1u);
}

TEST_F(Folder, OfAnEarlierRunIsReplacedAndWhatIsNotMadeAgainGoes) {
  write({{"a.csv", "1"}, {"b.json", "1"}, {"inner/c.csv", "1"}});
  std::ofstream(root_ / "x/mine.csv") << "precious";
  write({{"a.csv", "2"}});
  EXPECT_EQ(content(root_ / "x/a.csv"), "2");
  EXPECT_EQ(content(root_ / "x/mine.csv"), "precious");
  EXPECT_EQ(entries(root_ / "x"), 3u);  // with files.json
}

TEST_F(Folder, KeepsWhatTheUserChangedOrAdded) {
  write({{"a.csv", "1"}, {"b.json", "1"}, {"inner/c.csv", "1"}});
  std::ofstream(root_ / "x/b.json") << "my own";
  std::ofstream(root_ / "x/inner/mine.csv") << "precious";
  EXPECT_EQ(write({{"a.csv", "2"}}).removed, std::vector<std::string>{"inner/c.csv"});
  EXPECT_EQ(content(root_ / "x/b.json"), "my own");
  EXPECT_EQ(content(root_ / "x/inner/mine.csv"), "precious");
  EXPECT_FALSE(fs::exists(root_ / "x/inner/c.csv"));
}

TEST_F(Folder, RefusesToReplaceWhatTheUserChanged) {
  write({{"a.csv", "1"}});
  std::ofstream(root_ / "x/a.csv") << "my own";
  EXPECT_THROW(OutputFolder{use({"a.csv"})}, OutputError);
  EXPECT_EQ(content(root_ / "x/a.csv"), "my own");
}

TEST_F(Folder, RefusesToReplaceWhatNoRunWrote) {
  fs::create_directory(root_ / "x");
  std::ofstream(root_ / "x/a.csv") << "precious";
  EXPECT_THROW(OutputFolder{use({"a.csv"})}, OutputError);
  EXPECT_EQ(content(root_ / "x/a.csv"), "precious");
}

TEST_F(Folder, APartialRunReplacesAPartialOneOnly) {
  write({{"a.csv", "1"}}, false);
  EXPECT_EQ(write({{"a.csv", "2"}}, false).folder, root_ / "x");
  EXPECT_EQ(write({{"a.csv", "3"}}, true).folder, root_ / "x");
  EXPECT_EQ(write({{"a.csv", "4"}}, false).folder, root_ / "x/partial");
  EXPECT_EQ(write({{"a.csv", "5"}}, false).folder, root_ / "x/partial");
  EXPECT_EQ(content(root_ / "x/a.csv"), "3");
  EXPECT_EQ(content(root_ / "x/partial/a.csv"), "5");
}

TEST_F(Folder, APartialRunLeavesAUsersFolderOfThatName) {
  write({{"a.csv", "1"}});
  fs::create_directory(root_ / "x/partial");
  std::ofstream(root_ / "x/partial/a.csv") << "precious";
  EXPECT_EQ(write({{"a.csv", "2"}}, false).folder, root_ / "x/partial-2");
  EXPECT_EQ(content(root_ / "x/partial/a.csv"), "precious");
}

TEST_F(Folder, WhatAppearsDuringTheRunIsNotReplaced) {
  OutputFolder folder(use({"a.csv"}));
  std::ofstream(root_ / "x/a.csv") << "precious";
  const std::vector<File> files{{"a.csv", "1"}};
  const Written written = folder.write(files, true);
  EXPECT_EQ(written.folder, root_ / "x/partial");
  EXPECT_EQ(written.problems.size(), 1u);
  EXPECT_EQ(content(root_ / "x/a.csv"), "precious");
  EXPECT_EQ(content(root_ / "x/partial/a.csv"), "1");
}

TEST_F(Folder, OtherCommandsShareItWhereNamesAndScenarioAllow) {
  std::ofstream(root_ / "s.toml") << "scenario";
  write({{"a.csv", "1"}});
  write({{"b.csv", "1"}}, true, "sensitivity");
  write({{"a.csv", "2"}});
  EXPECT_EQ(content(root_ / "x/b.csv"), "1");
  EXPECT_THROW(OutputFolder{use({"a.csv"}, "compare")}, OutputError);
  FolderUse other = use({"c.csv"}, "budget");
  other.scenarios = {(root_ / "other.toml").string()};
  EXPECT_THROW(OutputFolder{other}, OutputError);
}

TEST_F(Folder, NeverReplacesOrRemovesWhatWasRead) {
  write({{"a.csv", "1"}, {"b.csv", "read"}});
  FolderUse reading = use({"a.csv"});
  reading.read = {(root_ / "x/b.csv").string()};
  OutputFolder(reading).write(std::vector<File>{{"a.csv", "2"}}, true);
  EXPECT_EQ(content(root_ / "x/b.csv"), "read");
  reading.read = {(root_ / "x/files.json").string()};
  EXPECT_THROW(OutputFolder{reading}, OutputError);
}

TEST_F(Folder, AFileOrFolderInTheWayIsRefusedBeforeTheRun) {
  std::ofstream(root_ / "x") << "precious";
  EXPECT_THROW(OutputFolder{use({"a.csv"})}, OutputError);
  EXPECT_EQ(content(root_ / "x"), "precious");
  fs::remove(root_ / "x");
  fs::create_directories(root_ / "x/a.csv");
  EXPECT_THROW(OutputFolder{use({"a.csv"})}, OutputError);
}

TEST_F(Folder, WithoutPermissionIsRefusedBeforeTheRun) {
  if (::geteuid() == 0) GTEST_SKIP() << "root may write anywhere";
  fs::create_directory(root_ / "x");
  fs::permissions(root_ / "x", fs::perms::owner_read | fs::perms::owner_exec);
  EXPECT_THROW(OutputFolder{use({"a.csv"})}, OutputError);
  fs::permissions(root_ / "x", fs::perms::owner_all);
}

}  // namespace
}  // namespace spinepath::output
