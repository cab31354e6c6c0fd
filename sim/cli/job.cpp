#include "sim/cli/job.h"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "sim/cli/origin.h"
#include "sim/cli/pages.h"
#include "sim/cli/terminal/interrupt.h"
#include "sim/cli/terminal/streams.h"
#include "sim/cluster/processes.h"
#include "sim/output/files/folder.h"
#include "sim/output/files/one_file.h"
#include "sim/report/data/read.h"
#include "sim/report/report.h"

namespace spinepath::cli {
namespace {

namespace fs = std::filesystem;

/// A folder, a file, or nothing; opened before the work.
class Destination {
 public:
  explicit Destination(const Job& job) {
    if (const auto* to = std::get_if<ToFolder>(&job.to)) {
      if (to->named == "-") return;
      path_ = to->named.empty() ? to->usual : to->named;
      output::FolderUse use{.folder = path_,
                            .named_by_user = !to->named.empty(),
                            .command = to->command,
                            .scenarios = job.scenarios,
                            .names = to->names,
                            .read = job.read};
      if (to->pictured || to->reported) {
        use.shared = to->pictured ? page_names() : std::vector<std::string>{report::report_file};
        use.names.insert(use.names.end(), use.shared.begin(), use.shared.end());
      }
      folder_.emplace(std::move(use));
      if (folder_->holds_unfinished())
        print_message(fmt::format("warning: {}: an earlier run was killed while it wrote its files there\n",
                                  path_.string()));
    } else if (const fs::path& file = std::get<ToFile>(job.to).path; !file.empty() && file != "-") {
      path_ = file;
      file_.emplace(file, job.read);
    }
  }

  output::Written write(const Finished& finished, const output::Json& origin) {
    const Uninterrupted until_written;
    if (folder_) return folder_->write(finished.files, finished.stopped.empty(), origin);
    if (!file_) return {};
    try {
      file_->write(finished.files.front().text);
      return {.folder = path_};
    } catch (const output::OutputError& error) {
      return {.problems = {error.what()}};
    }
  }

  const fs::path& path() const { return path_; }
  bool is_folder() const { return folder_.has_value(); }
  /// What the report is made of and other commands wrote there; nothing if that cannot be read.
  std::vector<output::File> files_of_others() const {
    if (!folder_) return {};
    try {
      return folder_->files_of_others(report::used_files());
    } catch (const output::OutputError&) {
      return {};
    }
  }

 private:
  fs::path path_;
  std::optional<output::OutputFolder> folder_;
  std::optional<output::OutputFile> file_;
};

/// The first file with that extension; empty if there is none.
std::string text_of_first(const std::vector<output::File>& files, std::string_view ending) {
  const auto found =
      std::ranges::find_if(files, [&](const output::File& file) { return file.name.ends_with(ending); });
  return found == files.end() ? std::string{} : found->text;
}

/// Adds the drawings and report.html to the files, and the results in brief to the report.
void add_pages(const Job& job, const Destination& destination, Finished& finished) {
  const auto* to = std::get_if<ToFolder>(&job.to);
  const bool has_page = destination.is_folder() && (to->pictured || to->reported);
  if (has_page && to->pictured)
    for (output::File& file : drawings(*to->pictured)) finished.files.push_back(std::move(file));
  if (!has_page && finished.heading.empty()) return;
  try {
    const Pages pages = pages_of(finished.files, destination.files_of_others(), job.style, has_page);
    if (has_page) finished.files.push_back({report::report_file, pages.html});
    if (!finished.heading.empty()) finished.report = finished.heading + pages.brief + finished.report;
  } catch (const report::Unusable& error) {
    finished.messages += fmt::format("spinepath: there is no report: {}\n", error.what());
  }
}

/// Why the report could not be printed; empty if it was.
std::string print_report(const Job& job, const Finished& finished) {
  try {
    const auto* to = std::get_if<ToFile>(&job.to);
    if (to != nullptr && to->path == "-")
      print(finished.files.front().text);
    else
      print_as(job.format, finished.report, text_of_first(finished.files, ".csv"),
               text_of_first(finished.files, ".json"));
    return {};
  } catch (const output::OutputError& error) {
    return error.what();
  }
}

/// "o/partial (o keeps the complete results of an earlier run)"
std::string place_of(const fs::path& written, const fs::path& asked) {
  if (written == asked) return written.string();
  return fmt::format("{} ({} keeps its complete results)", written.string(), asked.string());
}

/// "; report: results/four_ways/report.html"
std::string page_text(const Finished& finished, const output::Written& written) {
  const bool has_page =
      std::ranges::find(finished.files, report::report_file, &output::File::name) != finished.files.end();
  return has_page && fs::is_directory(written.folder)
             ? fmt::format("; report: {}", (written.folder / report::report_file).string())
             : std::string{};
}

ExitCode conclude(const Job& job, const Finished& finished, const fs::path& asked,
                  const output::Written& written) {
  for (const std::string& problem : written.problems) print_message(fmt::format("spinepath: {}\n", problem));
  print_message(finished.messages);
  const bool has_files = !written.folder.empty();
  const std::string place = has_files ? place_of(written.folder, asked) : std::string("no file");
  if (!job.quiet && !written.removed.empty())
    print_message(fmt::format("removed files of an earlier run: {}\n", fmt::join(written.removed, ", ")));
  if (job.verbose && has_files)
    for (const output::File& file : finished.files)
      print_message(fmt::format("wrote {}\n", (written.folder / file.name).string()));
  if (!finished.stopped.empty() && asked.empty())
    print_message(fmt::format("spinepath: {}; what is complete was printed\n", finished.stopped));
  else if (!finished.stopped.empty())
    print_message(fmt::format("spinepath: {}; what is complete is in {}\n", finished.stopped, place));
  else if (!written.problems.empty() && has_files)
    print_message(fmt::format("spinepath: what could be written is in {}\n", place));
  else if (!job.quiet && !finished.summary.empty() && (has_files || asked.empty()))
    print_message(fmt::format("{}{}\n", finished.summary,
                              has_files ? "; files in " + place + page_text(finished, written) : ""));
  if (!written.problems.empty()) return file_failure;
  return finished.stopped.empty() ? finished.exit_code : interrupted;
}

std::string saved_text(const output::SavedWork& saved) {
  return fmt::format("what was done is in {}, and the same command goes on from there",
                     saved.use().folder.string());
}

/// Work of which only partial results are wanted.
ExitCode perform_shard(const Job& job) {
  output::SavedWork& saved = *job.ledgers.saved;
  listen_for_interrupts();
  job.work();
  if (interrupt_requested()) {
    print_message(fmt::format("spinepath: interrupted; {}\n", saved_text(saved)));
    return interrupted;
  }
  const Uninterrupted until_written;
  const fs::path path = saved.finish();
  if (!saved.problem().empty()) {
    print_message(fmt::format("spinepath: {}; the shard is not complete\n", saved.problem()));
    return file_failure;
  }
  const output::Shard& shard = saved.use().manifest.shard;
  if (!job.quiet)
    print_message(fmt::format("shard {} of {} is in {}; results of all: spinepath merge {}\n", shard.number,
                              shard.of, path.string(), saved.use().folder.string()));
  return ok;
}

/// A process that does not lead: the leader gets what it computes of shared work, and does all other work alone.
ExitCode perform_part(const Job& job) {
  if (!job.ledgers.shared) return ok;
  listen_for_interrupts();
  job.work();
  return interrupt_requested() ? interrupted : ok;
}

/// After the work: joins the files of complete work.
void conclude_saved(const Job& job, Finished& finished) {
  if (!job.ledgers.saved || job.ledgers.saved->use().use != output::UseOfSaved::resume) return;
  if (!finished.stopped.empty())
    finished.messages += fmt::format("spinepath: {}\n", saved_text(*job.ledgers.saved));
  else
    job.ledgers.saved->finish();
}

}  // namespace

Job with_settings(const RunSettings& settings, Job job) {
  job.format = settings.format;
  job.style = style_of(settings);
  job.words = repeatable_words(*settings.command);
  job.threads = threads_for(settings.thread_count());
  job.quiet = settings.quiet;
  job.verbose = settings.verbose;
  job.ledgers = settings.ledgers;
  job.save = settings.saving.folder;
  job.dry_run = settings.dry_run;
  if (settings.saving.use != output::UseOfSaved::resume) job.plan.reset();  // nothing is computed
  return job;
}

ExitCode perform(const Job& job) {
  if (!cluster::lead_here()) return perform_part(job);
  if (job.plan) {
    const auto& to = std::get<ToFolder>(job.to);
    const Plan plan = done_here(*job.plan, to.named.empty() ? to.usual : to.named, job.save);
    refuse_what_does_not_fit(plan);
    if (job.dry_run) {
      print(text_of(plan));
      return ok;
    }
  }
  if (job.ledgers.saved && job.ledgers.saved->is_shard()) return perform_shard(job);
  const Begin begin;
  Destination destination(job);
  listen_for_interrupts();
  std::optional<Finished> finished = job.work();
  if (!finished && job.ledgers.saved && !job.ledgers.saved->computes()) {
    print_message(fmt::format("spinepath: {}: too little for results\n", job.ledgers.saved->left_out()));
    return file_failure;
  }
  if (!finished) {
    print_message(fmt::format("spinepath: interrupted; nothing was written{}\n",
                              job.ledgers.saved ? "; " + saved_text(*job.ledgers.saved) : ""));
    return interrupted;
  }
  conclude_saved(job, *finished);
  add_pages(job, destination, *finished);
  const std::string not_printed = print_report(job, *finished);
  output::Written written = destination.write(*finished, origin_of(job, begin));
  if (!not_printed.empty()) written.problems.insert(written.problems.begin(), not_printed);
  if (job.ledgers.saved && !job.ledgers.saved->problem().empty())
    written.problems.push_back(job.ledgers.saved->problem());
  return conclude(job, *finished, destination.path(), written);
}

fs::path results_folder(const std::string& scenario_file, const fs::path& below) {
  if (scenario_file == "-") return below / "stdin";
  const fs::path name = fs::path(scenario_file).filename(), stem = name.stem();
  return below / (stem == "." || stem == ".." ? name : stem);
}

}  // namespace spinepath::cli
