#include "sim/cli/stages/cases.h"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "sim/analysis/comparison/comparison.h"
#include "sim/cli/options/command_line.h"
#include "sim/cli/options/count.h"
#include "sim/cli/options/evidence.h"
#include "sim/cli/terminal/stop.h"
#include "sim/cli/terminal/streams.h"
#include "sim/output/text/names.h"
#include "sim/scenario/evidence/evidence.h"
#include "sim/scenario/text/file_set.h"

namespace spinepath::cli {
namespace {

namespace fs = std::filesystem;

struct LoadedFile {
  std::string path, name;
  Loaded loaded;
};

/// A duplicate in the list.
std::optional<std::string> twice_in(std::vector<std::string> list) {
  std::ranges::sort(list);
  const auto twice = std::ranges::adjacent_find(list);
  return twice == list.end() ? std::nullopt : std::optional(*twice);
}

/// Throws WrongCall for a duplicate file or evidence, or an empty name.
void check(const std::vector<std::string>& files, const std::vector<std::string>& evidence) {
  std::vector<fs::path> seen;
  for (const std::string& file : files) {
    if (std::ranges::find(seen, scenario::identity_of(file)) != seen.end())
      throw WrongCall{fmt::format("{} is named twice", file)};
    seen.push_back(scenario::identity_of(file));
  }
  if (std::ranges::find(evidence, "") != evidence.end())
    throw WrongCall{"--evidence: a name between commas is empty"};
  if (const auto twice = twice_in(evidence))
    throw WrongCall{fmt::format("--evidence: {} is named twice", *twice)};
}

/// The files' stems, or their paths if two stems are equal.
std::vector<std::string> names_of(const std::vector<std::string>& files) {
  std::vector<std::string> stems;
  for (const std::string& file : files) stems.push_back(fs::path(file).stem());
  return twice_in(stems) ? files : stems;
}

class CaseReader {
 public:
  CaseReader(const std::vector<std::string>& files, std::vector<std::string> evidence,
             const RunSettings& settings)
      : evidence_(std::move(evidence)), settings_(settings) {
    const std::vector<std::string> names = names_of(files);
    for (std::size_t i = 0; i < files.size(); ++i)
      files_.push_back({files[i], names[i], load(files[i], settings.error_format)});
  }

  Cases read() && {
    for (const LoadedFile& file : files_)
      if (!file.loaded.scenario) throw Stop{file.loaded.exit_code};
    for (LoadedFile& file : files_) file.loaded = changed_for(settings_, std::move(file.loaded));
    check_evidence();
    check_number();
    add_cases();
    convert_money();
    warn_of_unmatched();
    cases_.evidence = evidence_;
    for (const LoadedFile& file : files_)
      cases_.read.insert(cases_.read.end(), file.loaded.files.begin(), file.loaded.files.end());
    return std::move(cases_);
  }

 private:
  std::vector<const scenario::Scenario*> scenarios() const {
    std::vector<const scenario::Scenario*> all;
    for (const LoadedFile& file : files_) all.push_back(&*file.loaded.scenario);
    return all;
  }

  void check_evidence() const {
    for (const std::string& name : evidence_) {
      if (const std::string problem = evidence_problem(name, scenarios()); !problem.empty())
        throw WrongCall{"--evidence: " + problem};
      for (const LoadedFile& file : files_) {
        const auto names = evidence_names(*file.loaded.scenario);
        if (std::ranges::find(names, name) == names.end())
          print_message(fmt::format(
              "warning: {}: no treatment offers evidence {}; the treatments' own curves are used\n",
              file.path, name));
      }
    }
  }

  void check_number() const {
    if (files_.size() * std::max<std::size_t>(1, evidence_.size()) > 1) return;
    throw WrongCall{fmt::format("{} is one case only; name another file, or with --evidence several of: {}",
                                files_.front().path, scenario::listed(known_evidence(scenarios())))};
  }

  void add_cases() {
    for (const LoadedFile& file : files_) {
      if (evidence_.empty()) add(file, file.name, file.loaded);
      for (const std::string& name : evidence_) {
        const Loaded loaded = under_evidence(file.loaded, name, settings_.error_format);
        if (!loaded.scenario) throw Stop{loaded.exit_code};
        add(file, files_.size() == 1 ? name : fmt::format("{}:{}", file.name, name), loaded);
      }
    }
  }

  void add(const LoadedFile& file, const std::string& name, const Loaded& loaded) {
    const output::Manifest manifest = manifest_for(settings_, file.path, loaded);
    cases_.cases.push_back(
        {.name = name, .scenario = *loaded.scenario, .patients = manifest.patients, .seed = manifest.seed});
    cases_.manifests.push_back(manifest);
    cases_.files.push_back(loaded.files);
  }

  void convert_money() {
    std::vector<const scenario::Scenario*> scenarios;
    for (const Case& one : cases_.cases) scenarios.push_back(&one.scenario);
    const auto money = common_money(scenarios);
    if (!money) refuse_money();
    cases_.money = *money;
    for (Case& one : cases_.cases) one.money = *rate_to(*money, one.scenario);
  }

  [[noreturn]] void refuse_money() const {
    const scenario::Money first = money_of(*files_.front().loaded.scenario);
    for (const LoadedFile& file : files_) {
      const scenario::Scenario& s = *file.loaded.scenario;
      if (!rate_to(first, s))
        print_errors(
            {{.key = "prices",
              .problem = fmt::format("amounts are in {}, those of {} in {}", to_text(money_of(s)),
                                     files_.front().path, to_text(first)),
              .allowed = fmt::format("the same money, or a table [prices] with currency = \"{}\", year = "
                                     "{}, index and exchange_rate",
                                     first.currency, first.year)}},
            {file.path}, settings_.error_format);
    }
    throw Stop{invalid_scenario};
  }

  /// Warns about a case without a pathway name of the first one: probably unintended.
  void warn_of_unmatched() const {
    const Case& first = cases_.cases.front();
    for (const Case& other : cases_.cases)
      if (std::ranges::none_of(other.scenario.pathways, [&](const scenario::Pathway& pathway) {
            return namesake_of(pathway, first).has_value();
          }))
        print_message(fmt::format(
            "warning: {} has no pathway of the same name as {}; each is compared with {}, its first one\n",
            other.name, first.name, first.scenario.pathways.front().name.text));
  }

  std::vector<std::string> evidence_;
  const RunSettings& settings_;
  std::vector<LoadedFile> files_;
  Cases cases_;
};

}  // namespace

Cases read_cases(const std::vector<std::string>& files, const std::string& evidence,
                 const RunSettings& settings) {
  std::vector<std::string> names;
  if (!evidence.empty())
    for (const std::string_view part : parts_between_commas(evidence)) names.push_back(trimmed(part));
  check(files, names);
  return CaseReader(files, std::move(names), settings).read();
}

}  // namespace spinepath::cli
