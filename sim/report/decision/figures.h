// Whether it is worth it, how sure that is, and what to find out: figures, a file each. Each makes nothing where the files
// do not have what it shows.
#pragma once
#include <optional>
#include <string>

#include "sim/report/data/material.h"
#include "sim/report/page/figure.h"

namespace spinepath::report {

std::optional<Figure> plane_figure(const Material& material);          ///< cost-effectiveness plane
Block frontier_table(const Material& material);                        ///< of a run, by view
std::string sample_frontier_table(const Material& material);           ///< of a sample, by its means
std::optional<Figure> acceptability_figure(const Material& material);  ///< CEAC and CEAF
std::optional<Figure> loss_figure(const Material& material);           ///< expected loss and EVPI
std::optional<Figure> information_figure(const Material& material);    ///< EVPPI
std::optional<Figure> trials_figure(const Material& material);         ///< EVSI and ENBS
std::optional<Figure> tornado_figure(const Material& material);
std::optional<Figure> two_way_figure(const Material& material);
std::optional<Figure> threshold_figure(const Material& material);
std::optional<Figure> convergence_figure(const Material& material);  ///< whether the draws are enough

}  // namespace spinepath::report
