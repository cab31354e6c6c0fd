#include "sim/scenario/merge/inheritance.h"

#include <algorithm>
#include <map>

#include "sim/scenario/format/parameters.h"
#include "sim/scenario/merge/kinds.h"
#include "sim/scenario/merge/libraries.h"
#include "sim/scenario/read/text_reader.h"

namespace spinepath::scenario {
namespace {

class Completion {
 public:
  Completion(const Table& treatments, Report& report) : written_(treatments), report_(report) {}

  /// A treatment with all keys inherited directly or indirectly.
  Table of(const Entry& treatment) {
    const Table& own = *treatment.value.table();
    const Entry* like = own.find("like");
    if (!like || !like->value.text() || like->value.text()->empty()) return own;  // reported when read
    open_.push_back(treatment.key);
    const Entry* model = model_of(*like);
    Table base = model ? of(*model) : Table{};
    open_.pop_back();
    std::erase_if(base.entries, [](const Entry& entry) { return entry.key == "label"; });
    give_way(base, own);
    return merged(std::move(base), own);
  }

 private:
  /// Null, with an error, if it is missing or circular; missing keys are then not reported.
  const Entry* model_of(const Entry& like) {
    const Name name{*like.value.text(), like.value.where};
    const KeyPath path = KeyPath{}.key("treatments").key(open_.back()).key("like");
    const Entry* model = written_.find(name.text);
    const bool is_open = std::ranges::find(open_, name.text) != open_.end();
    if (model && model->value.table() && !is_open) return model;
    report_.whole = false;
    if (is_open)
      report_.refuse({.where = name.where,
                      .key = path.shown,
                      .problem = "circular `like`",
                      .allowed = "a treatment that is not like this one"});
    else
      report_.refuse(unknown_name(name, path, "is not a table in [treatments]", others()));
    return nullptr;
  }

  std::vector<std::string> others() const {
    std::vector<std::string> names;
    for (const Entry& entry : written_.entries)
      if (entry.key != open_.back()) names.push_back(entry.key);
    return names;
  }

  const Table& written_;
  Report& report_;
  std::vector<std::string> open_;  ///< the treatments being completed, outermost first
};

/// A treatment and its chain of `like`, nearest first.
std::vector<const Treatment*> chain_of(const Scenario& scenario, const Treatment& treatment) {
  std::vector<const Treatment*> chain{&treatment};
  while (chain.size() <= scenario.treatments.size()) {  // circular references were refused, and end here
    const auto next = std::ranges::find(scenario.treatments, chain.back()->like.text,
                                        [](const Treatment& t) -> const std::string& { return t.name.text; });
    if (next == scenario.treatments.end()) break;
    chain.push_back(&*next);
  }
  return chain;
}

}  // namespace

void complete_inherited(Value& scenario, Report& report) {
  auto& entries = std::get<Table>(scenario.data).entries;
  const auto found = std::ranges::find(entries, "treatments", &Entry::key);
  if (found == entries.end() || !found->value.table()) return;
  const Table written = *found->value.table();
  Completion completion(written, report);
  for (Entry& treatment : std::get<Table>(found->value.data).entries)
    if (treatment.value.table()) treatment.value.data = completion.of(treatment);
}

void link_inherited(Scenario& scenario) {
  std::vector<Treatment*> originals_first;
  for (Treatment& treatment : scenario.treatments) originals_first.push_back(&treatment);
  std::ranges::stable_sort(originals_first, {},
                           [&](const Treatment* t) { return chain_of(scenario, *t).size(); });
  std::map<Location, std::string> path_of;  // inherited values keep their location
  const auto share = [&](Parameter& p, const Measure&) {
    p.path = path_of.try_emplace(p.where, p.path).first->second;
  };
  ParameterForm form(share);
  for (auto& [name, curve] : scenario.curves) form.curve({}, curve, optional, CurveUse::any);
  form.table({}, scenario.natural_course);
  for (Treatment* treatment : originals_first) {
    describe(form, *treatment);
    const Treatment* original = chain_of(scenario, *treatment).back();
    if (original != treatment) treatment->original = original->name.text;
  }
}

}  // namespace spinepath::scenario
