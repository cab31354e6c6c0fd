#include "sim/cli/options/saving.h"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "build_info.h"
#include "models/numerics/fnv.h"
#include "sim/cli/options/commands.h"
#include "sim/cli/terminal/stop.h"
#include "sim/cluster/processes.h"
#include "sim/engine/random/chance.h"

namespace spinepath::cli {
namespace {

constexpr CountRange save_intervals{0, 86'400};  ///< [seconds]

/// Say where results go and how they look, so other ones may be given to `merge`.
const std::vector<std::string> about_saving_and_output{
    "--save",  "--save-every", "--shard",  "--merge", "--out",          "--threads", "--dry-run",
    "--quiet", "--verbose",    "--format", "--color", "--error-format", "--progress"};
/// Further ones on which no number depends; the number of units may grow.
const std::vector<std::string> about_amount_and_reports{
    "--patients", "--patients-per-draw", "--draws", "--seed", "--show", "--export-view", "--no-report"};

/// "3/16"; none if it is no shard.
std::optional<output::Shard> shard_of(const std::string& text) {
  const std::size_t slash = std::min(text.find('/'), text.size());
  const auto number = parse_count(std::string_view(text).substr(0, slash));
  const auto of = parse_count(std::string_view(text).substr(std::min(slash + 1, text.size())));
  if (!number || !of || *number < 1 || *number > *of || *of > output::most_shards) return std::nullopt;
  return output::Shard{*number, *of};
}

void add_shard(CLI::App& command, output::Shard& shard) {
  const auto check = [](const std::string& text) {
    return shard_of(text) ? std::string{}
                          : fmt::format("\"{}\" is no shard; allowed: 1/2, 2/2, 1/16, …, at most {} in all",
                                        text, output::most_shards);
  };
  command
      .add_option_function<std::string>(
          "--shard", [&shard](const std::string& text) { shard = *shard_of(text); },
          "only this part of the work\nSaved in DIR of --save; `spinepath merge DIR` makes the results of "
          "all parts.")
      ->check(CLI::Validator(check, ""))
      ->type_name("K/N");
}

std::vector<std::string> words_of(const CLI::Option& option) {
  const std::vector<std::string>& results = option.results();
  if (option.get_positional()) return results;
  const std::string name = "--" + option.get_lnames().front();
  const bool is_flag = option.get_type_name().empty() && results == std::vector<std::string>{"true"};
  if (is_flag) return {name};
  if (option.get_expected_max() == 1 || !option.get_allow_extra_args()) {
    std::vector<std::string> words;
    for (const std::string& result : results) words.push_back(fmt::format("{}={}", name, result));
    return words;
  }
  std::vector<std::string> words{name};
  words.insert(words.end(), results.begin(), results.end());
  return words;
}

/// Of a question: what files have is known by their hash, wherever they are.
enum class Files : std::uint8_t { named, left_out };

std::vector<std::string> words_without(const CLI::App& command, const std::vector<std::string>& options,
                                       Files files) {
  std::vector<std::string> words{command.get_name()};
  for (const CLI::Option* option : command.get_options()) {
    if (option->count() == 0) continue;
    const bool is_known_file = option->get_positional() && files == Files::left_out;
    const bool left_out =
        std::ranges::any_of(options, [&](const std::string& name) { return option->check_name(name); });
    if (left_out || is_known_file) continue;
    const std::vector<std::string> more = words_of(*option);
    words.insert(words.end(), more.begin(), more.end());
  }
  return words;
}

/// Throws WrongCall.
void check(const Saving& saving, const SavedSubject& subject) {
  const bool is_shard = static_cast<bool>(saving.shard), is_merge = saving.use != output::UseOfSaved::resume;
  if (saving.folder.empty() && (is_shard || saving.every || is_merge))
    throw WrongCall{"--shard, --save-every and --merge: there is no folder; give --save DIR as well"};
  if (is_shard && is_merge) throw WrongCall{"--merge: makes results of all shards; without --shard"};
  if (saving.use == output::UseOfSaved::partial && subject.command.get_name() != "run")
    throw WrongCall{"--merge partial: only of `run`; the others need all of their work"};
  if (is_shard && subject.from_stdin)
    throw WrongCall{"--shard: `merge` reads the scenario again; give a file in place of -"};
  if (is_shard && cluster::processes() > 1)
    throw WrongCall{"--shard: the processes of this job divide the work already; give one of the two"};
  if (subject.from_stdin && cluster::processes() > 1)
    throw WrongCall{"-: every process of this job reads the scenario; give a file in place of -"};
}

output::WorkIdentity identity_of(const SavedSubject& subject) {
  std::vector<std::string> others = about_saving_and_output;
  others.insert(others.end(), about_amount_and_reports.begin(), about_amount_and_reports.end());
  return {.version = fmt::format("{} ({})", build_info::version, build_info::commit),
          .generator = generator_id,
          .scenario_hash = subject.scenario_hash,
          .seed = subject.seed,
          .question = words_without(subject.command, others, Files::left_out)};
}

std::uint64_t hash_of(const output::WorkIdentity& identity) {
  std::string text = fmt::format("{}\n{}\n{}\n{}", identity.version, identity.generator,
                                 identity.scenario_hash, identity.seed);
  for (const std::string& word : identity.question) text += "\n" + word;
  return fnv1a(fnv_begin, text);
}

}  // namespace

void add_saving(CLI::App& command, Saving& saving) {
  command
      .add_option("--save", saving.folder,
                  "folder for partial results\nA run that was stopped or killed goes on from there with the "
                  "same command, and one with more --patients or --draws adds what is missing.")
      ->type_name("DIR");
  add_count(command, "--save-every", saving.every, save_intervals,
            "seconds between saves (default: 60)\n0: as often as possible. It is also saved at Ctrl-C, "
            "SIGTERM and SIGHUP.");
  add_shard(command, saving.shard);
  add_choice(command, "--merge", saving.use,
             {{"complete", output::UseOfSaved::complete}, {"partial", output::UseOfSaved::partial}},
             "results of what is saved, computing nothing\nAs `spinepath merge DIR` does.");
}

double share_of(const Saving& saving) { return saving.shard ? 1 / static_cast<double>(saving.shard.of) : 1; }

std::vector<std::string> repeatable_words(const CLI::App& command) {
  return words_without(command, about_saving_and_output, Files::named);
}

Ledgers open_ledgers(const Saving& saving, const SavedSubject& subject) {
  check(saving, subject);
  Ledgers ledgers;
  const output::WorkIdentity identity = identity_of(subject);
  if (!saving.folder.empty() && cluster::lead_here())
    ledgers.saved = std::make_shared<output::SavedWork>(
        output::SavedUse{.folder = saving.folder,
                         .manifest = {.identity = identity,
                                      .command = repeatable_words(subject.command),
                                      .folder = std::filesystem::current_path().string(),
                                      .shard = saving.shard},
                         .every = static_cast<double>(saving.every.value_or(60)),
                         .use = saving.use});
  if (saving.use == output::UseOfSaved::resume)
    ledgers.shared = cluster::shared_ledger(ledgers.saved.get(), hash_of(identity));
  return ledgers;
}

}  // namespace spinepath::cli
