#include <fmt/format.h>

#include "sim/scenario/format/uncertain.h"
#include "sim/scenario/read/distribution_reader.h"
#include "sim/scenario/read/text_reader.h"

namespace spinepath::scenario {
namespace {

const UncertaintyForm* read_form(TableReader& table) {
  const Entry* dist = table.find("dist");
  const auto& forms = uncertainty_forms();
  if (!dist) return &forms.front();
  std::vector<std::string_view> names;
  for (const UncertaintyForm& form : forms)
    if (!form.dist.empty()) names.push_back(form.dist);
  const auto choice = read_choice(dist->value, table.path("dist"), names, table.report());
  return choice ? &forms[*choice + 1] : nullptr;
}

void check(const Uncertainty& uncertainty, double around, const KeyPath& path, const Measure& measure,
           Report& report) {
  if (const auto words = uncertainty_problem(uncertainty, around, measure.limits))
    report.refuse({.where = uncertainty.where,
                   .key = path.shown,
                   .problem = words->problem,
                   .allowed = words->allowed});
}

}  // namespace

FoundNumber find_number(TableReader& table, const GivenBy& by, const Measure& quantity) {
  const auto& [key, instead] = by;
  if (instead.name.empty()) return {key, table.require(key.name, allowed(measure_of(key, quantity)))};
  const Entry* other = table.find(instead.name);
  if (!other) return {key, table.require(key.name, fmt::format("{} or {}", key.name, instead.name))};
  if (table.find(key.name))
    table.report().refuse({.where = other->where,
                           .key = table.path(instead.name).shown,
                           .problem = fmt::format("given in addition to {}", key.name),
                           .allowed = fmt::format("one of {}, {}", key.name, instead.name)});
  return {instead, other};
}

Uncertainty read_uncertainty(const Value& value, const KeyPath& path, double around, const Measure& measure,
                             Report& report) {
  Uncertainty uncertainty;
  uncertainty.where = value.where;
  TableReader table(value, path, report);
  if (!table.present()) return uncertainty;
  const UncertaintyForm* form = read_form(table);
  if (!form) return uncertainty;
  uncertainty.kind = form->kind;
  uncertainty.shape = form->shape;
  const Measure ends{measure.limits.closed(), measure.written};
  for (const GivenBy& by : form->keys) {
    const auto [key, entry] = find_number(table, by, ends);
    if (entry)
      uncertainty.numbers.set(key,
                              read_number(entry->value, path.key(key.name), measure_of(key, ends), report));
  }
  table.refuse_unknown_keys();
  check(uncertainty, around, path, measure, report);
  return uncertainty;
}

}  // namespace spinepath::scenario
