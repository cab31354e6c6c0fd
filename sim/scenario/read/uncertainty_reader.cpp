#include <cmath>

#include <fmt/format.h>

#include "sim/scenario/read/distribution_reader.h"
#include "sim/scenario/read/text_reader.h"

namespace spinepath::scenario {
namespace {

constexpr double widest_ratio = 1000;  ///< sd / mean of a gamma or lognormal, as in quantity_checks.cpp
constexpr double narrowest_ratio = 1e-4;

const UncertaintyKeys* kind_of(TableReader& table) {
  const Entry* dist = table.find("dist");
  if (!dist) return &uncertainties.front();
  std::vector<std::string_view> names;
  for (const UncertaintyKeys& known : uncertainties)
    if (!known.dist.empty()) names.push_back(known.dist);
  const auto choice = read_choice(dist->value, table.path("dist"), names, table.report());
  return choice ? &uncertainties[*choice + 1] : nullptr;
}

std::optional<double>& slot(Uncertainty& uncertainty, std::string_view key) {
  if (key == "low") return uncertainty.low;
  if (key == "high") return uncertainty.high;
  return key == "n" ? uncertainty.n : uncertainty.sd;
}

class Checks {
 public:
  Checks(const Uncertainty& uncertainty, double around, const KeyPath& path, Report& report)
      : uncertainty_(uncertainty), around_(around), path_(path), report_(report) {}

  void all(const Measure& measure) {
    using Kind = Uncertainty::Kind;
    const auto& [kind, low, high, sd, n, where] = uncertainty_;
    const bool is_interval = kind == Kind::interval;
    const bool as_beta = kind == Kind::beta || (kind == Kind::dirichlet && measure.limits.is_share()) ||
                         (is_interval && measure.limits.is_share());
    const bool as_gamma =
        kind == Kind::gamma || kind == Kind::lognormal || (is_interval && measure.limits.low == 0);
    if (low && high) order(*low, *high);
    if (as_beta && (around_ <= 0 || around_ >= 1))
      refuse("needs a value within (0, 1)", "a value above 0 and below 1, or no uncertainty");
    else if (as_gamma && around_ <= 0)
      refuse("needs a value above 0", "a value above 0, or no uncertainty");
    else if (as_beta && sd)
      spread(*sd, "sd");
    else if (as_beta && low && high)
      spread((*high - *low) / (2 * z_975), "the interval");
    else if (as_gamma && (sd || (low && high)))
      ratio(sd ? *sd : (*high - *low) / (2 * z_975));
  }

 private:
  void refuse(std::string problem, std::string allowed) {
    report_.refuse({.where = uncertainty_.where,
                    .key = path_.shown,
                    .problem = std::move(problem),
                    .allowed = std::move(allowed)});
  }
  void order(double low, double high) {
    if (low >= high)
      refuse("low is not below high", "low < high");
    else if (around_ < low || around_ > high)
      refuse(fmt::format("the value {:.6g} is not between low and high", around_), "low <= value <= high");
  }
  /// A beta with mean m exists for sd^2 < m (1 - m) only.
  void spread(double sd, std::string_view what) {
    const double widest = std::sqrt(around_ * (1 - around_));
    if (sd >= widest)
      refuse(fmt::format("{} is too wide for a beta with mean {:.6g}", what, around_),
             fmt::format("sd below {:.4g}", widest));
  }

  /// Beyond, quantiles under- and overflow, or the parameter is a fixed number to all purposes.
  void ratio(double sd) {
    if (sd > widest_ratio * around_ || sd < narrowest_ratio * around_)
      refuse("the spread and the value are too far apart",
             fmt::format("sd {:.4g} to {:.4g}", narrowest_ratio * around_, widest_ratio * around_));
  }

  const Uncertainty& uncertainty_;
  double around_;
  const KeyPath& path_;
  Report& report_;
};

}  // namespace

FoundNumber find_number(TableReader& table, const NumberKey& key, const Measure& quantity) {
  if (key.instead.empty())
    return {key.name, table.require(key.name, allowed(measure_of(key.name, quantity)))};
  const Entry* other = table.find(key.instead);
  if (!other) {
    const auto hint = fmt::format("{} or {}", key.name, key.instead);
    return {key.name, table.require(key.name, hint)};
  }
  if (table.find(key.name))
    table.report().refuse({.where = other->where,
                           .key = table.path(key.instead).shown,
                           .problem = fmt::format("stands beside {}", key.name),
                           .allowed = fmt::format("one of {}, {}", key.name, key.instead)});
  return {key.instead, other};
}

Uncertainty read_uncertainty(const Value& value, const KeyPath& path, double around, const Measure& measure,
                             Report& report) {
  Uncertainty uncertainty;
  uncertainty.where = value.where;
  TableReader table(value, path, report);
  if (!table.present()) return uncertainty;
  const UncertaintyKeys* keys = kind_of(table);
  if (!keys) return uncertainty;
  uncertainty.kind = keys->kind;
  const Measure ends{measure.limits.closed(), measure.written};
  for (const NumberKey& key : keys->numbers) {
    if (key.name.empty()) continue;
    const auto [name, entry] = find_number(table, key, ends);
    if (!entry) continue;
    const double number = read_number(entry->value, path.key(name), measure_of(name, ends), report);
    slot(uncertainty, name) = number;
  }
  table.refuse_unknown_keys();
  Checks(uncertainty, around, path, report).all(measure);
  return uncertainty;
}

}  // namespace spinepath::scenario
