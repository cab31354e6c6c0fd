// Sentences of the brief that are about one part of the files; each is empty without it.
#pragma once
#include <string>

#include "sim/report/data/material.h"

namespace spinepath::report {

std::string choice_sentence(const Material& material);       ///< what to choose, and how sure
std::string agreement_sentence(const Material& material);    ///< where values and draws disagree
std::string information_sentence(const Material& material);  ///< what is worth finding out
std::string budget_sentence(const Material& material);
std::string comparison_sentence(const Material& material);

}  // namespace spinepath::report
