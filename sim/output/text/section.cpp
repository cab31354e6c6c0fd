#include "sim/output/text/section.h"

#include <algorithm>

#include <fmt/format.h>

#include "sim/output/text/number.h"

namespace spinepath::output {

std::string scaled(const std::optional<double>& mean, const std::optional<double>& se, double scale) {
  const auto times = [&](const std::optional<double>& x) { return x ? std::optional(*x * scale) : x; };
  return rounded(times(mean), times(se));
}

std::string text_of(const Section& section, const Style& style, Room room) {
  if (section.table.empty()) return {};
  return fmt::format("\n{}\n{}\n\n{}", bold(section.question, style),
                     wrapped(section.caption, style.text(), 0), section.table.text(style, room));
}

std::string error_note(const Style& style) {
  constexpr std::size_t line = 100;  // [columns]
  return wrapped(
             "± is the Monte Carlo standard error; a number without it is the same for all patients, "
             "unless its caption says otherwise",
             std::min(style.text(), line), 0) +
         "\n";
}

}  // namespace spinepath::output
