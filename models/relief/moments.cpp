#include "models/relief/moments.h"

#include "models/numerics/elementary.h"
#include "models/numerics/special_functions.h"

namespace spinepath {

ReliefMoments moments_from_rates(double relief_30, double relief_50) {
  const double z_30 = normal_quantile(1 - relief_30), z_50 = normal_quantile(1 - relief_50);
  const double sd = 20 / (z_50 - z_30);
  return {50 - sd * z_50, sd};
}

ReliefMoments moments_from_rate_and_mean(double criterion, double rate, double mean) {
  return {mean, (criterion - mean) / normal_quantile(1 - rate)};
}

ReliefMoments moments_from_rate_and_sd(double criterion, double rate, double sd) {
  return {criterion - sd * normal_quantile(1 - rate), sd};
}

double rate_of(double criterion, const ReliefMoments& moments) {
  return normal_cdf((moments.mean - criterion) / moments.sd);
}

double mean_from_difference(double criterion, double difference, const ReliefMoments& control,
                            double treated_sd) {
  const double share = rate_of(criterion, control) + difference;
  return criterion - treated_sd * normal_quantile(1 - share) - control.mean;
}

}  // namespace spinepath
