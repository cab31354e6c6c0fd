// SavedWork: partial results in a folder, so that a run can be stopped and resumed, or divided into shards that any
// number of machines compute. Each save makes a new file, written aside, flushed and renamed; at the end those of this
// process are joined into one (`saved.spx`, `shard-03-of-16.spx`), or where they are large, it only marks that they are
// complete. Other files are never changed. A save that fails does not end the work: it is a problem to report.
#pragma once
#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "sim/engine/partial/ledger.h"
#include "sim/output/files/lock.h"
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

/// A record in one of several files.
struct SpxPlace {
  const SpxFile* file;
  const SpxEntry* entry;
};

class SavedWork : public Ledger {
 public:
  /// Reads what is in the folder. Throws OutputError if it cannot be used or another process uses it, UnusableSpx if
  /// a file is damaged or of other work.
  explicit SavedWork(SavedUse use);

  /// Of its kind, for messages: "102,400 patients and 350 runs"; empty if there is nothing.
  std::string held() const;
  bool is_shard() const { return static_cast<bool>(use_.manifest.shard); }
  const SavedUse& use() const { return use_; }
  /// "4,096 of 20,000 patients and 12 of 40 runs are missing"; empty unless parts were left out.
  std::string left_out() const;
  /// Joins the files of this process into one, which it returns.
  std::filesystem::path finish();
  /// Why something could not be saved; empty if all was.
  const std::string& problem() const { return problem_; }

  std::vector<UnitRange> begin(const Work& work) override;
  Record read(const UnitRange& range) override;
  bool due() const override;
  void keep(std::vector<Record> records) override;
  std::optional<UnitRange> next() override;
  bool has_all() const override { return !is_shard(); }
  bool computes() const override { return use_.use != UseOfSaved::partial; }
  void refuse(const UnitRange& range) const override;

 private:
  void read_files();
  void join_into(const std::filesystem::path& joined);
  const SpxPlace& place_of(const UnitRange& range) const;
  UnitRange share() const;
  void check_complete(const Work& work, const std::vector<UnitRange>& ranges);
  void write(const std::string& name, const std::vector<SpxEntry>& entries,
             const std::vector<std::vector<double>>& numbers);

  SavedUse use_;
  MadeFolders made_;
  std::optional<Lock> lock_;
  std::vector<SpxFile> files_;
  std::vector<SpxPlace> places_;  ///< of the records of the last piece of work, as `begin` returned them
  std::uint64_t next_file_ = 1;
  std::uint64_t pieces_ = 0;     ///< begun
  Work work_;                    ///< the last one
  std::vector<UnitRange> left_;  ///< of it to compute, the first at the end
  std::chrono::steady_clock::time_point saved_;
  std::vector<std::string> missing_;  ///< by piece of work, where parts are left out
  std::string problem_;
};

}  // namespace spinepath::output
