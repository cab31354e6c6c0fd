// What is said of money: spend by view, its differences to the reference pathway, and the titles that follow from them.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "models/view.h"
#include "sim/report/data/material.h"

namespace spinepath::report {

/// "USD of 2024 per patient over 5 years, discounted by 3 % a year"
std::string money_measure(const Study& study);
/// "discounted by 3 % a year", "not discounted"; with later rates ", from 30 years on discounted by 2 % a year".
std::string discount_text(double per_year);
std::string discount_text(const std::vector<RateText>& rates);

/// Of the run, at its parameters' values; null if there is none. `at`: a report time or "horizon".
const Estimate* spend_of(const Material& material, const PathwayText& pathway, View view,
                         const std::string& at = "horizon");

/// Pathways that titles speak of: without what-ifs.
std::vector<const PathwayText*> judged(const Study& study);
/// What † means, for the note below a figure; empty without what-ifs.
std::string what_ifs_note(const Study& study);

/// The mean rounded to its error, without the error: "12,850".
std::string rounded_mean(const Estimate& estimate, double scale = 1);

/// "All alternatives cost health care more; none clearly adds QALYs", as text; empty without alternatives.
std::string differences_finding(const Material& material);
/// What health care spends in the cheapest and the dearest pathway, as text; empty without spend.
std::string spend_finding(const Material& material);

}  // namespace spinepath::report
