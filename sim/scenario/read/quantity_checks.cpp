#include "sim/scenario/read/quantity_checks.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "sim/scenario/format/quantity.h"

namespace spinepath::scenario {
namespace {

constexpr double widest_ratio =
    1000;  ///< sd / mean of a lognormal or gamma; beyond, quantiles under- and overflow
constexpr double narrowest_ratio = 1e-4;  ///< beyond, a gamma is a fixed number to all purposes

class Checks {
 public:
  Checks(const Quantity& quantity, const KeyPath& path, Report& report)
      : quantity_(quantity), path_(path), report_(report) {}

  void all(const Measure& measure) {
    order();
    if (sound_) spread();
    if (sound_) truncation();
    if (sound_) support(measure);
  }

 private:
  const Parameter* get(std::string_view key) const {
    if (key == "min" || key == "max") {
      const auto& end = key == "min" ? quantity_.min : quantity_.max;
      return end ? &*end : nullptr;
    }
    return find_number(quantity_, key);
  }

  void refuse(Location where, const KeyPath& path, std::string problem, std::string allowed) {
    sound_ = false;
    report_.refuse(
        {.where = where, .key = path.shown, .problem = std::move(problem), .allowed = std::move(allowed)});
  }

  void refuse(std::string_view key, std::string problem, std::string allowed) {
    refuse(get(key)->where, path_.key(key), std::move(problem), std::move(allowed));
  }

  enum class Equal { allowed, refused };
  void ascending(std::string_view lower, std::string_view upper, Equal equal) {
    const Parameter *a = get(lower), *b = get(upper);
    if (!a || !b) return;
    if (a->value > b->value || (equal == Equal::refused && a->value == b->value))
      refuse(lower, fmt::format("{} is {} {}", lower, equal == Equal::refused ? "not below" : "above", upper),
             fmt::format("{} {} {}", lower, equal == Equal::refused ? "<" : "<=", upper));
  }

  void order() {
    ascending("low", "mode", Equal::allowed);
    ascending("mode", "high", Equal::allowed);
    if (sound_) ascending("low", "high", Equal::refused);
    ascending("min", "max", Equal::refused);
    for (const auto& [key, number] : quantity_.numbers) sound_ = sound_ && !std::isnan(number.value);
    for (const Parameter* end : {get("min"), get("max")}) sound_ = sound_ && !(end && std::isnan(end->value));
  }

  void positive(std::string_view key) {
    const Parameter* number = get(key);
    if (number && number->value <= 0) refuse(key, fmt::format("{} is not above 0", key), "above 0");
  }

  void ratio() {
    const double mean = get("mean")->value, sd = get("sd")->value;
    if (sd > widest_ratio * mean || sd < narrowest_ratio * mean)
      refuse("sd", "sd and mean are too far apart",
             fmt::format("{:.4g} to {:.4g}", narrowest_ratio * mean, widest_ratio * mean));
  }

  void beta() {
    const double mean = get("mean")->value, widest = std::sqrt(mean * (1 - mean));
    if (mean >= 1)
      refuse("mean", "mean of a beta is not below 1", "above 0 and below 1");
    else if (const Parameter* sd = get("sd"); sd && sd->value >= widest)
      refuse("sd", "sd is too large for a beta with this mean", fmt::format("below {:.4g}", widest));
  }

  void spread() {
    switch (quantity_.shape) {
      case Shape::lognormal:
      case Shape::gamma:
        positive("mean");
        if (sound_) ratio();
        break;
      case Shape::beta:
        positive("mean");
        if (sound_) beta();
        break;
      case Shape::exponential: positive("mean"); [[fallthrough]];
      case Shape::weibull: positive("median"); break;
      default: break;
    }
  }

  void truncation() {
    if (!quantity_.min && !quantity_.max) return;
    const auto [low, high] = support_of(quantity_);
    Quantity whole = quantity_;
    whole.min.reset();
    whole.max.reset();
    const Distribution d = to_distribution(whole);
    if (low >= high || !(d.cdf(high) - d.cdf(low) > 0))
      refuse(quantity_.min ? "min" : "max", "no value lies between min and max",
             "an interval with probability");
  }

  void support(const Measure& measure) {
    if (quantity_.shape == Shape::fixed) return;
    const Limits& limits = measure.limits;
    const auto [low, high] = support_of(quantity_);
    const auto written = [&](double end) {
      return measure.written == Written::as_duration ? fmt::format("\"{} years\"", end)
                                                     : fmt::format("{}", end);
    };
    if (low < limits.low)
      refuse(quantity_.where, path_, fmt::format("reaches below {}", limits.low),
             fmt::format("add {} {}", limits.ends == Ends::closed ? "min =" : "a min above",
                         written(limits.low)));
    if (high > limits.high)
      refuse(quantity_.where, path_, fmt::format("reaches above {}", limits.high),
             fmt::format("add max = {}", written(limits.high)));
  }

  const Quantity& quantity_;
  const KeyPath& path_;
  Report& report_;
  bool sound_ = true;
};

}  // namespace

void check_quantity(const Quantity& quantity, const KeyPath& path, const Measure& measure, Report& report) {
  Checks(quantity, path, report).all(measure);
}

}  // namespace spinepath::scenario
