#include "sim/scenario/merge/libraries.h"

#include <algorithm>
#include <set>
#include <vector>

#include <fmt/format.h>

#include "sim/scenario/format/file_keys.h"
#include "sim/scenario/merge/first_edition.h"
#include "sim/scenario/merge/kinds.h"
#include "sim/scenario/read/form.h"
#include "sim/scenario/read/toml_tree.h"

namespace spinepath::scenario {
namespace {

namespace fs = std::filesystem;

/// Head keys of a library; they do not become the scenario's.
struct LibraryHead {
  std::int64_t schema = schema_version, price_year = 0;
  std::string title, description, currency;
  std::vector<Name> use;
};

void describe(auto& form, LibraryHead& head) {
  form.integer({"schema", ""}, head.schema, schema_version, schema_version, optional);
  form.text({"title", ""}, head.title, optional);
  form.text({"description", ""}, head.description, optional);
  form.text({"currency", ""}, head.currency, optional);
  form.integer({"price_year", ""}, head.price_year, 1900, 2200, optional);
  form.names({"use", ""}, head.use);
}

/// A text or a whole number, as a scenario writes it.
std::string shown(const Value& value) {
  const auto* number = std::get_if<std::int64_t>(&value.data);
  return number ? fmt::format("{}", *number) : value.text() ? *value.text() : std::string{};
}

/// `use` of a file, without errors: its form reports them.
std::vector<Name> names_in_use(const Table& table) {
  std::vector<Name> names;
  const Entry* use = table.find("use");
  if (use && use->value.array())
    for (const Value& value : *use->value.array())
      names.push_back({value.text() ? *value.text() : std::string{}, value.where});
  return names;
}

/// Moves the entries with these keys out of a table.
Table take(Table& table, std::span<const std::string_view> keys) {
  Table taken;
  const auto is_named = [&](const Entry& e) { return std::ranges::find(keys, e.key) != keys.end(); };
  std::ranges::copy_if(table.entries, std::back_inserter(taken.entries), is_named);
  std::erase_if(table.entries, is_named);
  return taken;
}

/// A file over its libraries.
Table with_priority(Table base, Table over) {
  give_way_in_treatments(base, over);
  return merged(std::move(base), std::move(over));
}

class Libraries {
 public:
  Libraries(FileSet& files, Report& report) : files_(files), report_(report) {}

  /// All libraries of a file, merged.
  Table used_by(const Table& table, const fs::path& path);
  /// Whether a file is of the first edition, which is reported.
  bool is_first_edition(const Table& file);
  /// Whether one of the files was.
  bool has_first_edition() const { return has_first_edition_; }
  /// Head keys of libraries must agree with the scenario.
  void compare_heads(const Table& scenario) const;

 private:
  struct OpenFile {
    fs::path identity, shown;
  };
  std::optional<Table> library(const fs::path& path, const Mention& mention);
  std::optional<Table> parsed(const fs::path& path, const Mention& mention);
  bool closes_circle(const fs::path& identity, const fs::path& shown, const Mention& mention);
  void refuse_scenario_tables(const Table& table);

  FileSet& files_;
  Report& report_;
  std::vector<OpenFile> open_;  ///< the files whose libraries are being read, outermost first
  std::set<fs::path> read_;
  std::vector<Table> heads_;
  bool has_first_edition_ = false;
};

bool Libraries::is_first_edition(const Table& file) {
  std::optional<InputError> problem = first_edition_problem(file);
  if (!problem) return false;
  has_first_edition_ = true;
  report_.refuse(std::move(*problem));
  return true;
}

Table Libraries::used_by(const Table& table, const fs::path& path) {
  Table base;
  open_.push_back({identity_of(path), path});
  const std::vector<Name> names = names_in_use(table);
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i].text.empty()) continue;
    const Mention mention{names[i].where, KeyPath{}.key("use").entry(i, "").shown};
    const fs::path named = (path.parent_path() / names[i].text).lexically_normal();
    if (auto tables = library(named, mention)) base = with_priority(std::move(base), std::move(*tables));
  }
  open_.pop_back();
  return base;
}

std::optional<Table> Libraries::library(const fs::path& path, const Mention& mention) {
  const fs::path identity = identity_of(path);
  if (closes_circle(identity, path, mention) || !read_.insert(identity).second) return {};
  std::optional<Table> own = parsed(path, mention);
  if (!own) {
    report_.whole = false;
    return {};
  }
  Table base = used_by(*own, path);
  const Table head = take(*own, head_keys);
  refuse_scenario_tables(take(*own, scenario_only));
  heads_.push_back(head);
  return with_priority(std::move(base), std::move(*own));
}

std::optional<Table> Libraries::parsed(const fs::path& path, const Mention& mention) {
  std::optional<TextFile> file = files_.read(path, mention, report_);
  if (!file) return {};
  std::optional<Value> value = parse_toml(file->text, file->number, report_);
  if (!value) return {};
  Table table = std::get<Table>(std::move(value->data));
  if (is_first_edition(table)) return {};
  return table;
}

bool Libraries::closes_circle(const fs::path& identity, const fs::path& shown, const Mention& mention) {
  const auto first = std::ranges::find(open_, identity, &OpenFile::identity);
  if (first == open_.end()) return false;
  std::string chain;
  for (auto file = first; file != open_.end(); ++file) chain += file->shown.string() + " -> ";
  report_.refuse({.where = mention.where,
                  .key = mention.key,
                  .problem = fmt::format("circular `use`: {}{}", chain, shown.string())});
  return true;
}

void Libraries::refuse_scenario_tables(const Table& tables) {
  for (const Entry& entry : tables.entries)
    report_.refuse({.where = entry.where,
                    .key = entry.key,
                    .problem = "is not allowed in a library",
                    .allowed = fmt::format("all tables but {}", listed(strings(scenario_only)))});
}

void Libraries::compare_heads(const Table& scenario) const {
  for (const Table& head : heads_) {
    LibraryHead ignored;
    ReadForm::read(TableReader(&head, {}, {}, report_), ignored);
    for (const std::string_view key : {"currency", "price_year"}) {
      const Entry *here = head.find(key), *there = scenario.find(key);
      if (here && there && shown(here->value) != shown(there->value))
        report_.refuse({.where = here->value.where,
                        .key = std::string(key),
                        .problem = "differs from the scenario's",
                        .allowed = shown(there->value)});
    }
  }
}

/// The scenario file merged over its libraries.
std::optional<Value> with_libraries(const std::optional<TextFile>& file, const fs::path& path, FileSet& files,
                                    Report& report) {
  if (!file) return {};
  std::optional<Value> scenario = parse_toml(file->text, file->number, report);
  if (!scenario) return {};
  Table own = std::get<Table>(std::move(scenario->data));
  Libraries libraries(files, report);
  const bool outdated = libraries.is_first_edition(own);
  Table base = libraries.used_by(own, path);
  if (outdated || libraries.has_first_edition()) return {};
  libraries.compare_heads(own);
  return Value{.data = with_priority(std::move(base), std::move(own)), .where = scenario->where};
}

}  // namespace

std::optional<Value> read_with_libraries(const fs::path& path, std::string text, FileSet& files,
                                         Report& report) {
  return with_libraries(files.add(path.string(), std::move(text), report), path, files, report);
}

std::optional<Value> read_with_libraries(const fs::path& path, FileSet& files, Report& report) {
  return with_libraries(files.read(path, {}, report), path, files, report);
}

Table merged(Table base, Table over) {
  const auto size = std::ssize(base.entries);  // the keys of `over` are unique
  for (Entry& entry : over.entries) {
    const auto end = base.entries.begin() + size;
    const auto same_key = std::ranges::find(base.entries.begin(), end, entry.key, &Entry::key);
    if (same_key == end) {
      base.entries.push_back(std::move(entry));
      continue;
    }
    auto* below = std::get_if<Table>(&same_key->value.data);
    auto* above = std::get_if<Table>(&entry.value.data);
    if (below && above && above->kind == TableKind::open)
      entry.value.data = merged(std::move(*below), std::move(*above));
    *same_key = std::move(entry);
  }
  return base;
}

}  // namespace spinepath::scenario
