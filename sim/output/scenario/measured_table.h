// What was measured of each treatment in use, under each evidence, and what effect on top of the natural course it
// makes: for `sources`, and for `explain` the curves and the natural course of one patient.
#pragma once
#include <optional>

#include "models/patient.h"
#include "sim/output/text/section.h"
#include "sim/scenario/format/scenario.h"

namespace spinepath::output {

/// A row for each knot of each curve and natural course.
Section measured_section(const scenario::Scenario& scenario);

/// A row for each knot of the curves that apply to a patient with that rule of the natural course (none: without
/// one), if the treatment is open to the patient; empty if there are none.
Table measured_table_of(const scenario::Scenario& scenario, const Patient& patient,
                        std::optional<std::size_t> rule);

/// The readings of the evidence in the words of the file, and how many treatments in use have such a variant.
Section readings_section(const scenario::Scenario& scenario);

}  // namespace spinepath::output
