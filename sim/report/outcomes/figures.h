// What happens to patients, money and budgets: figures, a file each. Each makes nothing where the files do not have what
// it shows.
#pragma once
#include <optional>
#include <string>

#include "sim/report/data/material.h"
#include "sim/report/page/figure.h"

namespace spinepath::report {

std::optional<Figure> question_figure(const Material& material);         ///< pathways as a drawn tree
std::optional<Figure> relief_figure(const Material& material);           ///< half the pain gone, over time
std::optional<Figure> relief_interval_figure(const Material& material);  ///< how sure that is
std::optional<Figure> parts_figure(const Material& material);    ///< natural course, context, specific effect
std::optional<Figure> treated_figure(const Material& material);  ///< relief of those treated, by treatment
std::optional<Figure> treated_parts_figure(const Material& material);  ///< and what it is made of
std::optional<Figure> flow_figure(const Material& material);           ///< what happens at each step
std::optional<Figure> harms_figure(const Material& material);
std::optional<Figure> payers_figure(const Material& material);   ///< spend by who pays
std::optional<Figure> classes_figure(const Material& material);  ///< by class of treatment
std::optional<Figure> spend_over_time_figure(const Material& material);
std::optional<Figure> differences_figure(const Material& material);  ///< in money and QALYs, with intervals
std::optional<Figure> subgroups_figure(const Material& material);
std::optional<Figure> subgroup_decisions_figure(const Material& material);  ///< over the draws
std::optional<Figure> budget_figure(const Material& material);
std::optional<Figure> comparison_figure(const Material& material);
std::optional<Figure> compared_draws_figure(const Material& material);  ///< net benefit of cases, by draw
std::string compared_decisions(const Material& material);  ///< of cases that have no such figure, by PSA
std::string compared_cases(const Material& material);      ///< what the cases are

}  // namespace spinepath::report
