#include "sim/scenario/read/number_reader.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "sim/scenario/read/distribution_reader.h"
#include "sim/scenario/read/table_reader.h"
#include "sim/scenario/read/text_reader.h"
#include "sim/scenario/text/duration.h"

namespace spinepath::scenario {
namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

/// No end further out than any number may be.
Limits within_reason(Limits limits) {
  limits.low = std::max(limits.low, -largest_number);
  limits.high = std::min(limits.high, largest_number);
  return limits;
}

double read_duration_text(const Value& value, const KeyPath& path, const Measure& measure, Report& report) {
  const auto years = parse_duration(*value.text());
  if (const double* number = std::get_if<double>(&years)) return *number;
  InputError error = std::get<InputError>(years);
  error.where = value.where;
  error.key = path.shown;
  if (error.allowed.empty()) error.allowed = allowed(measure);
  report.refuse(std::move(error));
  return not_a_number;
}

double refuse(const Value& value, const KeyPath& path, const Measure& measure, std::string problem,
              Report& report) {
  report.refuse(
      {.where = value.where, .key = path.shown, .problem = std::move(problem), .allowed = allowed(measure)});
  return not_a_number;
}

/// The number as written, before limits.
double raw_number(const Value& value, const KeyPath& path, const Measure& measure, Report& report) {
  const auto* integer = std::get_if<std::int64_t>(&value.data);
  const auto* real = std::get_if<double>(&value.data);
  const bool duration = measure.written == Written::as_duration;
  if (duration && value.text()) return read_duration_text(value, path, measure, report);
  if (duration && (integer || real)) return refuse(value, path, measure, "a number without a unit", report);
  if (integer) return static_cast<double>(*integer);
  if (real && std::isfinite(*real)) return *real;
  if (real) return refuse(value, path, measure, fmt::format("{} is not finite", *real), report);
  return refuse(value, path, measure,
                fmt::format("expected {}, found {}", duration ? "a duration" : "a number", kind_name(value)),
                report);
}

std::string as_written(const Value& value, double number) {
  return value.text() ? fmt::format("\"{}\"", *value.text()) : fmt::format("{}", number);
}

}  // namespace

double read_number(const Value& value, const KeyPath& path, const Measure& measure, Report& report) {
  const double number = raw_number(value, path, measure, report);
  if (std::isnan(number)) return not_a_number;
  if (std::fabs(number) > largest_number)
    return refuse(value, path, {within_reason(measure.limits), measure.written},
                  fmt::format("{} is out of range", as_written(value, number)), report);
  if (!measure.limits.allow(number))
    return refuse(value, path, measure, fmt::format("{} is out of range", as_written(value, number)), report);
  return number;
}

Parameter read_parameter(const Value& value, const KeyPath& path, const Measure& measure, Report& report) {
  Parameter parameter;
  parameter.path = path.name;
  parameter.where = value.where;
  if (!value.table()) {
    parameter.value = read_number(value, path, measure, report);
    return parameter;
  }
  parameter.value = not_a_number;
  TableReader table(value, path, report);
  if (const Entry* dist = value.table()->find("dist")) {
    report.refuse({.where = dist->where,
                   .key = path.shown,
                   .problem = "cannot vary between patients",
                   .allowed = "a number or { value, uncertainty, source, note }"});
    return parameter;
  }
  if (const Entry* entry = table.require("value", allowed(measure))) {
    parameter.value = read_number(entry->value, path.key("value"), measure, report);
    parameter.where = entry->value.where;
  }
  if (const Entry* entry = table.find("uncertainty"))
    parameter.uncertainty =
        read_uncertainty(entry->value, path.key("uncertainty"), parameter.value, measure, report);
  if (const Entry* entry = table.find("source"))
    parameter.source = read_source(entry->value, path.key("source"), report);
  if (const Entry* entry = table.find("note"))
    parameter.note = read_text(entry->value, path.key("note"), report);
  table.refuse_unknown_keys();
  return parameter;
}

}  // namespace spinepath::scenario
