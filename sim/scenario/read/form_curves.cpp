// The keys of ReadForm that hold curves.
#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "sim/scenario/read/form.h"

namespace spinepath::scenario {
namespace {

constexpr std::string_view some_knot = "a knot such as \"3 months\" = { mean = 20 }";

Parameter unread_number() {
  Parameter number;
  number.value = std::numeric_limits<double>::quiet_NaN();
  return number;
}

/// Whether a key of a curve is that of a number: its knot is missing.
bool is_knot_number(std::string_view key) {
  return std::ranges::find(knot_numbers, key, &KnotNumber::key) != knot_numbers.end();
}

/// The keys of a table as durations, with the locations of the keys.
Value key_as_value(const Entry& entry) { return {.data = entry.key, .where = entry.where}; }

}  // namespace

Knot ReadForm::read_knot(const Entry& entry, const KeyPath& path, CurveUse use) {
  Knot knot;
  knot.at = {entry.key, entry.where};
  if (is_knot_number(entry.key) || !entry.value.table()) {
    const bool timeless = is_knot_number(entry.key);
    table_.report().refuse(
        {.where = timeless ? entry.where : entry.value.where,
         .key = path.shown,
         .problem = timeless ? "is given without a time"
                             : fmt::format("expected a table, found {}", kind_name(entry.value)),
         .allowed = std::string(some_knot)});
    knot.time = std::numeric_limits<double>::quiet_NaN();
    knot.mean = unread_number();
    return knot;
  }
  knot.time = read_number(key_as_value(entry), path, {positive_years, Written::as_duration}, table_.report());
  ReadForm form(TableReader(entry.value, path, table_.report()));
  describe(form, knot, use);
  form.table_.refuse_unknown_keys();
  const bool reported = !entry.value.table()->entries.empty();
  const auto is_given = [&](const KnotNumber& n) { return (knot.*n.number).has_value(); };
  if (reported && std::ranges::none_of(knot_numbers, is_given)) knot.mean = unread_number();
  return knot;
}

Curve ReadForm::read_curve(const Value& value, const KeyPath& path, CurveUse use) {
  Curve curve;
  curve.where = value.where;
  if (value.text() && may_be_named(use)) return curve;  // an unknown one: reported when names are resolved
  if (!value.table() || value.table()->entries.empty()) {
    table_.report().refuse(
        {.where = value.where,
         .key = path.shown,
         .problem = value.table() ? "has no knots"
                                  : fmt::format("expected a table of knots, found {}", kind_name(value)),
         .allowed = fmt::format("{}{}", some_knot, may_be_named(use) ? ", or a name of [curves]" : "")});
    return curve;
  }
  for (const Entry& entry : entries(value, path))
    curve.knots.push_back(read_knot(entry, path.key(entry.key), use));
  std::ranges::stable_sort(curve.knots, {}, [](const Knot& k) { return std::isnan(k.time) ? 0 : k.time; });
  return curve;
}

void ReadForm::curve(const Key& key, Curve& to, Need need, CurveUse use) {
  if (const Entry* entry = found(key, need, "a table of knots"))
    to = read_curve(entry->value, table_.path(key.name), use);
}

void ReadForm::curve(const Key& key, std::optional<Curve>& to, Need need, CurveUse use) {
  if (const Entry* entry = found(key, need, "a table of knots"))
    to = read_curve(entry->value, table_.path(key.name), use);
}

void ReadForm::curves_by_name(const Key& key, std::vector<std::pair<Name, Curve>>& to, CurveUse use) {
  for (const Entry& entry : entries(key, Need::optional))
    to.emplace_back(Name{entry.key, entry.where},
                    read_curve(entry.value, table_.path(key.name).key(entry.key), use));
}

}  // namespace spinepath::scenario
