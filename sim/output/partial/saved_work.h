// SavedWork: partial results in a folder, so that a run can be stopped and resumed, or divided into shards that any
// number of machines compute. Each save makes a new file, written aside, flushed and renamed; at the end those of this
// process are joined into one (`saved.spx`, `shard-03-of-16.spx`) unless they are large. Other files are never changed.
#pragma once
#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "sim/engine/run/ledger.h"
#include "sim/output/files/staging.h"
#include "sim/output/partial/spx_file.h"

namespace spinepath::output {

/// What is made of the records in the folder.
enum class UseOfSaved : std::uint8_t {
  resume,    ///< units without records are computed
  complete,  ///< all units must have records
  partial    ///< units without records are left out
};

struct SavedUse {
  std::filesystem::path folder;
  SpxManifest manifest;
  double every = 60;  ///< between saves [seconds]
  UseOfSaved use = UseOfSaved::resume;
};

/// Units that have no records.
class MissingWork : public UnusableSaved {
 public:
  using UnusableSaved::UnusableSaved;
};

class SavedWork : public Ledger {
 public:
  /// Reads what is in the folder. Throws OutputError if it cannot be used or another process uses it, UnusableSpx if
  /// a file is damaged or of other work.
  explicit SavedWork(SavedUse use);
  ~SavedWork() override;
  SavedWork(const SavedWork&) = delete;
  SavedWork& operator=(const SavedWork&) = delete;

  /// Of its kind, for messages: "102,400 patients and 350 runs"; empty if there is nothing.
  std::string held() const;
  bool is_shard() const { return use_.manifest.shard.of > 1; }
  const SavedUse& use() const { return use_; }
  /// "12.5 % of the work is missing"; empty unless parts were left out.
  std::string left_out() const;
  /// Joins the files of this process; returns the one that has all, or the folder. A shard may have no units.
  std::filesystem::path finish();

  std::vector<UnitRange> begin(const Work& work) override;
  Record read(const UnitRange& range) override;
  bool due() const override;
  void keep(std::vector<Record> records) override;
  UnitRange share(const Work& work) const override;
  bool computes() const override { return use_.use != UseOfSaved::partial; }

 private:
  struct Place {
    std::size_t file, entry;
  };
  std::string part_name() const;
  bool is_own(const std::filesystem::path& path) const;
  void lock();
  void read_files();
  void check_complete(const Work& work, const std::vector<UnitRange>& ranges);
  void write(const std::string& name, const std::vector<SpxEntry>& entries,
             const std::vector<std::vector<double>>& numbers);

  SavedUse use_;
  MadeFolders made_;
  int lock_ = -1;
  std::vector<SpxFile> files_;
  std::uint64_t next_file_ = 1;
  std::uint64_t pieces_ = 0;                                         ///< begun
  Work work_;                                                        ///< the last one
  std::map<std::pair<std::uint64_t, std::uint64_t>, Place> places_;  ///< of its records, by range
  std::chrono::steady_clock::time_point saved_;
  double units_ = 0, missing_ = 0;  ///< of all pieces of work, where parts are left out [1]
};

}  // namespace spinepath::output
