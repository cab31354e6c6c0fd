#include "sim/report/decision/ratio_cell.h"

#include <fmt/format.h>

#include "sim/report/words/numbers.h"

namespace spinepath::report {

DataCell ratio_cell(const Json& row) {
  const std::string status = text_of(row, "Status"), interval = text_of(row, "Interval");
  const auto ratio = number_of(row, "ICER");
  if (!ratio)
    return std::string(status == "D" ? "dominated" : status == "ED" ? "extendedly dominated" : "cheapest");
  const auto low = number_of(row, "ICER_p025"), high = number_of(row, "ICER_p975");
  if (!interval.empty() && (!low || !high)) return fmt::format("{} ({})", significant(*ratio, 3), interval);
  return Estimate{ratio, {}, low, high};
}

std::string frontier_words(std::string_view strategy) {
  return fmt::format(
      "Dominated: another {0} costs no more and brings at least as much. Extendedly dominated: the next step "
      "up costs "
      "less for each unit. Not an interval: the {0} may bring no more than the one before, so that the ratio "
      "may be any "
      "large number, of either sign.",
      strategy);
}

}  // namespace spinepath::report
