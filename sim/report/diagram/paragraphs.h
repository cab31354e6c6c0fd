// The texts of the diagram as paragraphs: its head, its steps, the ends of its pathways, its remarks.
#pragma once
#include <vector>

#include "sim/report/diagram/tree.h"
#include "sim/report/draw/text_block.h"
#include "sim/scenario/format/scenario.h"

namespace spinepath::report {

std::vector<Paragraph> head_paragraphs(const scenario::Scenario& scenario);
std::vector<Paragraph> entry_paragraphs(const scenario::Scenario& scenario);
/// `pathways`: indices of those that share the step, ascending.
std::vector<Paragraph> step_paragraphs(const scenario::Scenario& scenario, const StepPlace& place,
                                       const std::vector<std::size_t>& pathways);
std::vector<Paragraph> end_paragraphs(const scenario::Scenario& scenario, std::size_t pathway);
std::vector<Paragraph> foot_paragraphs(const scenario::Scenario& scenario);

}  // namespace spinepath::report
