#include "sim/scenario/evidence/claims.h"

#include <algorithm>
#include <set>

#include "models/distribution.h"
#include "sim/scenario/evidence/curves.h"
#include "sim/scenario/evidence/evidence.h"
#include "sim/scenario/format/quantity.h"

namespace spinepath::scenario {
namespace {

/// A key of a knot, and its value as implied by the other keys.
struct Benefit {
  std::string_view key;
  std::optional<Parameter> Knot::*number;
  double (*implied)(const ReliefMoments&);
};

double rate_above(double criterion, const ReliefMoments& relief) {
  return 1 - Normal(relief.mean, relief.sd).cdf(criterion);
}

constexpr Benefit benefits[] = {
    {"relief_30", &Knot::relief_30, [](const ReliefMoments& relief) { return rate_above(30, relief); }},
    {"relief_50", &Knot::relief_50, [](const ReliefMoments& relief) { return rate_above(50, relief); }},
    {"mean", &Knot::mean, [](const ReliefMoments& relief) { return relief.mean; }}};

class Claims {
 public:
  explicit Claims(const Scenario& scenario) : scenario_(scenario) {}

  void add(const Treatment& treatment, const Curve& curve, const std::string& evidence,
           const Curve* controlled) {
    if (controlled == nullptr || controlled == &curve) return;
    for (const Knot& knot : curve.knots) {
      const auto same = std::ranges::find(controlled->knots, knot.time, &Knot::time);
      const bool has_knot = same != controlled->knots.end();
      for (const auto& [key, number, implied] : benefits) {
        const std::optional<Parameter>& claimed = knot.*number;
        const std::optional<Parameter> given = has_knot ? (*same).*number : std::nullopt;
        if (claimed && is_marketing(*claimed, evidence) && listed_.insert(claimed->path).second)
          claims_.push_back({.path = claimed->path,
                             .treatment = treatment.name.text,
                             .at = knot.at.text,
                             .key = std::string(key),
                             .claimed = claimed->value,
                             .controlled = given      ? std::optional(given->value)
                                           : has_knot ? std::optional(implied(to_moments(*same)))
                                                      : std::nullopt,
                             .implied = has_knot && !given});
      }
    }
  }

  std::vector<Claim> all() && { return std::move(claims_); }

 private:
  bool is_marketing(const Parameter& parameter, const std::string& evidence) const {
    return evidence == marketing_evidence ||
           std::ranges::any_of(scenario_.sources, [&](const Source& source) {
             return source.name.text == parameter.source.text && source.design == marketing_design;
           });
  }

  const Scenario& scenario_;
  std::set<std::string> listed_;  ///< paths, which treatments share by `like`
  std::vector<Claim> claims_;
};

std::string first_of(const std::vector<Name>& names) { return names.empty() ? std::string{} : names[0].text; }

/// The controlled curve of patients with a condition and a severity, of any age and with any flags; of all
/// patients if these are empty. Null if there is none.
const Curve* controlled_curve(const Treatment& treatment, const std::string& condition,
                              const std::string& severity) {
  for (const auto& [eligibility, curve] : curve_choices(treatment, std::string(default_evidence)))
    if (takes_all(eligibility) && (eligibility == nullptr || names(*eligibility, condition, severity)))
      return curve;
  return nullptr;
}

}  // namespace

std::vector<Claim> claims_of(const Scenario& scenario) {
  Claims claims(scenario);
  for (const Treatment& treatment : scenario.treatments) {
    for (const auto& [variant, curve] : treatment.response_variants)
      claims.add(treatment, curve, variant.text, controlled_curve(treatment, {}, {}));
    for (const CurveFor& entry : treatment.response_for)
      claims.add(treatment, entry.curve, entry.evidence.text,
                 controlled_curve(treatment, first_of(entry.eligibility.conditions),
                                  first_of(entry.eligibility.severity)));
  }
  return std::move(claims).all();
}

}  // namespace spinepath::scenario
