#include "sim/scenario/format/keys_form.h"

#include <cctype>

#include <fmt/format.h>

namespace spinepath::scenario {
namespace {

/// A curve of this use; all but the declared ones themselves may be given by name.
std::string curve_value(CurveUse use) {
  return may_be_named(use) ? "a [curve](#a-curve), or the name of one in `[curves]`" : "a [curve](#a-curve)";
}

std::string or_distribution(const Measure& measure) {
  return allowed(measure) + ", or a [distribution](#a-distribution)";
}

std::string yearly_value(const Limits& limits) {
  return fmt::format("{}; one number, or a list of one per year", allowed({limits}));
}

/// 250000 as 250_000; numbers below 10,000, such as years, without a separator.
std::string grouped(std::int64_t number) {
  constexpr std::int64_t first_grouped = 10'000;
  std::string digits = std::to_string(number);
  if (number < first_grouped) return digits;
  for (std::ptrdiff_t at = std::ssize(digits) - 3; at > 0; at -= 3)
    digits.insert(static_cast<std::size_t>(at), "_");
  return digits;
}

std::string whole_number(std::int64_t low, std::int64_t high) {
  return low == high ? grouped(low) : fmt::format("whole number, {} to {}", grouped(low), grouped(high));
}

/// The anchor that GitHub derives from a heading.
std::string anchor(std::string_view heading) {
  std::string text;
  for (const char c : heading)
    if (std::isalnum(static_cast<unsigned char>(c)) || c == '_' || c == '-')
      text += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    else if (c == ' ')
      text += '-';
  return text;
}

/// `0.25`, `"3 months"`: as a scenario writes it.
std::string default_of(const Measure& measure, double value) {
  constexpr double months_per_year = 12;
  if (measure.written == Written::as_number) return fmt::format("`{:.10g}`", value);
  return fmt::format("`\"{:.10g} months\"`", value * months_per_year);
}

}  // namespace

void KeysForm::number(const Key& key, const Parameter&, const Limits& limits) {
  add(key, allowed({limits}), required);
}
void KeysForm::number(const Key& key, const std::optional<Parameter>&, const Limits& limits) {
  add(key, allowed({limits}), optional);
}
void KeysForm::number(const Key& key, const Parameter&, const Limits& limits, double fallback) {
  add(key, allowed({limits}), optional, default_of({limits}, fallback));
}
void KeysForm::duration(const Key& key, const Parameter&, const Limits& limits) {
  add(key, allowed({limits, Written::as_duration}), required);
}
void KeysForm::duration(const Key& key, const Parameter&, const Limits& limits, double fallback) {
  add(key, allowed({limits, Written::as_duration}), optional,
      default_of({limits, Written::as_duration}, fallback));
}
void KeysForm::duration(const Key& key, const std::optional<Parameter>&, const Limits& limits) {
  add(key, allowed({limits, Written::as_duration}), optional);
}
void KeysForm::quantity(const Key& key, const Quantity&, const Limits& limits) {
  add(key, or_distribution({limits}), required);
}
void KeysForm::quantity(const Key& key, const Quantity&, const Limits& limits, double fallback) {
  add(key, or_distribution({limits}), optional, default_of({limits}, fallback));
}
void KeysForm::duration_quantity(const Key& key, const Quantity&, const Limits& limits, double fallback) {
  add(key, or_distribution({limits, Written::as_duration}), optional,
      default_of({limits, Written::as_duration}, fallback));
}
void KeysForm::integer(const Key& key, std::int64_t usual, std::int64_t low, std::int64_t high, Need need) {
  const bool has_default = need == optional && usual >= low;  // otherwise described by `meaning`
  add(key, whole_number(low, high), need, has_default ? fmt::format("`{}`", grouped(usual)) : "");
}
void KeysForm::integer_or_zero(const Key& key, std::int64_t usual, std::int64_t low, std::int64_t high) {
  add(key, "0, or " + whole_number(low, high), optional, fmt::format("`{}`", grouped(usual)));
}
void KeysForm::matrix(const Key& key, const Matrix&, const Limits& limits) {
  add(key, fmt::format("list of rows of numbers, each {}", allowed({limits})), required);
}
void KeysForm::pair(const Key& key, const std::vector<Parameter>&, const Limits& limits) {
  add(key, fmt::format("list of two numbers, each {}", allowed({limits})), optional);
}
void KeysForm::yearly(const Key& key, const Yearly&, const Limits& limits) {
  add(key, yearly_value(limits), required);
}
void KeysForm::mix(const Key& key, const Mix&) {
  add(key, "table of shares by pathway, each " + yearly_value(probability), required);
}
void KeysForm::rates(const Key& key, const RateSteps&, const Limits& limits) {
  add(key,
      fmt::format("{}; one number, or a list of tables in order of time, each with its `rate` and, but for "
                  "the first, "
                  "`from`: a duration such as \"30 years\" after entry",
                  allowed({limits})),
      required);
}
void KeysForm::report_times(const Key& key, const std::vector<std::pair<Name, double>>&) {
  add(key, "list of different durations", optional);
}
void KeysForm::plain_number(const Key& key, const std::optional<double>&, Need need) {
  add(key, allowed({any_number}), need);
}
void KeysForm::distinct_numbers(const Key& key, const std::vector<double>&, const Limits& limits, Need need) {
  add(key, fmt::format("list of different numbers, each {}", allowed({limits})), need);
}
void KeysForm::whole_numbers(const Key& key, const std::vector<std::int64_t>&, const CountLimits& limits,
                             std::size_t most) {
  add(key,
      fmt::format("list of at most {} ascending numbers, each a {}", most,
                  whole_number(limits.low, limits.high)),
      required);
}
void KeysForm::numbers_by_name(const Key& key, const std::vector<std::pair<Name, Parameter>>&,
                               const Limits& limits) {
  add(key, "table by pattern, each " + allowed({limits}), optional);
}
void KeysForm::text(const Key& key, const std::string&, Need need) { add(key, "text", need); }
void KeysForm::line(const Key& key, const std::string&) { add(key, "text, not empty", optional); }
void KeysForm::name(const Key& key, const Name&, Need need) { add(key, "text, not empty", need); }
void KeysForm::names(const Key& key, const std::vector<Name>&) { add(key, "list of names", optional); }
void KeysForm::some_names(const Key& key, const std::vector<Name>&, std::span<const std::string_view> known) {
  add(key, known.empty() ? "list of different names" : "list of different " + one_of(known), optional);
}
void KeysForm::yes_no(const Key& key, bool usual) {
  add(key, "`true` or `false`", optional, fmt::format("`{}`", usual));
}
void KeysForm::yes_no(const Key& key, const std::optional<bool>&) { add(key, "`true` or `false`", optional); }
void KeysForm::choice_text(const Key& key, const std::string&, std::span<const std::string_view> names) {
  add(key, one_of(names), required);
}
void KeysForm::names_by_name(const Key& key, const std::vector<std::pair<Name, std::vector<Name>>>&) {
  add(key, "table of lists of names, none empty", optional);
}
void KeysForm::shares(const Key& key, const std::vector<Share>&, Need need,
                      std::span<const std::string_view> names) {
  const std::string of = names.empty() ? "name (64 at most)" : one_of(names);
  add(key, fmt::format("table by {}, each {}", of, allowed({probability})), need);
}
void KeysForm::shares_by_name(const Key& key, const std::vector<std::pair<Name, std::vector<Share>>>&,
                              std::span<const std::string_view> names) {
  add(key, fmt::format("table of tables by {}", one_of(names)), optional);
}
void KeysForm::flags(const Key& key, const std::vector<Share>& all) { shares(key, all, optional); }
void KeysForm::texts_by_name(const Key& key, const std::vector<std::pair<Name, std::string>>&) {
  add(key, "table of texts by name", optional);
}
void KeysForm::curve(const Key& key, const Curve&, Need need, CurveUse use) {
  add(key, curve_value(use), need);
}
void KeysForm::curve(const Key& key, const std::optional<Curve>&, Need need, CurveUse use) {
  add(key, curve_value(use), need);
}
void KeysForm::curves_by_name(const Key& key, const std::vector<std::pair<Name, Curve>>&, CurveUse use) {
  add(key, fmt::format("table by name, each {}", curve_value(use)), optional);
}

std::string KeysForm::page() const {
  return "| key | value | default | meaning |\n|---|---|---|---|\n" + rows_ + sections_;
}

void KeysForm::add(const Key& key, const std::string& value, Need need, std::string_view usual) {
  const std::string_view missing = need == optional ? "–" : "required";
  rows_ +=
      fmt::format("| `{}` | {} | {} | {} |\n", key.name, value, usual.empty() ? missing : usual, key.meaning);
}

void KeysForm::add_section(const Key& key, const std::string& header, std::string_view kind, Need need,
                           const std::string& keys) {
  rows_ += fmt::format("| [`{}`](#{}) | {} | {} | {} |\n", key.name, anchor(header), kind,
                       need == optional ? "–" : "required", key.meaning);
  sections_ += fmt::format("\n{} `{}`\n\n{}", path_.empty() ? "##" : "###", header, keys);
}

std::string KeysForm::one_of(std::span<const std::string_view> names) {
  std::string text;
  for (const std::string_view name : names) text += fmt::format("{}`{}`", text.empty() ? "" : ", ", name);
  return text;
}

std::string KeysForm::inner(const Key& key) const {
  return path_.empty() ? std::string(key.name) : fmt::format("{}.{}", path_, key.name);
}

}  // namespace spinepath::scenario
