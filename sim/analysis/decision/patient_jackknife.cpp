#include "sim/analysis/decision/patient_jackknife.h"

#include <algorithm>

#include "sim/analysis/decision/noise_correction.h"
#include "sim/analysis/statistics/jackknife.h"

namespace spinepath {

Eigen::VectorXd figures_of(const Choice& choice) {
  Eigen::VectorXd figures(1 + static_cast<Eigen::Index>(2 * choice.probability.size()));
  figures[0] = choice.evpi();
  std::ranges::copy(choice.probability, figures.begin() + 1);
  std::ranges::copy(choice.expected_loss, figures.begin() + 1 + std::ssize(choice.probability));
  return figures;
}

PatientJackknife patient_jackknife(const Increments& draws, double evpi) {
  const auto groups = static_cast<double>(draws.groups);
  std::vector<Eigen::VectorXd> naive, corrected;
  double without_group = 0;  // mean of EVPI [money per patient]
  for (std::size_t g = 0; g < draws.groups; ++g) {
    const Increments rest{draws.value - draws.offset(g) / (groups - 1),
                          draws.noise * (groups / (groups - 1))};
    naive.push_back(figures_of(choose(rest.value, draws.size)));
    corrected.push_back(figures_of(choose(without_noise(rest).value, draws.size)));
    without_group += corrected.back()[0] / groups;
  }
  return {jackknife_variances(naive), jackknife_variances(corrected), (groups - 1) * (without_group - evpi)};
}

}  // namespace spinepath
