#include "sim/report/report.h"

#include <algorithm>
#include <memory>

#include <fmt/format.h>

#include "sim/cli/commands.h"
#include "sim/cli/job.h"
#include "sim/cli/options/display.h"
#include "sim/cli/terminal/stop.h"
#include "sim/cli/terminal/streams.h"
#include "sim/output/files/contents.h"
#include "sim/output/files/file.h"
#include "sim/report/data/read.h"

namespace spinepath::cli {
namespace {

namespace fs = std::filesystem;

struct ReportArguments {
  std::vector<std::string> folders;
  std::string out;
  bool quiet = false, verbose = false;
};

/// Usual file: "results/report/four_ways.html".
fs::path file_for(const ReportArguments& arguments) {
  if (!arguments.out.empty()) return arguments.out;
  fs::path name = fs::path(arguments.folders.front()).lexically_normal();
  if (name.filename().empty()) name = name.parent_path();
  return (fs::path("results") / "report" / name.filename()) += ".html";
}

report::ResultFolder folder_of(const std::string& path, std::vector<std::string>& read) {
  report::ResultFolder folder{.name = path, .files = {}};
  for (const std::string_view name : report::used_files()) {
    const fs::path file = fs::path(path) / name;
    if (std::optional<std::string> text = output::text_of_file(file)) {
      read.push_back(file.string());
      folder.files.push_back({std::string(name), std::move(*text)});
    }
  }
  return folder;
}

/// Files of the folder that are not as a run wrote them, as lines of warnings.
std::string changed_files(const report::ResultFolder& folder) {
  const auto is_used = [](const std::string& name) {
    return std::ranges::find(report::used_files(), name) != report::used_files().end();
  };
  std::string warnings;
  try {
    for (const output::WrittenRun& run : output::read_contents(folder.name).runs)
      for (const output::WrittenFile& file : run.files) {
        const auto found = std::ranges::find(folder.files, file.name, &output::File::name);
        if (is_used(file.name) && (found == folder.files.end() || output::described(*found) != file))
          warnings += fmt::format("warning: {}: it is missing or was changed after a run wrote it\n",
                                  (fs::path(folder.name) / file.name).string());
      }
  } catch (const output::OutputError&) {  // no list
  }
  return warnings;
}

[[noreturn]] void stop(const std::string& problem) {
  print_message(fmt::format("spinepath: {}\n", problem));
  throw Stop{file_failure};
}

report::Material material_of(const std::vector<std::string>& folders, std::vector<std::string>& read) {
  std::vector<report::ResultFolder> found;
  for (const std::string& path : folders) {
    found.push_back(folder_of(path, read));
    print_message(changed_files(found.back()));
    if (found.back().files.empty()) stop(path + ": it holds no results of spinepath");
  }
  try {
    return report::read_material(std::move(found));
  } catch (const report::Unusable& error) {
    stop(error.what());
  }
}

/// An existing file is replaced only if it is a report.
void check_target(const fs::path& path) {
  const std::optional<std::string> there = path == "-" ? std::nullopt : output::text_of_file(path);
  if (there && there->find("<meta name=\"generator\" content=\"spinepath ") == std::string::npos)
    stop(fmt::format("cannot write {}: it exists and is no report; move it away or give another --out",
                     path.string()));
}

std::string html_of(const report::Material& material) {
  try {
    return report::report_html(material);
  } catch (const report::Unusable& error) {
    stop(error.what());
  }
}

ExitCode make_report(const ReportArguments& arguments) {
  std::vector<std::string> read;
  const report::Material material = material_of(arguments.folders, read);
  const fs::path target = file_for(arguments);
  if (!output::is_among(target, read)) check_target(target);
  return perform({.scenarios = {},
                  .read = read,
                  .to = ToFile{target},
                  .quiet = arguments.quiet,
                  .verbose = arguments.verbose,
                  .work = [&] {
                    return Finished{.files = {{report::report_file, html_of(material)}},
                                    .report = {},
                                    .summary = "report made"};
                  }});
}

}  // namespace

Action add_report(CLI::App& app) {
  const auto arguments = std::make_shared<ReportArguments>();
  app.add_option(
         "folders", arguments->folders,
         "folders of results: of one scenario and seed\nWhat belongs to another is left out, and named.")
      ->required()
      ->type_name("FOLDER");
  app.add_option("-o,--out", arguments->out,
                 "file for the report; -: stdout\nDefault: results/report/<first folder>.html.")
      ->type_name("FILE.html");
  add_verbosity(app, arguments->quiet, arguments->verbose);
  return [arguments] { return make_report(*arguments); };
}

}  // namespace spinepath::cli
