#include "sim/scenario/alike.h"

#include <algorithm>
#include <map>

#include "sim/scenario/libraries.h"
#include "sim/scenario/parameters.h"
#include "sim/scenario/text_reader.h"

namespace spinepath::scenario {
namespace {

constexpr auto treatment_name = [](const Treatment& t) -> const std::string& { return t.name.text; };

class Completion {
 public:
  Completion(const Table& treatments, Report& report) : written_(treatments), report_(report) {}

  /// A treatment with what it has from the one that it is like, and that one from another in turn.
  Table of(const Entry& treatment) {
    const Table& own = *treatment.value.table();
    const Entry* like = own.find("like");
    if (!like || !like->value.text()) return own;  // no text: reading tells
    open_.push_back(treatment.key);
    const Entry* model = model_of(*like);
    Table base = model ? of(*model) : Table{};
    open_.pop_back();
    std::erase_if(base.entries, [](const Entry& entry) { return entry.key == "label"; });
    return merged(std::move(base), own);
  }

 private:
  /// Nothing where there is none, which is reported.
  const Entry* model_of(const Entry& like) {
    const Name name{*like.value.text(), like.value.where};
    const KeyPath path = KeyPath{}.key("treatments").key(open_.back()).key("like");
    const Entry* model = written_.find(name.text);
    if (model && model->value.table() && std::ranges::find(open_, name.text) == open_.end()) return model;
    if (model)
      report_.refuse({.where = name.where,
                      .key = path.shown,
                      .problem = "treatments are like each other in a circle",
                      .allowed = "a treatment that is not like this one"});
    else
      report_.refuse(unknown_name(name, path, "is not in [treatments]", names_of_entries()));
    return nullptr;
  }

  std::vector<std::string> names_of_entries() const {
    std::vector<std::string> names;
    for (const Entry& entry : written_.entries) names.push_back(entry.key);
    return names;
  }

  const Table& written_;
  Report& report_;
  std::vector<std::string> open_;  ///< the treatments being completed, outermost first
};

/// The treatments that one is like, the nearest first.
std::vector<Treatment*> models_of(Scenario& scenario, const Treatment& treatment) {
  std::vector<Treatment*> models;
  for (const Treatment* t = &treatment; models.size() < scenario.treatments.size();) {
    const auto next = std::ranges::find(scenario.treatments, t->like.text, treatment_name);
    if (next == scenario.treatments.end()) break;
    models.push_back(&*next);
    t = &*next;
  }
  return models;
}

void visit_parameters(Treatment& treatment, auto look) {
  ParameterForm form(look);
  describe(form, treatment);
}

}  // namespace

void complete_alike(Value& scenario, Report& report) {
  auto& entries = std::get<Table>(scenario.data).entries;
  const auto found = std::ranges::find(entries, "treatments", &Entry::key);
  if (found == entries.end() || !found->value.table()) return;
  const Table written = *found->value.table();
  Completion completion(written, report);
  for (Entry& treatment : std::get<Table>(found->value.data).entries)
    if (treatment.value.table()) treatment.value.data = completion.of(treatment);
}

void share_parameters(Scenario& scenario) {
  for (Treatment& treatment : scenario.treatments) {
    std::map<Location, std::string> paths;
    const auto models = models_of(scenario, treatment);
    for (auto model = models.rbegin(); model != models.rend(); ++model)
      visit_parameters(**model,
                       [&](const Parameter& p, const Limits&) { paths.try_emplace(p.where, p.path); });
    visit_parameters(treatment, [&](Parameter& p, const Limits&) {
      if (const auto same = paths.find(p.where); same != paths.end()) p.path = same->second;
    });
  }
}

const std::string& original_of(const Scenario& scenario, const Treatment& treatment) {
  const Treatment* original = &treatment;
  for (std::size_t i = 0; i < scenario.treatments.size(); ++i) {
    const auto next = std::ranges::find(scenario.treatments, original->like.text, treatment_name);
    if (next == scenario.treatments.end()) break;
    original = &*next;
  }
  return original->name.text;
}

}  // namespace spinepath::scenario
