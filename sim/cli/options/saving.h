// Saving: --save, --save-every and --shard, of commands whose work can be resumed or divided.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "sim/output/partial/saved_work.h"

namespace spinepath::cli {

/// From the command line.
struct Saving {
  std::string folder;  ///< empty: nothing is saved
  std::optional<std::uint64_t> every;
  output::Shard shard;
  output::UseOfSaved use = output::UseOfSaved::resume;
};

void add_saving(CLI::App& command, Saving& saving);
/// Of the work, what this process does: a shard's part [1].
double share_of(const Saving& saving);

/// What the work is about.
struct SavedSubject {
  const CLI::App& command;
  std::uint64_t scenario_hash = 0, seed = 0;
  bool from_stdin = false;
};
/// Opens the folder; null if none is named. Throws WrongCall, OutputError or UnusableSpx.
std::shared_ptr<output::SavedWork> open_saved(const Saving& saving, const SavedSubject& subject);

/// The words of a parsed command line on which results depend: not where they go, how they look, and what is saved.
std::vector<std::string> repeatable_words(const CLI::App& command);

}  // namespace spinepath::cli
