// Normal distributions of relief over patients from what trials publish: responder rates, means, spreads, and
// differences in responder rates between two arms. See models/README.md, Relief.
#pragma once

namespace spinepath {

/// Normal distribution of relief over patients.
struct ReliefMoments {
  double mean = 0;  ///< [percent]
  double sd = 30;   ///< [percent]
  bool operator==(const ReliefMoments&) const = default;
};

/// Meets both probabilities exactly: P(X >= 30) = relief_30, P(X >= 50) = relief_50. Needs
/// relief_50 < relief_30.
ReliefMoments moments_from_rates(double relief_30, double relief_50);
/// P(X >= criterion) = rate with the given mean; the sd is <= 0 or not finite if no normal distribution fits.
ReliefMoments moments_from_rate_and_mean(double criterion, double rate, double mean);
/// P(X >= criterion) = rate with the given sd.
ReliefMoments moments_from_rate_and_sd(double criterion, double rate, double sd);

/// P(X >= criterion).
double rate_of(double criterion, const ReliefMoments& moments);

/// Mean difference from a control arm that makes the share with X >= criterion larger by `difference`, when
/// the treated arm is normal with the standard deviation `treated_sd` [percent]. Needs control.sd > 0 and a
/// resulting share in (0, 1).
double mean_from_difference(double criterion, double difference, const ReliefMoments& control,
                            double treated_sd);

}  // namespace spinepath
