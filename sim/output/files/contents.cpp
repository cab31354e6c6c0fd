#include "sim/output/files/contents.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <system_error>

#include "models/numerics/sha256.h"

namespace spinepath::output {
namespace {

namespace fs = std::filesystem;

constexpr const char* program = "spinepath";
constexpr std::array<std::string_view, 3> state_names{"complete", "partial", "unfinished"};
static_assert(state_names.size() == static_cast<std::size_t>(RunState::unfinished) + 1);

Json json_of(const WrittenRun& run) {
  Json files = Json::array();
  for (const WrittenFile& file : run.files)
    files.push_back({{"name", file.name}, {"bytes", file.bytes}, {"sha256", file.sha256}});
  return {{"command", run.command},
          {"scenarios", run.scenarios},
          {"state", state_names[static_cast<std::size_t>(run.state)]},
          {"files", std::move(files)},
          {"origin", run.origin}};
}

/// The path of a file within the folder; throws if a name leads outside it.
WrittenFile file_from(const Json& json) {
  WrittenFile file{.name = json.at("name"), .bytes = json.at("bytes"), .sha256 = json.at("sha256")};
  const fs::path path = file.name;
  if (path.empty() || path.is_absolute() || path.lexically_normal() != path || *path.begin() == "..")
    throw std::invalid_argument("is outside the folder");
  return file;
}

WrittenRun run_from(const Json& json) {
  WrittenRun run{.command = json.at("command"), .scenarios = json.at("scenarios")};
  const auto state = std::ranges::find(state_names, json.at("state").get<std::string>());
  if (state == state_names.end()) throw std::invalid_argument("unknown state");
  run.state = static_cast<RunState>(state - state_names.begin());
  for (const Json& file : json.at("files")) run.files.push_back(file_from(file));
  run.origin = json.value("origin", Json());
  return run;
}

}  // namespace

WrittenFile described(const File& file) {
  Sha256 hash;
  file.write_to([&hash](std::string_view piece) { hash.add(piece); });
  return {.name = file.name, .bytes = hash.bytes(), .sha256 = hash.text()};
}

WrittenFile described_in(const fs::path& folder, const std::string& name) {
  return described(file_on_disk(folder, name));
}

bool FolderContents::lists(const std::string& file) const {
  return std::ranges::any_of(runs, [&](const WrittenRun& run) {
    return std::ranges::find(run.files, file, &WrittenFile::name) != run.files.end();
  });
}

bool FolderContents::lists(const WrittenFile& file) const {
  return std::ranges::any_of(
      runs, [&](const WrittenRun& run) { return std::ranges::find(run.files, file) != run.files.end(); });
}

std::string to_text(const FolderContents& contents) {
  Json runs = Json::array();
  for (const WrittenRun& run : contents.runs) runs.push_back(json_of(run));
  return text_of(Json{{"program", program}, {"runs", std::move(runs)}});
}

FolderContents read_contents(const fs::path& folder) {
  const fs::path path = folder / contents_file;
  std::error_code error;
  const fs::file_status status = fs::symlink_status(path, error);
  if (status.type() == fs::file_type::not_found) return {};
  constexpr const char* not_ours =
      "it exists and does not list files of an earlier run; move it away or give another --out";
  if (!fs::is_regular_file(status)) throw OutputError(path, error ? error.message() : not_ours);
  try {
    const Json json = Json::parse(text_of_file(path).value_or(""));
    if (json.at("program") != program) throw OutputError(path, not_ours);
    FolderContents contents;
    for (const Json& run : json.at("runs")) contents.runs.push_back(run_from(run));
    return contents;
  } catch (const nlohmann::json::exception&) {
    throw OutputError(path, not_ours);
  } catch (const std::invalid_argument&) {
    throw OutputError(path, not_ours);
  }
}

}  // namespace spinepath::output
