#include "sim/report/data/read.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "sim/report/data/read_run.h"
#include "sim/report/data/read_sample.h"
#include "sim/report/data/read_study.h"

namespace spinepath::report {
namespace {

constexpr std::string_view draws_file = "draws.csv";
constexpr auto used_names = std::to_array<std::string_view>({"summary.json",       "flow.csv",
                                                             "subgroups.csv",      draws_file,
                                                             "decision.csv",       "information.csv",
                                                             "trials.csv",         "sensitivity.json",
                                                             "sensitivity.csv",    "two_way.json",
                                                             "two_way.csv",        "threshold.json",
                                                             "threshold.csv",      "budget.json",
                                                             "budget.csv",         "decision.json",
                                                             "export/cost.csv",    "export/effect.csv",
                                                             "comparison.json",    "outcomes.csv",
                                                             "differences.csv",    "subgroup_decision.csv",
                                                             "subgroup_value.csv", wide_diagram_file,
                                                             narrow_diagram_file});

/// The files of a folder, those of JSON parsed.
struct Source {
  std::string folder;
  std::map<std::string, std::string, std::less<>> texts;
  std::optional<output::File> draws;
  std::map<std::string, Json, std::less<>> jsons;
};

Source source_of(ResultFolder folder) {
  Source source{.folder = std::move(folder.name), .texts = {}, .draws = {}, .jsons = {}};
  for (output::File& file : folder.files)
    if (file.name == draws_file)
      source.draws = std::move(file);
    else if (file.name.ends_with(".json"))
      source.jsons.emplace(file.name, parsed(file.name, whole_text(file)));
    else
      source.texts.emplace(file.name, file.pieces ? whole_text(file) : std::move(file.text));
  return source;
}

/// The file, which the source then lacks; none if it has none of that name.
std::optional<CsvTable> take_table(Source& source, const std::string& name) {
  auto found = source.texts.extract(name);
  if (found.empty()) return {};
  return std::optional<CsvTable>(std::in_place, name, std::move(found.mapped()));
}

/// `manifest`, that of the first case in a comparison.
const Json& manifest_of(const Json& file) {
  const Json& cases = list_of(file, "cases");
  return list_of(cases.empty() ? file : cases.front(), "manifest");
}

/// A part that consists of a JSON file and a CSV file; none if the folder lacks one of them.
std::optional<Part> part_of(Source& source, const std::string& name, const std::string& csv_name) {
  auto json = source.jsons.extract(name + ".json");
  if (json.empty()) return {};
  std::optional<CsvTable> csv = take_table(source, csv_name);
  if (!csv) return {};
  Json about = std::move(json.mapped());
  const Json& manifest = manifest_of(about);
  const bool complete = flag_of(about, "complete", flag_of(manifest, "complete", true));
  const Origin origin = origin_of(manifest);
  return Part{.origin = origin, .complete = complete, .about = std::move(about), .rows = std::move(*csv)};
}

/// Why a part does not belong to a report of the scenario and seed of `main`; empty if it does.
std::string foreign(const Origin& part, const Origin& main) {
  if (part.scenario_hash != main.scenario_hash)
    return "it is of another scenario, or of an earlier version of it";
  if (part.seed != main.seed) return fmt::format("its seed is {}, not {}", part.seed, main.seed);
  if (part.changes != main.changes) return "its parameters were set to other values";
  return {};
}

/// Collects the parts of all folders.
class Reader {
 public:
  explicit Reader(std::vector<ResultFolder> folders) {
    for (ResultFolder& folder : folders) sources_.push_back(source_of(std::move(folder)));
  }

  Material read() {
    main_ = main_origin();
    for (Source& source : sources_) add_run(source);
    for (Source& source : sources_) add_sample(source);
    for (Source& source : sources_) {
      add(source, "sensitivity", "The tornado", material_.sensitivity);
      add(source, "two_way", "The two-way grid", material_.two_way);
      add(source, "threshold", "The threshold", material_.threshold);
      add(source, "budget", "The budget", material_.budget);
      add_comparison(source);
    }
    colour(material_.study, highlighted());
    return std::move(material_);
  }

 private:
  /// Of the first folder that has results.
  Origin main_origin() const {
    for (const Source& source : sources_)
      for (const char* name :
           {"summary", "comparison", "sensitivity", "two_way", "threshold", "budget", "decision"})
        if (const auto json = source.jsons.find(fmt::format("{}.json", name)); json != source.jsons.end())
          return origin_of(manifest_of(json->second));
    throw Unusable(sources_.empty() ? "no folder" : sources_.front().folder,
                   "has no results of a run, a comparison, a sensitivity analysis, a budget or a decision");
  }

  /// Whether the part belongs here and is the first of its kind; if not, this is noted.
  bool belongs(const std::string& what, const Source& source, bool is_first, const std::string& reason) {
    const std::string why = is_first ? reason : "a report has one";
    if (!why.empty()) material_.left_out.push_back(fmt::format("{} of {}: {}.", what, source.folder, why));
    return why.empty();
  }

  void add_run(Source& source) {
    auto json = source.jsons.extract("summary.json");
    if (json.empty()) return;
    Json summary = std::move(json.mapped());
    if (!belongs("The run", source, !material_.run, foreign(origin_of(list_of(summary, "manifest")), main_)))
      return;
    set_study(list_of(summary, "scenario"), "summary.json", source);
    material_.run =
        run_of(std::move(summary), {.flow = take_table(source, "flow.csv"),
                                    .subgroups = take_table(source, "subgroups.csv"),
                                    .decision = take_table(source, "decision.csv"),
                                    .information = take_table(source, "information.csv"),
                                    .trials = take_table(source, "trials.csv"),
                                    .subgroup_decision = take_table(source, "subgroup_decision.csv"),
                                    .subgroup_value = take_table(source, "subgroup_value.csv"),
                                    .draws = std::exchange(source.draws, std::nullopt)});
  }

  void add_sample(Source& source) {
    auto json = source.jsons.extract("decision.json");
    if (json.empty()) return;
    Json about = std::move(json.mapped());
    const std::string reason = foreign(origin_of(list_of(about, "manifest")), main_);
    if (!belongs("The decision on a sample", source, !material_.run && !material_.sample, reason)) return;
    material_.study = study_of_sample(about);
    material_.sample = given_sample(std::move(about), {.decision = take_table(source, "decision.csv"),
                                                       .information = take_table(source, "information.csv"),
                                                       .trials = take_table(source, "trials.csv"),
                                                       .cost = take_table(source, "export/cost.csv"),
                                                       .effect = take_table(source, "export/effect.csv")});
  }

  /// The study of the first part, which is the run if there is one; with the pictures of its folder.
  void set_study(const Json& scenario, const std::string& file, Source& source) {
    if (!material_.study.pathways.empty()) return;
    material_.study = study_of(scenario, file);
    if (auto wide = source.texts.extract(wide_diagram_file); !wide.empty()) material_.diagram = wide.mapped();
    if (auto narrow = source.texts.extract(narrow_diagram_file); !narrow.empty())
      material_.narrow_diagram = narrow.mapped();
  }

  void add(Source& source, const std::string& name, const std::string& what, std::optional<Part>& place) {
    std::optional<Part> part = part_of(source, name, name + ".csv");
    if (!part || !belongs(what, source, !place, foreign(part->origin, main_))) return;
    set_study(list_of(part->about, "scenario"), name + ".json", source);
    place = std::move(part);
  }

  /// Its cases may be of other scenarios: one of them must be the report's.
  void add_comparison(Source& source) {
    std::optional<Part> part = part_of(source, "comparison", "outcomes.csv");
    if (!part) return;
    const Json& cases = list_of(part->about, "cases");
    if (cases.empty()) throw Unusable("comparison.json", "has no cases");
    const bool ours = std::ranges::any_of(cases, [&](const Json& one) {
      const Origin origin = origin_of(list_of(one, "manifest"));
      return origin.scenario_hash == main_.scenario_hash && origin.seed == main_.seed;
    });
    if (!belongs("The comparison", source, !material_.comparison,
                 ours ? "" : "none of its cases is this scenario with this seed"))
      return;
    set_study(list_of(cases.front(), "scenario"), "comparison.json", source);
    material_.comparison = std::move(part);
    material_.compared = take_table(source, "differences.csv");
  }

  /// Pathways on the frontier and best at a threshold: they are coloured first.
  std::vector<std::string> highlighted() const {
    std::vector<std::string> names;
    if (!material_.run && !material_.sample) return names;
    const Json& about = material_.run ? material_.run->summary : material_.sample->about;
    for (const Json& row : list_of(about, "frontier"))
      if (text_of(row, "Status") == "ND") names.push_back(text_of(row, "Strategy"));
    for (const Json& row : list_of(list_of(about, "decision"), "thresholds"))
      names.push_back(text_of(row, "best"));
    return names;
  }

  std::vector<Source> sources_;
  Origin main_;
  Material material_;
};

}  // namespace

std::span<const std::string_view> used_files() { return used_names; }

Material read_material(std::vector<ResultFolder> folders) { return Reader(std::move(folders)).read(); }

}  // namespace spinepath::report
