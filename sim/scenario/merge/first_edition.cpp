#include "sim/scenario/merge/first_edition.h"

#include <algorithm>
#include <span>

#include <fmt/format.h>

#include "models/cost.h"
#include "sim/scenario/read/renamed_keys.h"
#include "sim/scenario/text/key_path.h"

namespace spinepath::scenario {
namespace {

/// A key of the first edition, and what has become of it.
struct Moved {
  Location where;
  std::string key, now;
};

const Table* table_in(const Table* table, std::string_view key) {
  const Entry* entry = table ? table->find(key) : nullptr;
  return entry ? entry->value.table() : nullptr;
}

std::span<const Value> list_in(const Table& table, std::string_view key) {
  const Entry* entry = table.find(key);
  const Array* list = entry ? entry->value.array() : nullptr;
  return list ? std::span<const Value>(*list) : std::span<const Value>{};
}

constexpr const RenamedKey& moved_variants = renamed_key("response_variants");
constexpr const RenamedKey& moved_some = renamed_key("response_for");
constexpr const RenamedKey& moved_curve = renamed_key("curve");

/// NAME in it is that of the variant.
std::string is_now(const RenamedKey& key, std::string_view name = "NAME") {
  std::string now(key.now);
  if (const std::size_t at = now.find("NAME"); at != std::string::npos) now.replace(at, 4, name);
  return "is now " + now;
}

/// Collects what has moved in one file.
class MovedKeys {
 public:
  explicit MovedKeys(const Table& file) {
    add_evidence(table_in(&file, "simulation"), KeyPath{}.key("simulation"));
    add_insured(file);
    if (const Table* treatments = table_in(&file, "treatments"))
      for (const Entry& treatment : treatments->entries)
        if (const Table* table = treatment.value.table())
          add_treatment(*table, KeyPath{}.key("treatments").key(treatment.key));
    std::ranges::stable_sort(moved_, {}, &Moved::where);
  }
  const std::vector<Moved>& all() const { return moved_; }

 private:
  void add(Location where, const KeyPath& path, std::string now) {
    moved_.push_back({where, path.shown, std::move(now)});
  }
  void add_evidence(const Table* table, const KeyPath& path) {
    if (const Entry* evidence = table ? table->find("evidence") : nullptr)
      add(evidence->where, path.key("evidence"), "needs the new table [evidence], which declares the name");
  }
  void add_insured(const Table& file) {
    const Entry* cohort = file.find("cohort");
    if (!cohort || !cohort->value.table()) return;
    const Table* flags = table_in(cohort->value.table(), "flags");
    if (!flags || !flags->find("insured"))
      add(cohort->where, KeyPath{}.key("cohort"),
          "without the flag `insured` everybody is insured, not nobody");
  }
  void add_treatment(const Table& treatment, const KeyPath& path) {
    add_evidence(&treatment, path);
    if (const Entry* old = treatment.find(moved_variants.old))
      add_variants(*old, path.key(moved_variants.old));
    if (const Entry* old = treatment.find(moved_some.old)) add_some(*old, path.key(moved_some.old));
    const std::span<const Value> costs = list_in(treatment, "costs");
    for (std::size_t i = 0; i < costs.size(); ++i) add_cost(costs[i], path.key("costs").entry(i, ""));
  }
  void add_variants(const Entry& old, const KeyPath& path) {
    const Table* named = old.value.table();
    if (!named) return add(old.where, path, is_now(moved_variants));
    for (const Entry& variant : named->entries)
      add(variant.where, path.key(variant.key), is_now(moved_variants, variant.key));
  }
  void add_some(const Entry& old, const KeyPath& path) {
    add(old.where, path, is_now(moved_some));
    const Array* list = old.value.array();
    for (std::size_t i = 0; list && i < list->size(); ++i)
      if (const Entry* inner = (*list)[i].table() ? (*list)[i].table()->find(moved_curve.old) : nullptr)
        add(inner->where, path.entry(i, "").key(moved_curve.old), is_now(moved_curve));
  }
  void add_cost(const Value& cost, const KeyPath& path) {
    const Entry* when = cost.table() ? cost.table()->find("when") : nullptr;
    const std::string_view yearly = cost_timings[static_cast<std::size_t>(When::per_year)].name;
    if (when && when->value.text() && *when->value.text() == yearly)
      add(when->where, path.key("when"), "needs until or for: how long a yearly cost flows");
  }

  std::vector<Moved> moved_;
};

}  // namespace

std::optional<InputError> first_edition_problem(const Table& file) {
  const Entry* schema = file.find("schema");
  const auto* version = schema ? std::get_if<std::int64_t>(&schema->value.data) : nullptr;
  if (!version || *version != 1) return {};
  std::string problem = "is 1, the first edition of the format; in the second it is 2";
  const MovedKeys moved(file);
  if (!moved.all().empty()) problem += ", and what follows has changed";
  for (const auto& [where, key, now] : moved.all())
    problem += fmt::format("\n  line {}: {}: {}", where.line, key, now);
  return InputError{.where = schema->value.where, .key = "schema", .problem = std::move(problem)};
}

}  // namespace spinepath::scenario
