// Saving: --save, --save-every and --shard, of commands whose work can be resumed or divided; and the ledgers of that
// work: partial results in a folder, or of processes that share the work.
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
/// Of the work of a command; null: there is none.
struct Ledgers {
  std::shared_ptr<output::SavedWork> saved = {};  ///< partial results in a folder
  std::shared_ptr<Ledger> shared = {};            ///< of all processes; the leader's is on top of `saved`

  Ledger* used() const { return shared ? shared.get() : saved.get(); }
  /// Whether what this process computes may lack units without a stop: those of others, or missing ones.
  bool has_a_part() const { return used() != nullptr && (!used()->has_all() || !used()->computes()); }
};
/// Opens the folder, if one is named. Throws WrongCall, OutputError or UnusableSpx.
Ledgers open_ledgers(const Saving& saving, const SavedSubject& subject);

/// The words of a parsed command line on which results depend: not where they go, how they look, and what is saved.
std::vector<std::string> repeatable_words(const CLI::App& command);

}  // namespace spinepath::cli
