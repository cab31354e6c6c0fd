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
/// "pathways 3 and 5 continue": at the lower end of a column; "pathways 3 and 5, continued" at the upper end.
enum class ColumnEnd { lower, upper };
std::vector<Paragraph> continued_paragraphs(const std::vector<std::size_t>& pathways, ColumnEnd end);
std::vector<Paragraph> foot_paragraphs(const scenario::Scenario& scenario);

}  // namespace spinepath::report
