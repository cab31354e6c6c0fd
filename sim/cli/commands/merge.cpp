#include <filesystem>
#include <memory>
#include <system_error>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "sim/cli/commands.h"
#include "sim/cli/program.h"
#include "sim/cli/terminal/stop.h"
#include "sim/cli/terminal/streams.h"
#include "sim/output/partial/shards.h"
#include "sim/output/text/table.h"

namespace spinepath::cli {
namespace {

namespace fs = std::filesystem;

struct MergeArguments {
  std::string folder, out;
  bool partial = false, quiet = false;
};

void warn_of_copies(const output::ShardsFound& found) {
  for (const std::string& copies : found.copies)
    print_message(fmt::format("warning: {}; counted once\n", copies));
}

/// Throws Stop.
void stop_if_missing(const output::ShardsFound& found, const std::string& folder) {
  if (found.missing.empty()) return;
  print_message(fmt::format(
      "spinepath merge: {}: missing: {}; run them again, or --partial for results of `run` without them\n",
      folder, fmt::join(found.missing, ", ")));
  throw Stop{file_failure};
}

std::string absolute_unless_none(const std::string& out) {
  return out == "-" ? out : fs::absolute(out).string();
}

ExitCode merge(const MergeArguments& arguments) {
  const output::ShardsFound found = output::shards_in(arguments.folder);
  warn_of_copies(found);
  if (!arguments.partial) stop_if_missing(found, arguments.folder);
  std::vector<std::string> words = found.manifest.command;
  words.push_back(fmt::format("--save={}", fs::absolute(arguments.folder).string()));
  words.push_back(fmt::format("--merge={}", arguments.partial ? "partial" : "complete"));
  if (!arguments.out.empty()) words.push_back(fmt::format("--out={}", absolute_unless_none(arguments.out)));
  if (arguments.quiet)
    words.emplace_back("--quiet");
  else
    print_message(fmt::format("spinepath {}\n", output::printable_words(words)));
  std::error_code gone;
  fs::current_path(found.manifest.folder, gone);  // in which the scenario is; else from here
  return run_words(std::move(words));
}

}  // namespace

Action add_merge(CLI::App& app) {
  const auto arguments = std::make_shared<MergeArguments>();
  app.add_option("DIR", arguments->folder, "folder of --save, with the files of all shards")
      ->required()
      ->type_name("DIR");
  app.add_option("-o,--out", arguments->out,
                 "folder for the files; -: no files\nDefault: results/<name of the scenario file>, from the "
                 "folder in which the shards were run.")
      ->type_name("DIR");
  app.add_flag("--partial", arguments->partial,
               "results of the shards that are there\nMarked as partial; means of fewer patients or draws.");
  app.add_flag("-q,--quiet", arguments->quiet, "only errors, and results on stdout");
  return [arguments] { return merge(*arguments); };
}

}  // namespace spinepath::cli
