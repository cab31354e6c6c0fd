#include "sim/output/files/publish.h"

#include <fstream>

#include <gtest/gtest.h>

#include "sim/output/files/one_file.h"
#include "tests/sim/output/files/temporary_folder.h"

namespace spinepath::output {
namespace {

namespace fs = std::filesystem;
using test::content;
using test::entries;

class Publishing : public testing::Test {
 protected:
  void publish_all(const std::vector<File>& files) const {
    Staging staging(root_);
    WrittenRun run{.command = "run", .scenarios = {"s.toml"}};
    for (const File& file : files) {
      staging.write(file.name, file.text);
      run.files.push_back(described(file));
    }
    publish(root_, staging, run, {});
  }
  const test::TemporaryFolder temporary_;
  const fs::path& root_ = temporary_.path();
};

TEST_F(Publishing, StoppedBetweenTwoFilesLeavesAMark) {
  publish_all({{"a.csv", "1"}, {"b.csv", "1"}});
  fs::remove(root_ / "b.csv");
  fs::create_directory(root_ / "b.csv");  // so that the second file cannot be moved
  EXPECT_THROW(publish_all({{"a.csv", "2"}, {"b.csv", "2"}}), OutputError);
  EXPECT_EQ(content(root_ / "a.csv"), "2");
  const FolderContents contents = read_contents(root_);
  ASSERT_EQ(contents.runs.size(), 2u);
  for (const WrittenRun& run : contents.runs) EXPECT_EQ(run.state, RunState::unfinished);
  EXPECT_EQ(entries(root_), 3u) << "nothing is left aside";

  fs::remove(root_ / "b.csv");
  publish_all({{"a.csv", "3"}});
  ASSERT_EQ(read_contents(root_).runs.size(), 1u);
  EXPECT_EQ(read_contents(root_).runs[0].state, RunState::complete);
}

TEST_F(Publishing, ContentsReadBackTheSame) {
  const FolderContents contents{{{"run", {"a.toml", "../b.toml"}, RunState::partial, {{"x.csv", 3, "77"}}}}};
  std::ofstream(root_ / contents_file) << to_text(contents);
  const FolderContents read = read_contents(root_);
  ASSERT_EQ(read.runs.size(), 1u);
  EXPECT_EQ(read.runs[0].scenarios, contents.runs[0].scenarios);
  EXPECT_EQ(read.runs[0].state, RunState::partial);
  EXPECT_EQ(read.runs[0].files, contents.runs[0].files);
  EXPECT_TRUE(read.lists("x.csv"));
}

TEST_F(Publishing, AListOfAnotherProgramOrThatLeadsOutOfTheFolderIsRefused) {
  for (const char* text :
       {"", "{}", "[1]", R"({"program": "other", "runs": []})",
        R"({"program": "spinepath", "runs": [{"command": "run", "scenarios": [], "state": "complete",
            "files": [{"name": "../a.csv", "bytes": 1, "sha256": "00"}]}]})"}) {
    std::ofstream(root_ / contents_file) << text;
    EXPECT_THROW(read_contents(root_), OutputError) << text;
  }
}

TEST_F(Publishing, StagingIsRemovedWithWhatWasNotMoved) {
  {
    Staging staging(root_);
    staging.write("export/a.csv", "1");
    EXPECT_EQ(entries(root_), 1u);
    const Staging another(root_);  // does not take the first one for a killed run's
    EXPECT_EQ(entries(root_), 2u);
  }
  EXPECT_EQ(entries(root_), 0u);
}

TEST_F(Publishing, AStagingFolderWithoutAProcessIsRemoved) {
  fs::create_directory(root_ / ".spinepath-abcdef");
  std::ofstream(root_ / ".spinepath-abcdef/.spinepath-staging");
  std::ofstream(root_ / ".spinepath-abcdef/a.csv") << "left";
  fs::create_directory(root_ / ".spinepath-config");  // of the user
  std::ofstream(root_ / ".spinepath-config/s.toml") << "precious";
  fs::create_directory_symlink(root_, root_ / ".spinepath-ghijkl");  // never followed
  { const Staging staging(root_); }
  EXPECT_FALSE(fs::exists(root_ / ".spinepath-abcdef"));
  EXPECT_EQ(content(root_ / ".spinepath-config/s.toml"), "precious");
  EXPECT_TRUE(fs::is_symlink(root_ / ".spinepath-ghijkl"));
}

TEST_F(Publishing, ANewFileNeverReplacesOneNorFollowsALink) {
  create_file(root_ / "new.toml", "mine", "new.toml");
  EXPECT_THROW(create_file(root_ / "new.toml", "other", "new.toml"), OutputError);
  EXPECT_EQ(content(root_ / "new.toml"), "mine");
  fs::create_symlink(root_ / "target", root_ / "link");
  EXPECT_THROW(create_file(root_ / "link", "x", "link"), OutputError);
  EXPECT_FALSE(fs::exists(root_ / "target"));
}

TEST_F(Publishing, OneFileIsReplacedAndAnInputIsNot) {
  const fs::path path = root_ / "deep/er/a.json";
  for (const char* text : {"1", "2"}) OutputFile(path, {}).write(text);
  EXPECT_EQ(content(path), "2");
  EXPECT_EQ(entries(path.parent_path()), 1u);
  const std::vector<std::string> read{path.string()};
  EXPECT_THROW(OutputFile(path, read), OutputError);
  { const OutputFile unused(root_ / "other/b.json", {}); }
  EXPECT_FALSE(fs::exists(root_ / "other"));
  OutputFile("/dev/null", {}).write("x");
  EXPECT_TRUE(fs::is_character_file("/dev/null"));
}

}  // namespace
}  // namespace spinepath::output
