// Runs the program as a user does.
#pragma once
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/text.h"

namespace spinepath::test {

struct Ran {
  int exit_code;
  std::string out, err;
};

inline std::string content(const std::filesystem::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

/// Without the lines of warnings: the shipped scenarios have some.
inline std::string without_warnings(const std::string& err) {
  std::string rest;
  std::istringstream lines(err);
  for (std::string line; std::getline(lines, line);)
    if (!line.starts_with("warning: ")) rest += line + "\n";
  return rest;
}

/// The scenario that most commands are tried with.
inline const std::string four_ways = SPINEPATH_ROOT "/scenarios/four_ways.toml";

/// What stderr gets where a signal stops the work before there is anything to report.
inline const std::string stopped_without_results =
    "spinepath: stopping after the current block; Ctrl-C again ends at once, without results\n"
    "spinepath: interrupted; nothing was written\n";

/// A folder of its own, removed with all that is in it.
class Workplace {
 public:
  Workplace() {
    std::string name = (std::filesystem::temp_directory_path() / "spinepath_XXXXXX").string();
    path_ = ::mkdtemp(name.data());
  }
  ~Workplace() { std::filesystem::remove_all(path_); }
  Workplace(const Workplace&) = delete;
  Workplace& operator=(const Workplace&) = delete;

  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path file(const std::string& name, const std::string& text) const {
    std::ofstream(path_ / name, std::ios::binary) << text;
    return path_ / name;
  }

  /// A line of shell in the folder, in which $S is the program.
  Ran shell(const std::string& line) const {
    const std::string out = path_ / ".out", err = path_ / ".err";
    const std::string command = "cd '" + path_.string() + "' && S='" SPINEPATH_BINARY "'; { " + line +
                                "\n} > '" + out + "' 2> '" + err + "'";
    const int status = std::system(command.c_str());
    const int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return {code, content(out), content(err)};
  }
  Ran spinepath(const std::string& arguments) const { return shell("\"$S\" " + arguments); }
  /// With Ctrl-C after so many seconds; killed where it does not end within `grace` seconds from then.
  Ran interrupted_after(double seconds, const std::string& arguments, int grace = 60) const {
    return shell("timeout --preserve-status -s INT -k " + std::to_string(grace) + " " +
                 std::to_string(seconds) + " \"$S\" " + arguments);
  }

 private:
  std::filesystem::path path_;
};

}  // namespace spinepath::test
