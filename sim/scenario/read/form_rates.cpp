// The keys of ReadForm that hold rates in steps.
#include <limits>

#include <fmt/format.h>

#include "sim/scenario/read/form.h"

namespace spinepath::scenario {

void ReadForm::start(const Key& key, RateStep& to) {
  const Entry* entry = table_.require(key.name, "a duration such as \"30 years\"");
  to.start = std::numeric_limits<double>::quiet_NaN();
  if (!entry) return;
  to.from = {entry->value.text() ? *entry->value.text() : std::string{}, entry->value.where};
  to.start = read_number(entry->value, table_.path(key.name), {positive_years, Written::as_duration},
                         table_.report());
}

RateStep ReadForm::read_rate(const Value& value, const KeyPath& path, RatePlace place) {
  RateStep step;
  ReadForm form(TableReader(value, path, table_.report()));
  describe(form, step, place);
  if (const Entry* from = form.table_.find("from"); from && place == RatePlace::first)
    table_.report().refuse({.where = from->where,
                            .key = path.key("from").shown,
                            .problem = "the first rate applies from entry",
                            .allowed = "`from` in the rates after it"});
  form.table_.refuse_unknown_keys();
  return step;
}

void ReadForm::rates(const Key& key, RateSteps& to, const Limits& limits) {
  const Entry* entry = table_.require(key.name, allowed({limits}));
  if (!entry) return;
  const KeyPath path = table_.path(key.name);
  if (!entry->value.array()) {
    to = {{.rate = read_parameter(entry->value, path, {limits}, table_.report())}};
    return;
  }
  to.clear();
  for (const Value& value : some_values(*entry, path)) {
    const Entry* from = value.table() ? value.table()->find("from") : nullptr;
    const std::string name = to.empty() || !from || !from->value.text() ? "" : *from->value.text();
    const KeyPath place = path.entry(to.size(), to.empty() ? "entry" : name);
    RateStep step = read_rate(value, place, to.empty() ? RatePlace::first : RatePlace::later);
    if (!to.empty() && step.start <= to.back().start)
      table_.report().refuse({.where = step.from.where,
                              .key = place.key("from").shown,
                              .problem = to.size() > 1 && step.start == to.back().start
                                             ? fmt::format("duplicate \"{}\"", step.from.text)
                                             : fmt::format("\"{}\" is not after \"{}\", the one before",
                                                           step.from.text, to.back().from.text),
                              .allowed = "rates in order of time"});
    to.push_back(std::move(step));
  }
}

}  // namespace spinepath::scenario
